"""What the app hears about: the events that its manifest asks for, where it is a member."""

from typing import Any

from playground.conversations import Conversation, Message
from playground.deliveries.dispatch import Deliveries
from playground.payloads import Payloads
from playground.people import Person
from playground.shapes import message_shape, user_shape, view_shape
from playground.views import View

Json = dict[str, Any]

# docs.slack.dev/reference/events/message: one subscription for each kind of conversation.
SUBSCRIPTION = {"channel": "channels", "private": "groups", "group": "mpim", "dm": "im"}


class Events:
    """Tells the app; what it did not subscribe to is not sent."""

    def __init__(self, payloads: Payloads, deliveries: Deliveries) -> None:
        self._payloads, self._deliveries = payloads, deliveries
        self._workspace, self._installation = payloads.workspace, payloads.installation

    def home_opened(self, person: Person, tab: str, home: View | None) -> None:
        event: Json = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self._workspace.app_dm(person.id).id,
            "tab": tab,
        }
        if home is not None and tab == "home":
            event["view"] = view_shape(home, self._workspace, self._installation)
        self._tell("app_home_opened", event)

    def message_posted(self, conversation: Conversation, message: Message) -> None:
        """Send `message`, and `app_mention` when a person named the app in a channel."""
        if not conversation.app_is_member or message.is_ephemeral:
            return
        event = self._message(conversation, message)
        if message.files:
            event |= {"subtype": "file_share", "upload": False, "display_as_bot": False}
        self._tell(_subscription(conversation), event)
        mentioned = f"<@{self._installation.bot_user.id}" in message.text
        if mentioned and not conversation.is_direct and not message.bot_id:
            self._tell("app_mention", _mention(event))

    def message_changed(self, conversation: Conversation, message: Message, previous: Json) -> None:
        if not conversation.app_is_member:
            return
        event = self._about(conversation, "message_changed")
        event["message"] = self._message(conversation, message)
        event["previous_message"] = previous
        self._tell(_subscription(conversation), event)

    def message_deleted(self, conversation: Conversation, message: Message) -> None:
        if not conversation.app_is_member:
            return
        event = self._about(conversation, "message_deleted") | {"deleted_ts": message.ts}
        event["previous_message"] = self._message(conversation, message)
        self._tell(_subscription(conversation), event)

    def reacted(
        self, kind: str, person: Person, name: str, conversation: Conversation, message: Message
    ) -> None:
        """Send `reaction_added` or `reaction_removed`, which `kind` names."""
        if not conversation.app_is_member:
            return
        item = {"type": "message", "channel": conversation.id, "ts": message.ts}
        event = {"user": person.id, "reaction": name, "item_user": message.user, "item": item}
        self._tell(kind, {"type": kind} | event)

    def profile_changed(self, person: Person, **but: object) -> None:
        """Send `user_change`, which has the whole person, without a status that has run out.

        `but` is what Slack says otherwise, such as `deleted=True` of a deactivated account.
        """
        user = user_shape(person, self._workspace, with_locale=True) | but
        self._tell("user_change", {"type": "user_change", "user": user})

    def member_joined(self, conversation: Conversation, user: str, inviter: str | None) -> None:
        event = {
            "type": "member_joined_channel",
            "user": user,
            "channel": conversation.id,
            "channel_type": "G" if conversation.kind == "private" else "C",
            "team": self._workspace.team_id,
        }
        self._tell("member_joined_channel", event | ({"inviter": inviter} if inviter else {}))

    def member_left(self, conversation: Conversation, user: str) -> None:
        event = {
            "type": "member_left_channel",
            "user": user,
            "channel": conversation.id,
            "channel_type": "G" if conversation.kind == "private" else "C",
            "team": self._workspace.team_id,
        }
        self._tell("member_left_channel", event)

    def revoked(self) -> None:
        """Send that the app's token is good no more."""
        tokens = {"oauth": [], "bot": [self._installation.bot_user.id]}
        self._tell("tokens_revoked", {"type": "tokens_revoked", "tokens": tokens})

    def uninstalled(self) -> None:
        """Send what an owner who removes the app causes; the order is not guaranteed."""
        self.revoked()
        self._tell("app_uninstalled", {"type": "app_uninstalled"})

    def snapshot(self, conversation: Conversation, message: Message) -> Json:
        """Return the message as it is now, for a later `message_changed`."""
        return self._message(conversation, message)

    def _message(self, conversation: Conversation, message: Message) -> Json:
        shape = message_shape(message, conversation, self._workspace, self._installation)
        shape |= {"channel": conversation.id, "channel_type": conversation.channel_type}
        return shape | {"event_ts": message.ts}

    def _about(self, conversation: Conversation, subtype: str) -> Json:
        return {
            "type": "message",
            "subtype": subtype,
            "hidden": True,
            "channel": conversation.id,
            "channel_type": conversation.channel_type,
            "ts": self._workspace.next_ts(),
        }

    def _tell(self, subscription: str, event: Json) -> None:
        if subscription not in self._installation.manifest.events:
            return
        event.setdefault("event_ts", event.get("ts") or self._workspace.next_ts())
        self._deliveries.tell(self._payloads.event(event))


def _subscription(conversation: Conversation) -> str:
    return f"message.{SUBSCRIPTION.get(conversation.kind, 'im')}"


def _mention(event: Json) -> Json:
    return {key: value for key, value in event.items() if key != "channel_type"} | {
        "type": "app_mention"
    }
