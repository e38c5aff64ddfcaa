"""A small Bolt app, as a bot's author would write it, against a workspace whose clock stands."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.clock import Clock
from playground.limits import Limits
from playground.server import Playground
from playground.testkit import Actor

Json = dict[str, Any]
Connect = Callable[[], Awaitable[None]]

MONDAY_MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)

SCOPES = [
    "app_mentions:read", "channels:history", "channels:join", "channels:read", "chat:write",
    "commands", "dnd:read", "files:read", "files:write", "groups:history", "groups:read",
    "im:history", "im:read", "im:write", "mpim:read", "mpim:write", "reactions:read",
    "reactions:write", "team:read", "users:read",
]  # fmt: skip
EVENTS = [
    "app_home_opened", "app_mention", "app_uninstalled", "member_joined_channel",
    "message.channels", "message.groups", "message.im", "reaction_added", "tokens_revoked",
]  # fmt: skip


def manifest(*, scopes: list[str] = SCOPES, messages_tab: bool = True) -> Json:
    return {
        "display_information": {"name": "Parrot", "description": "Says it again"},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": messages_tab},
            "bot_user": {"display_name": "Parrot"},
            "slash_commands": [
                {"command": "/echo", "description": "Echo", "should_escape": True},
                {"command": "/raw", "description": "Echo as typed"},
            ],
            "shortcuts": [
                {"name": "New note", "type": "global", "callback_id": "new_note"},
                {"name": "Keep this", "type": "message", "callback_id": "keep_this"},
            ],
        },
        "oauth_config": {"scopes": {"bot": scopes}},
        "settings": {
            "event_subscriptions": {"bot_events": EVENTS},
            "interactivity": {"is_enabled": True},
            "socket_mode_enabled": True,
        },
    }


@dataclass
class Bot:
    """A Bolt app and what it has heard."""

    app: AsyncApp
    client: AsyncWebClient
    heard: list[Json] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, body: Json) -> None:
        self.heard.append(body)
        self.news.set()

    async def has_heard(self, count: int) -> None:
        """Wait until the bot has heard this many things."""
        async with asyncio.timeout(30):
            while len(self.heard) < count:
                self.news.clear()
                await self.news.wait()


def workspace_for_tests(
    document: Json | None = None, *, limits: Limits | None = None, recording: Path | None = None
) -> Playground:
    generous = Limits(per_channel_per_second=1e4, channel_burst=10_000, tiers=False)
    clock = Clock(MONDAY_MORNING, running=False)
    return Playground(
        document or manifest(), clock=clock, limits=limits or generous, recording=recording
    )


@asynccontextmanager
async def running(playground: Playground) -> AsyncIterator[AsyncWebClient]:
    """Start the workspace; hand over a client with the bot's token; stop it again."""
    await playground.start()
    try:
        yield AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
    finally:
        await playground.stop()


@asynccontextmanager
async def socket(bot: "Bot", playground: Playground) -> AsyncIterator[AsyncSocketModeHandler]:
    """Connect the bot by Socket Mode."""
    handler = AsyncSocketModeHandler(bot.app, playground.app_token, ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt leaves it untyped
    await playground.connected()
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call] # likewise


async def refusal(call: Awaitable[object]) -> str:
    """Await a call that Slack refuses; return its error code."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


def section(text: str = "Hello", **more: object) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}} | more


def button(text: str, action_id: str, **more: object) -> Json:
    label = {"type": "plain_text", "text": text}
    return {"type": "button", "text": label, "action_id": action_id} | more


def actions(*elements: Json, block_id: str = "acts") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field_block(label: str, element: Json, *, block_id: str, **more: object) -> Json:
    words = {"type": "plain_text", "text": label}
    return {"type": "input", "block_id": block_id, "label": words, "element": element} | more


def text_field(label: str, block_id: str, **more: object) -> Json:
    return field_block(label, {"type": "plain_text_input", "action_id": "a"}, block_id=block_id) | (
        more
    )


def modal(*blocks: Json, title: str = "Form", **more: object) -> Json:
    words = {"type": "plain_text", "text": title}
    submit = {"type": "plain_text", "text": "Save"}
    return {"type": "modal", "title": words, "submit": submit, "blocks": list(blocks)} | more


def bot_for(playground: Playground) -> Bot:
    client = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
    app = AsyncApp(
        client=client, process_before_response=True, signing_secret=playground.signing_secret
    )
    bot = Bot(app, client)

    @app.event("message")
    async def hear_message(body: Json) -> None:
        bot.hear(body)

    return bot


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = workspace_for_tests()
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
def bot(playground: Playground) -> Bot:
    return bot_for(playground)


@pytest.fixture
async def connect(playground: Playground, bot: Bot) -> AsyncIterator[Connect]:
    """Connect the bot by Socket Mode, once its listeners are registered."""
    async with AsyncExitStack() as stack:

        async def connecting() -> None:
            await stack.enter_async_context(socket(bot, playground))

        yield connecting


@pytest.fixture
def client(playground: Playground) -> AsyncWebClient:
    return AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)


@pytest.fixture
def ada(playground: Playground) -> Actor:
    return playground.actor("U0ADA0000")


@pytest.fixture
def marta(playground: Playground) -> Actor:
    return playground.actor("U0MARTA00")
