"""The `chat.*` methods and `assistant.threads.*`: arguments, scopes and tiers.

Source: docs.slack.dev/reference/methods, the page of each method.
"""

from playground.validation.shapes import Items, OneOf, Text
from playground.validation.signatures import (
    Kind,
    Signature,
    Tier,
    flags,
    numbers,
    scopes,
    strings,
)

_WRITE = scopes("chat:write")
_CONTENT = strings("text", "markdown_text") | {
    "blocks": Kind.BLOCKS,
    "attachments": Kind.LIST,
    "metadata": Kind.METADATA,
}
_FACE = strings("username", "icon_emoji", "icon_url")
_SETTINGS = strings("parse") | flags("as_user", "link_names")
_THREAD = strings("thread_ts")
_UNFURL = flags("unfurl_links", "unfurl_media")
_STREAM = strings("markdown_text") | {"chunks": Kind.LIST}

CHAT: dict[str, Signature] = {
    "chat.postMessage": Signature(
        Tier.SPECIAL,
        strings("channel"),
        _CONTENT
        | _FACE
        | _SETTINGS
        | _THREAD
        | _UNFURL
        | flags("mrkdwn", "reply_broadcast")
        | strings("current_draft_last_updated_ts"),
        _WRITE,
    ),
    "chat.postEphemeral": Signature(
        Tier.FOUR,
        strings("channel", "user"),
        _CONTENT | _FACE | _SETTINGS | _THREAD,
        _WRITE,
        {"parse": OneOf(("", "none", "full", "mrkdwn", "false"))},
    ),
    "chat.scheduleMessage": Signature(
        Tier.THREE,
        strings("channel") | numbers("post_at"),
        _CONTENT | _SETTINGS | _THREAD | _UNFURL | flags("reply_broadcast"),
        _WRITE,
        {"parse": OneOf(("none", "full"))},
    ),
    "chat.update": Signature(
        Tier.THREE,
        strings("channel", "ts"),
        _CONTENT
        | _SETTINGS
        | flags("reply_broadcast")
        | {"file_ids": Kind.NAMES, "unfurled_attachments": Kind.LIST},
        _WRITE,
    ),
    "chat.delete": Signature(Tier.THREE, strings("channel", "ts"), flags("as_user"), _WRITE),
    "chat.meMessage": Signature(Tier.THREE, strings("channel", "text"), {}, _WRITE),
    "chat.getPermalink": Signature(Tier.SPECIAL, strings("channel", "message_ts")),
    "chat.deleteScheduledMessage": Signature(
        Tier.THREE, strings("channel", "scheduled_message_id"), flags("as_user"), _WRITE
    ),
    "chat.scheduledMessages.list": Signature(
        Tier.THREE,
        {},
        strings("channel", "cursor", "latest", "oldest", "team_id") | numbers("limit"),
    ),
    "chat.startStream": Signature(
        Tier.TWO,
        strings("channel"),
        _STREAM
        | _FACE
        | strings("thread_ts", "recipient_user_id", "recipient_team_id", "task_display_mode"),
        _WRITE,
        {"task_display_mode": OneOf(("timeline", "plan"))},
    ),
    "chat.appendStream": Signature(Tier.FOUR, strings("channel", "ts"), _STREAM, _WRITE),
    "chat.stopStream": Signature(
        Tier.TWO,
        strings("channel", "ts"),
        _STREAM | strings("session_status") | {"blocks": Kind.BLOCKS, "metadata": Kind.METADATA},
        _WRITE,
    ),
    "assistant.threads.setStatus": Signature(
        Tier.SPECIAL,
        strings("channel_id", "thread_ts", "status"),
        _FACE | {"loading_messages": Kind.LIST},
        _WRITE,
        {"loading_messages": Items(Text(), most=10, least=1)},
    ),
    "assistant.threads.setTitle": Signature(
        Tier.FOUR, strings("channel_id", "thread_ts", "title"), {}, scopes("assistant:write")
    ),
    "assistant.threads.setSuggestedPrompts": Signature(
        Tier.FOUR,
        strings("channel_id") | {"prompts": Kind.LIST},
        strings("thread_ts", "title"),
        scopes("assistant:write"),
    ),
}
