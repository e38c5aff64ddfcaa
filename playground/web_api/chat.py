"""Saying something: post, post privately, change, delete, link."""

from playground.blocks import with_ids
from playground.conversations import Conversation, Message
from playground.web_api.calls import Call, Json, SlackError


def post_message(call: Call) -> Json:
    conversation = speakable(call)
    message = spoken(call, ts=call.workspace.next_ts())
    call.workspace.add(conversation, message)
    call.backstage.events.message_posted(conversation, message)
    return _posted(call, conversation, message)


def post_ephemeral(call: Call) -> Json:
    conversation = speakable(call)
    reader = call.text("user")
    if reader not in conversation.members:
        raise SlackError("user_not_in_channel")
    message = spoken(call, ts=call.workspace.next_ts())
    message.visible_to = reader
    call.workspace.add(conversation, message)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """Change what the app said itself; an ephemeral message cannot be found again."""
    conversation = call.known(call.text("channel"))
    message = call.message(conversation, call.text("ts"))
    if message.user != call.installation.bot_user.id:
        raise SlackError("cant_update_message")
    previous = call.backstage.events.snapshot(conversation, message)
    rewrite(call, message, call.args)
    message.edited_ts = call.workspace.next_ts()
    call.workspace.changed()
    call.backstage.events.message_changed(conversation, message, previous)
    return _posted(call, conversation, message) | {"text": message.text}


def delete(call: Call) -> Json:
    conversation = call.known(call.text("channel"))
    message = call.message(conversation, call.text("ts"))
    if message.user != call.installation.bot_user.id:
        raise SlackError("cant_delete_message")
    conversation.messages.remove(message)
    call.workspace.changed()
    call.backstage.events.message_deleted(conversation, message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    conversation = call.known(call.text("channel"))
    message = call.message(conversation, call.text("message_ts"))
    permalink = call.workspace.permalink(conversation, message)
    return {"channel": conversation.id, "permalink": permalink}


def speakable(call: Call) -> Conversation:
    """Return where the app may speak: by id, by #name, or a person's own DM with it."""
    conversation = _addressed(call, call.text("channel"))
    if conversation.kind == "app" and not call.installation.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")
    if conversation.is_archived:
        raise SlackError("is_archived")
    public = conversation.kind == "channel"
    if public and "chat:write.public" in call.installation.scopes:
        return conversation
    return call.joined(conversation.id)


def spoken(call: Call, ts: str) -> Message:
    """Return the message that the arguments describe."""
    thread = call.text("thread_ts") or None
    said = Message(ts, call.installation.bot_user.id, "", thread_ts=thread)
    said.bot_id = call.installation.bot_id
    said.metadata = call.args.get("metadata")
    said.mrkdwn = call.args.get("mrkdwn") is not False
    rewrite(call, said, call.args)
    if call.args.get("blocks") and not call.args.get("text"):
        call.warnings.append("missing_text_in_message")
    return said


def rewrite(call: Call, message: Message, args: Json) -> None:
    """Give the message the text and blocks in `args`; text alone takes earlier blocks away."""
    blocks = args.get("blocks") or None
    if markdown := args.get("markdown_text"):
        blocks = [{"type": "markdown", "text": markdown}]
    message.text = str(args.get("text") or "")
    message.blocks = with_ids(blocks) if blocks else None
    message.attachments = args.get("attachments") or None
    message.values = {}
    if "metadata" in args:
        message.metadata = args["metadata"]
    if thread := args.get("thread_ts"):
        message.thread_ts = str(thread)
    if message.blocks is None and len(message.text) > LONG_TEXT:
        call.warnings.append("message_truncated")


LONG_TEXT = 40_000  # docs.slack.dev/reference/methods/chat.postMessage, "Truncating content"


def _addressed(call: Call, channel: str) -> Conversation:
    if channel in call.workspace.people:
        return call.workspace.app_dm(channel)
    if channel.startswith("#"):
        named = (c for c in call.workspace.conversations.values() if c.name == channel[1:])
        channel = next((c.id for c in named if not c.is_direct), channel)
    return call.known(channel)


def _posted(call: Call, conversation: Conversation, message: Message) -> Json:
    shape = call.shape(conversation, message)
    if message.metadata:
        shape["metadata"] = message.metadata
    return {"channel": conversation.id, "ts": message.ts, "message": shape}


METHODS = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": get_permalink,
}
