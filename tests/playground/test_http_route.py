"""The HTTP route: signed requests, as Bolt verifies them, and retries with their headers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncRespond

from playground.deliveries.http_route import UrlNotVerifiedError
from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import Bot, Json, actions, button, section

Hears = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def listening(hears: Hears) -> AsyncIterator[str]:
    """Serve on a free port; the address is where Slack should send to."""
    app = web.Application()
    app.router.add_post("/slack/events", hears)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()


def bolt(bot: Bot) -> Hears:
    async def hears(request: web.Request) -> web.Response:
        return await to_aiohttp_response(
            await bot.app.async_dispatch(await to_bolt_request(request))
        )

    return hears


class Recorder:
    """Answers the challenge, then each request as planned; keeps the retry headers."""

    def __init__(self, *plan: web.Response) -> None:
        self.plan, self.retries = list(plan), list[tuple[str | None, str | None]]()
        self.news = asyncio.Event()

    async def hears(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body["type"] == "url_verification":
            return web.json_response({"challenge": body["challenge"]})
        headers = request.headers
        self.retries.append((headers.get("X-Slack-Retry-Num"), headers.get("X-Slack-Retry-Reason")))
        self.news.set()
        return self.plan.pop(0)


async def test_command_click_and_event_arrive_signed(
    playground: Playground, bot: Bot, ada: Actor
) -> None:
    @bot.app.command("/echo")
    async def ask(ack: AsyncAck, command: Json) -> None:
        bot.hear(command)
        await ack(text="Well?", blocks=[section(), actions(button("Go", "go"))])

    @bot.app.action("go")
    async def go(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
        bot.hear(body)
        await ack()
        await respond("Gone")

    async with listening(bolt(bot)) as url:
        playground.use_http(url)
        await playground.connected()
        await ada.slash("/echo ß & <tags>", channel="#general")
        await ada.click("Go")
        await ada.say("Hello", channel="#general")

    assert [heard.get("type", heard.get("command")) for heard in bot.heard] == [
        "/echo",
        "block_actions",
        "event_callback",
    ]
    assert bot.heard[0]["text"] == "ß &amp; &lt;tags&gt;"
    assert "Gone" in ada.sees()


async def test_server_that_knows_another_secret_is_not_verified(
    playground: Playground, bot: Bot, ada: Actor
) -> None:
    playground.backstage.installation.signing_secret = "another"
    async with listening(bolt(bot)) as url:
        playground.use_http(url)

        with pytest.raises(UrlNotVerifiedError, match="did not return the challenge"):
            await playground.connected()
        with pytest.raises(AssertionError, match="not connected"):
            await ada.slash("/echo")


async def test_event_that_fails_is_sent_again_with_number_and_reason(
    playground: Playground, ada: Actor
) -> None:
    recorder = Recorder(web.Response(status=500), web.Response(status=500), web.Response())
    async with listening(recorder.hears) as url:
        playground.use_http(url)
        await playground.connected()
        await ada.say("Hello?", channel="#general")
        await arrivals(recorder, 2)
        await a_moment()
        playground.clock.elapsed.advance(61)
        await arrivals(recorder, 3)

    assert recorder.retries == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_no_retry_header_ends_the_retries(playground: Playground, ada: Actor) -> None:
    enough = web.Response(status=500, headers={"X-Slack-No-Retry": "1"})
    recorder = Recorder(enough)
    async with listening(recorder.hears) as url:
        playground.use_http(url)
        await playground.connected()
        await ada.say("Hello?", channel="#general")
        await a_moment()
        playground.clock.elapsed.advance(1000)
        await a_moment()

    assert recorder.retries == [(None, None)]


async def test_command_is_sent_once_even_when_it_fails(playground: Playground, ada: Actor) -> None:
    asked = []

    async def hears(request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            return web.json_response({"challenge": (await request.json())["challenge"]})
        asked.append(await request.post())
        return web.Response(status=500)

    async with listening(hears) as url:
        playground.use_http(url)
        await playground.connected()
        with pytest.raises(AssertionError, match="answered with an error"):
            await ada.slash("/echo hello")

    assert [form["command"] for form in asked] == ["/echo"]


async def arrivals(recorder: Recorder, count: int) -> None:
    async with asyncio.timeout(30):
        while len(recorder.retries) < count:
            recorder.news.clear()
            await recorder.news.wait()


async def a_moment() -> None:
    """Let an answer that was sent arrive: a few turns of the loop, and a little real time."""
    await asyncio.sleep(0.05)
