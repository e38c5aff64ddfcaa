"""The ways out of what the coach brings: later, not this week, pause, how often, never again."""

from collections.abc import Awaitable, Callable

from bot.domain.week.check_in import SnoozeChoice
from bot.slack.views.spot import Spot
from bot.slack.views.week import later as later_views
from bot.slack.views.week import nudge as nudge_views
from bot.slack.views.week import pause as views
from bot.slack.views.week import settings as day_views
from bot.slack.views.week import still_on as still_views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn
from handlers.week.check_in import ask_once, ask_twice


async def pause(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    until_on = views.read_pause(turn.view, today)
    await turn.coach.schedule.pause(turn.member, until_on)
    turn.update(views.paused(until_on, today))
    refresh_home(turn)


async def end_pause(turn: Turn) -> None:
    outlook = await turn.coach.schedule.end_pause(turn.member)
    await turn.show_instead(views.pause_ended(outlook))
    refresh_home(turn)


async def open_days_form(turn: Turn) -> None:
    rhythm = await turn.coach.schedule.rhythm(turn.member)
    country = await turn.coach.schedule.country(turn.member)
    form = day_views.days_off_form(rhythm, country, turn.coach.schedule.countries())
    await turn.open_over(form)


async def save_days(turn: Turn) -> None:
    weekdays, country = day_views.read_days_off(turn.view)
    rhythm = await turn.coach.schedule.work_on(turn.member, weekdays, country)
    turn.update(day_views.days_saved(rhythm, turn.coach.schedule.countries()))


async def show_pause(turn: Turn) -> None:
    form = views.pause_form(
        await turn.coach.members.today(turn.member), await turn.coach.schedule.absence(turn.member)
    )
    await turn.open_over(form)


TakeWay = Callable[[Turn, Spot], Awaitable[None]]

SNOOZES: dict[str, SnoozeChoice] = {later_views.AN_HOUR: "hour", later_views.TOMORROW: "tomorrow"}


async def snooze_check_in(turn: Turn) -> None:
    spot = later_views.read_check_in(turn.action)
    choice = SNOOZES[turn.action["action_id"]]
    outlook = await turn.coach.schedule.snooze(turn.member, spot.kind, choice)
    await turn.replace(later_views.put_off(spot, outlook))


async def skip_week(turn: Turn) -> None:
    spot = later_views.read_check_in(turn.action)
    outlook = await turn.coach.schedule.skip(turn.member, spot.kind)
    await turn.replace(later_views.put_off(spot, outlook))


async def take_way_out(turn: Turn) -> None:
    way, spot = later_views.read_way_out(turn.action)
    await WAYS_OUT[way](turn, spot)


async def stop(turn: Turn) -> None:
    kind = later_views.read_kind(turn.action)
    await turn.coach.schedule.stop(turn.member, kind)
    await turn.replace(later_views.stopped(kind))


async def resume(turn: Turn) -> None:
    kind = later_views.read_kind(turn.action)
    outlook = await turn.coach.schedule.resume(turn.member, kind)
    await turn.replace(later_views.resumed(kind, outlook))


async def skip_nudges(turn: Turn) -> None:
    outlook = await turn.coach.schedule.skip_nudges(turn.member)
    await turn.replace(later_views.brought_later(outlook))


async def ask_tomorrow(turn: Turn) -> None:
    name, occasion = nudge_views.read_nudge(turn.action)
    outlook = await turn.coach.schedule.ask_again(turn.member, name, occasion)
    await turn.replace(later_views.brought_later(outlook))


async def open_rest(turn: Turn) -> None:
    await turn.open(nudge_views.rest_of_nudge())


async def ask_for_pause(turn: Turn, _spot: Spot) -> None:
    await show_pause(turn)


async def stop_these(turn: Turn, spot: Spot) -> None:
    await turn.coach.schedule.stop(turn.member, spot.kind)
    await turn.replace(later_views.stopped(spot.kind))


async def once(turn: Turn, spot: Spot) -> None:
    await ask_once(turn, spot.kind, spot)


async def go_on(turn: Turn) -> None:
    pace = still_views.read_pace(turn.action)
    outlook = await turn.coach.schedule.go_on(turn.member, pace)
    await turn.replace(still_views.going_on(pace, outlook))
    refresh_home(turn)


async def pause_for_good(turn: Turn) -> None:
    await turn.coach.schedule.pause_for_good(turn.member)
    await turn.replace(still_views.paused_for_good())
    refresh_home(turn)


async def end_long_pause(turn: Turn) -> None:
    outlook = await turn.coach.schedule.end_pause(turn.member)
    await turn.replace(still_views.going_on(None, outlook))
    refresh_home(turn)


WAYS_OUT: dict[later_views.WayOut, TakeWay] = {
    "pause": ask_for_pause,
    "twice": ask_twice,
    "once": once,
    "stop": stop_these,
}


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: show_pause,
        views.END: end_pause,
        day_views.OPEN_FORM: open_days_form,
        **dict.fromkeys(SNOOZES, snooze_check_in),
        later_views.SKIP: skip_week,
        later_views.MORE: take_way_out,
        **dict.fromkeys(later_views.WAY_OUT.values(), take_way_out),
        later_views.STOP: stop,
        nudge_views.STOP: stop,
        later_views.RESUME: resume,
        nudge_views.SKIP: skip_nudges,
        nudge_views.ASK_TOMORROW: ask_tomorrow,
        nudge_views.OPEN_REST: open_rest,
        **dict.fromkeys(still_views.PACE_OF, go_on),
        still_views.PAUSE: pause_for_good,
        still_views.COME_BACK: end_long_pause,
    },
    forms={
        views.SAVE: pause,
        day_views.SAVE: save_days,
    },
)
