"""The blocks that came in 2026: alert, card, carousel, container, task cards and plans.

Shapes: docs.slack.dev/reference/block-kit/blocks; where those pages give no number, limits are
those that client libraries publish.
"""

from typing import Any

from playground.validation.composition import ID, IMAGE
from playground.validation.elements import BUTTON
from playground.validation.problems import Findings
from playground.validation.rich_text import RICH_TEXT
from playground.validation.shapes import (
    Address,
    Check,
    Items,
    OneOf,
    Shape,
    Text,
    anything,
    flag,
    typed,
)
from playground.validation.text import any_text, mrkdwn, plain_text

_NAMED: dict[str, Check] = {"block_id": ID}
_RICH_TEXT = typed("rich_text", RICH_TEXT)

ALERT = Shape(
    {"text": any_text(200)},
    _NAMED | {"level": OneOf(("default", "info", "warning", "error", "success"))},
)


def _shows_something(value: dict[str, Any], pointer: str, found: Findings) -> None:
    if not any(value.get(part) for part in ("hero_image", "title", "actions", "body")):
        found.add(pointer, "needs at least one of hero_image, title, actions and body")


CARD = Shape(
    {},
    _NAMED
    | {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": anything,
        "title": mrkdwn(150),
        "subtitle": mrkdwn(150),
        "body": mrkdwn(200),
        "subtext": mrkdwn(200),
        "actions": Items(typed("button", BUTTON), most=3),
    },
    (_shows_something,),
)

CAROUSEL = Shape({"elements": Items(typed("card", CARD), most=10, least=1)}, _NAMED)

_SOURCE = typed("url", Shape({"url": Address(), "text": Text()}))
TASK_CARD = Shape(
    {
        "task_id": Text(least=1),
        "title": Text(least=1),
        "status": OneOf(("pending", "in_progress", "complete", "error")),
    },
    _NAMED | {"details": _RICH_TEXT, "output": _RICH_TEXT, "sources": Items(_SOURCE)},
)

PLAN = Shape(
    {"title": Text(least=1)},
    _NAMED | {"tasks": Items(typed("task_card", TASK_CARD), most=50)},
)


def container(children: Check) -> Shape:
    """Build the check of a container; it holds blocks, so they are handed in."""
    return Shape(
        {"child_blocks": Items(children, most=10, least=1)},
        _NAMED
        | {
            "title": plain_text(150),
            "rich_text_title": _RICH_TEXT,
            "subtitle": any_text(150),
            "icon": IMAGE,
            "width": OneOf(("narrow", "standard", "wide", "full")),
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
    )
