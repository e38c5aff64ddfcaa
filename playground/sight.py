"""What a person can read on a message, a modal or the Home tab: its words, without markup codes."""

import html
import re
from collections.abc import Iterable, Iterator

from playground.blocks import Json, interactive, plain
from playground.conversations import Message
from playground.inputs import offered, rich_text_words
from playground.views import View
from playground.workspace import Workspace

REFERENCE = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
TABLE_CELLS = " | "


class Sight:
    """Reads for one workspace, whose people and channels mentions name."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def message(self, message: Message) -> str:
        """Return the words of a message: of its blocks where it has any, else of its text."""
        lines = self.blocks(message.blocks) if message.blocks else [self.mrkdwn(message.text)]
        files = (self._workspace.files.find(file_id) for file_id in message.files)
        if message.files and message.text and message.blocks:
            lines.insert(0, self.mrkdwn(message.text))
        return "\n".join([*lines, *(f"[file {file.name}]" for file in files if file)])

    def view(self, view: View) -> str:
        """Return the words of a modal or Home tab, with what its fields hold."""
        payload = view.payload
        lines = [plain(payload.get("title"))] if payload.get("title") else []
        for block in view.blocks:
            lines += self.block(block)
            lines += self._held(block, view)
        buttons = [plain(payload.get(key)) for key in ("submit", "close") if payload.get(key)]
        return "\n".join([*lines, *(f"[{button}]" for button in buttons)])

    def blocks(self, blocks: Iterable[Json]) -> list[str]:
        return [line for block in blocks for line in self.block(block)]

    def block(self, block: Json) -> list[str]:
        """Return one block, line by line."""
        kind = block.get("type")
        if kind == "input":
            return [line for key in ("label", "hint") if (line := plain(block.get(key)))]
        if kind == "rich_text":
            return (rich_text_words(block) or "").splitlines()
        if kind == "table":
            return [TABLE_CELLS.join(_cell(cell) for cell in row) for row in block["rows"]]
        lines = [self._text(text) for text in _texts(block)]
        return [line for line in [*lines, *_labels(block)] if line]

    def mrkdwn(self, text: str) -> str:
        """Return mrkdwn as it is read: names for ids, labels for links, no escapes."""
        return html.unescape(REFERENCE.sub(self._reference, text))

    def _text(self, text: object) -> str:
        if isinstance(text, dict) and text.get("type") == "mrkdwn":
            return self.mrkdwn(str(text.get("text", "")))
        return plain(text)

    def _reference(self, found: re.Match[str]) -> str:
        sigil, target, label = found.groups()
        if sigil == "@":
            person = self._workspace.anyone(target)
            return f"@{person.name if person else label or target}"
        if sigil == "#":
            conversation = self._workspace.conversations.get(target)
            return f"#{conversation.name if conversation else label or target}"
        return label or (f"@{target}" if sigil == "!" else target)

    def _held(self, block: Json, view: View) -> list[str]:
        held = []
        for placed in interactive([block]):
            raw = view.values.get(placed.block_id, {}).get(placed.action_id)
            listed = raw if isinstance(raw, list) else [raw]
            filled = (one for one in listed if one not in (None, ""))
            held += [f"  {self._shown(placed.element, one)}" for one in filled]
        if error := view.errors.get(str(block.get("block_id"))):
            held.append(f"  ! {error}")
        return held

    def _shown(self, element: Json, raw: object) -> str:
        for option in offered(element):
            if option.get("value") == raw:
                return plain(option["text"])
        person = self._workspace.anyone(str(raw))
        return person.real_name if person else str(raw)


def _texts(block: Json) -> Iterator[object]:
    """Yield what a block says itself, its text before its fields and elements."""
    yield block.get("title") if block.get("type") in ("card", "alert", "task_card") else None
    yield block.get("text")
    yield block.get("body")
    yield from block.get("fields", ())
    if block.get("type") == "context":
        yield from (e for e in block.get("elements", ()) if e.get("type") != "image")
    for nested in block.get("child_blocks", ()):
        yield from _texts(nested)


def _labels(block: Json) -> list[str]:
    """Return the words on a block's buttons, menus and choices."""
    labels = []
    for placed in interactive([block]):
        element = placed.element
        if words := plain(element.get("text")) or plain(element.get("placeholder")):
            labels.append(f"[{words}]")
        labels += [f"[{plain(option['text'])}]" for option in offered(element)]
    return labels


def _cell(cell: Json) -> str:
    return rich_text_words(cell) or plain(cell)
