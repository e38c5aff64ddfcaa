"""The ways out of what the coach brings: later, not this week, pause, how often, never again."""

from collections.abc import Awaitable, Callable

from bot.domain.check_in import SnoozeChoice
from bot.slack.views import later as views
from bot.slack.views import nudge as nudge_views
from bot.slack.views.spot import Spot
from handlers.listeners import Listeners
from handlers.pause import show_pause
from handlers.second_ask import ask_once, ask_twice
from handlers.turn import Turn

TakeWay = Callable[[Turn, Spot], Awaitable[None]]

SNOOZES: dict[str, SnoozeChoice] = {views.AN_HOUR: "hour", views.TOMORROW: "tomorrow"}


async def snooze_check_in(turn: Turn) -> None:
    spot = views.read_check_in(turn.action)
    choice = SNOOZES[turn.action["action_id"]]
    outlook = await turn.coach.pacing.snooze(turn.member, spot.kind, choice)
    await turn.replace(views.put_off(spot, outlook))


async def skip_week(turn: Turn) -> None:
    spot = views.read_check_in(turn.action)
    outlook = await turn.coach.pacing.skip(turn.member, spot.kind)
    await turn.replace(views.put_off(spot, outlook))


async def take_way_out(turn: Turn) -> None:
    way, spot = views.read_way_out(turn.action)
    await WAYS_OUT[way](turn, spot)


async def stop(turn: Turn) -> None:
    kind = views.read_kind(turn.action)
    await turn.coach.pacing.stop(turn.member, kind)
    await turn.replace(views.stopped(kind))


async def resume(turn: Turn) -> None:
    kind = views.read_kind(turn.action)
    outlook = await turn.coach.pacing.resume(turn.member, kind)
    await turn.replace(views.resumed(kind, outlook))


async def skip_nudges(turn: Turn) -> None:
    outlook = await turn.coach.pacing.skip_nudges(turn.member)
    await turn.replace(views.brought_later(outlook))


async def ask_tomorrow(turn: Turn) -> None:
    name, occasion = nudge_views.read_nudge(turn.action)
    outlook = await turn.coach.pacing.ask_again(turn.member, name, occasion)
    await turn.replace(views.brought_later(outlook))


async def pause(turn: Turn, _spot: Spot) -> None:
    await show_pause(turn)


async def stop_these(turn: Turn, spot: Spot) -> None:
    await turn.coach.pacing.stop(turn.member, spot.kind)
    await turn.replace(views.stopped(spot.kind))


async def twice(turn: Turn, spot: Spot) -> None:
    await ask_twice(turn, spot)


async def once(turn: Turn, spot: Spot) -> None:
    await ask_once(turn, spot.kind, spot)


WAYS_OUT: dict[views.WayOut, TakeWay] = {
    "pause": pause,
    "twice": twice,
    "once": once,
    "stop": stop_these,
}


LISTENERS = Listeners(
    actions={
        **dict.fromkeys(SNOOZES, snooze_check_in),
        views.SKIP: skip_week,
        views.MORE: take_way_out,
        views.STOP: stop,
        nudge_views.STOP: stop,
        views.RESUME: resume,
        nudge_views.SKIP: skip_nudges,
        nudge_views.ASK_TOMORROW: ask_tomorrow,
    },
)
