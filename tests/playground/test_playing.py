"""A story that plays without a visitor: started and stopped on the page, one at a time."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from aiohttp import ClientSession

from playground.server import CoachHooks, Play, Playground
from tests.playground.test_page_api import Page


class Teller:
    """Says what it was asked for, and goes on until it is stopped."""

    def __init__(self, playground: Playground) -> None:
        self.told: list[str] = []
        self.ended = asyncio.Event()
        self.next_at = playground.clock.now() + timedelta(days=1)
        playground.coach = CoachHooks(
            self.next_send, self.rest, play=Play(("Well", "Ill"), self.run)
        )

    async def next_send(self) -> datetime | None:
        return self.next_at

    async def rest(self) -> None: ...

    async def run(self, ending: str, stopped: asyncio.Event) -> None:
        self.told.append(ending)
        try:
            await stopped.wait()
        finally:
            self.ended.set()


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[Page]:
    async with ClientSession(playground.url) as session:
        yield Page(session)


async def test_a_story_plays_to_the_chosen_ending_until_it_is_stopped(
    playground: Playground, page: Page
) -> None:
    teller = Teller(playground)
    before = (await page.state())["play"]
    await page.act("play", ending="Ill")
    during = (await page.state())["play"]
    second = await page.act("play", ending="Well")
    await page.act("stop")
    await asyncio.wait_for(teller.ended.wait(), 5)
    await asyncio.sleep(0)

    assert before == {"endings": ["Well", "Ill"], "is_on": False}
    assert during["is_on"]
    assert second["error"] == "is_playing"
    assert teller.told == ["Ill"]
    assert not (await page.state())["play"]["is_on"]


async def test_nothing_is_announced_while_a_story_plays(playground: Playground, page: Page) -> None:
    Teller(playground)
    before = (await page.state())["clock"]["next_send"]
    await page.act("play", ending="Well")

    assert before
    assert (await page.state())["clock"]["next_send"] is None


async def test_a_workspace_without_a_story_offers_none(page: Page) -> None:
    assert (await page.state())["play"] == {"endings": [], "is_on": False}
    assert (await page.act("play", ending="Well"))["error"] == "no_story"


async def test_a_workspace_that_stops_ends_what_plays(playground: Playground, page: Page) -> None:
    teller = Teller(playground)
    await page.act("play", ending="Well")
    await page.state()
    await playground.stop()

    await asyncio.wait_for(teller.ended.wait(), 5)
