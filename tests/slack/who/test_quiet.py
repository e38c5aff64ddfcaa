"""Hours of do-not-disturb: people of one workspace are asked about together."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.commands import CommandNames
from bot.domain.member import Member
from bot.slack.who.presence import SlackPresence
from handlers.manifest import manifest_for
from playground.faults import Fault
from playground.people import TEAM_ID, Person
from playground.server import Playground

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LUNCH = NOW + timedelta(hours=3)
PEOPLE = [Person(f"U0{n:03}", f"p{n}", f"Person {n}", "Engineer", "UTC") for n in range(60)]
MEMBERS = [Member(TEAM_ID, person.id) for person in PEOPLE]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(manifest_for(CommandNames()), people=PEOPLE)
    await playground.start()
    yield playground
    await playground.stop()


def presence_in(playground: Playground) -> SlackPresence:
    client = AsyncWebClient(playground.bot_token, base_url=playground.api_url)
    client.retry_handlers.clear()
    return SlackPresence(client)


def asked(playground: Playground) -> list[int]:
    """About how many people each question was."""
    calls = playground.recording.calls
    return [len(call["args"]["users"]) for call in calls if call["method"] == "dnd.teamInfo"]


async def test_sixty_due_at_one_moment_are_two_questions(playground: Playground) -> None:
    presence = presence_in(playground)
    busy = playground.workspace.people[MEMBERS[7].user_id]
    busy.quiet_from, busy.quiet_until = int(NOW.timestamp()), int(LUNCH.timestamp())

    seen = await asyncio.gather(*(presence.seen(member, NOW) for member in MEMBERS))

    assert asked(playground) == [50, 10]
    assert [one.quiet_until for one in seen].count(LUNCH) == 1
    assert seen[7].quiet_until == LUNCH


async def test_whoever_may_not_be_asked_about_is_held_up_by_nothing(
    playground: Playground,
) -> None:
    presence = presence_in(playground)
    playground.faults.next("dnd.teamInfo", Fault.REFUSED, error="missing_scope")

    first = await presence.seen(MEMBERS[0], NOW)
    again = await presence.seen(MEMBERS[1], NOW)

    assert first.quiet_until is None
    assert again.quiet_until is None
    assert len(asked(playground)) <= 1
