"""Messages that the app scheduled: they appear when the clock passes their time."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playground.conversations import Conversation, Message
from playground.events import Events
from playground.workspace import Workspace

FURTHEST = timedelta(days=120)  # docs.slack.dev/reference/methods/chat.scheduleMessage


@dataclass
class ScheduledMessage:
    """A message without its ts, and when it is to be posted (seconds since the epoch)."""

    id: str
    conversation: Conversation
    post_at: int
    message: Message
    created: int


class Scheduled:
    """What is planned; one with metadata never posts, which Slack documents as its bug."""

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace, self._events = workspace, events
        self.planned: list[ScheduledMessage] = []

    def plan(self, conversation: Conversation, post_at: int, message: Message) -> ScheduledMessage:
        created = int(self._workspace.clock.now().timestamp())
        scheduled_id = f"Q{secrets.token_hex(5).upper()}"
        entry = ScheduledMessage(scheduled_id, conversation, post_at, message, created)
        self.planned.append(entry)
        return entry

    def cancel(self, scheduled_id: str) -> bool:
        """Take it off the plan; False when there is none with this id."""
        before = len(self.planned)
        self.planned = [entry for entry in self.planned if entry.id != scheduled_id]
        return len(self.planned) < before

    def next_at(self) -> datetime | None:
        """Return when the next one is due."""
        moments = [entry.post_at for entry in self.planned]
        return datetime.fromtimestamp(min(moments), UTC) if moments else None

    def deliver_due(self) -> None:
        """Post what is due by now, in order."""
        now = self._workspace.clock.now().timestamp()
        due = sorted((e for e in self.planned if e.post_at <= now), key=lambda e: e.post_at)
        for entry in due:
            self.planned.remove(entry)
            if entry.message.metadata is None:
                self._post(entry)

    def _post(self, entry: ScheduledMessage) -> None:
        entry.message.ts = self._workspace.next_ts()
        self._workspace.add(entry.conversation, entry.message)
        self._events.message_posted(entry.conversation, entry.message)
