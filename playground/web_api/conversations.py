"""Where people talk: open, look at, list, join."""

from playground.conversations import Conversation
from playground.shapes import conversation_shape
from playground.web_api.calls import Call, Json, SlackError

MOST_IN_A_GROUP = 8  # docs.slack.dev/reference/methods/conversations.open
SCOPE_OF = {"channel": "channels", "private": "groups", "group": "mpim", "dm": "im", "app": "im"}
TYPE_OF = {
    "channel": "public_channel",
    "private": "private_channel",
    "group": "mpim",
    "dm": "im",
    "app": "im",
}


def open_conversation(call: Call) -> Json:
    """Return the app's own conversation with the given people."""
    if channel := call.text("channel"):
        return _opened(call, call.joined(channel))
    users = [str(user) for user in call.args.get("users") or ()]
    for user in users:
        if user not in call.workspace.people:
            raise SlackError("user_not_found")
    if len(users) > MOST_IN_A_GROUP:
        raise SlackError("too_many_users")
    call.require_scope("im:write" if len(users) == 1 else "mpim:write")
    return _opened(call, call.workspace.direct(users, with_app=True))


def info(call: Call) -> Json:
    conversation = call.known(call.text("channel"))
    call.require_scope(f"{SCOPE_OF[conversation.kind]}:read")
    return {"channel": conversation_shape(conversation, call.workspace)}


def list_conversations(call: Call) -> Json:
    """List what the app may see, by `types`; a private one only where it is a member."""
    wanted = call.args.get("types") or "public_channel"
    types = set(wanted.split(",") if isinstance(wanted, str) else wanted)
    for conversation_type in types:
        call.require_scope(f"{_scope_of_type(conversation_type.strip())}:read")
    seen = [
        c
        for c in call.workspace.conversations.values()
        if TYPE_OF[c.kind] in types and (c.kind == "channel" or c.app_is_member)
        if not (c.is_archived and call.args.get("exclude_archived"))
    ]
    channels, more = call.page(seen)
    return {"channels": [conversation_shape(c, call.workspace) for c in channels]} | more


def members(call: Call) -> Json:
    conversation = call.known(call.text("channel"))
    call.require_scope(f"{SCOPE_OF[conversation.kind]}:read")
    bot = [call.installation.bot_user.id] if conversation.app_is_member else []
    listed, more = call.page([*conversation.members, *bot])
    return {"members": listed} | more


def join(call: Call) -> Json:
    """Join a public channel; elsewhere somebody has to invite the app."""
    conversation = call.known(call.text("channel"))
    if conversation.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if conversation.is_archived:
        raise SlackError("is_archived")
    if conversation.app_is_member:
        call.warnings.append("already_in_channel")
    else:
        conversation.app_is_member = True
        call.workspace.changed()
        call.backstage.events.member_joined(conversation, call.installation.bot_user.id, None)
    return {"channel": conversation_shape(conversation, call.workspace)}


def _opened(call: Call, conversation: Conversation) -> Json:
    if call.args.get("return_im"):
        return {"channel": conversation_shape(conversation, call.workspace)}
    return {"channel": {"id": conversation.id}}


def _scope_of_type(conversation_type: str) -> str:
    for kind, name in TYPE_OF.items():
        if name == conversation_type:
            return SCOPE_OF[kind]
    raise SlackError("invalid_types")


METHODS = {
    "conversations.open": open_conversation,
    "conversations.info": info,
    "conversations.list": list_conversations,
    "conversations.members": members,
    "conversations.join": join,
}
