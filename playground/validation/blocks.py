"""Every block that Slack documents, and where each may stand.

Limits: docs.slack.dev/reference/block-kit/blocks, the page of each block.
"""

from collections.abc import Mapping
from typing import Any

from playground.validation import cards, charts, tables
from playground.validation.composition import ID, IMAGE_SOURCES, one_source
from playground.validation.elements import (
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from playground.validation.problems import Findings
from playground.validation.rich_text import RICH_TEXT
from playground.validation.shapes import Address, ByType, Check, Items, OneOf, Shape, Text, flag
from playground.validation.text import any_text, plain_text

_NAMED: dict[str, Check] = {"block_id": ID}


def _says_something(value: dict[str, Any], pointer: str, found: Findings) -> None:
    if not value.get("text") and not value.get("fields"):
        found.add(pointer, "needs text or fields")


SECTION = Shape(
    {},
    _NAMED
    | {
        "text": any_text(),
        "fields": Items(any_text(2000), most=10, least=1),
        "accessory": IN_SECTION,
        "expand": flag,
    },
    (_says_something,),
)
VIDEO = Shape(
    {
        "video_url": Address(),
        "thumbnail_url": Address(),
        "alt_text": Text(2000),
        "title": plain_text(199),
    },
    _NAMED
    | {
        "title_url": Address(2000),
        "author_name": Text(49),
        "provider_name": Text(49),
        "provider_icon_url": Address(2000),
        "description": plain_text(200),
    },
)

_COMMON: dict[str, Shape] = {
    "actions": Shape({"elements": Items(IN_ACTIONS, most=25, least=1)}, _NAMED),
    "context": Shape({"elements": Items(IN_CONTEXT, most=10, least=1)}, _NAMED),
    "divider": Shape({}, _NAMED),
    "file": Shape({"source": OneOf(("remote",)), "external_id": Text(255, 1)}, _NAMED),
    "header": Shape({"text": plain_text(150)}, _NAMED),
    "image": Shape(
        {"alt_text": Text(2000)},
        _NAMED | IMAGE_SOURCES | {"title": plain_text(2000)},
        (one_source,),
    ),
    "input": Shape(
        {"label": plain_text(2000), "element": IN_INPUT},
        _NAMED | {"hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
    "section": SECTION,
    "table": tables.TABLE,
    "video": VIDEO,
}

BLOCKS: Mapping[str, Shape] = _COMMON | {
    "alert": cards.ALERT,
    "card": cards.CARD,
    "carousel": cards.CAROUSEL,
    "container": cards.container(ByType(_COMMON, "a block that a container may have")),
    "context_actions": Shape({"elements": Items(IN_CONTEXT_ACTIONS, most=5, least=1)}, _NAMED),
    "data_table": tables.DATA_TABLE,
    "data_visualization": charts.CHART,
    "markdown": Shape({"text": Text(least=1)}, _NAMED),
    "plan": cards.PLAN,
    "task_card": cards.TASK_CARD,
}

BLOCK = ByType(BLOCKS, "a block that Slack knows")
