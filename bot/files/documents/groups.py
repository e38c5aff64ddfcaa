"""Blocks as the pages of a PDF read them: what is printed together, and what shares a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any

from bot.files.documents.markdown import readable
from bot.files.documents.model import Block, is_from_right

Node = dict[str, Any]
"""A block with what stands `within` it. One that `stays` shares a page with what comes next."""

BYTE_ORDER_MARK = "\ufeff"
"""Has no look, and PDF/UA refuses it."""


def groups_of(blocks: Iterable[Block]) -> list[list[Node]]:
    """Return a group for each block; neighbouring items of a list are one group."""
    nodes = _nested(_in_steps(blocks))
    _mark_what_stays(nodes)
    return [list(run) for _, run in groupby(nodes, key=_group)]


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


def _nested(blocks: Iterable[Block]) -> list[Node]:
    """The blocks, with what belongs to an item of a list within that item."""
    top: list[Node] = []
    items: list[Node] = []
    for block in blocks:
        is_item = block.kind == "item"
        del items[block.level - is_item if is_item or block.kind == "beside_item" else 0 :]
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
        "runs": [asdict(replace(run, text=printable(run.text))) for run in block.runs],
        "within": [],
        "stays": False,
    }


def _mark_what_stays(nodes: Sequence[Node]) -> None:
    """What stands before the last heading and before the last words goes to their page with them.

    So neither the ask nor the name at the foot of a letter is alone there. Of a list two items go.
    """
    headings = [place for place, node in enumerate(nodes) if node["kind"] == "heading"]
    is_list_last = bool(nodes) and nodes[-1]["kind"] == "item"
    for end in {*headings[-1:], *([] if is_list_last else [len(nodes) - 1])}:
        before = [node for node in nodes[: max(end, 0)] if node["kind"] != "heading"][-2:]
        for node in before[-1:] if {"item"} != {node["kind"] for node in before} else before:
            node["stays"] = True
