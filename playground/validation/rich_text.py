"""`rich_text`: sections, lists, quotes and preformatted text, and what stands in a line of them.

Shapes: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from playground.validation.composition import ID
from playground.validation.shapes import (
    Address,
    ByType,
    Check,
    Items,
    Number,
    OneOf,
    Shape,
    Text,
    flag,
    typed,
)

_STYLES = ("bold", "code", "italic", "strike", "underline")
_MENTION_STYLES = ("highlight", "client_highlight", "unlink")
_STYLE: dict[str, Check] = {
    "style": Shape({}, dict.fromkeys((*_STYLES, *_MENTION_STYLES), flag)),
}
_NAME = Text(least=1)


def _inline(required: dict[str, Check], **optional: Check) -> Shape:
    return Shape(required, _STYLE | optional)


_TEXT = _inline({"text": Text(least=1)})
_LINK = _inline({"url": Text(3000, 1)}, text=Text(), unsafe=flag)

INLINE = ByType(
    {
        "text": _TEXT,
        "link": _LINK,
        "emoji": _inline({"name": _NAME}, unicode=Text(), url=Address()),
        "user": _inline({"user_id": _NAME}),
        "usergroup": _inline({"usergroup_id": _NAME}),
        "channel": _inline({"channel_id": _NAME}),
        "team": _inline({"team_id": _NAME}),
        "broadcast": _inline({"range": OneOf(("here", "channel", "everyone"))}),
        "date": _inline(
            {"timestamp": Number(), "format": Text(least=1)}, url=Address(), fallback=Text()
        ),
        "color": _inline({"value": _NAME}),
    },
    "something that stands in a line",
)

_BORDER: dict[str, Check] = {"border": Number(0, 1, whole=True)}
_SECTION = Shape({"elements": Items(INLINE)})

_PARTS = ByType(
    {
        "rich_text_section": _SECTION,
        "rich_text_list": Shape(
            {
                "style": OneOf(("bullet", "ordered")),
                "elements": Items(typed("rich_text_section", _SECTION)),
            },
            _BORDER | {"indent": Number(0, 8, whole=True), "offset": Number(least=0, whole=True)},
        ),
        "rich_text_quote": Shape({"elements": Items(INLINE)}, _BORDER),
        "rich_text_preformatted": Shape(
            {"elements": Items(ByType({"text": _TEXT, "link": _LINK}, "text or a link"))},
            _BORDER,
        ),
    },
    "a part of rich text",
)

RICH_TEXT = Shape({"elements": Items(_PARTS)}, {"block_id": ID})
