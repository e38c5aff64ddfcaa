"""A real Chromium for tests that look at the page, and what it must never do there."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    async_playwright,
    expect,
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Watched:
    """A page and its misdeeds: errors in the console, and requests to another host."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def watch(self, address: str) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("request", lambda request: self._request(request, address))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def _request(self, request: Request, address: str) -> None:
        if not request.url.startswith((address, "data:")):
            self.problems.append(f"a request to {request.url}")


def chromium_path() -> str:
    """Return where Chromium is; without one the test is skipped, and in CI it fails."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        give_up = pytest.fail if os.environ.get("NEXTRUNG_NEEDS_BROWSER") else pytest.skip
        give_up("No Chromium was found; install it to run the browser tests.")
    return path


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run the system's Chromium without a window; it asks nobody for anything."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path(), args=list(QUIET)
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def visitor(
    browser: Browser, address: str, path: str = "/", *, width: int = 1280
) -> AsyncIterator[Page]:
    """Open `path` of `address` in a window of its own; afterwards, fail on its problems."""
    page = await browser.new_page(viewport={"width": width, "height": 800}, locale="en-GB")
    page.set_default_timeout(PATIENCE_MS)
    watched = Watched(page)
    watched.watch(address)
    try:
        await page.goto(address + path)
        yield page
    finally:
        await page.close()
    assert watched.problems == []


async def say(page: Page, text: str) -> None:
    """Types into the conversation that is open, as soon as no dialog stands before it."""
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("textbox", name="Message").first.fill(text)
    await page.get_by_role("button", name="Send message").first.click()
