"""What a win is filed under, in words and as options: kind, benefit, expectations, behaviours."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Option, OptionGroup

from bot.domain.ladder.ladder import Line
from bot.domain.review.catalogue import BEHAVIOURS, behaviour_of
from bot.domain.wins.win import KINDS, Benefited
from bot.slack.text import plain, shortened

OPTION_TEXT = 75
OPTION_VALUE = 150
"""Source: docs.slack.dev/reference/block-kit/composition-objects/option-object."""

MOST_OPTIONS = 100
MOST_GROUPS = 100

BENEFITED: Mapping[Benefited, str] = {
    "team": "My team",
    "org": "The organisation",
    "customer": "Customers",
    "self": "Me",
}
FOR_WHOM: Mapping[Benefited, str] = {
    "team": "for the team",
    "org": "for the organisation",
    "customer": "for customers",
    "self": "for myself",
}


def kind_options() -> dict[str, Option]:
    return {kind.key: _option(kind.key, kind.label) for kind in KINDS}


def behaviour_options() -> dict[str, Option]:
    return {behaviour.key: _option(behaviour.key, behaviour.name) for behaviour in BEHAVIOURS}


def line_options(lines: Sequence[Line]) -> dict[str, Option]:
    """By tag; a line whose tag is longer than an option holds cannot be offered."""
    return {
        line.tag: _option(line.tag, line.text) for line in lines if len(line.tag) <= OPTION_VALUE
    }


def line_groups(lines: Sequence[Line], options: Mapping[str, Option]) -> list[OptionGroup]:
    """The same under their themes, in reading order."""
    themes: dict[str, list[Option]] = {}
    for line in lines:
        if line.tag in options:
            themes.setdefault(line.theme, []).append(options[line.tag])
    return [
        OptionGroup(label=plain(_words(theme)), options=found[:MOST_OPTIONS])
        for theme, found in list(themes.items())[:MOST_GROUPS]
    ]


def behaviour_name(key: str) -> str:
    behaviour = behaviour_of(key)
    return behaviour.name if behaviour else key


def _option(value: str, words: str) -> Option:
    return Option(value=value, text=plain(_words(words)))


def _words(text: str) -> str:
    """Something to read even where a ladder has only invisible characters."""
    return shortened(text, OPTION_TEXT) or "…"
