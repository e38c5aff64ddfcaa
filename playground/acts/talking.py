"""Saying something, giving a command, reacting, and who is in a channel."""

from playground.acts.refusals import ActRefusedError, conversation_of, expect_answer
from playground.acts.writing import as_command, as_message
from playground.backstage import Backstage
from playground.conversations import Conversation, Message
from playground.deliveries.parcels import Answer
from playground.grants import ResponseUrl
from playground.people import Person
from playground.responding import respond
from playground.validation.answers import check_response
from playground.web_api.reactions import unreact

TOMBSTONE = "This message was deleted."
INVITE = "/invite"


async def post(
    backstage: Backstage, person: Person, channel: str, text: str, thread_ts: str | None = None
) -> Message:
    """Say something in a conversation; the app hears of it where it is a member."""
    conversation = conversation_of(backstage, person, channel)
    if not text.strip():
        raise ActRefusedError("no_text", "Write something first.")
    if conversation.kind == "app" and backstage.installation.manifest.messages_read_only:
        raise ActRefusedError("read_only", "This app does not take messages here.")
    if conversation.is_archived:
        raise ActRefusedError("is_archived", "This channel is archived; nobody can write here.")
    workspace = backstage.workspace
    message = Message(workspace.next_ts(), person.id, as_message(text, workspace))
    message.thread_ts = thread_ts
    workspace.add(conversation, message)
    backstage.events.message_posted(conversation, message)
    return message


async def share(
    backstage: Backstage, person: Person, channel: str, file_id: str, text: str = ""
) -> Message:
    """Drop a file that was uploaded into a conversation, with or without words."""
    conversation = conversation_of(backstage, person, channel)
    workspace = backstage.workspace
    file = workspace.files.find(file_id)
    if file is None or file.user != person.id:
        raise ActRefusedError("file_not_found", "That file is gone.")
    message = Message(workspace.next_ts(), person.id, as_message(text, workspace))
    message.files = [file_id]
    workspace.add(conversation, message)
    backstage.events.message_posted(conversation, message)
    return message


async def edit(backstage: Backstage, person: Person, channel: str, ts: str, text: str) -> Message:
    """Say something else in a message of one's own."""
    conversation, message = _own(backstage, person, channel, ts)
    if not text.strip():
        raise ActRefusedError("no_text", "Write something first.")
    workspace = backstage.workspace
    previous = backstage.events.snapshot(conversation, message)
    message.text, message.edited_ts = as_message(text, workspace), workspace.next_ts()
    workspace.changed()
    backstage.events.message_changed(conversation, message, previous)
    return message


async def delete(backstage: Backstage, person: Person, channel: str, ts: str) -> None:
    """Take a message of one's own away; where it has replies, a tombstone stays."""
    conversation, message = _own(backstage, person, channel, ts)
    if conversation.replies(ts):
        previous = backstage.events.snapshot(conversation, message)
        message.text, message.files, message.is_tombstone = TOMBSTONE, [], True
        backstage.workspace.changed()
        backstage.events.message_changed(conversation, message, previous)
        return
    conversation.messages.remove(message)
    backstage.workspace.changed()
    backstage.events.message_deleted(conversation, message)


async def slash(backstage: Backstage, person: Person, channel: str, text: str) -> None:
    """Give a slash command, such as "/win shipped it", in a conversation.

    Slack's own `/invite @App` brings the app in.
    """
    name, _, rest = text.strip().partition(" ")
    app = backstage.installation.manifest.bot_name
    if (name, rest.strip().casefold()) == (INVITE, f"@{app}".casefold()):
        await invite_app(backstage, person, channel)
        return
    command = backstage.installation.manifest.command(name)
    if command is None:
        raise ActRefusedError("unknown_command", f"{name} is not a command in this workspace.")
    conversation = conversation_of(backstage, person, channel)
    typed = as_command(rest.strip(), backstage.workspace, should_escape=command.should_escape)
    payload = backstage.payloads.slash_command(person, conversation, name, typed)
    answer = await backstage.deliveries.ask("slash_commands", payload)
    expect_answer(backstage, person, answer, name, channel)
    _show(backstage, person, conversation, answer, name)


async def shortcut(backstage: Backstage, person: Person, callback_id: str) -> None:
    """Use a global shortcut."""
    found = backstage.installation.manifest.shortcut("global", callback_id)
    if found is None:
        raise ActRefusedError("unknown_shortcut", "The app has no such shortcut.")
    answer = await backstage.deliveries.ask(
        "interactive", backstage.payloads.shortcut(person, found)
    )
    expect_answer(backstage, person, answer, found.name)


async def message_shortcut(
    backstage: Backstage, person: Person, callback_id: str, channel: str, ts: str
) -> None:
    """Use a message shortcut, from the menu of a message."""
    found = backstage.installation.manifest.shortcut("message", callback_id)
    if found is None:
        raise ActRefusedError("unknown_shortcut", "The app has no such shortcut.")
    conversation, message = message_of(backstage, person, channel, ts)
    payload = backstage.payloads.message_action(person, found, conversation, message)
    answer = await backstage.deliveries.ask("interactive", payload)
    expect_answer(backstage, person, answer, found.name, channel)


async def open_home(backstage: Backstage, person: Person) -> None:
    """Open the app's Home tab."""
    home = backstage.workspace.views.homes.get(person.id)
    backstage.events.home_opened(person, "home", home)


async def open_messages(backstage: Backstage, person: Person) -> None:
    """Open the app's Messages tab."""
    backstage.events.home_opened(person, "messages", None)


async def mark_read(backstage: Backstage, person: Person, channel: str) -> None:
    conversation = conversation_of(backstage, person, channel)
    if conversation.messages and conversation.unread(person.id):
        conversation.last_read[person.id] = conversation.messages[-1].ts
        backstage.workspace.changed()


async def react(backstage: Backstage, person: Person, channel: str, ts: str, name: str) -> None:
    """Add a reaction, or take one's own away again."""
    conversation, message = message_of(backstage, person, channel, ts)
    if message.is_ephemeral:
        raise ActRefusedError("message_not_found", "A message only you can see takes no reaction.")
    mine = person.id in message.reactions.get(name, [])
    if mine:
        unreact(message, name, person.id)
    else:
        message.reactions.setdefault(name, []).append(person.id)
    backstage.workspace.changed()
    kind = "reaction_removed" if mine else "reaction_added"
    backstage.events.reacted(kind, person, name, conversation, message)


async def invite_app(backstage: Backstage, person: Person, channel: str) -> None:
    conversation = conversation_of(backstage, person, channel)
    if conversation.is_direct:
        raise ActRefusedError("cant_invite", "An app cannot be invited to a direct message.")
    if not conversation.app_is_member:
        conversation.app_is_member = True
        backstage.workspace.changed()
        bot = backstage.installation.bot_user.id
        backstage.events.member_joined(conversation, bot, person.id)


async def remove_app(backstage: Backstage, person: Person, channel: str) -> None:
    conversation = conversation_of(backstage, person, channel)
    if conversation.kind == "app":
        raise ActRefusedError("cant_remove", "The app cannot leave its own conversation with you.")
    if conversation.app_is_member:
        conversation.app_is_member = False
        backstage.workspace.changed()
        backstage.events.member_left(conversation, backstage.installation.bot_user.id)


def _own(
    backstage: Backstage, person: Person, channel: str, ts: str
) -> tuple[Conversation, Message]:
    conversation, message = message_of(backstage, person, channel, ts)
    if message.user != person.id or message.is_tombstone:
        raise ActRefusedError("not_yours", "That message is not yours to change.")
    return conversation, message


def message_of(
    backstage: Backstage, person: Person, channel: str, ts: str
) -> tuple[Conversation, Message]:
    """Return a message that the person can see, and where it is."""
    conversation = conversation_of(backstage, person, channel)
    message = conversation.message(ts, by=person.id)
    if message is None:
        raise ActRefusedError("message_not_found", "That message is gone.")
    return conversation, message


def _show(
    backstage: Backstage, person: Person, conversation: Conversation, answer: Answer, name: str
) -> None:
    if not answer.body:
        return
    if problems := check_response(answer.body):
        refusal = f"{name} was answered with something Slack refuses: {problems[0].code}."
        backstage.workspace.notify(person.id, refusal, conversation.id)
        return
    place = ResponseUrl(person.id, conversation.id, None, None, expires=0)
    respond(backstage, place, answer.body)
