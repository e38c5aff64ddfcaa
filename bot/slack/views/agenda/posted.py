"""How an agenda looks once it is posted: all that leaves, and nothing that does not."""

import json
from collections.abc import Sequence

from slack_sdk.models.blocks import Block, HeaderBlock, PlainTextObject

from bot.domain.agenda.agenda import SECTIONS, Agenda, AgendaItem, ItemKind
from bot.slack.text import Message, bold, bullets, line, quoted, rich, shortened

LONGEST_NAME = 80
LONGEST_CHOICE = 75
"""Characters of a checkbox. Source: docs.slack.dev/reference/block-kit/composition-objects."""

LENGTHS = (300, 160, 80, 40)
"""Characters of an item: the most that the private message can carry."""

ROOM = 9_400
"""Characters of JSON for the items; Slack takes about 13,200 for a message's blocks."""

AROUND_A_BOX = 340
"""Characters of JSON around the words of one item: its checkbox, and its tick."""

AROUND_A_LINE = 70
AROUND_A_PRIVATE_ONE = 300
LONGEST_ALOUD = 30
"""The same where it has a line alone, and where it has a button that is read aloud with it."""


def posted_agenda(agenda: Agenda, name: str) -> Message:
    """What everybody in the conversation sees; `name` is the member's.

    Its title names no day: it would be the day of posting or of the last change, and not the 1:1's.
    """
    title = f"1:1 agenda, {shortened(name, LONGEST_NAME)}" if name else "1:1 agenda"
    items, length = agenda.public_items(), item_length(agenda)
    blocks: list[Block] = [HeaderBlock(text=PlainTextObject(text=title, emoji=False))]
    for heading, kinds in SECTIONS:
        texts = [item_words(item, length) for item in in_section(items, kinds)]
        if texts:
            blocks.append(rich(line(bold(heading)), bullets([(text,) for text in texts])))
    return Message(text=quoted(title), blocks=blocks)


def item_words(item: AgendaItem, length: int) -> str:
    """One item as everybody reads it, with a tick where it was talked about."""
    return f"{'✓ ' if item.is_covered else ''}{shortened(item.words, length)}"


def spoken_of(item: AgendaItem, number: int, *, boxes: bool) -> str:
    """What its buttons are read aloud with: its place, and its first words where there is room."""
    return f"{number}. {shortened(item.words, LONGEST_ALOUD)}" if boxes else str(number)


def in_section(items: Sequence[AgendaItem], kinds: Sequence[ItemKind]) -> list[AgendaItem]:
    """The items of these kinds, in the order that the member chose."""
    return [item for item in items if item.kind in kinds]


def item_length(agenda: Agenda) -> int:
    """How many characters of each item are shown, and therefore posted."""
    boxes = has_boxes(agenda)
    costs = ((length, _cost(agenda.items, length, boxes=boxes)) for length in LENGTHS)
    return next((length for length, cost in costs if cost <= ROOM), LENGTHS[-1])


def has_boxes(agenda: Agenda) -> bool:
    """Whether the private message has room for a checkbox beside each item."""
    return _cost(agenda.items, LENGTHS[-1], boxes=True) <= ROOM


def _cost(items: Sequence[AgendaItem], length: int, *, boxes: bool) -> int:
    return sum(_cost_of(item, length, boxes=boxes) for item in items)


def _cost_of(item: AgendaItem, length: int, *, boxes: bool) -> int:
    written = _written(shortened(item.words, length))
    if item.is_waiting:
        return 0
    aloud = _written(spoken_of(item, 0, boxes=boxes))
    if item.kind == "meeting":
        return written + AROUND_A_PRIVATE_ONE + 2 * aloud
    if item.is_private:
        return _written(quoted(shortened(item.words, length))) + AROUND_A_PRIVATE_ONE + aloud
    if not boxes:
        return written + AROUND_A_LINE
    in_sight = shortened(item.words, min(length, 2 * LONGEST_CHOICE))
    return max(written, 2 * _written(in_sight)) + AROUND_A_BOX


def _written(text: str) -> int:
    """Characters of what is sent: the same text as in the block, escaped where it is there."""
    return len(json.dumps(text, ensure_ascii=False))
