"""One delivery of Slack's, sent to several processes or again after a restart, is done once."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.app import running
from bot.domain.commands import CommandNames
from bot.domain.delivery.act import CURRENT, Act
from bot.domain.errors import AlreadyDoneError
from bot.domain.member import Member
from bot.domain.wins.win import WinDraft
from bot.storage.database.database import Database
from bot.storage.every_table import METADATA
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.members import MemberStore
from handlers.manifest import manifest_for
from playground.people import ADA, MARTA, TEAM_ID
from playground.server import Playground
from tests.databases import statements_of
from tests.e2e.raw_requests import encoded, signed_by
from tests.e2e.witnesses import break_table, mend_table
from tests.storage.people import NOW, TODAY
from tests.stories import Story, listening, opened_story, settings_for

MEMBER = Member(TEAM_ID, ADA.id)
COMMAND = {
    "command": "/win",
    "text": "shipped the ledger",
    "trigger_id": "1.2.abc",
    "team_id": TEAM_ID,
    "user_id": ADA.id,
    "channel_id": "C0GENERAL",
    "channel_name": "general",
    "response_url": "",
    "token": "t",
}
DONE = "That's already done."


@asynccontextmanager
async def replicas(url: str, count: int) -> AsyncIterator[tuple[Playground, list[str]]]:
    """So many coaches on one database, each with its own connections and memory."""
    async with AsyncExitStack() as stack:
        playground = Playground(manifest_for(CommandNames()))
        await playground.start()
        stack.push_async_callback(playground.stop)
        addresses = []
        for _ in range(count):
            settings = settings_for(playground, url, CommandNames())
            coach = await stack.enter_async_context(running(settings, lambda: NOW))
            addresses.append(await stack.enter_async_context(listening(coach)))
        yield playground, addresses


async def sent(
    playground: Playground, address: str, payload: Mapping[str, object]
) -> tuple[int, str]:
    body, content_type = encoded(payload, "slash_commands")
    headers = signed_by(playground.signing_secret, body, int(time.time()))
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            address, data=body, headers=headers | {"Content-Type": content_type}
        ) as answer,
    ):
        return answer.status, await answer.text()


async def wins_in(url: str, member: Member = MEMBER) -> list[str]:
    database = Database(url)
    async with database.reading() as connection:
        wins = await WinStore(connection, member).all()
    await database.stop()
    return [win.text for win in wins]


async def test_a_win_sent_to_two_replicas_at_once_is_saved_once(database_url: str) -> None:
    async with replicas(database_url, 2) as (playground, addresses):
        answers = await asyncio.gather(*(sent(playground, to, COMMAND) for to in addresses * 3))

    assert await wins_in(database_url) == ["shipped the ledger"]
    assert {status for status, _ in answers} == {200}
    assert sum(DONE in words for _, words in answers) >= 1


async def test_two_people_with_one_trigger_are_each_answered_and_saved_for_themselves(
    sqlite_url: str,
) -> None:
    of_marta = COMMAND | {"user_id": MARTA.id, "text": "hired a designer"}
    async with replicas(sqlite_url, 1) as (playground, (address,)):
        await sent(playground, address, COMMAND)
        _, said = await sent(playground, address, of_marta)

    assert "ledger" not in said
    assert await wins_in(sqlite_url, Member(TEAM_ID, MARTA.id)) == ["hired a designer"]


async def test_a_win_repeated_after_a_restart_is_saved_once(database_url: str) -> None:
    for _ in range(3):
        async with replicas(database_url, 1) as (playground, (address,)):
            last = await sent(playground, address, COMMAND)

    assert await wins_in(database_url) == ["shipped the ledger"]
    assert DONE in last[1]


async def test_a_win_that_failed_after_its_member_was_met_can_come_again(sqlite_url: str) -> None:
    break_table(sqlite_url, "INSERT", "wins")
    async with replicas(sqlite_url, 1) as (playground, (address,)):
        await sent(playground, address, COMMAND)
    mend_table(sqlite_url)

    async with replicas(sqlite_url, 1) as (playground, (address,)):
        await sent(playground, address, COMMAND)

    assert await wins_in(sqlite_url) == ["shipped the ledger"]


async def state_of(url: str) -> dict[str, list[str]]:
    """Every row of every table, but of what was acted on."""
    database = Database(url)
    async with database.reading() as connection:
        found = {
            table.name: sorted(str(tuple(row)) for row in await connection.execute(table.select()))
            for table in METADATA.sorted_tables
            if table.name != "acts"
        }
    await database.stop()
    return found


@asynccontextmanager
async def remembered(url: str) -> AsyncIterator[tuple[Story, list[dict[str, Any]]]]:
    """A story, and everything that Slack sent in it."""
    async with opened_story(url) as story:
        bodies: list[dict[str, Any]] = []

        async def remember(body: dict[str, Any], next: Callable[[], Awaitable[None]]) -> None:  # noqa: A002 - Bolt's
            bodies.append(body)
            await next()

        story.running.app.use(remember)
        yield story, bodies


async def test_commands_presses_forms_and_events_that_come_again_elsewhere_change_nothing(
    database_url: str,
) -> None:
    async with remembered(database_url) as (story, bodies):
        await story.ada.slash("/win shipped the ledger")
        await story.ada.click("Undo")
        await story.ada.click("Restore")
        await story.ada.slash("/win")
        await story.ada.fill("What did you do?", "wrote the runbook")
        await story.ada.submit()
        await story.ada.close()
        await story.ada.slash("/goal get the design doc reviewed")
        await story.ada.slash("/agenda add the on-call rota", channel="general")
        await story.ada.click("Post to #general")
        await story.ada.click("Post it")
        await story.ada.open_home()
        await story.coach.background.settle()
        before = await state_of(database_url)
        said = len(story.marta.messages("general"))
        settings = settings_for(story.playground, database_url, CommandNames())
        async with running(settings, story.clock.now) as other:
            for body in list(bodies):
                again = AsyncBoltRequest(body=dict(body), mode="socket_mode")
                assert (await other.app.async_dispatch(again)).status == 200
            await other.coach.background.settle()

        assert {body.get("type") or body.get("command") for body in bodies} >= {
            "/win", "/goal", "/agenda", "block_actions", "view_submission", "event_callback",
        }  # fmt: skip
        assert await state_of(database_url) == before
        assert len(story.marta.messages("general")) == said


async def test_what_failed_can_come_again(database: Database) -> None:
    await met(database)
    CURRENT.set(Act("k", NOW))
    try:
        with pytest.raises(ZeroDivisionError):
            await save(database, fails=True)
        for _ in range(2):  # a second change of the same delivery is the same act
            await save(database)
        CURRENT.set(Act("k", NOW))
        with pytest.raises(AlreadyDoneError):
            await save(database)
    finally:
        CURRENT.set(None)

    async with database.reading() as connection:
        assert await WinStore(connection, MEMBER).count() == 2


async def test_remembering_costs_no_way_to_the_database_and_back(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    await met(database)

    with statements_of(database) as alone:
        await save(database)
    CURRENT.set(Act("k", NOW))
    try:
        with statements_of(database) as asked:
            await save(database)
    finally:
        CURRENT.set(None)
        await database.stop()

    assert len(asked) == len(alone)
    assert "acts" in " ".join(asked)


async def test_a_line_whose_win_could_not_be_saved_still_waits(
    story: Story, sqlite_url: str
) -> None:
    await story.coach.win_imports.bring_in(story.member, "- 2026-11-20: shipped the ledger")
    (line,) = (await story.coach.win_imports.queue(story.member)).queued_lines
    await story.coach.background.settle()  # whoever writes now would keep the next line waiting
    break_table(sqlite_url, "INSERT", "wins")

    with pytest.raises(IntegrityError):
        await story.coach.win_imports.approve(story.member, line.id)

    assert (await story.coach.win_imports.queue(story.member)).waiting == 1


async def test_what_cannot_come_again_is_forgotten(story: Story) -> None:
    await story.ada.slash("/win shipped the ledger")
    async with story.running.database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM acts")) == 1

    await story.travel(story.clock.now() + timedelta(hours=3))

    async with story.running.database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM acts")) == 0


async def save(database: Database, *, fails: bool = False) -> None:
    async with database.writing() as connection:
        await WinStore(connection, MEMBER).add(WinDraft("shipped", TODAY), NOW)
        if fails:
            raise ZeroDivisionError


async def met(database: Database) -> None:
    async with database.writing() as connection:
        await MemberStore(connection, MEMBER).ensure("UTC", "Ada", "en", NOW)
