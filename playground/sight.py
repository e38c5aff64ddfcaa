"""What a person can read on a message, a modal or the Home tab: its words, without markup codes."""

import html
import re
from collections.abc import Iterable, Iterator

from playground.blocks import Json, buttons_of, interactive, plain
from playground.conversations import Message
from playground.inputs import offered
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
            return self._rich(block)
        if kind == "table":
            return [TABLE_CELLS.join(map(self._cell, row)) for row in block["rows"]]
        lines = [self._text(text) for text in _texts(block)]
        return [line for line in [*lines, *_labels(block)] if line]

    def mrkdwn(self, text: str) -> str:
        """Return mrkdwn as it is read: names for ids, labels for links, no escapes."""
        return html.unescape(REFERENCE.sub(self._reference, text))

    def _text(self, text: object) -> str:
        if isinstance(text, dict) and text.get("type") == "mrkdwn":
            return self.mrkdwn(str(text.get("text", "")))
        return plain(text)

    def _rich(self, block: Json) -> list[str]:
        """Return rich text a line for each section and list item, mentions by name."""
        lines: list[str] = []
        for element in block.get("elements", ()):
            if element.get("type") == "rich_text_list":
                lines += self._rich(element)
            else:
                lines += "".join(map(self._inline, element.get("elements", ()))).splitlines()
        return lines

    def _inline(self, element: Json) -> str:
        kind = element.get("type")
        if kind == "user":
            return self._reference_to("@", str(element["user_id"]), None)
        if kind == "channel":
            return self._reference_to("#", str(element["channel_id"]), None)
        if kind == "emoji":
            return f":{element['name']}:"
        if kind == "date":
            return str(element.get("fallback", ""))
        return str(element.get("text") or element.get("url") or "")

    def _cell(self, cell: Json) -> str:
        return " ".join(self._rich(cell)) if cell.get("type") == "rich_text" else plain(cell)

    def _reference(self, found: re.Match[str]) -> str:
        return self._reference_to(*found.groups())

    def _reference_to(self, sigil: str, target: str, label: str | None) -> str:
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
        choices = [*offered(element), *buttons_of(element)]
        labels += [f"[{plain(choice['text'])}]" for choice in choices]
    return labels
