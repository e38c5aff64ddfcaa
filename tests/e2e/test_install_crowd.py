"""Many workspaces due in the same minute: each hears by its own token, and of itself alone."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.app import running
from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.domain.workspace.installation import Installation
from bot.process.running import Running
from bot.settings import Settings
from bot.storage.workspace.installations import new_key
from bot.storage.workspace.members import MemberStore
from tests.services.engine import Hands

SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CROWD = [f"T{number:05}" for number in range(200)]
EVERYWHERE = "U0ADA0000"
"""The id of somebody in each of them."""

ANSWERS: dict[str, dict[str, object]] = {
    "users.info": {"user": {"id": EVERYWHERE, "tz": "UTC"}},
    "users.profile.get": {"profile": {}},
    "dnd.info": {},
    "conversations.open": {"channel": {"id": "D1"}},
    "conversations.history": {"messages": []},
}


@dataclass
class Slack:
    """Knows of a workspace by the token alone; `revoked` are those that took the coach out."""

    url: str = ""
    revoked: frozenset[str] = frozenset()
    posts: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)

    async def answer(self, request: web.Request) -> web.Response:
        team = request.headers["Authorization"].removeprefix("Bearer xoxb-")
        method = request.match_info["method"]
        self.calls[method] += 1
        if team in self.revoked:
            return web.json_response({"ok": False, "error": "account_inactive"})
        if method in ANSWERS:
            return web.json_response({"ok": True} | ANSWERS[method])
        self.posts[team] += method == "chat.postMessage"
        return web.json_response({"ok": True, "channel": f"D{team}", "ts": "1.000001"})


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    slack = Slack()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", slack.answer)
    async with TestServer(app, host="127.0.0.1") as server:
        slack.url = str(server.make_url("/api/"))
        yield slack


@asynccontextmanager
async def coach_of_the_crowd(
    slack: Slack, database_url: str, clock: Hands
) -> AsyncIterator[Running]:
    """Somebody in every workspace is due on Monday at nine."""
    settings = Settings(
        slack_client_id="1.2",
        slack_client_secret=SecretStr("secret"),
        slack_signing_secret=SecretStr("secret"),
        slack_api_url=slack.url,
        url="https://coach.example.com",
        token_keys=SecretStr(new_key()),
        database_url=database_url,
    )
    async with running(settings, clock.now) as coach:
        for team in CROWD:
            member = Member(team, EVERYWHERE)
            await coach.coach.installations.save(installed(team))
            async with coach.database.writing() as connection:
                await MemberStore(connection, member).ensure("UTC", "Ada", "en-GB", clock.now())
            await coach.coach.cases.aim(member, CaseDraft("Staff Engineer"), Rhythm())
        yield coach


def installed(team: str) -> Installation:
    return Installation(team, team, "B1", "U0BOT", ("chat:write",), f"xoxb-{team}")


@pytest.mark.slow
async def test_two_hundred_workspaces_each_hear_once_by_their_own_token(
    slack: Slack, sqlite_url: str
) -> None:
    clock = Hands(SUNDAY)
    async with coach_of_the_crowd(slack, sqlite_url, clock) as coach:
        clock.at = MONDAY
        await coach.coach.deliveries.tick()

    assert slack.posts == Counter(CROWD)


@pytest.mark.slow
async def test_those_that_took_it_out_hold_up_nobody_and_hear_when_they_are_back(
    slack: Slack, sqlite_url: str
) -> None:
    clock = Hands(SUNDAY)
    gone = CROWD[::10]
    async with coach_of_the_crowd(slack, sqlite_url, clock) as coach:
        slack.revoked = frozenset(gone)
        clock.at = MONDAY
        await coach.coach.deliveries.tick()
        during = Counter(slack.posts)
        tried = slack.calls["chat.postMessage"]
        clock.go(timedelta(hours=1))
        await coach.coach.deliveries.tick()
        again = slack.calls["chat.postMessage"] - tried
        slack.revoked = frozenset()
        for team in gone:
            await coach.coach.installations.save(installed(team))
        await coach.coach.deliveries.tick()

    assert during == Counter(team for team in CROWD if team not in gone)
    assert again == 0
    assert slack.posts == Counter(CROWD)
