"""The route breaks in the middle of a conversation: nothing is lost, nothing is done twice."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from sqlalchemy import make_url

from bot.app import running
from bot.domain.calendar.weeks import Rhythm
from bot.domain.commands import CommandNames
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from bot.process.running import Running
from handlers.manifest import manifest_for
from playground.deliveries.http_route import sign
from playground.deliveries.parcels import Answer, Parcel
from playground.faults import Fault
from playground.people import ADA, TEAM_ID
from playground.server import Playground
from tests.stories import (
    MONDAY_MORNING,
    UNHURRIED,
    Route,
    Story,
    connected,
    generous,
    listening,
    opened_story,
    settings_for,
    unhurried_clock,
)

WORDS = "talked Kenji out of the rewrite"
HANGS = 30
"""Seconds after which nothing comes any more."""


async def wins_of(story: Story) -> list[str]:
    page = await story.coach.wins.page(story.member, WinFilter())
    return [win.text for win in page.wins]


@pytest.mark.parametrize("abruptly", [False, True], ids=["closed", "cut"])
async def test_a_socket_lost_between_command_and_answer_costs_neither(
    story: Story, sqlite_url: str, *, abruptly: bool
) -> None:
    await story.coach.members.profile(story.member)

    with the_database_held(sqlite_url):
        saying = await begun(story.playground, story.ada.slash(f"/win {WORDS}", channel="general"))
        await story.playground.sockets.drop(abruptly=abruptly)
    await saying

    assert f"Saved: {WORDS}" in story.ada.sees()
    assert story.ada.notices() == []
    assert await wins_of(story) == [WORDS]


@pytest.mark.parametrize("abruptly", [False, True], ids=["closed", "cut"])
async def test_a_socket_lost_between_click_and_answer_costs_neither(
    story: Story, sqlite_url: str, *, abruptly: bool
) -> None:
    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.coach.background.settle()

    with the_database_held(sqlite_url):
        clicking = await begun(story.playground, story.ada.click("Undo"))
        await story.playground.sockets.drop(abruptly=abruptly)
    await clicking

    assert "Restore" in story.ada.sees()
    assert story.ada.notices() == []
    assert await wins_of(story) == []


@pytest.mark.parametrize("abruptly", [False, True], ids=["closed", "cut"])
async def test_a_form_outlives_the_socket_that_it_was_opened_over(
    story: Story, *, abruptly: bool
) -> None:
    await story.ada.slash("/win", channel="general")
    await story.ada.fill("What did you do?", WORDS)

    await story.playground.sockets.drop(abruptly=abruptly)
    await back(story)
    await story.ada.submit()

    assert await wins_of(story) == [WORDS]


async def test_when_slack_asks_to_reconnect_the_answer_still_comes(
    story: Story, sqlite_url: str
) -> None:
    await story.coach.members.profile(story.member)

    with the_database_held(sqlite_url):
        saying = await begun(story.playground, story.ada.slash(f"/win {WORDS}", channel="general"))
        await story.playground.sockets.refresh()
        await back(story)
    await saying
    await story.ada.slash("/win wrote the runbook", channel="general")

    assert await wins_of(story) == ["wrote the runbook", WORDS]
    assert story.playground.sockets.connections == 1


async def test_what_happened_while_it_was_away_is_heard_once_it_is_back(story: Story) -> None:
    story.playground.faults.next("apps.connections.open", Fault.SERVER_ERROR, times=2)

    await story.playground.sockets.drop()
    story.playground.backstage.events.home_opened(story.ada.person, "home", None)
    heard_while_away = sent_to_the_coach(story, "events_api")
    await back(story)
    await until(lambda: calls_of(story, "views.publish"))
    await story.playground.settled()

    assert heard_while_away == []
    assert len(calls_of(story, "views.publish")) == 1


async def test_an_event_that_comes_again_is_acted_on_once(either_route: Story) -> None:
    await either_route.ada.open_home()
    (event,) = sent_to_the_coach(either_route, "events_api")

    again = await send(either_route, Parcel("events_api", event, attempt=1, reason="timeout"))

    assert again.failure is None
    assert len(calls_of(either_route, "views.publish")) == 1


async def test_a_command_that_comes_again_is_acted_on_once_and_answered_the_same(
    either_route: Story,
) -> None:
    await either_route.ada.slash(f"/win {WORDS}", channel="general")
    (command,) = sent_to_the_coach(either_route, "slash_commands")

    again = await send(either_route, Parcel("slash_commands", command))

    assert await wins_of(either_route) == [WORDS]
    assert again.body == calls_of(either_route, "ack")[0]


async def test_a_form_that_comes_again_is_saved_once(either_route: Story) -> None:
    await either_route.ada.slash("/win", channel="general")
    await either_route.ada.fill("What did you do?", WORDS)
    await either_route.ada.submit()
    (form,) = sent_to_the_coach(either_route, "interactive")

    await send(either_route, Parcel("interactive", form))

    assert await wins_of(either_route) == [WORDS]


async def test_a_command_that_failed_may_come_again(either_route: Story) -> None:
    """Only what the member could see is remembered."""
    await either_route.ada.slash("/win undo", channel="general")
    (command,) = sent_to_the_coach(either_route, "slash_commands")
    await either_route.ada.slash(f"/win {WORDS}", channel="general")

    again = await send(either_route, Parcel("slash_commands", command))

    assert "no win to undo" in str(again.body)
    assert await wins_of(either_route) == [WORDS]


@pytest.mark.parametrize("route", ["socket", "http"])
async def test_after_a_restart_the_old_buttons_and_forms_still_work(
    playground: Playground, sqlite_url: str, route: Route
) -> None:
    ada = playground.actor(ADA.id)
    async with coach_in(playground, sqlite_url, route):
        await ada.slash(f"/win {WORDS}", channel="general")
        (older,) = ada.messages("general")
        await ada.slash("/win wrote the runbook", channel="general")
        await ada.click("Edit")
        await ada.fill("What did you do?", "wrote the runbook for payments")

    async with coach_in(playground, sqlite_url, route) as coach:
        await ada.submit()
        await ada.close()
        await ada.click("Undo", in_=older)
        page = await coach.coach.wins.page(Member(TEAM_ID, ADA.id), WinFilter())

    assert [win.text for win in page.wins] == ["wrote the runbook for payments"]


async def test_a_message_that_was_due_while_the_coach_was_down_arrives_once(
    playground: Playground, sqlite_url: str
) -> None:
    async with coach_in(playground, sqlite_url, "socket") as coach:
        draft = CaseDraft(target_title="Staff engineer")
        await coach.coach.cases.aim(Member(TEAM_ID, ADA.id), draft, Rhythm())

    playground.clock.travel_to(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    for _ in range(2):
        async with coach_in(playground, sqlite_url, "socket") as coach:
            await coach.coach.deliveries.tick()

    assert len(playground.actor(ADA.id).messages()) == 1


async def test_a_command_under_way_is_answered_before_the_coach_ends(
    playground: Playground, sqlite_url: str
) -> None:
    ada = playground.actor(ADA.id)
    async with coach_in(playground, sqlite_url, "socket") as coach:
        await coach.coach.members.profile(Member(TEAM_ID, ADA.id))
        with the_database_held(sqlite_url):
            saying = await begun(playground, ada.slash(f"/win {WORDS}", channel="general"))

    await saying
    assert f"Saved: {WORDS}" in ada.sees()


async def test_requests_that_slack_did_not_sign_are_refused(sqlite_url: str) -> None:
    async with opened_story(sqlite_url, route="http") as story, listening(story.running) as url:
        secret, now, body = story.playground.signing_secret, int(time.time()), a_command(story)

        answers = {
            "not signed": await post(url, body, {}),
            "by somebody else": await post(url, body, sign("another secret", body, now)),
            "something else": await post(url, body, sign(secret, body + "&x=1", now)),
            "too old": await post(url, body, sign(secret, body, now - 301)),
            "from the future": await post(url, body, sign(secret, body, now + 600)),
        }

        assert {why: status for why, status in answers.items() if status != 401} == {}
        assert await wins_of(story) == []


async def test_a_signed_request_that_somebody_repeats_changes_nothing(sqlite_url: str) -> None:
    async with opened_story(sqlite_url, route="http") as story, listening(story.running) as url:
        body = a_command(story)
        headers = sign(story.playground.signing_secret, body, int(time.time()))

        statuses = [await post(url, body, headers) for _ in range(3)]
        retried = await post(url, body, {**headers, "X-Slack-Retry-Num": "1"})

        assert [*statuses, retried] == [200] * 4
        assert await wins_of(story) == [WORDS]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A workspace in which coaches come and go."""
    clock = unhurried_clock(MONDAY_MORNING)
    playground = Playground(manifest_for(CommandNames()), clock=clock, limits=generous())
    await playground.start()
    yield playground
    await playground.stop()


@asynccontextmanager
async def coach_in(
    playground: Playground, database_url: str, route: Route
) -> AsyncIterator[Running]:
    settings = settings_for(playground, database_url, CommandNames())
    async with (
        running(settings, playground.clock.now) as coach,
        connected(coach, playground, route),
    ):
        coach.app.answer_within *= UNHURRIED
        yield coach


def a_command(story: Story) -> str:
    """The body of a `/win` as Slack would post it."""
    backstage = story.playground.backstage
    place = backstage.workspace.app_dm(story.ada.id)
    payload = backstage.payloads.slash_command(story.ada.person, place, "/win", WORDS)
    return urlencode(payload)


async def post(url: str, body: str, headers: dict[str, str]) -> int:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers=form | headers) as response,
    ):
        return response.status


@contextmanager
def the_database_held(database_url: str) -> Iterator[None]:
    """Nothing can be saved meanwhile, so that an answer is still to come."""
    file = str(make_url(database_url).database)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


async def begun(playground: Playground, act: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Starts an act and answers when the coach is at it."""
    heard = len(playground.recording.payloads)
    acting = asyncio.create_task(act)
    await until(lambda: len(playground.recording.payloads) > heard)
    await asyncio.sleep(0.05)
    return acting


async def until(claim: Callable[[], object]) -> None:
    async with asyncio.timeout(HANGS):
        while not claim():  # noqa: ASYNC110 - nobody tells when it becomes true
            await asyncio.sleep(0.01)


async def back(story: Story) -> None:
    """Waits until the coach is connected again."""
    async with asyncio.timeout(HANGS):
        await story.playground.backstage.deliveries.opened()


async def send(story: Story, parcel: Parcel) -> Answer:
    """Delivers once more what was delivered, as Slack does after a lost acknowledgement."""
    route = story.playground.backstage.deliveries.route
    assert route is not None
    return await route.send(parcel)


def sent_to_the_coach(story: Story, kind: str) -> list[dict[str, Any]]:
    return [row["payload"] for row in story.playground.recording.payloads if row["kind"] == kind]


def calls_of(story: Story, method: str) -> list[dict[str, Any]]:
    return [row["args"] for row in story.playground.recording.calls if row["method"] == method]
