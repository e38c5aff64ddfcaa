"""How an agenda looks once it is posted: all that leaves, and nothing that does not."""

import json
from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block, HeaderBlock, PlainTextObject

from bot.domain.agenda import Agenda, AgendaItem, ItemKind
from bot.slack.text import Message, bold, bullets, day, line, quoted, rich, shortened

SECTIONS: tuple[tuple[str, tuple[ItemKind, ...]], ...] = (
    ("Wins since last time", ("win",)),
    ("This week", ("goal",)),
    ("To talk about", ("topic", "gap", "question")),
)
"""In the order of the talk; one without items is left out."""

LONGEST_NAME = 80
LONGEST_CHOICE = 75
"""Characters of a checkbox. Source: docs.slack.dev/reference/block-kit/composition-objects."""

LENGTHS = (300, 160, 80, 40)
"""Characters of an item: the most that the private message, which shows each twice, can carry."""

ROOM = 10_000
"""Characters of JSON for the items; Slack takes about 13,200 for a message's blocks."""

AROUND_AN_ITEM = 210
"""Characters of JSON around the words of one item: its line, its checkbox, and its tick."""


def posted_agenda(agenda: Agenda, name: str, on: date) -> Message:
    """What everybody in the conversation sees. `name` is the member's, `on` their own today."""
    title = f"1:1 agenda, {shortened(name, LONGEST_NAME)}, {day(on)}" if name else _nameless(on)
    items, length = agenda.public_items(), item_length(agenda)
    blocks: list[Block] = [HeaderBlock(text=PlainTextObject(text=title, emoji=False))]
    for heading, kinds in SECTIONS:
        texts = [shortened(item.text, length) for item in in_order(items, kinds)]
        if texts:
            blocks.append(rich(line(bold(heading)), bullets([(text,) for text in texts])))
    return Message(text=quoted(title), blocks=blocks)


def in_order(items: Sequence[AgendaItem], kinds: Sequence[ItemKind]) -> list[AgendaItem]:
    """The items of these kinds, kind after kind."""
    return [item for kind in kinds for item in items if item.kind == kind]


def item_length(agenda: Agenda) -> int:
    """How many characters of each item are shown, and therefore posted."""
    return next((length for length in LENGTHS if _cost(agenda.items, length) <= ROOM), LENGTHS[-1])


def _nameless(on: date) -> str:
    return f"1:1 agenda, {day(on)}"


def _cost(items: Sequence[AgendaItem], length: int) -> int:
    return sum(
        _written(item.text, length)
        + 2 * _written(item.text, min(length, LONGEST_CHOICE))
        + AROUND_AN_ITEM
        for item in items
    )


def _written(text: str, length: int) -> int:
    return len(json.dumps(shortened(text, length), ensure_ascii=False))
