"""Socket Mode, with the real Bolt at the other end."""

from collections.abc import Awaitable, Callable
from typing import Any

from playground.server import Playground
from tests.playground.conftest import Bot

Connect = Callable[[], Awaitable[None]]
Json = dict[str, Any]


async def test_command_is_answered_privately_by_default(
    playground: Playground, bot: Bot, connect: Connect
) -> None:
    @bot.app.command("/echo")
    async def echo(ack: Any, command: Json, respond: Any) -> None:
        await ack()
        await respond(f"You said {command['text']}")

    await connect()
    ada, marta = playground.actor("U0ADA0000"), playground.actor("U0MARTA00")
    await ada.slash("/echo hello", channel="#general")

    assert "You said hello" in ada.sees()
    assert ada.messages("#general")[-1].is_ephemeral
    assert marta.messages("#general") == []


async def test_event_is_answered_with_a_message(
    playground: Playground, bot: Bot, connect: Connect
) -> None:
    @bot.app.event("app_mention")
    async def mentioned(event: Json, say: Any) -> None:
        await say(f"Hello <@{event['user']}>")

    await connect()
    ada = playground.actor("U0ADA0000")
    await ada.say("@Parrot are you there?", channel="#general")

    assert ada.sees().endswith("Hello @Ada")
