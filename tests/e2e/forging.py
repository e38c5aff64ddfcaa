"""Somebody presses what another member was shown: the requests that would make, rightly signed."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from playground.blocks import Json, Placed, interactive
from playground.conversations import Conversation, Message
from playground.deliveries.http_route import sign
from playground.inputs import offered
from playground.people import TEAM_ID, Person
from playground.server import Playground
from playground.testkit import Actor
from playground.views import View

MANY = ("checkboxes", "multi_static_select")


@dataclass(frozen=True)
class Forger:
    """`person` has what was shown to `victim`, in the workspace `team_id`, and presses it all."""

    playground: Playground
    url: str
    victim: Actor
    person: Person
    team_id: str = TEAM_ID

    async def press(self, surfaces: "list[Surface]", *, instead_of: str, writing: str) -> list[str]:
        """Sends every click and every form; answers what came back.

        What the forger would have to type is the victim's words with `writing` in the place of
        `instead_of`.
        """
        answers = []
        for payload in [made for surface in surfaces for made in self._presses(surface)]:
            text = json.dumps(payload, ensure_ascii=False).replace(instead_of, writing)
            answers.append(await self._send(json.loads(text)))
        return answers

    async def say(self, command: str) -> str:
        """Gives a command in the forger's own conversation with the app."""
        payloads = self.playground.backstage.payloads
        name, _, words = command.partition(" ")
        payload = payloads.slash_command(self.person, self._own_dm(), name, words)
        return await self._post(urlencode(payload | {"team_id": self.team_id}))

    def _presses(self, surface: "Surface") -> Iterator[Json]:
        for placed in interactive(surface.blocks):
            if not placed.is_input:
                yield self._click(surface, placed)
        if surface.view and surface.view.payload.get("submit"):
            yield self.playground.backstage.payloads.view_submission(self.person, surface.view)

    def _click(self, surface: "Surface", placed: Placed) -> Json:
        payloads = self.playground.backstage.payloads
        raw = _a_choice(placed)
        if surface.view:
            return payloads.view_click(self.person, surface.view, placed, raw)
        assert surface.message is not None
        return payloads.message_click(self.person, self._own_dm(), surface.message, placed, raw)

    async def _send(self, payload: dict[str, Any]) -> str:
        payload["team"]["id"] = payload["user"]["team_id"] = self.team_id
        payload["trigger_id"] = self.playground.workspace.grants.trigger(self.person.id)
        if "response_url" in payload:
            payload["response_url"] = self._own_response_url()
        return await self._post(urlencode({"payload": json.dumps(payload)}))

    async def _post(self, body: str) -> str:
        headers = sign(self.playground.signing_secret, body, int(time.time()))
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=body, headers=headers) as response,
        ):
            assert response.status == 200
            return await response.text()

    def _own_dm(self) -> Conversation:
        return self.playground.workspace.app_dm(self.person.id)

    def _own_response_url(self) -> str:
        grants, dm = self.playground.workspace.grants, self._own_dm()
        return self.playground.url + grants.response_url(self.person.id, dm.id, None, None)


@dataclass(frozen=True)
class Surface:
    """Something that was shown, with what can be pressed on it."""

    blocks: list[Json]
    message: Message | None = None
    view: View | None = None


def messages_of(playground: Playground, actor: Actor) -> list[Surface]:
    """Every message that the app has shown to this person, wherever it stands."""
    return [
        Surface(message.blocks, message=message)
        for conversation in playground.workspace.open_to(actor.id)
        for message in conversation.messages
        if message.blocks and message.is_seen_by(actor.id)
    ]


def view_of(view: View) -> Surface:
    return Surface(view.blocks, view=view)


def _a_choice(placed: Placed) -> object:
    """What a menu or a row of boxes says when it is used: its first entry."""
    options = offered(placed.element)
    if not options:
        return None
    first = options[0]["value"]
    return [first] if placed.type in MANY else first
