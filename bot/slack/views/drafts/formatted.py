"""A draft's text as Slack formats it: rich text alone, in which no word is ever read as markup."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.domain.text.blocks import IN_LIST, RULE, Run
from bot.domain.text.blocks import Block as TextBlock
from bot.slack.text import rich

LONGEST_TEXT = 3000
"""Characters of one text or address. Source: docs.slack.dev/reference/block-kit."""


def formatted(blocks: Sequence[TextBlock]) -> RichTextBlock:
    """Headings are bold; lists, quotes and links are Slack's own."""
    return rich(*_elements(blocks))


def fitting(blocks: Sequence[TextBlock], room: int) -> tuple[TextBlock, ...]:
    """As many blocks from the beginning as `room` characters of JSON take, each whole.

    Where one alone takes more than half of the room, its first words stand for it.
    """

    def fits(shown: Sequence[TextBlock]) -> bool:
        return size_of([formatted(shown)]) <= room

    count = _largest(len(blocks), lambda number: fits(blocks[:number]))
    shown = tuple(blocks[:count])
    if count == len(blocks) or (count and size_of([formatted(shown)]) > room // 2):
        return shown
    next_one = blocks[count]
    most = _largest(len(next_one.text), lambda end: fits([*shown, _head_of(next_one, end)]))
    return (*shown, _head_of(next_one, _end_of_word(next_one.text, most)))


def size_of(blocks: Sequence[Block]) -> int:
    """Characters of blocks as JSON, of which a message may have about 13,200."""
    plain = [block.to_dict() for block in blocks]
    return len(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def _largest(limit: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to the limit that fits, where every smaller one does as well."""
    return bisect_left(range(1, limit + 1), x=True, key=lambda number: not fits(number))


def _end_of_word(text: str, most: int) -> int:
    end = max(text.rfind(" ", 0, most), text.rfind("\n", 0, most))
    return end if end > most // 2 else most


def _head_of(block: TextBlock, end: int) -> TextBlock:
    runs: list[Run] = []
    for run in block.runs:
        runs.append(replace(run, text=run.text[:end]))
        end -= len(run.text)
        if end <= 0:
            break
    return replace(block, runs=tuple(run for run in runs if run.text))


def _elements(blocks: Sequence[TextBlock]) -> Iterator[RichTextElement]:
    """What follows a list or a quote begins with an empty line: it would stand close to it."""
    distance: list[RichTextElement] = []
    for kind, group in groupby(blocks, _kind_of):
        found = list(group)
        if kind == "list":
            yield from _lists(found)
        elif kind == "quote":
            yield RichTextQuoteElement(elements=list(_paragraphs(found)))
        else:
            yield RichTextSectionElement(elements=[*distance, *_paragraphs(found)])
        distance = [RichTextElementParts.Text(text="\n")]


def _kind_of(block: TextBlock) -> str:
    if block.kind in IN_LIST:
        return "list"
    return "quote" if block.kind == "quote" else "section"


def _paragraphs(blocks: Sequence[TextBlock]) -> Iterator[RichTextElement]:
    """Paragraphs with an empty line between them, but for what stands under its heading."""
    before: TextBlock | None = None
    for block in blocks:
        if before is not None:
            stands_under = before.kind == "heading" != block.kind
            yield RichTextElementParts.Text(text="\n" if stands_under else "\n\n")
        yield from _runs(block)
        before = block


def _lists(blocks: Sequence[TextBlock]) -> Iterator[RichTextElement]:
    """One list for neighbours of one depth and kind, since Slack nests none inside another."""
    lists: list[list[TextBlock]] = []
    for block in blocks:
        if lists and (block.kind == "beside_item" or _goes_on(lists[-1], block)):
            lists[-1].append(block)
        else:
            lists.append([block])
    for found in lists:
        first = found[0]
        yield RichTextListElement(
            style="bullet" if first.number is None else "ordered",
            indent=first.level - 1 or None,
            offset=max((first.number or 1) - 1, 0) or None,
            elements=list(_items(found)),
        )


def _goes_on(blocks: Sequence[TextBlock], block: TextBlock) -> bool:
    last = next((one for one in reversed(blocks) if one.kind == "item"), blocks[0])
    follows = last.number is None or block.number == last.number + 1
    is_alike = (last.level, last.number is None) == (block.level, block.number is None)
    return is_alike and follows and not block.opens_list


def _items(blocks: Sequence[TextBlock]) -> Iterator[RichTextSectionElement]:
    """A further paragraph of an item stands under it, in the same item."""
    items: list[list[RichTextElement]] = []
    for block in blocks:
        if items and block.kind == "beside_item":
            items[-1] += [RichTextElementParts.Text(text="\n"), *_runs(block)]
        else:
            items.append(list(_runs(block)))
    for elements in items:
        yield RichTextSectionElement(elements=elements)


def _runs(block: TextBlock) -> Iterator[RichTextElement]:
    runs = (Run(RULE),) if block.kind == "rule" else block.runs or (Run(" "),)
    for run in runs:
        yield from _run(replace(run, is_bold=run.is_bold or block.kind == "heading"))


def _run(run: Run) -> Iterator[RichTextElement]:
    is_styled = run.is_bold or run.is_italic
    look = RichTextElementParts.TextStyle(bold=run.is_bold or None, italic=run.is_italic or None)
    style = look if is_styled else None
    for start in range(0, len(run.text), LONGEST_TEXT):
        text = run.text[start : start + LONGEST_TEXT]
        if run.url and len(run.url) <= LONGEST_TEXT:
            yield RichTextElementParts.Link(url=run.url, text=text, style=style)
        else:
            yield RichTextElementParts.Text(text=text, style=style)
