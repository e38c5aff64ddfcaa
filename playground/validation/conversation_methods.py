"""The `conversations.*` methods: arguments, scopes and tiers.

Source: docs.slack.dev/reference/methods, the page of each method.
"""

from playground.validation.shapes import Number
from playground.validation.signatures import (
    Kind,
    Signature,
    Tier,
    flags,
    numbers,
    scopes,
    strings,
)

_READ = scopes("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = scopes("channels:history", "groups:history", "im:history", "mpim:history")
_MANAGE = scopes("channels:manage", "channels:write", "groups:write", "im:write", "mpim:write")
_INVITE = _MANAGE | {"channels:write.invites", "groups:write.invites"}
_TOPIC = _MANAGE | {
    "channels:write.topic",
    "groups:write.topic",
    "im:write.topic",
    "mpim:write.topic",
}
_CHANNEL = strings("channel")
_PAGED = strings("cursor") | numbers("limit")
_PAST = _PAGED | strings("latest", "oldest") | flags("include_all_metadata", "inclusive")

CONVERSATIONS: dict[str, Signature] = {
    "conversations.open": Signature(
        Tier.THREE,
        {},
        _CHANNEL | {"users": Kind.NAMES} | flags("return_im", "prevent_creation"),
        _MANAGE,
    ),
    "conversations.close": Signature(Tier.TWO, _CHANNEL, {}, _MANAGE),
    "conversations.info": Signature(
        Tier.THREE, _CHANNEL, flags("include_locale", "include_num_members"), _READ
    ),
    "conversations.list": Signature(
        Tier.TWO, {}, _PAGED | strings("team_id", "types") | flags("exclude_archived"), _READ
    ),
    "conversations.members": Signature(Tier.FOUR, _CHANNEL, _PAGED, _READ),
    "conversations.history": Signature(Tier.THREE, _CHANNEL, _PAST, _HISTORY),
    "conversations.replies": Signature(
        Tier.THREE, strings("channel", "ts"), _PAST, _HISTORY, {"limit": Number(1, 1000)}
    ),
    "conversations.join": Signature(Tier.THREE, _CHANNEL, {}, scopes("channels:join")),
    "conversations.leave": Signature(Tier.THREE, _CHANNEL, {}, _MANAGE),
    "conversations.mark": Signature(Tier.THREE, strings("channel", "ts"), {}, _MANAGE),
    "conversations.create": Signature(
        Tier.TWO, strings("name"), strings("team_id") | flags("is_private"), _MANAGE
    ),
    "conversations.invite": Signature(
        Tier.THREE, _CHANNEL | {"users": Kind.NAMES}, flags("force"), _INVITE
    ),
    "conversations.setTopic": Signature(Tier.TWO, strings("channel", "topic"), {}, _TOPIC),
}
