"""Which function hears what: one table a feature, and one dictionary of them all.

Bolt asks its listeners one after the other, about 7 microseconds each, so it has one for each
kind of payload; the dictionary behind it finds the function at once.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Protocol

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.commands import CommandNames
from bot.domain.errors import CoachError
from bot.services.coach import Coach
from bot.slack.views.menu import unfolded
from handlers.turn import Listener, Payload, Turn

ANY = re.compile("")
Table = Mapping[str, Listener]
Find = Callable[[Payload], Listener | None]
Hear = Callable[..., Awaitable[None]]


class UnknownButtonError(CoachError):
    sentence = "I don't know that button any more. `/promo` has everything I can do."


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
    tables = heard(features)
    commands = named(tables.commands, coach.commands)
    hear = partial(_hearing, coach)
    app.command(ANY)(hear(lambda body: commands.get(body["command"])))
    app.action(ANY)(hear(lambda body: known_action(tables.actions, body["actions"][0])))
    app.view(ANY)(hear(lambda body: tables.forms.get(body["view"]["callback_id"])))
    app.shortcut(ANY)(hear(lambda body: tables.shortcuts.get(body["callback_id"])))
    app.event(ANY)(hear(lambda body: tables.events.get(subscription_of(body["event"]))))


def _hearing(coach: Coach, find: Find) -> Hear:
    """What Bolt calls: finds the function, and acknowledges once it is done."""

    async def hear(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        turn = Turn(coach, client, body, context.get("respond"))
        if listener := find(body):
            await listener(turn)
        await ack(**turn.reply.fields)

    return hear


def subscription_of(event: Payload) -> str:
    """What the manifest calls it: a message goes by the kind of conversation that it is in."""
    kind: str = event["type"]
    return f"message.{event.get('channel_type')}" if kind == "message" else kind


def known_action(actions: Table, action: Payload) -> Listener | None:
    """None for a link, which Slack opens; raises UnknownButtonError for what is gone."""
    listener = actions.get(unfolded(action)["action_id"])
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
