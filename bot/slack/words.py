"""The words of somebody's message, wherever they stand in it: text, blocks, attachments, files.

They come out as Slack escapes them (`&amp;`, `<@U1>`), as `text` has them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.slack.text import escaped

NO_WORDS = "This content can't be displayed."
"""What Slack puts into `text` where somebody posted blocks alone."""

Part = Mapping[str, Any]


def words_of(message: Part) -> str:
    """Its text; where it has none, the words of what stands in its place. May be empty."""
    text = _text(message, "text").strip()
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
        return _text(text, "text")
    return text if isinstance(text, str) else ""


def _rich(element: Part) -> str:
    """A line, list or quote of rich text; what is inside a list begins a line each."""
    if inside := _list(element, "elements"):
        between = "\n" if element.get("type") == "rich_text_list" else ""
        return between.join(_rich(one) for one in inside)
    return INLINE.get(_text(element, "type"), _plain)(element)


def _plain(element: Part) -> str:
    return escaped(_text(element, "text"))


def _link(element: Part) -> str:
    label = escaped(_text(element, "text"))
    return f"<{_text(element, 'url')}|{label}>" if label else f"<{_text(element, 'url')}>"


INLINE: dict[str, Callable[[Part], str]] = {
    "broadcast": lambda element: f"<!{_text(element, 'range')}>",
    "channel": lambda element: f"<#{_text(element, 'channel_id')}>",
    "emoji": lambda element: f":{_text(element, 'name')}:",
    "link": _link,
    "user": lambda element: f"<@{_text(element, 'user_id')}>",
    "usergroup": lambda element: f"<!subteam^{_text(element, 'usergroup_id')}>",
}


def _in_attachments(message: Part) -> Iterator[str]:
    for attachment in _list(message, "attachments"):
        parts = [_text(attachment, name) for name in ("pretext", "title", "text")]
        parts += _in_blocks(attachment)
        for shown in _list(attachment, "message_blocks"):
            parts += _in_blocks(_mapping(shown.get("message")))
        yield from parts if any(parts) else [_text(attachment, "fallback")]


def _in_files(message: Part) -> Iterator[str]:
    for file in _list(message, "files"):
        yield escaped(_text(file, "title") or _text(file, "name"))


def _text(part: Part, name: str) -> str:
    value = part.get(name)
    return value if isinstance(value, str) else ""


def _list(part: Part, name: str) -> list[Part]:
    value = part.get(name)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _mapping(value: object) -> Part:
    return value if isinstance(value, Mapping) else {}
