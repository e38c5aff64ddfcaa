"""Reactions of the app to a message."""

from playground.conversations import Conversation, Message
from playground.web_api.calls import Call, Json, SlackError


def add(call: Call) -> Json:
    conversation, message = _item(call)
    name, bot = call.text("name"), call.installation.bot_user
    users = message.reactions.setdefault(name, [])
    if bot.id in users:
        raise SlackError("already_reacted")
    users.append(bot.id)
    call.workspace.changed()
    call.backstage.events.reacted("reaction_added", bot, name, conversation, message)
    return {}


def remove(call: Call) -> Json:
    conversation, message = _item(call)
    name, bot = call.text("name"), call.installation.bot_user
    if bot.id not in message.reactions.get(name, []):
        raise SlackError("no_reaction")
    unreact(message, name, bot.id)
    call.workspace.changed()
    call.backstage.events.reacted("reaction_removed", bot, name, conversation, message)
    return {}


def get(call: Call) -> Json:
    conversation, message = _item(call)
    return {
        "type": "message",
        "channel": conversation.id,
        "message": call.shape(conversation, message),
    }


def unreact(message: Message, name: str, user: str) -> None:
    """Take one person's reaction away; the last one takes the emoji with it."""
    message.reactions[name].remove(user)
    if not message.reactions[name]:
        del message.reactions[name]


def _item(call: Call) -> tuple[Conversation, Message]:
    if not call.text("channel") or not call.text("timestamp"):
        raise SlackError("no_item_specified")
    conversation = call.joined(call.text("channel"))
    return conversation, call.message(conversation, call.text("timestamp"))


METHODS = {"reactions.add": add, "reactions.remove": remove, "reactions.get": get}
