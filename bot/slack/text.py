"""Text on its way to Slack: escaped once, here, and members' words shown as they are.

Members' words go into rich text, which Slack does not interpret; where only mrkdwn is possible,
`quoted` takes the meaning out of every character that has one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypedDict

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextSectionElement,
    SectionBlock,
)

from bot.domain.text.wording import NEXT_STEP
from bot.domain.wins.slack_text import escaped

Part = str | RichTextElement

ZERO_WIDTH = "\u200b"
MARKUP = str.maketrans({mark: f"{ZERO_WIDTH}{mark}" for mark in "*_~`"})
USER_ID = re.compile(r"[UW][A-Z0-9]{6,}")


class Message(TypedDict):
    """What every way of posting takes: blocks, and the text that notifications read out."""

    text: str
    blocks: Sequence[Block]


def quoted(text: str) -> str:
    """Somebody's words inside mrkdwn: shown as written, never interpreted."""
    return escaped(text).translate(MARKUP)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters on one line, with an ellipsis where something was left out."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def bold(text: str) -> RichTextElement:
    return RichTextElementParts.Text(text=text, style=RichTextElementParts.TextStyle(bold=True))


def code(text: str) -> RichTextElement:
    return RichTextElementParts.Text(text=text, style=RichTextElementParts.TextStyle(code=True))


def is_user_id(who: str) -> bool:
    """True for Slack's user ids (`U0123ABCD`), False for a name."""
    return bool(USER_ID.fullmatch(who))


def person(who: str) -> Part:
    """A mention for a Slack user id, the plain name otherwise."""
    return RichTextElementParts.User(user_id=who) if is_user_id(who) else who


def spoken(sentence: str) -> list[Part]:
    """A sentence in which what stands between backticks is shown as code."""
    pieces = sentence.split("`")
    if len(pieces) % 2 == 0:
        return [sentence]
    return [code(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def link(url: str, label: str | None = None) -> RichTextElement:
    return RichTextElementParts.Link(url=url, text=label)


def line(*parts: Part) -> RichTextSectionElement:
    """One line of rich text; plain strings are shown as they are."""
    return RichTextSectionElement(elements=[_element(part) for part in parts if part != ""])


def bullets(lines: Sequence[Sequence[Part]]) -> RichTextListElement:
    return RichTextListElement(style="bullet", elements=[line(*parts) for parts in lines])


def rich(*elements: RichTextElement, block_id: str | None = None) -> RichTextBlock:
    return RichTextBlock(elements=list(elements), block_id=block_id)


def words(text: str, block_id: str | None = None) -> RichTextBlock:
    """A paragraph of anybody's words."""
    return rich(line(text), block_id=block_id)


def with_next_step(text: str) -> RichTextBlock:
    """The same, where the last line may be the next step, which begins in bold."""
    before, found, step = text.rpartition(f"\n{NEXT_STEP} ")
    return rich(line(before, "\n", bold(NEXT_STEP), f" {step}")) if found else words(text)


def said(mrkdwn: str) -> SectionBlock:
    """A paragraph of the coach's own mrkdwn; members' words in it must be `quoted`."""
    return SectionBlock(text=MarkdownTextObject(text=mrkdwn))


def small(mrkdwn: str) -> ContextBlock:
    """A small grey line of the coach's own mrkdwn."""
    return ContextBlock(elements=[MarkdownTextObject(text=mrkdwn)])


def plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=True)


def texts_in(part: Block | object) -> Iterator[str]:
    """Every text that is drawn of a block, in reading order: labels and choices too."""
    if isinstance(part, Block):
        yield from texts_in(part.to_dict())
    elif isinstance(part, list):
        for inner in part:
            yield from texts_in(inner)
    elif isinstance(part, dict):
        for name, inner in part.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from texts_in(inner)


def _element(part: Part) -> RichTextElement:
    return RichTextElementParts.Text(text=part) if isinstance(part, str) else part
