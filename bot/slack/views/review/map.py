"""How the map looks: on Home in a few words, in a window a row for each line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.calendar.when import when_said
from bot.domain.review.evidence import Evidence, Grade, Standing
from bot.domain.review.map import CaseMap, MapLine, MapTheme, Standpoint
from bot.domain.review.review import Rating, is_met
from bot.domain.text.wording import calendar_date, capitalised, counted, first_name, joined
from bot.slack.modal import modal
from bot.slack.text import bold, line, quoted, rich, said, shortened, small
from bot.slack.views.links import plain_button
from bot.slack.views.review.rating import LABELS, SAID_AS
from bot.slack.views.review.review import COLOURS, OPEN, OPEN_LINE, OPEN_MAP, line_value

PICTURE = "map_picture"
TABLE = "map_table"

MOST_EMPTY = 2
MOST_ROWS = 80
SHOWN = 150
THEME = 40

GRADES: dict[Grade, str] = {
    "none": "no evidence yet",
    "thin": "thin evidence",
    "fair": "fair evidence",
    "strong": "strong evidence",
}
"""Of the wins alone: how somebody rates the line is said beside it, and may differ."""

STANDINGS: dict[Standing, str] = {
    "shown": "shown",
    "claimed": "no win to show yet",
    "not_claimed": "you don't claim it yet",
    "unrated": "not rated yet",
}

AGREED: dict[Rating, str] = {"not_yet": "it isn't there yet", "partly": "it's partly there"}
"""What somebody agrees to who does not call a line met."""


def case_in_words(standpoint: Standpoint, most: int) -> list[Block]:
    """Where the case for the next role stands, in `most` lines that grow with each win."""
    found = standpoint.target
    if found is None:
        return []
    themes = sorted(found.themes, key=lambda theme: -theme.win_count)
    begun = [theme for theme in themes if theme.win_count or theme.agreed]
    empty = [_name(theme) for theme in themes if not theme.win_count]
    rows = [line(bold(_name(theme)), f": {_standing_of(theme)}") for theme in begun[:most]]
    if more := len(begun) - len(rows):
        rows.append(line(f"And {more} more under Review."))
    if empty:
        rows.append(line(f"Nothing saved yet under {joined(_few(empty))}."))
    return [rich(*rows, block_id="case")] if rows else []


def _standing_of(theme: MapTheme) -> str:
    """How much there is, and what the manager has agreed to."""
    return f"{counted(theme.win_count, 'win')}. {_agreement(theme)}".strip()


def _agreement(theme: MapTheme) -> str:
    agreed = theme.agreed
    if not agreed:
        return ""
    met = sum(is_met(mark.rating) for mark in agreed)
    by = first_name(agreed[0].by)
    if len(theme.counted) > 1:
        return f"{by} agrees you meet {met} of {len(theme.counted)}."
    return f"{by} agrees {'you meet it' if met else AGREED[agreed[0].rating]}."


def _few(names: Sequence[str]) -> list[str]:
    rest = len(names) - MOST_EMPTY
    return [*names[:MOST_EMPTY], *([f"{rest} more"] if rest > 0 else [])]


def map_view(standpoint: Standpoint, found: CaseMap, notice: str = "") -> View:
    """Every line: rating, evidence, and what is claimed but not shown. `notice` comes first."""
    blocks: list[Block] = [
        rich(line(bold(found.title), f"  {found.in_a_sentence}")),
        *([small(notice)] if notice else []),
        *([small(found.banner)] if found.banner else []),
        *_baseline(standpoint),
        *_deciding(standpoint),
        _exports(standpoint, found),
        *(row for theme in found.themes for row in _rows(theme)),
    ]
    if len(blocks) > MOST_ROWS:
        blocks = [*blocks[:MOST_ROWS], small("The table has the rest.")]
    return modal("Your map", "map", blocks=blocks)


def on_its_way(*, is_whole: bool = True) -> str:
    """What is said of a file; `is_whole` is False where letters had to be left out of it."""
    said_of = "On its way to your messages with me."
    if is_whole:
        return said_of
    return f"{said_of} The picture shows … for letters I have no font for; the table has them all."


def read_level(action: Mapping[str, Any]) -> int | None:
    """The level that a button stands for, None for the target."""
    value = str(action.get("value") or "")
    return int(value) if value.lstrip("-").isdigit() else None


def _theme(theme: MapTheme) -> RichTextSectionElement:
    covered = f"{theme.covered} of {counted(len(theme.counted), 'expectation')} with a win"
    return line(bold(_name(theme)), f": {GRADES[theme.grade]}, {covered}")


def _name(theme: MapTheme) -> str:
    return shortened(theme.name, THEME) or "Everything"


def _rows(theme: MapTheme) -> list[Block]:
    heading = rich(_theme(theme))
    return [heading, *(_row(one) for one in theme.lines)]


def _row(found: MapLine) -> SectionBlock:
    key = found.line.key
    return SectionBlock(
        block_id=f"map {line_value(key)}",
        text=MarkdownTextObject(
            text=f"*{quoted(shortened(found.line.text, SHOWN))}*\n{quoted(_words(found))}"
        ),
        accessory=plain_button("Open", OPEN_LINE, line_value(key), about=found.line.text),
    )


def _words(found: MapLine) -> str:
    """The line in words: rating, standing, and what the evidence is made of."""
    if aside := found.review.not_applicable:
        return f"Doesn't apply: {shortened(aside.reason, SHOWN)}"
    parts = [*_ratings(found), *_evidence(found.evidence)]
    parts += [
        f"{SAID_AS[voice.as_]}: {voice.by}, {calendar_date(voice.on)}" for voice in found.voices
    ]
    return " ".join(f"{capitalised(part)}." for part in parts)


def _ratings(found: MapLine) -> Iterator[str]:
    own, agreed = found.review.own, found.review.agreed
    if own and agreed and own.rating == agreed.rating:
        yield f"You both say: {LABELS[own.rating].lower()}"
    else:
        yield from (f"You: {LABELS[own.rating].lower()}",) if own else ()
        yield from (f"agreed: {LABELS[agreed.rating].lower()}",) if agreed else ()
    if found.standing != "shown":
        yield STANDINGS[found.standing]


def _evidence(evidence: Evidence) -> Iterator[str]:
    """How strong, what of, and what would make it stronger."""
    if not evidence.latest:
        return
    made_of = _made_of(evidence)
    with_what = [f"{count} {words}" for count, words, _ in made_of if count]
    latest = f"latest {when_said(evidence.latest)}"
    wins = f"{GRADES[evidence.grade]}: {counted(evidence.count, 'win')}"
    yield ", ".join((wins, *with_what, latest))
    if since := evidence.sustained_since():
        yield f"sustained since {since:%B %Y}"
    if missing := [name for count, _, name in made_of if not count]:
        yield f"stronger with {joined(missing)}"


def _made_of(evidence: Evidence) -> tuple[tuple[int, str, str], ...]:
    """What adds to the strength: how often it is there, in words, and what is missing without."""
    return (
        (evidence.with_number, "with a number", "a number"),
        (evidence.with_witness, "seen by others", "somebody who saw it"),
        (evidence.with_link, "with a link", "a link"),
    )


def _baseline(standpoint: Standpoint) -> list[Block]:
    current = standpoint.current
    return [said(COLOURS[current.baseline.colour])] if current else []


def _deciding(standpoint: Standpoint) -> list[Block]:
    """A case in which nothing was decided or led is flagged (001-10)."""
    if standpoint.has_decided_or_led:
        return []
    return [
        said(
            "🚩 No win of yours is a decision, and none is something you "
            "led. Whoever decides will look for one: what did you last decide for the team?"
        )
    ]


def _exports(standpoint: Standpoint, found: CaseMap) -> ActionsBlock:
    value = str(found.level)
    buttons = [
        plain_button("Send me the picture", PICTURE, value),
        plain_button("Send me the table", TABLE, value),
        plain_button("Go through the expectations", OPEN, value),
    ]
    for other in standpoint.maps:
        if other.level != found.level:
            name = shortened(f"Map of {other.title}", THEME)
            buttons.append(plain_button(name, OPEN_MAP, str(other.level)))
    return ActionsBlock(block_id="map-exports", elements=buttons)
