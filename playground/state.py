"""The workspace as one person sees it, in the shape that the page draws."""

from datetime import UTC, datetime
from typing import Any

from playground.backstage import Backstage
from playground.conversations import Conversation, Message
from playground.people import Person
from playground.views import View

Json = dict[str, Any]


def state_for(backstage: Backstage, me: Person, announced_at: datetime | None) -> Json:
    """Return everything that `me` can see, and when the next message is said to come."""
    workspace = backstage.workspace
    open_to = [c for c in workspace.open_to(me.id) if _is_shown(backstage, c)]
    return {
        "version": workspace.version,
        "workspace": {"name": workspace.name, "team_id": workspace.team_id},
        "app": _app(backstage),
        "me": _person(me, workspace.clock.now()),
        "people": [_person(person, workspace.clock.now()) for person in workspace.everyone()],
        "clock": _clock(backstage, me, announced_at),
        "conversations": [_conversation(conversation, me) for conversation in open_to],
        "commands": _commands(backstage),
        "shortcuts": _shortcuts(backstage),
        "messages": {
            c.id: [_message(backstage, c, m, me) for m in c.messages if m.is_seen_by(me.id)]
            for c in open_to
        },
        "hint": workspace.hint,
        "home": _view(workspace.views.homes.get(me.id)),
        "modals": [_view(view) for view in workspace.views.stack(me.id)],
        "notices": [
            {"id": notice.id, "text": notice.text, "channel": notice.channel}
            for notice in workspace.notices
            if notice.user == me.id
        ],
    }


def _is_shown(backstage: Backstage, conversation: Conversation) -> bool:
    return conversation.kind != "app" or backstage.installation.manifest.messages_tab


def _app(backstage: Backstage) -> Json:
    manifest = backstage.installation.manifest
    return {
        "name": manifest.name,
        "bot_user_id": backstage.installation.bot_user.id,
        "description": manifest.description,
        "home_tab": manifest.home_tab,
        "messages_tab": manifest.messages_tab,
        "online": backstage.deliveries.is_open,
    }


def _person(person: Person, now: datetime) -> Json:
    local = now.astimezone(person.zone)
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "title": person.title,
        "tz": person.tz,
        "tz_label": local.tzname(),
        "status": _status(person, now),
        "is_snoozing": person.snoozed_until > now.timestamp(),
        "local_time": f"{local:%a %H:%M}",
        "is_bot": person.is_bot,
    }


def _status(person: Person, now: datetime) -> str:
    """What stands beside the name; empty once it has run out."""
    if person.status_expires and person.status_expires <= now.timestamp():
        return ""
    return f"{person.status_emoji} {person.status_text}".strip()


def _clock(backstage: Backstage, me: Person, next_send: datetime | None) -> Json:
    now = backstage.workspace.clock.now()
    local = now.astimezone(me.zone)
    return {
        "now": _instant(now),
        "local": f"{_day(local)} {local.year}, {local:%H:%M}",
        "tz": me.tz,
        "next_send": _instant(next_send) if next_send else None,
        "running": backstage.workspace.clock.running,
    }


def _conversation(conversation: Conversation, me: Person) -> Json:
    return {
        "id": conversation.id,
        "kind": conversation.kind,
        "name": conversation.name,
        "members": conversation.members,
        "app_is_member": conversation.app_is_member,
        "unread": conversation.unread(me.id),
        "topic": conversation.topic,
    }


def _commands(backstage: Backstage) -> list[Json]:
    return [
        {"command": c.command, "description": c.description, "usage_hint": c.usage_hint}
        for c in backstage.installation.manifest.commands
    ]


def _shortcuts(backstage: Backstage) -> Json:
    shortcuts: dict[str, list[Json]] = {"global": [], "message": []}
    for s in backstage.installation.manifest.shortcuts:
        entry = {"name": s.name, "callback_id": s.callback_id, "description": s.description}
        shortcuts[s.kind].append(entry)
    return shortcuts


def _message(
    backstage: Backstage, conversation: Conversation, message: Message, me: Person
) -> Json:
    workspace = backstage.workspace
    author = workspace.anyone(message.user)
    local = datetime.fromtimestamp(float(message.ts), UTC).astimezone(me.zone)
    return {
        "ts": message.ts,
        "user": message.user,
        "is_bot": message.bot_id is not None,
        "name": author.name if author else message.user,
        "text": message.text,
        "mrkdwn": message.mrkdwn,
        "blocks": message.blocks,
        "values": message.values,
        "thread_ts": message.thread_ts,
        "reply_count": len(conversation.replies(message.ts)),
        "edited": message.edited_ts is not None,
        "ephemeral": message.is_ephemeral,
        "files": [file for i in message.files if (file := _file(backstage, i))],
        "reactions": [{"name": n, "users": users} for n, users in message.reactions.items()],
        "time": f"{local:%H:%M}",
        "day": _day(local),
        "permalink": workspace.permalink(conversation, message),
    }


def _file(backstage: Backstage, file_id: str) -> Json | None:
    file = backstage.workspace.files.find(file_id)
    if file is None:
        return None
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "url": file.path,
        "size": file.length,
        "mimetype": file.mimetype,
        "preview": file.preview,
    }


def _view(view: View | None) -> Json | None:
    if view is None:
        return None
    own = {"id": view.id, "hash": view.hash, "errors": view.errors}
    return view.payload | own | {"values": view.values, "busy": view.busy}


def _day(local: datetime) -> str:
    return f"{local:%A} {local.day} {local:%B}"


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
