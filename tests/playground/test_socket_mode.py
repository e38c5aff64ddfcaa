"""Socket Mode, with the real Bolt at the other end."""

import asyncio

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import Bot, Connect, Json, bot_for, refusal, socket


async def test_command_is_answered_privately_by_default(
    bot: Bot, connect: Connect, ada: Actor, marta: Actor
) -> None:
    @bot.app.command("/echo")
    async def echo(ack: AsyncAck, command: Json, respond: AsyncRespond) -> None:
        await ack()
        await respond(f"You said {command['text']}")

    await connect()
    await ada.slash("/echo hello", channel="#general")

    assert "You said hello" in ada.sees()
    assert ada.messages("#general")[-1].is_ephemeral
    assert marta.messages("#general") == []


async def test_acknowledgement_itself_can_speak(bot: Bot, connect: Connect, marta: Actor) -> None:
    @bot.app.command("/raw")
    async def answer(ack: AsyncAck) -> None:
        await ack(text="For all", response_type="in_channel")

    await connect()
    await marta.slash("/raw", channel="#general")

    assert marta.messages("#general")[-1].visible_to is None


async def test_event_is_answered_with_a_message(bot: Bot, connect: Connect, ada: Actor) -> None:
    @bot.app.event("app_mention")
    async def mentioned(event: Json, say: AsyncSay) -> None:
        await say(f"Hello <@{event['user']}>")

    await connect()
    await ada.say("@Parrot are you there?", channel="#general")

    assert ada.sees().endswith("Hello @Ada")


async def test_command_not_acknowledged_in_three_seconds_has_failed(
    playground: Playground, bot: Bot, connect: Connect, ada: Actor
) -> None:
    heard = asyncio.Event()

    @bot.app.command("/echo")
    async def think(ack: AsyncAck) -> None:
        heard.set()
        await asyncio.sleep(0.2)
        await ack()

    await connect()
    giving = asyncio.ensure_future(ada.slash("/echo hello"))
    await heard.wait()
    playground.clock.elapsed.advance(3.1)

    with pytest.raises(AssertionError, match="did not answer within three seconds"):
        await giving
    assert "/echo failed" in ada.notices()[0]


async def test_command_to_an_app_that_is_away_fails_at_once(ada: Actor) -> None:
    with pytest.raises(AssertionError, match="Parrot is not connected"):
        await ada.slash("/echo hello")


async def test_event_waits_for_the_app_to_come_back(bot: Bot, connect: Connect, ada: Actor) -> None:
    await ada.say("While you were away", channel="#general")

    await connect()
    await bot.has_heard(1)

    assert bot.heard[0]["event"]["text"] == "While you were away"


async def test_unanswered_event_comes_again_at_once_then_after_one_and_five_minutes(
    playground: Playground, ada: Actor
) -> None:
    async with listener(playground) as ws:
        await ada_says(ada, "Are you there?")
        attempts = []
        for wait in (0, 0, 60, 300):
            await a_moment()
            playground.clock.elapsed.advance(wait)
            envelope = await ws.receive_json(timeout=2)
            attempts.append((envelope["retry_attempt"], envelope["retry_reason"]))
            playground.clock.elapsed.advance(3.1)

    assert attempts == [(0, ""), (1, "timeout"), (2, "timeout"), (3, "timeout")]


async def test_event_in_flight_on_a_dropped_socket_is_sent_again(
    playground: Playground, bot: Bot, connect: Connect, ada: Actor
) -> None:
    async with listener(playground) as ws:
        await ada_says(ada, "Do not lose me")
        first = await ws.receive_json(timeout=2)
        await playground.sockets.drop()
    await connect()
    await bot.has_heard(1)

    assert bot.heard[0]["event_id"] == first["payload"]["event_id"]


@pytest.mark.parametrize("abruptly", [False, True])
async def test_bot_comes_back_after_losing_its_socket(
    playground: Playground, bot: Bot, connect: Connect, ada: Actor, *, abruptly: bool
) -> None:
    await connect()
    await playground.sockets.drop(abruptly=abruptly)

    await ada.say("Still there?", channel="#general")
    await bot.has_heard(1)

    assert [body["event"]["text"] for body in bot.heard] == ["Still there?"]


async def test_bot_reconnects_when_asked_and_loses_nothing(
    playground: Playground, bot: Bot, connect: Connect, ada: Actor
) -> None:
    await connect()

    await playground.sockets.refresh()
    await ada.say("In between", channel="#general")
    await bot.has_heard(1)

    assert playground.sockets.connections == 1
    assert [body["event"]["text"] for body in bot.heard] == ["In between"]


async def test_each_envelope_goes_to_one_socket_in_turn(playground: Playground, ada: Actor) -> None:
    first, second = bot_for(playground), bot_for(playground)
    async with socket(first, playground), socket(second, playground):
        for word in ("one", "two", "three", "four"):
            await ada.say(word, channel="#general")

    assert len(first.heard) == len(second.heard) == 2


async def test_eleventh_socket_is_turned_away(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        sockets = [await session.ws_connect(await address(playground)) for _ in range(11)]
        greetings = [await ws.receive_json() for ws in sockets]
        for ws in sockets:
            await ws.close()

    assert [g["type"] for g in greetings[:10]] == ["hello"] * 10
    assert greetings[10] == {"type": "disconnect", "reason": "too_many_websockets"}


async def test_ticket_works_once(playground: Playground) -> None:
    once = await address(playground)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(once) as ws:
            await ws.receive_json()

        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(once)


async def test_bot_token_opens_no_connection(
    client: AsyncWebClient, playground: Playground
) -> None:
    opening = client.apps_connections_open(app_token=playground.bot_token)

    assert await refusal(opening) == "not_allowed_token_type"


async def address(playground: Playground) -> str:
    client = AsyncWebClient(base_url=playground.api_url)
    opened = await client.apps_connections_open(app_token=playground.app_token)
    return str(opened["url"])


class Listening:
    """A socket that never acknowledges."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def __aenter__(self) -> aiohttp.ClientWebSocketResponse:
        self._session = aiohttp.ClientSession()
        self._ws = await self._session.ws_connect(await address(self._playground))
        await self._ws.receive_json()
        return self._ws

    async def __aexit__(self, *_trouble: object) -> None:
        await self._ws.close()
        await self._session.close()


def listener(playground: Playground) -> Listening:
    return Listening(playground)


async def ada_says(ada: Actor, text: str) -> None:
    """Speak without waiting for an answer that will not come."""
    saying = asyncio.ensure_future(ada.say(text, channel="#general"))
    await asyncio.sleep(0)
    saying.cancel()


async def a_moment() -> None:
    """Let everything run that is ready to."""
    for _ in range(20):
        await asyncio.sleep(0)
