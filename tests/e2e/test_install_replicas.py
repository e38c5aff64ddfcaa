"""Several coaches behind one address and one PostgreSQL: an installation belongs to all of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.process.running import Running
from bot.services.workspace.installations import FRESH_FOR
from playground.people import BEECHWOOD
from tests.installing import Neighbours, browser, neighbours, reach, replica
from tests.ports import HERE, free_port
from tests.stories import MONDAY_MORNING

MONDAY = MONDAY_MORNING + timedelta(minutes=30)
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Pair:
    """The first one is the story's own; `url` is where the second one listens."""

    story: Neighbours
    second: Running
    url: str

    def ask_the_second(self) -> None:
        reach(self.story.beechwood, self.second, self.url)

    def ask_the_first(self) -> None:
        reach(self.story.beechwood, self.story.running, self.story.url)


@asynccontextmanager
async def pair(database_url: str) -> AsyncIterator[Pair]:
    port = free_port()
    async with (
        neighbours(database_url) as story,
        replica(story.settings, story.clock, port) as second,
    ):
        yield Pair(story, second, f"http://{HERE}:{port}")


async def test_who_begins_at_one_may_come_back_to_the_other(postgresql_url: str) -> None:
    async with pair(postgresql_url) as both, browser(both.url, both.story.url) as window:
        consent = await window.to_consent(both.url)

        page = await window.answer(consent, BEECHWOOD.id, "Allow")

        assert page.address.startswith(both.story.url)
        assert "Nextrung is in Beechwood" in page.words


async def test_what_one_installed_the_other_answers_for(postgresql_url: str) -> None:
    async with pair(postgresql_url) as both:
        await both.story.install(both.story.beechwood)
        both.ask_the_second()

        await both.story.tomas.slash("/win found the double count", channel="general")

        assert "found the double count" in both.story.tomas.sees()


async def test_what_one_took_out_the_other_leaves_in_peace_soon(postgresql_url: str) -> None:
    async with pair(postgresql_url) as both:
        story = both.story
        await story.install(story.beechwood)
        both.ask_the_second()
        await story.tomas.slash("/win found the double count", channel="general")
        both.ask_the_first()
        await story.running.coach.installations.removed(BEECHWOOD.id, story.clock.now())
        both.ask_the_second()
        story.clock.travel_to(story.clock.now() + FRESH_FOR + A_SECOND)

        await story.tomas.slash("/win list", channel="general")

        assert "lost its way into this workspace" in story.tomas.sees()


async def test_the_other_one_finds_a_token_that_is_newer_than_its_own(
    postgresql_url: str,
) -> None:
    async with pair(postgresql_url) as both:
        story = both.story
        await story.install(story.beechwood)
        await story.running.coach.cases.aim(story.his, CaseDraft("Lead analyst"), Rhythm())
        story.clock.travel_to(MONDAY - 10 * A_SECOND)
        both.ask_the_second()
        await story.tomas.slash("/win found the double count", channel="general")
        both.ask_the_first()
        story.beechwood.uninstall()
        await story.settle()
        await story.install(story.beechwood)

        for after in (timedelta(0), timedelta(minutes=1), timedelta(minutes=2)):
            story.clock.travel_to(MONDAY + after)
            await both.second.coach.deliveries.tick()

        (said,) = story.beechwood.workspace.app_dm(story.tomas.id).messages[-1:]
        assert "want to get done" in said.text
