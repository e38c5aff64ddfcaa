"""A Slack in a process of its own: it checks each message, keeps the limits, counts what arrives.

It has the stand-in's own rules for messages and its own limits, for any number of workspaces. It
says its port on the first line of its output and ends with its standard input.
"""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from bench.people import member
from playground.limits import Limits
from playground.validation.arguments import check_call, decode

POST, HOME = "chat.postMessage", "views.publish"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What Slack has; `behind`: how many messages one workspace ever had more than another.

    `others` counts the calls that were no message.
    """

    sent: int
    lost: int
    doubled: int
    refused: int
    malformed: int
    behind: int
    others: int


@dataclass
class Spread:
    """How far apart workspaces are that have equally many people.

    `having` counts how many of them have so many messages.
    """

    teams: int
    of_team: Counter[str] = field(default_factory=Counter)
    having: Counter[int] = field(default_factory=Counter)
    fewest: int = 0
    most: int = 0
    furthest: int = 0

    def __post_init__(self) -> None:
        self.having[0] = self.teams

    def count(self, team_id: str) -> None:
        """One more for this one."""
        had = self.of_team[team_id]
        self.of_team[team_id] = had + 1
        self.having[had] -= 1
        self.having[had + 1] += 1
        self.most = max(self.most, had + 1)
        while not self.having[self.fewest]:
            self.fewest += 1
        self.furthest = max(self.furthest, self.most - self.fewest)


class StrictSlack:
    """For so many people, so many of them `together` in each workspace."""

    def __init__(self, people: int, together: int, *, by_the_wall: bool) -> None:
        """`by_the_wall`: it checks nothing but the limits, so that nobody waits for it."""
        self._people, self._together = people, together
        self._checks = not by_the_wall
        self._skipped = 0.0
        self._limits = Limits(elapsed=self._elapsed)
        self._took: Counter[str] = Counter()
        self._spread = Spread(people // together)
        self._refused = self._malformed = self._others = 0

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_post(f"/api/{POST}", self._post)
        application.router.add_route("*", "/api/{method}", self._other)
        application.router.add_post("/skip/{seconds}", self._skip)
        application.router.add_get("/arrived", self._say)
        return application

    def _elapsed(self) -> float:
        return asyncio.get_running_loop().time() + self._skipped

    async def _post(self, request: web.Request) -> web.Response:
        args = decode(POST, json.loads(await request.read()))
        user_id = str(args["channel"])
        team_id = member(int(user_id[1:]), self._together).team_id
        wait = self._limits.retry_after(POST, team_id, user_id)
        if wait is not None:
            self._refused += 1
            return _refusal("ratelimited", 429, {"Retry-After": str(wait)})
        if self._checks and (problems := check_call(POST, args)):
            self._malformed += 1
            return _refusal(problems[0].code)
        self._took[user_id] += 1
        self._spread.count(team_id)
        return web.json_response({"ok": True, "channel": f"D{user_id}", "ts": "1.0"})

    async def _other(self, request: web.Request) -> web.Response:
        """Says yes, and nothing of anybody."""
        await request.read()
        self._others += request.match_info["method"] != HOME
        return web.json_response({"ok": True, "profile": {}, "users": {}})

    async def _skip(self, request: web.Request) -> web.Response:
        self._skipped += float(request.match_info["seconds"])
        return web.Response()

    async def _say(self, _request: web.Request) -> web.Response:
        sent, people = self._took.total(), len(self._took)
        arrived = Arrived(
            sent,
            self._people - people,
            sent - people,
            self._refused,
            self._malformed,
            self._spread.furthest,
            self._others,
        )
        return web.json_response(asdict(arrived))


def _refusal(code: str, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"ok": False, "error": code}, status=status, headers=headers)


@dataclass(frozen=True, slots=True)
class Reached:
    """The other process, as this one talks to it; `session` is shared with the engine."""

    url: str
    session: aiohttp.ClientSession

    async def skip(self, seconds: float) -> None:
        """Time goes on by so much without anybody waiting."""
        await self.session.post(f"{self.url}/skip/{seconds}")

    async def arrived(self) -> Arrived:
        async with self.session.get(f"{self.url}/arrived") as answer:
            return Arrived(**await answer.json())


@asynccontextmanager
async def strict_slack(
    people: int, together: int, *, by_the_wall: bool = False
) -> AsyncIterator[Reached]:
    """Runs beside this process while inside."""
    numbers = map(str, (people, together, int(by_the_wall)))
    command = (sys.executable, "-m", "bench.strict_slack", *numbers)
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    assert process.stdin
    assert process.stdout
    try:
        port = (await process.stdout.readline()).decode().strip()
        async with aiohttp.ClientSession() as session:
            yield Reached(f"http://127.0.0.1:{port}", session)
    finally:
        process.stdin.close()
        await process.wait()


async def serve(people: int, together: int, by_the_wall: int) -> None:
    slack = StrictSlack(people, together, by_the_wall=bool(by_the_wall))
    runner: Any = web.AppRunner(slack.application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(*map(int, sys.argv[1:])))
