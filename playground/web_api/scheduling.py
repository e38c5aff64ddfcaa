"""Saying something later."""

from playground.scheduled import FURTHEST, ScheduledMessage
from playground.web_api.calls import Call, Json, SlackError
from playground.web_api.chat import speakable, spoken

MOST_IN_FIVE_MINUTES = 30  # docs.slack.dev/reference/methods/chat.scheduleMessage
FIVE_MINUTES = 300


def schedule_message(call: Call) -> Json:
    conversation = speakable(call)
    post_at = int(call.args["post_at"])
    if post_at <= call.now:
        raise SlackError("time_in_past")
    if post_at > call.now + FURTHEST.total_seconds():
        raise SlackError("time_too_far")
    near = [e for e in call.backstage.scheduled.planned if e.conversation is conversation]
    if sum(abs(e.post_at - post_at) < FIVE_MINUTES for e in near) >= MOST_IN_FIVE_MINUTES:
        raise SlackError("restricted_too_many")
    entry = call.backstage.scheduled.plan(conversation, post_at, spoken(call, ts=""))
    call.workspace.changed()
    return {
        "channel": conversation.id,
        "scheduled_message_id": entry.id,
        "post_at": post_at,
        "message": {"type": "message", "text": entry.message.text},
    }


def list_scheduled(call: Call) -> Json:
    channel = call.text("channel")
    planned = [
        entry
        for entry in sorted(call.backstage.scheduled.planned, key=lambda e: e.post_at)
        if channel in ("", entry.conversation.id)
    ]
    entries, more = call.page(planned)
    return {"scheduled_messages": [_shape(entry) for entry in entries]} | more


def delete_scheduled(call: Call) -> Json:
    if not call.backstage.scheduled.cancel(call.text("scheduled_message_id")):
        raise SlackError("invalid_scheduled_message_id")
    return {}


def _shape(entry: ScheduledMessage) -> Json:
    return {
        "id": entry.id,
        "channel_id": entry.conversation.id,
        "post_at": entry.post_at,
        "date_created": entry.created,
        "text": entry.message.text,
    }


METHODS = {
    "chat.scheduleMessage": schedule_message,
    "chat.scheduledMessages.list": list_scheduled,
    "chat.deleteScheduledMessage": delete_scheduled,
}
