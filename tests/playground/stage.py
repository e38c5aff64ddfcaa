"""A stage for the page's tests: a workspace, the tiny app connected to it, and a browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from playground.clock import Clock
from playground.server import Playground
from tests.browser import chromium, visitor
from tests.playground.tiny_app import MANIFEST, TinyApp

ADA, KENJI = "U0ADA0000", "U0KENJI00"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
AS_ADA = f"/?as={ADA}"
APP_HOME = f"{AS_ADA}#app/home"
APP_MESSAGES = f"{AS_ADA}#app/messages"
GENERAL = f"{AS_ADA}#C0GENERAL"


@dataclass
class Stage:
    """The workspace's clock stands still at MONDAY until somebody travels."""

    playground: Playground
    app: TinyApp
    browser: Browser

    @asynccontextmanager
    async def visit(self, path: str, width: int = 1280) -> AsyncIterator[Page]:
        """Open the page; afterwards, errors in its console and foreign requests fail the test."""
        async with visitor(self.browser, self.playground.url, path, width=width) as page:
            await expect(page.locator("#main h1")).to_be_visible()
            yield page


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    playground = Playground(MANIFEST, clock=Clock(MONDAY, running=False))
    await playground.start()
    app = TinyApp(AsyncWebClient(token=playground.bot_token, base_url=playground.api_url))
    handler = AsyncSocketModeHandler(app.bolt, playground.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt leaves it untyped
    await playground.connected()
    try:
        yield Stage(playground, app, browser)
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call] # likewise
        await playground.stop()
