"""A list of blocks as a whole: how many, which ones on this surface, what must be unique.

Sources: docs.slack.dev/reference/block-kit/blocks ("available in surfaces" of each block);
50 blocks a message and 100 a view; one table a message; 12,000 characters of markdown.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from playground.validation.blocks import BLOCK, BLOCKS
from playground.validation.problems import Findings, Problem

Surface = Literal["message", "modal", "home"]

_EVERYWHERE = {
    "actions", "card", "context", "divider", "header", "image", "input", "rich_text", "section",
    "video",
}  # fmt: skip
_PAGES = {"carousel", "data_table", "data_visualization", "table"}
ALLOWED: dict[str, set[str]] = {
    "message": _EVERYWHERE
    | _PAGES
    | {"container", "context_actions", "file", "markdown", "plan", "task_card"},
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | _PAGES,
}
CHARTS_MOST = 2
MARKDOWN_MOST = 12_000
_NESTED = (dict, list)
MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}


def check_blocks(blocks: object, surface: Surface) -> list[Problem]:
    """Read a list of blocks as Slack does for this surface; pointers start with /blocks."""
    found = Findings("invalid_blocks")
    read_blocks(blocks, surface, "/blocks", found)
    return found.problems


def read_blocks(blocks: object, surface: Surface, pointer: str, found: Findings) -> None:
    """Check one list of blocks wherever it stands in a payload."""
    if not isinstance(blocks, list):
        found.add(pointer, "must be a list of blocks")
        return
    if len(blocks) > MOST_BLOCKS[surface]:
        found.add(pointer, f"must have at most {MOST_BLOCKS[surface]} items")
    for index, block in enumerate(blocks):
        _read_block(block, surface, f"{pointer}/{index}", found)
    known = [block for block in blocks if isinstance(block, dict)]
    _check_block_ids(known, pointer, found)
    _check_totals(known, pointer, found)


def _read_block(block: object, surface: Surface, pointer: str, found: Findings) -> None:
    BLOCK(block, pointer, found)
    if not isinstance(block, dict):
        return
    kind = block.get("type")
    if isinstance(kind, str) and kind in BLOCKS and kind not in ALLOWED[surface]:
        found.add(f"{pointer}/type", f"{kind} is not available in a {surface}")
    names = [part["action_id"] for part in objects_in(block) if "action_id" in part]
    for name in _repeated(names):
        found.add(pointer, f"uses the action_id {name} more than once")


def _repeated(names: list[object]) -> list[str]:
    counts = Counter(name for name in names if isinstance(name, str) and name)
    return [name for name, count in counts.items() if count > 1]


def objects_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield every JSON object at any depth, in no particular order."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += [inner for inner in part.values() if isinstance(inner, _NESTED)]
        elif isinstance(part, list):
            waiting += [inner for inner in part if isinstance(inner, _NESTED)]


def _check_block_ids(blocks: list[dict[str, Any]], pointer: str, found: Findings) -> None:
    for name in _repeated([block.get("block_id") for block in blocks]):
        found.add(pointer, f"uses the block_id {name} more than once")


def _check_totals(blocks: list[dict[str, Any]], pointer: str, found: Findings) -> None:
    kinds = Counter(block["type"] for block in blocks if isinstance(block.get("type"), str))
    if kinds["table"] > 1:
        found.add(pointer, "may have one table only")
    if kinds["data_visualization"] > CHARTS_MOST:
        found.add(pointer, f"may have at most {CHARTS_MOST} charts")
    written = sum(
        len(block["text"])
        for block in blocks
        if block.get("type") == "markdown" and isinstance(block.get("text"), str)
    )
    if written > MARKDOWN_MOST:
        found.add(pointer, f"may have {MARKDOWN_MOST} characters of markdown in all")
