"""The state of the pretend workspace, and who is told when it changes."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from playground.blocks import with_ids
from playground.clock import Clock
from playground.conversations import Conversation, Kind, Message, app_dm_id, opening_conversations
from playground.files import Files
from playground.grants import Grants
from playground.people import FERNHILL, PEOPLE, Person, Team
from playground.views import Views

TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Notice:
    """Something Slack itself tells one person, such as an app that did not answer."""

    id: str
    user: str
    text: str
    channel: str | None = None


class Workspace:
    """People, conversations, views, files and grants; `version` counts every change."""

    def __init__(
        self,
        clock: Clock,
        bot_user: Person,
        people: Sequence[Person] = PEOPLE,
        team: Team = FERNHILL,
        organisation: Team | None = None,
    ) -> None:
        self.organisation = organisation
        self.team_id, self.name, self.domain = team.id, team.name, team.domain
        self.clock = clock
        self.bot_user = bot_user
        self.people = {person.id: replace(person) for person in people}
        opening = opening_conversations(tuple(self.people))
        self.conversations = {c.id: c for c in opening}
        self.views = Views()
        self.files = Files()
        self.grants = Grants(clock.elapsed)
        self.notices: list[Notice] = []
        self.hint = ""
        """What to try first, above the box that one types into; gone once something is sent."""
        self.version = 1
        self.watchers: set[Callable[[], None]] = set()
        self._last_moment = clock.now() - TICK

    def changed(self) -> None:
        """Count a change and tell everyone who watches."""
        self.version += 1
        for watcher in tuple(self.watchers):
            watcher()

    def next_ts(self) -> str:
        """Return a new timestamp, later than every one before it in the workspace."""
        self._last_moment = max(self.clock.now(), self._last_moment + TICK)
        seconds = int(self._last_moment.timestamp())
        return f"{seconds}.{self._last_moment.microsecond:06d}"

    def anyone(self, user: str) -> Person | None:
        """Return the person or the app's bot user with this id."""
        return self.bot_user if user == self.bot_user.id else self.people.get(user)

    def everyone(self) -> Iterator[Person]:
        yield from self.people.values()
        yield self.bot_user

    def app_dm(self, user: str) -> Conversation:
        """Return the person's own conversation with the app."""
        return self.conversations[app_dm_id(user)]

    def open_to(self, user: str) -> list[Conversation]:
        """Return the conversations that the person is in."""
        return [c for c in self.conversations.values() if user in c.members]

    def direct(self, members: Sequence[str], *, with_app: bool = False) -> Conversation:
        """Return the conversation of exactly these people, made when there was none.

        One person with the app is their app DM; two people without it are a DM; more are a group.
        """
        cast = sorted(set(members))
        if with_app and len(cast) == 1:
            return self.app_dm(cast[0])
        for conversation in self.conversations.values():
            same = sorted(conversation.members) == cast and conversation.app_is_member == with_app
            if same and conversation.kind in ("dm", "group"):
                return conversation
        return self._new_direct(cast, with_app=with_app)

    def _new_direct(self, cast: list[str], *, with_app: bool) -> Conversation:
        kind: Kind = "dm" if len(cast) == 2 and not with_app else "group"  # noqa: PLR2004 - two people
        name = "mpdm-" + "--".join(self.people[p].handle for p in cast) + "-1"
        letter = "D" if kind == "dm" else "G"
        made = Conversation(
            f"{letter}{secrets.token_hex(4).upper()}", kind, name, cast, app_is_member=with_app
        )
        self.conversations[made.id] = made
        return made

    def add(self, conversation: Conversation, message: Message) -> Message:
        """Append the message, with the ids that Slack fills in."""
        if message.blocks is not None:
            message.blocks = with_ids(message.blocks)
        conversation.messages.append(message)
        if not message.is_ephemeral:
            conversation.last_read[message.user] = message.ts
        self.changed()
        return message

    def notify(self, user: str, text: str, channel: str | None = None) -> None:
        """Let Slack itself say `text` to the person."""
        self.notices.append(Notice(f"N{secrets.token_hex(4)}", user, text, channel))
        self.changed()

    def permalink(self, conversation: Conversation, message: Message) -> str:
        """Return the address of the message in Slack's shape."""
        path = f"/archives/{conversation.id}/p{message.ts.replace('.', '')}"
        thread = message.thread_ts
        query = f"?thread_ts={thread}&cid={conversation.id}" if thread else ""
        return f"https://{self.domain}.slack.com{path}{query}"

    def view_payload(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return the app's view with the ids that Slack fills in."""
        return {**payload, "blocks": with_ids(payload.get("blocks", []))}
