"""What somebody said in the DM, as the event `message.im` tells it: said, changed or deleted.

Shapes: docs.slack.dev/reference/events/message and its subtypes.
"""

from collections.abc import Mapping
from typing import Any

from bot.domain.typed.line import Said
from bot.slack.client import part_of, text_in
from bot.slack.who.acting_member import is_apps_own

Event = Mapping[str, Any]

SAID = frozenset({"", "file_share", "me_message", "thread_broadcast"})
"""Subtypes that are somebody's own words; the others tell of what happened in a conversation."""

CLIPS = ("audio/", "video/")
LADDERS = (".yaml", ".yml", ".csv", ".tsv", ".json", ".md", ".docx", ".xlsx")
LISTS = (".csv", ".tsv", ".json", ".md", ".markdown", ".txt", ".text", ".docx")


def said_in(event: Event) -> Said | None:
    """What a person said just now; None for everything else."""
    if is_apps_own(event) or not event.get("user") or text_in(event, "subtype") not in SAID:
        return None
    said = _said(event)
    return said if said.ts else None


def edit_in(event: Event) -> tuple[Said, str] | None:
    """What a message of a person says now, and what it said before; None where that is the same.

    Slack tells of a change, too, when it has shown a link, or counted the replies.
    """
    if event.get("subtype") != "message_changed" or is_apps_own(event) or deleted_in(event):
        return None
    now, before = part_of(event, "message"), text_in(event, "previous_message", "text")
    said = _said(now)
    return (said, before) if said.ts and said.text != before else None


def deleted_in(event: Event) -> str | None:
    """The ts of a person's message that is gone; one with replies leaves a tombstone behind."""
    subtype = event.get("subtype")
    is_tombstone = text_in(event, "message", "subtype") == "tombstone"
    is_gone = subtype == "message_deleted" or (subtype == "message_changed" and is_tombstone)
    if not is_gone or is_apps_own(event):
        return None
    return text_in(event, "previous_message", "ts") or text_in(event, "deleted_ts") or None


def files_in(event: Event) -> list[Event]:
    found = event.get("files")
    return [file for file in found if isinstance(file, Mapping)] if isinstance(found, list) else []


def is_clip(file: Event) -> bool:
    return text_in(file, "mimetype").startswith(CLIPS)


def is_picture(file: Event) -> bool:
    return text_in(file, "mimetype").startswith("image/")


def _said(message: Event) -> Said:
    thread = text_in(message, "thread_ts") or None
    ts = text_in(message, "ts")
    return Said(ts, text_in(message, "text").strip(), None if thread == ts else thread)
