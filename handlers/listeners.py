"""Which function hears what: one table a feature, and one dictionary of them all.

Bolt asks its listeners one after the other, about 7 microseconds each, so it has one for each
kind of payload; the dictionary behind it finds the function at once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Protocol

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.commands import CommandNames
from bot.domain.errors import CoachError
from bot.services.coach import Coach
from handlers.turn import Listener, Payload, Turn

ANY = re.compile("")
Table = Mapping[str, Listener]
log = structlog.get_logger()


class UnknownButtonError(CoachError):
    def __init__(self) -> None:
        super().__init__("I don't know that button any more. `/promo` has everything I can do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """What a feature answers, from an id to a function of its module.

    `commands` go by their field in CommandNames ("win"), since their names are a setting;
    `forms` are submitted views, by callback id.
    """

    commands: Table = field(default_factory=dict)
    shortcuts: Table = field(default_factory=dict)
    actions: Table = field(default_factory=dict)
    forms: Table = field(default_factory=dict)
    events: Table = field(default_factory=dict)


class Feature(Protocol):
    """A module of `handlers` with a table of what it answers."""

    LISTENERS: Listeners


def heard(features: tuple[Feature, ...]) -> Listeners:
    """All tables as one. Raises ValueError where two functions want the same."""
    tables = {kind.name: _merged(kind.name, features) for kind in fields(Listeners)}
    return Listeners(**tables)


def listen(app: AsyncApp, coach: Coach, features: tuple[Feature, ...]) -> None:
    """Registers one listener for each kind of payload."""
    by_kind = heard(features)
    commands = named(by_kind.commands, coach.commands)

    async def act(
        listener: Listener | None,
        *,
        ack: AsyncAck,
        body: Payload,
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        if listener is not None:
            turn = Turn(coach, client, body, context.get("respond"))
            await listener(turn)
            await ack(**turn.reply.fields)
        else:
            await ack()

    @app.command(ANY)
    async def hear_command(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        listener = commands.get(body["command"])
        await act(listener, ack=ack, body=body, client=client, context=context)

    @app.action(ANY)
    async def hear_action(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        listener = known_action(by_kind.actions, body["actions"][0])
        await act(listener, ack=ack, body=body, client=client, context=context)

    @app.view(ANY)
    async def hear_form(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        listener = by_kind.forms.get(body["view"]["callback_id"])
        await act(listener, ack=ack, body=body, client=client, context=context)

    @app.shortcut(ANY)
    async def hear_shortcut(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        listener = by_kind.shortcuts.get(body["callback_id"])
        await act(listener, ack=ack, body=body, client=client, context=context)

    @app.event(ANY)
    async def hear_event(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        listener = by_kind.events.get(body["event"]["type"])
        await act(listener, ack=ack, body=body, client=client, context=context)


def known_action(actions: Table, action: Payload) -> Listener | None:
    """None for a link, which Slack opens by itself; raises UnknownButtonError for what is gone."""
    listener = actions.get(action["action_id"])
    if listener is None and not action.get("url"):
        raise UnknownButtonError
    return listener


def named(commands: Table, names: CommandNames) -> dict[str, Listener]:
    """The table of commands by the names that they have here."""
    return {getattr(names, name): listener for name, listener in commands.items()}


def _merged(kind: str, features: tuple[Feature, ...]) -> dict[str, Listener]:
    merged: dict[str, Listener] = {}
    for feature in features:
        table: Table = getattr(feature.LISTENERS, kind)
        if twice := merged.keys() & table.keys():
            raise ValueError(f"{kind} with two listeners: {', '.join(sorted(twice))}")
        merged.update(table)
    return merged
