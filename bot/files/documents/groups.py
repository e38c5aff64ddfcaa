"""How blocks are printed: which belong together, share a page, or run from the right."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any, Literal

from bot.domain.text.blocks import IN_LIST, Block, BlockKind, Run
from bot.files.documents.markdown import readable
from bot.files.documents.tables import Table, with_tables

Node = dict[str, Any]
"""A block with what stands `within` it. One that `stays` shares a page with what comes next."""

BYTE_ORDER_MARK = "\ufeff"
"""Has no look, and PDF/UA refuses it."""


def groups_of(blocks: Iterable[Block]) -> list[list[Node]]:
    """Return a group for each block; neighbouring items of a list are one group."""
    nodes = _nested(with_tables(_in_steps(blocks)))
    for place in staying([node["kind"] for node in nodes]):
        nodes[place]["stays"] = True
    return [list(run) for _, run in groupby(nodes, key=_group)]


def staying(kinds: Sequence[BlockKind | Literal["table"]]) -> set[int]:
    """Return the places of what shares a page with the block behind it.

    It is what stands before the last heading and before the last words, so that neither the ask
    nor the name at the foot of a letter is alone on a page. Of a list two items go along.
    """
    ends = [place for place, kind in enumerate(kinds) if kind == "heading"][-1:]
    if kinds and kinds[-1] not in IN_LIST:
        ends.append(len(kinds) - 1)
    places: set[int] = set()
    for end in ends:
        before = [place for place in range(end) if kinds[place] != "heading"][-2:]
        are_in_list = all(kinds[place] in IN_LIST for place in before)
        places.update(before if are_in_list else before[-1:])
    return places


def is_from_right(text: str) -> bool:
    """True if the first letter that has a direction is of a script that runs from the right."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"


def printable(text: str) -> str:
    return readable(text).replace(BYTE_ORDER_MARK, "")


def _group(node: Node) -> tuple[int, bool]:
    return 0 if node["kind"] == "item" else id(node), node["stays"]


def _in_steps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings that say something, none of them more than one level below the one above it."""
    deepest = 1
    for block in blocks:
        if block.kind != "heading":
            yield block
        elif printable(block.text).strip():
            level = min(block.level, deepest)
            yield replace(block, level=level)
            deepest = level + 1


def _nested(blocks: Iterable[Block | Table]) -> list[Node]:
    """The blocks, with what belongs to an item of a list within that item."""
    top: list[Node] = []
    items: list[Node] = []
    for block in blocks:
        if isinstance(block, Table):
            top.append(_table(block))
            continue
        is_item = block.kind == "item"
        del items[block.level - is_item if block.kind in IN_LIST else 0 :]
        node = _node(block)
        (items[-1]["within"] if items else top).append(node)
        if is_item:
            items.append(node)
    return top


def _node(block: Block) -> Node:
    return {
        "kind": block.kind,
        "level": block.level,
        "number": block.number,
        "is_from_right": is_from_right(block.text),
        "runs": _runs(block.runs),
        "within": [],
        "stays": False,
    }


def _table(table: Table) -> Node:
    rows = [[_runs(cell) for cell in row] for row in table.rows]
    labels = [printable(label) for label in table.labels]
    return {"kind": table.kind, "labels": labels, "rows": rows, "stays": False}


def _runs(runs: Iterable[Run]) -> list[Node]:
    return [asdict(replace(run, text=printable(run.text))) for run in runs]
