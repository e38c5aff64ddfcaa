"""What a text is made of once its Markdown is read; whoever shows, prints or copies it begins here.

`read_markdown` of `bot.files.documents` makes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["heading", "paragraph", "quote", "item", "beside_item", "rule"]

IN_LIST: frozenset[BlockKind] = frozenset({"item", "beside_item"})
RULE = "———"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; a newline breaks the line. `url` is where they lead, empty for nowhere."""

    text: str
    is_bold: bool = False
    url: str = ""
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `level` counts from 1: of a heading, or how deep an item stands.

    `number` is an item's, None with a bullet; `opens_list` is True for the first item of a list,
    so that its numbers start at 1, `closes_list` for the last block of one. `beside_item` is a
    further paragraph of the item above.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 1
    number: int | None = None
    opens_list: bool = False
    closes_list: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def as_script(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return them with the stage directions in italics, so that the words to say stand out.

    What is said are quotes and lists; paragraphs tell how.
    """
    return tuple(
        replace(block, runs=tuple(replace(run, is_italic=True) for run in block.runs))
        if block.kind == "paragraph"
        else block
        for block in blocks
    )


def as_plain(blocks: Sequence[Block]) -> str:
    """Return the text as one types it into an e-mail: no signs, and addresses beside their words.

    A quote stands between quotation marks, since it is what somebody says.
    """
    text = ""
    for place, block in enumerate(blocks):
        if place:
            is_next_in_list = block.kind in IN_LIST and not blocks[place - 1].closes_list
            text += "\n" if is_next_in_list and blocks[place - 1].kind in IN_LIST else "\n\n"
        text += _plain(block)
    return text


def _plain(block: Block) -> str:
    words = "".join(map(_with_address, block.runs))
    if block.kind in IN_LIST:
        indent = "   " * (block.level - 1)
        mark = "   " if block.kind == "beside_item" else f"{bullet_of(block)} "
        return (indent + mark + words).replace("\n", f"\n{indent}   ")
    if block.kind == "quote":
        return f"“{words}”"
    return RULE if block.kind == "rule" else words


def bullet_of(item: Block) -> str:
    return "•" if item.number is None else f"{item.number}."


def _with_address(run: Run) -> str:
    is_bare = not run.url or run.text.startswith(("http://", "https://"))
    return run.text if is_bare else f"{run.text} ({run.url})"
