"""Builds what Slack sends to an app when somebody does something.

Shapes from docs.slack.dev/reference/interaction-payloads and /reference/events.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from playground.blocks import BUTTONS, Json, Placed, buttons_of
from playground.conversations import Conversation, Message
from playground.inputs import shape_value, state_values
from playground.installation import Installation
from playground.manifest import Shortcut
from playground.people import Person
from playground.shapes import (
    channel_name,
    message_shape,
    team_shape,
    user_reference,
    view_shape,
)
from playground.views import View
from playground.workspace import Workspace

# A confirm dialog stays out: Bolt's own type for it has another shape than the one sent.
ECHOED = ("placeholder", "url", "style", "min_query_length", "icon")


@dataclass
class Payloads:
    """Writes payloads; `address` is Slack's, for the response_url."""

    workspace: Workspace
    installation: Installation
    address: str = ""

    def slash_command(
        self, person: Person, conversation: Conversation, command: str, text: str
    ) -> Json:
        return {
            "token": self.installation.verification_token,
            "team_id": self.workspace.team_id,
            "team_domain": self.workspace.domain,
            "channel_id": conversation.id,
            "channel_name": _command_channel_name(conversation),
            "user_id": person.id,
            "user_name": person.handle,
            "command": command,
            "text": text,
            "api_app_id": self.installation.app_id,
            **self._organisation_of_command(),
            "response_url": self._response_url(person, conversation),
            "trigger_id": self.workspace.grants.trigger(person.id),
        }

    def shortcut(self, person: Person, shortcut: Shortcut) -> Json:
        return {
            "type": "shortcut",
            "callback_id": shortcut.callback_id,
            "action_ts": self.workspace.next_ts(),
            "trigger_id": self.workspace.grants.trigger(person.id),
            **self._interaction(person, plain_user=True),
        }

    def message_action(
        self, person: Person, shortcut: Shortcut, conversation: Conversation, message: Message
    ) -> Json:
        return {
            "type": "message_action",
            "callback_id": shortcut.callback_id,
            "action_ts": self.workspace.next_ts(),
            "trigger_id": self.workspace.grants.trigger(person.id),
            "response_url": self._response_url(person, conversation, message),
            "message_ts": message.ts,
            "message": self._message(message, conversation),
            "channel": _channel(conversation),
            **self._interaction(person),
        }

    def message_click(
        self,
        person: Person,
        conversation: Conversation,
        message: Message,
        placed: Placed,
        raw: Any,  # noqa: ANN401 - a raw value, see `inputs`
    ) -> Json:
        """Return a block_actions payload for an element in a message."""
        state = state_values(
            message.blocks or (), message.values, self.workspace, message.suggested
        )
        return {
            **self._block_actions(person, placed, raw, message.suggested),
            "container": _message_container(conversation, message),
            "channel": _channel(conversation),
            "message": self._message(message, conversation),
            "state": {"values": state},
            "response_url": self._response_url(person, conversation, message),
        }

    def view_click(
        self,
        person: Person,
        view: View,
        placed: Placed,
        raw: Any,  # noqa: ANN401 - a raw value, see `inputs`
    ) -> Json:
        """Return a block_actions payload for an element in a modal or Home: no response_url."""
        return {
            **self._block_actions(person, placed, raw, view.suggested),
            "container": {"type": "view", "view_id": view.id},
            "view": self._view(view),
        }

    def view_submission(self, person: Person, view: View) -> Json:
        return {
            "type": "view_submission",
            "view": self._view(view),
            "trigger_id": self.workspace.grants.trigger(person.id),
            "response_urls": self._response_urls(person, view),
            **self._interaction(person),
        }

    def view_closed(self, person: Person, view: View, *, is_cleared: bool) -> Json:
        return {
            "type": "view_closed",
            "view": self._view(view),
            "is_cleared": is_cleared,
            **self._interaction(person),
        }

    def view_suggestion(self, person: Person, view: View, placed: Placed, query: str) -> Json:
        return {
            **self._suggestion(person, placed, query),
            "container": {"type": "view", "view_id": view.id},
            "view": self._view(view),
        }

    def message_suggestion(
        self,
        person: Person,
        conversation: Conversation,
        message: Message,
        placed: Placed,
        query: str,
    ) -> Json:
        return {
            **self._suggestion(person, placed, query),
            "container": _message_container(conversation, message),
            "channel": _channel(conversation),
            "message": self._message(message, conversation),
        }

    def event(self, event: Json) -> Json:
        """Wrap an event as the Events API does."""
        moment = int(self.workspace.clock.now().timestamp())
        whole = self.workspace.organisation
        return {
            "token": self.installation.verification_token,
            "team_id": self.workspace.team_id,
            **({"enterprise_id": whole.id} if whole else {}),
            "context_team_id": self.workspace.team_id,
            "api_app_id": self.installation.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": moment,
            "is_ext_shared_channel": False,
            "authorizations": [
                {
                    "enterprise_id": whole.id if whole else None,
                    "team_id": None if whole else self.workspace.team_id,
                    "user_id": self.installation.bot_user.id,
                    "is_bot": True,
                    "is_enterprise_install": whole is not None,
                }
            ],
        }

    def _block_actions(
        self,
        person: Person,
        placed: Placed,
        raw: Any,  # noqa: ANN401 - a raw value, see `inputs`
        seen: Any,  # noqa: ANN401 - options, see `inputs`
    ) -> Json:
        action = _action(placed, raw) | {"action_ts": self.workspace.next_ts()}
        return {
            "type": "block_actions",
            "actions": [action | shape_value(placed, raw, self.workspace, seen)],
            "trigger_id": self.workspace.grants.trigger(person.id),
            **self._interaction(person),
        }

    def _suggestion(self, person: Person, placed: Placed, query: str) -> Json:
        return {
            "type": "block_suggestion",
            "block_id": placed.block_id,
            "action_id": placed.action_id,
            "value": query,
            **self._interaction(person),
        }

    def _interaction(self, person: Person, *, plain_user: bool = False) -> Json:
        user = user_reference(person, self.workspace)
        if plain_user:
            user.pop("name")
        return {
            "user": user,
            "api_app_id": self.installation.app_id,
            "token": self.installation.verification_token,
            "team": team_shape(self.workspace),
            **self._organisation(),
        }

    def _organisation_of_command(self) -> Json:
        whole = self.workspace.organisation
        if whole is None:
            return {"is_enterprise_install": "false"}
        said = {"enterprise_id": whole.id, "enterprise_name": whole.name}
        return said | {"is_enterprise_install": "true"}

    def _organisation(self) -> Json:
        whole = self.workspace.organisation
        if whole is None:
            return {"is_enterprise_install": False}
        return {
            "enterprise": {"id": whole.id, "name": whole.name},
            "is_enterprise_install": True,
        }

    def _view(self, view: View) -> Json:
        return view_shape(view, self.workspace, self.installation)

    def _message(self, message: Message, conversation: Conversation) -> Json:
        if message.is_ephemeral:
            return {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
        return message_shape(message, conversation, self.workspace, self.installation)

    def _response_url(
        self, person: Person, conversation: Conversation, message: Message | None = None
    ) -> str:
        path = self.workspace.grants.response_url(
            person.id,
            conversation.id,
            message.ts if message else None,
            message.thread_ts if message else None,
        )
        return self.address + path

    def _response_urls(self, person: Person, view: View) -> list[Json]:
        asked = []
        for block in view.blocks:
            element = block.get("element") or {}
            if not element.get("response_url_enabled"):
                continue
            channel = view.values.get(block["block_id"], {}).get(element["action_id"])
            if conversation := self.workspace.conversations.get(str(channel)):
                url = self._response_url(person, conversation)
                ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
                asked.append(ids | {"channel_id": conversation.id, "response_url": url})
        return asked


def _action(placed: Placed, raw: object) -> Json:
    element = placed.element
    action: Json = {
        "type": placed.type,
        "block_id": placed.block_id,
        "action_id": placed.action_id,
    }
    action |= {key: element[key] for key in ECHOED if key in element}
    pressed = next((b for b in buttons_of(element) if b.get("value") == raw), element)
    if placed.type in BUTTONS:
        action["text"] = {"emoji": True, **pressed["text"]}
        action |= {"value": pressed["value"]} if "value" in pressed else {}
    return action


def _command_channel_name(conversation: Conversation) -> str:
    return "privategroup" if conversation.kind == "private" else channel_name(conversation)


def _channel(conversation: Conversation) -> Json:
    return {"id": conversation.id, "name": _command_channel_name(conversation)}


def _message_container(conversation: Conversation, message: Message) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": conversation.id,
        "is_ephemeral": message.is_ephemeral,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
