"""How Slack writes people, conversations, messages, files and views, in both directions."""

from typing import Any

from playground.conversations import Conversation, Message
from playground.files import File
from playground.inputs import state_values
from playground.installation import Installation
from playground.people import Person
from playground.views import View
from playground.workspace import Workspace

Json = dict[str, Any]

CREATED = 1750000000  # when the pretend workspace was made, in seconds since the epoch


def team_shape(workspace: Workspace) -> Json:
    return {"id": workspace.team_id, "domain": workspace.domain}


def user_reference(person: Person, workspace: Workspace) -> Json:
    """Return the short form in interaction payloads."""
    return {
        "id": person.id,
        "username": person.handle,
        "name": person.handle,
        "team_id": workspace.team_id,
    }


def user_shape(person: Person, workspace: Workspace, *, with_locale: bool = False) -> Json:
    """Return the user object of `users.info`, with the zone's offset at the workspace's now."""
    local = workspace.clock.now().astimezone(person.zone)
    offset = local.utcoffset()
    shape: Json = {
        "id": person.id,
        "team_id": workspace.team_id,
        "name": person.handle,
        "deleted": person.is_deactivated,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": local.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": CREATED,
        "profile": profile_shape(person, workspace),
    }
    return shape | ({"locale": person.locale} if with_locale else {})


def channel_name(conversation: Conversation) -> str:
    """Return the name as payloads have it: DMs are called "directmessage"."""
    return "directmessage" if conversation.is_direct else conversation.name


def conversation_shape(conversation: Conversation, workspace: Workspace) -> Json:
    """Return the channel object of the conversations methods."""
    kind = conversation.kind
    shape: Json = {
        "id": conversation.id,
        "created": CREATED,
        "is_channel": kind == "channel",
        "is_group": kind == "private",
        "is_im": conversation.is_direct,
        "is_mpim": kind == "group",
        "is_private": kind != "channel",
        "is_archived": conversation.is_archived,
        "context_team_id": workspace.team_id,
    }
    if conversation.is_direct:
        return shape | {"user": conversation.members[0], "is_user_deleted": False}
    return shape | {
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_general": conversation.id == "C0GENERAL",
        "is_member": conversation.app_is_member,
        "creator": conversation.members[0],
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(conversation.members) + conversation.app_is_member,
    }


def message_shape(
    message: Message, conversation: Conversation, workspace: Workspace, installation: Installation
) -> Json:
    """Return the message object of history and of interaction payloads."""
    shape: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    shape["team"] = workspace.team_id
    if message.bot_id:
        shape |= {"bot_id": message.bot_id, "app_id": installation.app_id}
        shape["bot_profile"] = bot_profile(workspace, installation)
    for key in ("blocks", "attachments", "thread_ts"):
        if (value := getattr(message, key)) is not None:
            shape[key] = value
    if message.edited_ts:
        shape["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.reactions:
        shape["reactions"] = [
            {"name": name, "users": users, "count": len(users)}
            for name, users in message.reactions.items()
        ]
    if replies := conversation.replies(message.ts):
        shape |= {"thread_ts": message.ts, "reply_count": len(replies)}
        shape["latest_reply"] = replies[-1].ts
    if message.is_tombstone:
        shape |= {"subtype": "tombstone", "user": "USLACKBOT", "hidden": True}
    files = [file for i in message.files if (file := workspace.files.find(i))]
    return shape | ({"files": [file_shape(file, workspace) for file in files]} if files else {})


def bot_profile(workspace: Workspace, installation: Installation) -> Json:
    return {
        "id": installation.bot_id,
        "app_id": installation.app_id,
        "name": installation.manifest.bot_name,
        "team_id": workspace.team_id,
        "icons": {},
        "updated": CREATED,
        "deleted": False,
    }


def file_shape(file: File, workspace: Workspace) -> Json:
    """Return the file object of `files.info`."""
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "pretty_type": file.filetype.upper(),
        "user": file.user,
        "user_team": workspace.team_id,
        "editable": False,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": workspace.files.download_url(file),
        "url_private_download": workspace.files.download_url(file),
        "permalink": f"https://{workspace.domain}.slack.com/files/{file.user}/{file.id}",
    }


def view_shape(view: View, workspace: Workspace, installation: Installation) -> Json:
    """Return the view object that Slack sends back: the app's view, its state and its ids."""
    payload = view.payload
    home_title = {"type": "plain_text", "text": "View Title", "emoji": True}
    return {
        "id": view.id,
        "team_id": workspace.team_id,
        "type": payload["type"],
        "blocks": view.blocks,
        "private_metadata": payload.get("private_metadata") or "",
        "callback_id": payload.get("callback_id") or "",
        "external_id": view.external_id,
        "state": {"values": state_values(view.blocks, view.values, workspace, view.suggested)},
        "hash": view.hash,
        "title": home_title if view.is_home else payload.get("title"),
        "close": payload.get("close"),
        "submit": payload.get("submit"),
        "clear_on_close": bool(payload.get("clear_on_close")),
        "notify_on_close": bool(payload.get("notify_on_close")),
        "previous_view_id": view.previous_view_id,
        "root_view_id": view.root_view_id,
        "app_id": installation.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": installation.bot_id,
    }


def _status(person: Person, workspace: Workspace) -> Json:
    """Return the status, empty once it has run out: Slack clears it then."""
    expires = person.status_expires
    is_over = bool(expires) and expires <= workspace.clock.now().timestamp()
    return {
        "status_text": "" if is_over else person.status_text,
        "status_emoji": "" if is_over else person.status_emoji,
        "status_expiration": 0 if is_over else expires,
    }


def profile_shape(person: Person, workspace: Workspace) -> Json:
    first, _, last = person.real_name.partition(" ")
    return {
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": "" if person.is_bot else person.name,
        "display_name_normalized": "" if person.is_bot else person.name,
        "first_name": first,
        "last_name": last,
        "title": person.title,
        **_status(person, workspace),
        "team": workspace.team_id,
    }
