"""`nextrung demo`: the coach and a pretend workspace, side by side in one process.

The only place, beside the tests, that knows both.
"""

import asyncio
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import running
from bot.cli.demo_case import Around, tell_case
from bot.cli.demo_life import GOALS_BEFORE, THANKS, Life, live_until, wins_of_last
from bot.cli.demo_play import ENDINGS, PACE, play
from bot.cli.demo_story import DECISION_IN, Cast, days_from, tell_story
from bot.domain.calendar.weeks import at_local
from bot.domain.member import Member
from bot.process.connections import socket_mode
from bot.process.end import until_ended
from bot.process.running import Running
from bot.services.delivery.ahead import next_message_at
from bot.settings import Settings
from handlers.manifest import manifest_for
from playground.acts.talking import mark_read
from playground.clock import Clock
from playground.limits import Limits
from playground.people import ADA, KENJI, MARTA, PRIYA, TEAM_ID
from playground.server import CoachHooks, Play, Playground

FILE = "demo.db"
TRY = "Try: /win and something you did"
GOODBYE = "\nStopping. Everything of this demo goes with it; nothing left this computer."
ONE_ON_ONE = "C0ADAMRTA"
LIVED = timedelta(days=20)
"""So long before now the messages between Ada and the coach begin."""

OPENS_AT, THANKED_AT, DECIDED_BY = time(9, 30), time(16, 10), time(17)

ADAS_CAST = Cast(
    member=Member(TEAM_ID, ADA.id),
    manager_id=MARTA.id,
    manager_name=MARTA.name,
    tz=ADA.zone,
    channel_id=ONE_ON_ONE,
)


async def demo(port: int, *, is_empty: bool, opens_browser: bool, on: date | None = None) -> None:
    """Runs until Ctrl-C, from now or from the morning of another day.

    Raises PortInUseError with a sentence if the port is taken.
    """
    now = at_local(on, OPENS_AT, ADA.zone) if on else datetime.now(UTC)
    clock = Clock(now if is_empty else now - LIVED)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="nextrung-"))
        playground = Playground(
            manifest_for(Settings().commands), clock=clock, limits=limits_for(clock)
        )
        playground.workspace.hint = TRY
        await playground.start(port)
        stack.push_async_callback(playground.stop)
        coach = await stack.enter_async_context(
            running(demo_settings(playground, Path(folder) / FILE), clock.now)
        )
        await stack.enter_async_context(connected(coach, playground))
        if not is_empty:
            decided_on = await live(coach, playground, now)
            playground.coach = with_play(playground, decided_on)
        coach.scheduler.start()
        greet(playground.url, opens_browser=opens_browser)
        stack.callback(print, GOODBYE)
        await until_ended()


async def live(coach: Running, playground: Playground, until: datetime) -> date:
    """Tells Ada's story as it is at an instant, and lets her answer the three weeks before it.

    Returns the day on which her promotion is decided.
    """
    ada, days = playground.actor(ADA.id), await days_from(until.astimezone(ADA.zone).date())
    await tell_story(coach.database, coach.coach, ADAS_CAST, until)
    await tell_case(coach.coach, ADAS_CAST.member, Around(MARTA.id, KENJI.id, PRIYA.id), days)
    life = Life(ada, GOALS_BEFORE, wins_of_last(LIVED.days))
    await live_until(life, ada, at_local(days.ago(1), THANKED_AT, ADA.zone))
    await playground.actor(KENJI.id).say(THANKS, "payments-team")
    await live_until(life, ada, until)
    for conversation in playground.workspace.open_to(ADA.id):
        if conversation.app_is_member:
            await mark_read(playground.backstage, ada.person, conversation.id)
    return days.ahead(DECISION_IN.days)


def with_play(
    playground: Playground, decided_on: date, pace: timedelta = PACE
) -> CoachHooks | None:
    """The hooks of the playground, and *Play* with them, which ends on the day of the decision."""
    decided_at = at_local(decided_on, DECIDED_BY, ADA.zone)
    ada = playground.actor(ADA.id)

    async def run(ending: str, stopped: asyncio.Event) -> None:
        await play(playground, ada, decided_at, ending, stopped, pace)

    hooks = playground.coach
    return replace(hooks, play=Play(tuple(ENDINGS), run)) if hooks else None


def limits_for(clock: Clock) -> Limits:
    """Slack's limits on the workspace's own clock: whoever travels a week has waited a week."""
    return Limits(elapsed=lambda: clock.now().timestamp())


def demo_settings(playground: Playground, file: Path) -> Settings:
    """What an administrator would write into `.env`, for the pretend workspace."""
    return Settings(
        slack_bot_token=SecretStr(playground.bot_token),
        slack_app_token=SecretStr(playground.app_token),
        slack_api_url=playground.api_url,
        database_url=f"sqlite:///{file}",
    )


@asynccontextmanager
async def connected(coach: Running, playground: Playground) -> AsyncIterator[None]:
    """The socket is open, and the page's time travel moves the coach."""
    deliveries = coach.coach.deliveries

    async def tick() -> None:
        await deliveries.tick()

    async def speaks_at() -> datetime | None:
        people = [Member(TEAM_ID, user_id) for user_id in playground.workspace.people]
        now = coach.coach.now()
        moments = [await next_message_at(coach.database, member, now) for member in people]
        return min(filter(None, moments), default=None)

    playground.coach = CoachHooks(deliveries.next_send_at, tick, speaks_at)
    async with socket_mode(coach, playground.app_token):
        yield


def greet(url: str, *, opens_browser: bool) -> None:
    print(f"The coach is at work in a pretend workspace: {url}")
    print(f"You are Ada. {TRY}, then press Play. Ctrl-C ends it.", flush=True)
    if opens_browser:
        webbrowser.open(url)
