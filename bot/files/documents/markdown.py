"""Reads Markdown as far as the coach writes it, and shows everything else as it was written.

Headings, lists, quotes and lines between them are read where a line begins; `**bold**`,
`[links](https://…)` and bare addresses inside it. A single star, an underscore, a backtick or a tag
is a character like any other, since it is far more often a member's word than their wish.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain.text.blocks import Block, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.tree import SyntaxTreeNode

Rule = Callable[["StateBlock", int, int, bool], bool]

READ = ("heading", "list", "blockquote", "hr", "newline", "emphasis", "link")

LISTS = frozenset({"bullet_list", "ordered_list"})

DEEPEST = 3
"""Levels of a list that are told apart; deeper ones look like the third."""

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold (w3.org/TR/xml, 2.2) or nobody can see."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_BEHIND_ADDRESS = ".,;:!?'*"
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")
_YEAR = re.compile(r"\d{4,}")


def read_markdown(text: str) -> tuple[Block, ...]:
    """Return the blocks of any text whatever; characters that no file can hold are left out."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - slow to import, for few

    tree = SyntaxTreeNode(_parser().parse(readable(text)))
    return tuple(_blocks(tree.children))


def readable(text: str) -> str:
    """Return the text with newlines only, without what no file can hold."""
    return _NO_CHARACTER.sub("", _LINE_END.sub("\n", text))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - likewise
    from markdown_it.rules_block import (  # noqa: PLC0415 - likewise
        blockquote,
        heading,
        hr,
        list_block,
    )

    parser = MarkdownIt("zero").enable(READ)
    parser.validateLink = _is_address  # type: ignore[method-assign]  # its documented hook
    for name, rule, may_read in (
        ("heading", heading, _at_top),
        ("hr", hr, _at_top),
        ("blockquote", blockquote, _at_top),
        ("list", list_block, _may_begin_list),
    ):
        parser.block.ruler.at(name, _only(may_read, rule), {"alt": ["paragraph", "blockquote"]})
    return parser


def _only(may_read: Callable[["StateBlock", int], bool], rule: Rule) -> Rule:
    def read(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        return may_read(state, start) and rule(state, start, end, silent)

    return read


def _at_top(state: "StateBlock", start: int) -> bool:
    """False inside a list or a quote, where words of a member stand."""
    del start
    return state.level == 0


def _may_begin_list(state: "StateBlock", start: int) -> bool:
    """False in a quote (an odd level), for a year, and for a mark right behind a bullet."""
    if state.level % 2 or _YEAR.match(state.src, state.bMarks[start] + state.tShift[start]):
        return False
    last = state.tokens[-1] if state.tokens else None
    is_in_item = last is not None and last.type == "list_item_open" and last.map is not None
    return not (is_in_item and last and last.map and last.map[0] == start)


def _is_address(url: str) -> bool:
    """True for what a mail program or a browser opens; others stay words."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(parts.hostname or ""))


def _blocks(nodes: Sequence["SyntaxTreeNode"]) -> Iterator[Block]:
    for node in nodes:
        if node.type in LISTS:
            *items, last = _items(node, 1)
            yield from (*items, replace(last, closes_list=True))
        elif node.type == "blockquote":
            yield from (replace(block, kind="quote") for block in _blocks(node.children))
        elif node.type == "heading":
            yield Block("heading", _runs_of(node), int(node.tag[1:]))
        else:
            yield Block("rule") if node.type == "hr" else Block("paragraph", _runs_of(node))


def _items(node: "SyntaxTreeNode", level: int) -> Iterator[Block]:
    first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    for place, item in enumerate(node.children):
        number = None if first is None else first + place
        words, rest = _head_and_rest(item)
        yield Block("item", words, min(level, DEEPEST), number, opens_list=not place)
        for node_within in rest:
            if node_within.type in LISTS:
                yield from _items(node_within, level + 1)
            else:
                yield Block("beside_item", _runs_of(node_within), min(level, DEEPEST))


def _head_and_rest(item: "SyntaxTreeNode") -> tuple[tuple[Run, ...], Sequence["SyntaxTreeNode"]]:
    if not item.children or item.children[0].type in LISTS:
        return (), item.children
    return _runs_of(item.children[0]), item.children[1:]


def _runs_of(node: "SyntaxTreeNode") -> tuple[Run, ...]:
    """The words of a paragraph, neighbours that look the same put together."""
    runs: list[Run] = []
    for run in (run for inline in node.children for run in _runs(inline.children, Run(""))):
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(run for run in runs if run.text)


def _runs(nodes: Sequence["SyntaxTreeNode"], look: Run) -> Iterator[Run]:
    for node in nodes:
        if node.type == "text":
            yield from _with_addresses(replace(look, text=node.content))
        elif node.type == "link":
            yield from _runs(node.children, replace(look, url=str(node.attrs["href"])))
        elif node.type in {"strong", "em"} and node.markup == "**":
            yield from _runs(node.children, replace(look, is_bold=True))
        elif node.type in {"strong", "em"}:
            yield replace(look, text=node.markup)
            yield from _runs(node.children, look)
            yield replace(look, text=node.markup)
        else:
            yield replace(look, text="\n")


def _with_addresses(run: Run) -> Iterator[Run]:
    """Bare addresses lead where they say; in the words of a link they lead where it does."""
    if run.url:
        yield run
        return
    end = 0
    for found in _ADDRESS.finditer(run.text):
        url = _without_what_follows(found[0])
        if _is_address(url):
            yield replace(run, text=run.text[end : found.start()])
            yield replace(run, text=url, url=_parser().normalizeLink(url))
            end = found.start() + len(url)
    yield replace(run, text=run.text[end:])


def _without_what_follows(address: str) -> str:
    """Return the address without the full stop or the bracket that belongs to the sentence."""
    bare = address.rstrip(_BEHIND_ADDRESS)
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(_BEHIND_ADDRESS)
    return bare
