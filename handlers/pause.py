"""A pause until a day that the member picks, and the days on which they work."""

from bot.slack.views import days_off as day_views
from bot.slack.views import pause as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def pause(turn: Turn) -> None:
    until_on = views.read_pause(turn.view, await turn.coach.knowing.today(turn.member))
    await turn.coach.pacing.pause(turn.member, until_on)
    turn.update(views.paused(until_on))
    refresh_home(turn)


async def end_pause(turn: Turn) -> None:
    outlook = await turn.coach.pacing.end_pause(turn.member)
    await turn.show_instead(views.pause_ended(outlook))
    refresh_home(turn)


async def open_days_form(turn: Turn) -> None:
    rhythm = await turn.coach.pacing.rhythm(turn.member)
    form = day_views.days_off_form(rhythm, turn.coach.pacing.countries())
    await turn.open_over(form)


async def keep_days(turn: Turn) -> None:
    weekdays, country = day_views.read_days_off(turn.view)
    rhythm = await turn.coach.pacing.work_on(turn.member, weekdays, country)
    kept = day_views.days_kept(rhythm, turn.coach.pacing.countries())
    turn.update(kept)


async def show_pause(turn: Turn) -> None:
    form = views.pause_form(
        await turn.coach.knowing.today(turn.member), await turn.coach.pacing.absence(turn.member)
    )
    await turn.open_over(form)


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: show_pause,
        views.END: end_pause,
        day_views.OPEN_FORM: open_days_form,
    },
    forms={
        views.KEEP: pause,
        day_views.KEEP: keep_days,
    },
)
