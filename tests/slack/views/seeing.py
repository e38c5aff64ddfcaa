"""What a person sees of a message or a view: its words and buttons, and what Slack would say."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.slack.text import Message
from playground.validation import check_blocks, check_view

LONGEST_BLOCKS = 13_200
"""Characters of blocks in a message, about. Source: slackapi/bolt-js#2509."""


def seen(shown: Message | View) -> str:
    """The words line by line, what can be pressed in brackets."""
    blocks = shown.blocks if isinstance(shown, View) else shown["blocks"]
    return "\n".join(_line(block.to_dict()) for block in blocks or ())


def problems_of(shown: Message | View) -> list[str]:
    """What Slack would refuse; empty if nothing."""
    if isinstance(shown, View):
        return [str(problem) for problem in check_view(shown.to_dict(), "modal")]
    blocks = _dicts(shown["blocks"])
    written = json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))
    too_long = ["msg_blocks_too_long"] if len(written) > LONGEST_BLOCKS else []
    return [str(problem) for problem in check_blocks(blocks, "message")] + too_long


def controls_of(blocks: Sequence[Block | dict[str, Any]]) -> list[str]:
    """The type of each thing that can be pressed or chosen, in reading order."""
    found: list[str] = []
    for block in blocks:
        plain = block if isinstance(block, dict) else block.to_dict()
        own = plain.get("elements", ()) if plain["type"] == "actions" else ()
        beside = [plain["accessory"]] if plain.get("accessory") else []
        found += [element["type"] for element in (*own, *beside)]
    return found


def words_of(blocks: Sequence[Block | dict[str, Any]]) -> int:
    """How many words stand there to be read; what is on buttons and in menus is not counted."""
    plain = [block if isinstance(block, dict) else block.to_dict() for block in blocks]
    texts = [
        "".join(_texts({**block, "accessory": None}))
        for block in plain
        if block["type"] != "actions"
    ]
    return len([word for word in " ".join(texts).split() if word != "•"])


def _dicts(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [block.to_dict() for block in blocks]


def _line(block: dict[str, Any]) -> str:
    if block["type"] == "actions":
        return " ".join(label for element in block["elements"] for label in _labels(element))
    if block["type"] == "input":
        return f"{block['label']['text']} ({', '.join(_texts(block['element']))})"
    if (block.get("accessory") or {}).get("type") == "overflow":
        return f"{''.join(_texts(block['text']))} {' '.join(_labels(block['accessory']))}"
    return "".join(_texts(block))


def _labels(element: dict[str, Any]) -> list[str]:
    """What is on a button, or on each entry of a menu behind dots."""
    if element["type"] == "overflow":
        return [f"[⋯ {option['text']['text']}]" for option in element["options"]]
    return [f"[{_label(element)}]"]


def _label(element: dict[str, Any]) -> str:
    named = element.get("text") or element.get("placeholder") or {"text": element["type"]}
    return str(named["text"])


def _texts(part: object) -> Iterator[str]:
    """Every text at any depth, in reading order; list items on lines of their own."""
    if isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
    elif isinstance(part, dict):
        if part.get("type") == "rich_text_list":
            for item in part["elements"]:
                yield "\n  • " + "".join(_texts(item))
            return
        yield from _texts_in(part)


def _texts_in(part: dict[str, Any]) -> Iterator[str]:
    if isinstance(part.get("text"), str):
        yield part["text"]
    for name in ("text", "elements", "options", "accessory"):
        if not isinstance(part.get(name), str):
            yield from _texts(part.get(name))
