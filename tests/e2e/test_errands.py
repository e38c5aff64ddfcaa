"""What a member was promised survives the process that promised it, and comes once."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.response import BoltResponse
from sqlalchemy import func, select, update

from bot.domain.delivery.delivery import LEASE
from bot.domain.delivery.errand import MOST_ATTEMPTS
from bot.domain.member import Member
from bot.domain.people.feedback import REST_AFTER_NO
from bot.storage.people.tables import feedback
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.errands import ErrandRows, errands
from handlers.errands import NO_FILE
from handlers.late_answers import LATE_ANSWER, SAVED
from playground.faults import Fault
from playground.people import ADA, PRIYA, TEAM_ID
from playground.testkit import Actor
from tests.e2e.pressing import ALIVE, KILLED
from tests.handlers.review.reviewing import begun
from tests.practices.test_feedback import ask, prepare
from tests.speeds import few, quick_on
from tests.stories import Story, opened_story

ROOT = Path(__file__).parents[2]
MOST_INSTANTS = 60
NOT_AT_ALL = MOST_INSTANTS * 10


@dataclass
class Pressing:
    """A story whose presses are heard by processes that can be killed."""

    story: Story
    server: asyncio.subprocess.Process
    database_url: str
    is_caught: bool = False
    caught: list[dict[str, Any]] = field(default_factory=list)
    kills: int = 0

    async def catch(self, act: Awaitable[None]) -> dict[str, Any]:
        """What Slack sends by an act; the story's own coach does not hear of it."""
        self.is_caught = True
        await act
        self.is_caught = False
        return self.caught[-1]

    async def hear(
        self, body: dict[str, Any], *die_at: int, answer_within: float = 2.5
    ) -> list[int]:
        """Processes that hear it at the same time; how each ended."""
        playground = self.story.playground
        orders = {
            "body": body,
            "die_at": die_at,
            "now": self.story.clock.now().isoformat(),
            "answer_within": answer_within,
            "secrets": {
                "slack_bot_token": playground.bot_token,
                "slack_app_token": playground.app_token,
                "slack_signing_secret": playground.signing_secret,
            },
            "settings": {
                "slack_api_url": playground.api_url,
                "database_url": self.database_url,
            },
        }
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(orders).encode() + b"\n")
        await self.server.stdin.drain()
        ends: list[int] = json.loads(await self.server.stdout.readline())
        assert set(ends) <= {ALIVE, KILLED}
        self.kills += ends.count(KILLED)
        return ends

    async def later(self) -> None:
        """Whoever comes next finds the lease over."""
        await self.story.travel(self.story.clock.now() + LEASE + timedelta(seconds=1))
        await self.story.coach.background.settle()


@asynccontextmanager
async def pressing(url: str) -> AsyncIterator[Pressing]:
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.e2e.pressing",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=10_000_000,
    )
    try:
        async with opened_story(url) as story:
            found = Pressing(story, server, url)

            async def catch(
                body: dict[str, Any],
                next: Callable[[], Awaitable[None]],  # noqa: A002 - Bolt's
            ) -> BoltResponse | None:
                if not found.is_caught:
                    await next()
                    return None
                found.caught.append(body)
                return BoltResponse(status=200, body="")

            story.running.app.use(catch)
            yield found
    finally:
        assert server.stdin
        server.stdin.close()
        await server.wait()


def files(story: Story) -> int:
    """In Ada's own messages with the app."""
    dm = story.playground.workspace.app_dm(story.ada.id)
    return sum(len(message.files) for message in dm.messages)


def agendas(actor: Actor) -> int:
    return sum("1:1 agenda" in actor.reads(one) for one in actor.messages("general"))


@pytest.mark.slow
@quick_on("sqlite")
async def test_a_command_heard_by_three_processes_at_once_is_done_once(database_url: str) -> None:
    async with pressing(database_url) as pressing_story:
        story = pressing_story.story
        await story.ada.slash("/win the first")
        body = await pressing_story.catch(story.ada.slash("/win shipped the ledger"))

        await pressing_story.hear(body, NOT_AT_ALL, NOT_AT_ALL, NOT_AT_ALL)

        async with story.running.database.reading() as connection:
            assert await WinStore(connection, story.member).count() == 2


async def answer_truly(pressing_story: Pressing, there_before: int) -> None:
    """Ada is asked whether it is there; she looks, and says."""
    ada = pressing_story.story.ada
    asked = [one for one in ada.messages() if "Is it there?" in ada.reads(one)]
    if not asked:
        return
    if agendas(pressing_story.story.marta) > there_before:
        await ada.click("It is there", in_=asked[-1])
    else:
        await ada.click("It isn't: post it", in_=asked[-1])
        await ada.click("Post to #general", in_=asked[-1])
        await ada.click("Post it", in_=asked[-1])


@pytest.mark.slow
async def test_an_agenda_whose_post_dies_at_any_instant_is_posted_once(database_url: str) -> None:
    async with pressing(database_url) as pressing_story:
        story = pressing_story.story
        for instant in range(1, MOST_INSTANTS):
            before = agendas(story.marta)
            await story.ada.slash(f"/win number {instant}", channel="general")
            await story.ada.slash("/agenda", channel="general")
            await story.ada.click("Post to #general")
            body = await pressing_story.catch(story.ada.click("Post it"))
            (end,) = await pressing_story.hear(body, instant)
            again = await pressing_story.hear(body, NOT_AT_ALL, NOT_AT_ALL)
            pressed_again = body | {"trigger_id": f"{body['trigger_id']}1"}
            again += await pressing_story.hear(pressed_again, NOT_AT_ALL, NOT_AT_ALL)
            await pressing_story.later()
            await story.ada.open_messages()
            await answer_truly(pressing_story, before)
            async with story.running.database.reading() as connection:
                assert await ErrandRows(connection, story.member).of_kind("agenda") == ()
            assert agendas(story.marta) == before + 1, (instant, end, again)
            story.clock.travel_to(story.clock.now() + timedelta(minutes=1))
            if end == ALIVE:
                break

    assert end == ALIVE
    assert pressing_story.kills >= 6


@quick_on("sqlite")
@pytest.mark.slow
async def test_an_export_that_dies_at_any_instant_arrives_once(database_url: str) -> None:
    async with pressing(database_url) as pressing_story:
        story = pressing_story.story
        await story.ada.slash("/win shipped the ledger")
        for instant in range(1, MOST_INSTANTS):
            before = files(story)
            await story.ada.slash("/win export")
            body = await pressing_story.catch(story.ada.submit())
            (end,) = await pressing_story.hear(body, instant)
            async with story.running.database.reading() as connection:
                left = await ErrandRows(connection, story.member).of_kind("export")
            await pressing_story.later()
            promised = left or end == ALIVE or files(story) > before
            assert files(story) == before + bool(promised), instant
            async with story.running.database.reading() as connection:
                assert await ErrandRows(connection, story.member).of_kind("export") == ()
            if end == ALIVE:
                break

    assert end == ALIVE
    assert pressing_story.kills >= 10


@pytest.mark.parametrize("instant", few(range(1, 12), 4))
async def test_a_late_answer_that_dies_at_any_instant_still_comes(
    sqlite_url: str, instant: int
) -> None:
    async with pressing(sqlite_url) as pressing_story:
        story = pressing_story.story
        await story.ada.slash("/win the first")
        body = await pressing_story.catch(
            story.ada.slash("/win shipped the ledger", channel="general")
        )
        await pressing_story.hear(body, instant, answer_within=0)
        async with story.running.database.reading() as connection:
            left = await ErrandRows(connection, story.member).of_kind("late answer")
        await pressing_story.later()

        async with story.running.database.reading() as connection:
            count = await WinStore(connection, story.member).count()
            assert await ErrandRows(connection, story.member).of_kind("late answer") == ()
        assert count <= 2
        if left:
            assert count == 2
            assert "shipped the ledger" in story.ada.sees()


@pytest.mark.slow
async def test_a_late_answer_is_written_down_before_the_command_is_done(sqlite_url: str) -> None:
    """Else the test above would look at nothing: there is an instant at which it is promised."""
    async with pressing(sqlite_url) as pressing_story:
        await pressing_story.story.ada.slash("/win the first")
        for instant in range(1, 12):
            body = await pressing_story.catch(
                pressing_story.story.ada.slash(f"/win number {instant}")
            )
            (end,) = await pressing_story.hear(body, instant, answer_within=0)
            if left := await errands_left(pressing_story.story):
                break

        assert (end, left) == (KILLED, 1)


async def test_a_late_answer_after_half_an_hour_comes_in_the_dm(sqlite_url: str) -> None:
    """By then the address where the command was given takes nothing more."""
    async with opened_story(sqlite_url) as story:
        workspace = story.playground.workspace
        (general,) = [c for c in workspace.conversations.values() if c.name == "general"]
        make = story.playground.backstage.payloads
        body = make.slash_command(ADA, general, "/win", "shipped the ledger")
        details = {name: body[name] for name in SAVED if body.get(name)}
        await story.coach.errands.begin(story.member, LATE_ANSWER, **details)

        await story.travel(story.clock.now() + timedelta(minutes=31))
        await story.coach.background.settle()

        assert letters(story, story.ada, "Saved: shipped the ledger") == 1
        assert story.ada.messages("general") == []
        assert await errands_left(story) == 0


async def test_what_slack_never_takes_ends_in_a_sentence(sqlite_url: str) -> None:
    async with opened_story(sqlite_url) as story:
        upload = "files.getUploadURLExternal"
        await story.ada.slash("/win shipped the ledger")
        story.playground.faults.next(upload, Fault.RATE_LIMITED, times=MOST_ATTEMPTS)
        await story.ada.slash("/win export")
        await story.ada.submit()
        seen = []
        for _ in range(MOST_ATTEMPTS + 2):
            await story.coach.background.settle()
            seen.append((letters(story, story.ada, NO_FILE), await errands_left(story)))
            await story.travel(story.clock.now() + timedelta(minutes=20))

        assert seen == [(0, 1)] * (MOST_ATTEMPTS - 1) + [(1, 0)] * 3
        assert files(story) == 0


def letters(story: Story, actor: Actor, words: str) -> int:
    dm = story.playground.workspace.app_dm(actor.id)
    return sum(words in actor.reads(message) for message in dm.messages)


async def errands_left(story: Story) -> int:
    async with story.running.database.reading() as connection:
        return int(await connection.scalar(select(func.count()).select_from(errands)) or 0)


@pytest.mark.slow
async def test_a_request_for_feedback_that_dies_at_any_instant_arrives_once(
    database_url: str,
) -> None:
    async with pressing(database_url) as pressing_story:
        story = pressing_story.story
        await begun(story)
        for instant in range(1, MOST_INSTANTS):
            before = letters(story, story.priya, "would value your view")
            await prepare(story)
            (end,) = await pressing_story.hear(
                await pressing_story.catch(story.ada.submit()), instant
            )
            promised = await errands_left(story) or end == ALIVE
            await pressing_story.later()
            arrived = letters(story, story.priya, "would value your view") - before
            assert await errands_left(story) == 0
            found = await story.coach.feedback.all(story.member)
            is_open = bool(found) and found[0].state == "asked"
            assert (arrived, is_open) == ((1, True) if promised or is_open else (0, False)), instant
            if is_open:
                await story.coach.feedback.take_back(story.member, found[0].id)
            if end == ALIVE:
                break

    assert end == ALIVE
    assert pressing_story.kills >= 6


async def a_month_after_the_no(story: Story) -> None:
    """As if she had said it long ago, so that she may be asked again; the clock stays."""
    async with story.running.database.writing() as connection:
        said_at = story.clock.now() - REST_AFTER_NO
        await connection.execute(
            update(feedback).where(feedback.c.declined_at.is_not(None)).values(declined_at=said_at)
        )


@pytest.mark.slow
async def test_an_answer_to_it_that_dies_at_any_instant_is_heard_of_once(database_url: str) -> None:
    async with pressing(database_url) as pressing_story:
        story = pressing_story.story
        await begun(story)
        for instant in range(1, MOST_INSTANTS):
            await ask(story)
            await story.priya.open_messages()
            before = letters(story, story.ada, "would rather not answer")
            press = pressing_story.catch(story.priya.click("I'd rather not"))
            (end,) = await pressing_story.hear(await press, instant)
            left = await errands_left(story)
            await pressing_story.later()
            heard = letters(story, story.ada, "would rather not answer") - before
            (newest, *_) = await story.coach.feedback.all(story.member)
            assert heard == (newest.state == "declined"), instant
            assert heard or not left
            assert await errands_left(story) == 0
            if newest.state == "asked":
                await story.coach.feedback.decline(Member(TEAM_ID, PRIYA.id), ADA.id, newest.id)
                dm = story.playground.workspace.app_dm(PRIYA.id)
                dm.messages.clear()
            await a_month_after_the_no(story)
            if end == ALIVE:
                break

    assert end == ALIVE
    assert pressing_story.kills >= 6
