"""Somebody's message: who wrote it and when, and its words, wherever they stand in it.

They stand in text, blocks, attachments and files, and come out as Slack escapes them (`&amp;`,
`<@U1>`), as `text` has them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.wins.slack_text import escaped
from bot.slack.client import part_of, text_in

NO_WORDS = "This content can't be displayed."
"""What Slack puts into `text` where somebody posted blocks alone."""

Part = Mapping[str, Any]


def sent_at(message: Part) -> datetime | None:
    """When it was sent, as its `ts` says; None where that is no time."""
    try:
        return datetime.fromtimestamp(float(text_in(message, "ts")), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def author_of(message: Part) -> str:
    """The id of the person who wrote it; empty where that was an app."""
    return "" if message.get("bot_id") else text_in(message, "user")


def words_of(message: Part) -> str:
    """Its text; where it has none, the words of what stands in its place. May be empty."""
    text = text_in(message, "text").strip()
    if text and text != NO_WORDS:
        return text
    for parts in (_in_blocks(message), _in_attachments(message), _in_files(message)):
        if words := "\n".join(part for part in parts if part):
            return words
    return ""


def _in_blocks(part: Part) -> Iterator[str]:
    for block in _list(part, "blocks"):
        yield from (words.strip() for words in _in_block(block))


def _in_block(block: Part) -> Iterator[str]:
    if block.get("type") == "rich_text":
        yield from (_rich(element) for element in _list(block, "elements"))
        return
    yield _said(block.get("text"))
    yield from (_said(field) for field in _list(block, "fields"))
    yield _said(block.get("title"))
    if block.get("type") == "context":
        yield from (_said(element) for element in _list(block, "elements"))


def _said(text: object) -> str:
    """A text object's words, or a text as it is."""
    if isinstance(text, Mapping):
        return text_in(text, "text")
    return text if isinstance(text, str) else ""


def _rich(element: Part) -> str:
    """A line, list or quote of rich text; what is inside a list begins a line each."""
    if inside := _list(element, "elements"):
        between = "\n" if element.get("type") == "rich_text_list" else ""
        return between.join(_rich(one) for one in inside)
    return INLINE.get(text_in(element, "type"), _plain)(element)


def _plain(element: Part) -> str:
    return escaped(text_in(element, "text"))


def _link(element: Part) -> str:
    label = escaped(text_in(element, "text"))
    return f"<{text_in(element, 'url')}|{label}>" if label else f"<{text_in(element, 'url')}>"


INLINE: dict[str, Callable[[Part], str]] = {
    "broadcast": lambda element: f"<!{text_in(element, 'range')}>",
    "channel": lambda element: f"<#{text_in(element, 'channel_id')}>",
    "emoji": lambda element: f":{text_in(element, 'name')}:",
    "link": _link,
    "user": lambda element: f"<@{text_in(element, 'user_id')}>",
    "usergroup": lambda element: f"<!subteam^{text_in(element, 'usergroup_id')}>",
}


def _in_attachments(message: Part) -> Iterator[str]:
    for attachment in _list(message, "attachments"):
        parts = [text_in(attachment, name) for name in ("pretext", "title", "text")]
        parts += _in_blocks(attachment)
        for shown in _list(attachment, "message_blocks"):
            parts += _in_blocks(part_of(shown, "message"))
        yield from parts if any(parts) else [text_in(attachment, "fallback")]


def _in_files(message: Part) -> Iterator[str]:
    for file in _list(message, "files"):
        yield escaped(text_in(file, "title") or text_in(file, "name"))


def _list(part: Part, name: str) -> list[Part]:
    value = part.get(name)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
