"""A small Bolt app, as a bot's author would write it, against a workspace whose clock stands."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.clock import Clock
from playground.limits import Limits
from playground.server import Playground

Json = dict[str, Any]

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

    def hear(self, body: Json) -> None:
        self.heard.append(body)


def workspace_for_tests(**settings: Any) -> Playground:
    settings.setdefault("clock", Clock(MONDAY_MORNING, running=False))
    generous = Limits(per_channel_per_second=10_000, channel_burst=10_000, tiers=False)
    settings.setdefault("limits", generous)
    return Playground(settings.pop("manifest", manifest()), **settings)


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
async def connect(playground: Playground, bot: Bot) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Connect the bot by Socket Mode, once its listeners are registered."""
    handlers: list[AsyncSocketModeHandler] = []

    async def connecting() -> None:
        handler = AsyncSocketModeHandler(bot.app, playground.app_token, ping_interval=1)
        handlers.append(handler)
        await handler.connect_async()
        await playground.connected()

    yield connecting
    for handler in handlers:
        await handler.close_async()
