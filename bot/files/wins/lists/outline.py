"""The parts of a list as Markdown has them: headings with what stands below each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from bot.files.tables import cells_of
from bot.files.wins.lists.dating import Dating
from bot.files.wins.lists.labels import all_bold
from bot.files.wins.lists.source import Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

BOLD, PLAIN = 7, 8
"""Levels of headings that are no headings in Markdown: a line in bold, and a line above a list."""

LONGEST_HEADING = 80
LISTS = frozenset({"bullet_list", "ordered_list"})
HAS_PARTS = frozenset({*LISTS, "table"})

_SENTENCE_END = re.compile(r"[.!?;,]$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Words:
    """Lines that belong together, each with the number it has in the list."""

    lines: tuple[tuple[int, str], ...] = ()

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for number, _ in self.lines)

    @property
    def text(self) -> str:
        """In one line, as it is read: without the signs of Markdown."""
        return plain(" ".join(line.strip() for _, line in self.lines))

    @property
    def raw(self) -> str:
        return " ".join(line.strip() for _, line in self.lines)


@dataclass(slots=True)
class Point:
    """A point of a list. `kids` are those nested in it, `more` what else stands in it."""

    words: Words
    kids: list["Point"] = field(default_factory=list)
    more: list["Block"] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Rows of cells; `numbers` has the number of each row's line, and the head is the first."""

    rows: list[tuple[str, ...]]
    numbers: list[int]


@dataclass(slots=True)
class Quote:
    blocks: list["Block"]


@dataclass(slots=True)
class Code:
    numbers: frozenset[int]


@dataclass(slots=True)
class Rule:
    """A line across the page: what stands below it is about something else."""


Block = Words | Table | Quote | Code | Rule | list[Point]


@dataclass(slots=True)
class Section:
    """A heading, what stands below it, and the headings below it; the root has no title."""

    title: Words = field(default_factory=Words)
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)


def plain(words: str) -> str:
    """Return the words without bold, escapes and brackets of links; addresses stay.

    A single star, an underscore or a backtick is a character like any other, since it is far more
    often a member's word than their wish.
    """
    words = _LINK.sub(lambda found: f"{found[1]} {found[2]}".strip(), words)
    words = _ADDRESS.sub(r"\1", _BOLD.sub(r"\2", words))
    return _ESCAPED.sub(r"\1", words).strip()


def outline_of(source: Source, dating: Dating) -> Section:
    """Return the root; lines that are nothing but dates are headings."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - slow to import, for few

    nodes = SyntaxTreeNode(_parser().parse(source.text)).children
    reader = _Reader(source)
    root = Section()
    open_sections = [root]
    for place, node in enumerate(nodes):
        after = nodes[place + 1].type if place + 1 < len(nodes) else ""
        for level, part in _parts(node, reader, after, dating):
            if not level or not isinstance(part, Words):
                open_sections[-1].blocks.append(part)
                continue
            while open_sections[-1].level >= level:
                open_sections.pop()
            section = Section(part, level)
            open_sections[-1].sections.append(section)
            open_sections.append(section)
    return root


@cache
def _parser() -> "MarkdownIt":
    """Blocks alone: what is bold or a link inside a line is read by `plain`."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - likewise

    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["code", "html_block", "reference"])
    parser.core.ruler.disable(["inline"])
    return parser


def _parts(
    node: "SyntaxTreeNode", reader: "_Reader", after: str, dating: Dating
) -> Iterator[tuple[int, Block]]:
    """Each with its level as a heading, 0 for what is none; headings that touch nest."""
    if node.type not in {"heading", "paragraph"}:
        yield from ((0, block) for block in reader.blocks(node))
        return
    words = reader.words(node)
    if node.type == "heading" and len(words.lines) == 1:
        yield int(node.tag[1:]), words
        return
    parts, depth = _by_date_line(words, dating), 0
    for place, part in enumerate(parts):
        level = _level(part, after if place == len(parts) - 1 else "", dating)
        yield level and level + depth, part
        depth = depth + 1 if level else 0


def _by_date_line(words: Words, dating: Dating) -> list[Words]:
    """The lines of a paragraph, apart at each that is nothing but a date.

    Within it, only if it begins with a date, and the next line does not go on in small letters.
    """
    first, parts = words.lines[0][1], [list[tuple[int, str]]()]
    is_log = dating.is_only(plain(first)) or dating.leads(plain(first))
    for place, (number, line) in enumerate(words.lines):
        follows = "".join(after for _, after in words.lines[place + 1 : place + 2])
        is_apart = is_log and dating.is_only(plain(line)) and not follows[:1].islower()
        parts[-1:] = (
            [parts[-1], [(number, line)], []] if is_apart else [[*parts[-1], (number, line)]]
        )
    return [Words(tuple(part)) for part in parts if part]


def _level(words: Words, after: str, dating: Dating) -> int:
    """0 for what is no heading."""
    if len(words.lines) != 1 or len(words.raw) > LONGEST_HEADING:
        return 0
    if all_bold(words.raw):
        return BOLD
    is_above = after in HAS_PARTS and not _SENTENCE_END.search(words.raw)
    return PLAIN if is_above or dating.is_only(words.text) else 0


class _Reader:
    """Makes what a list says of the nodes of its Markdown."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = source.text.split("\n")

    def words(self, node: "SyntaxTreeNode") -> Words:
        """Those of a heading or a paragraph; of a heading that is underlined, too."""
        start, _ = node.map or (0, 0)
        content = node.children[0].content if node.children else ""
        lines = content.split("\n")
        return Words(tuple((self._number(start + n), line) for n, line in enumerate(lines)))

    def blocks(self, node: "SyntaxTreeNode") -> Iterator[Block]:
        if node.type in {"paragraph", "heading"}:
            yield self.words(node)
        elif node.type in LISTS:
            yield list(self._points(node))
        elif node.type == "blockquote":
            yield Quote([block for child in node.children for block in self.blocks(child)])
        elif node.type == "table":
            yield self._table(node)
        elif node.type == "fence":
            yield Code(self._numbers(node))
        elif node.type == "hr":
            yield Rule()

    def _points(self, node: "SyntaxTreeNode") -> Iterator[Point]:
        """Without those that are struck out or not done; of what is nested in these, the ticked."""
        for item in node.children:
            point = self._point(item)
            numbers = point.words.numbers & self._source.dropped.keys()
            if not numbers:
                yield point
                continue
            kind = self._source.dropped[min(numbers)]
            self._source.left_out.update(dict.fromkeys(self._numbers(item), kind))
            if kind == "not done":
                yield from (kid for kid in point.kids if kid.words.numbers & self._source.ticked)

    def _point(self, item: "SyntaxTreeNode") -> Point:
        point = Point(Words())
        for place, child in enumerate(item.children):
            if child.type in LISTS:
                point.kids += self._points(child)
            elif not place and child.type in {"paragraph", "heading"}:
                point.words = self.words(child)
            else:
                point.more += self.blocks(child)
        return point

    def _table(self, node: "SyntaxTreeNode") -> Table:
        """Cells that the head has no name for are no part of a table in Markdown; here they are."""
        places = [(row.map or (0, 0))[0] for part in node.children for row in part.children]
        cells = (cells_of(self._lines[place]) for place in places)
        rows = [tuple(plain(cell.replace("\\|", "|")) for cell in row) for row in cells]
        return Table(rows, list(map(self._number, places)))

    def _number(self, line: int) -> int:
        return self._source.numbers[line]

    def _numbers(self, node: "SyntaxTreeNode") -> frozenset[int]:
        start, end = node.map or (0, 0)
        return frozenset(self._source.numbers[start:end])
