"""The plan: what to do by when, ticked as it is done, and taken along as a calendar file."""

from bot.slack.views.links import OPEN_PLAN
from bot.slack.views.plan import cycle
from bot.slack.views.plan import plan as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn

ON_ITS_WAY = "The calendar file is on its way to your messages with me. Import it again after a "
ON_ITS_WAY += "change: events move, none comes twice."
AIMED = "Done: the plan, the countdown and my reminders count to the new date from now on."


async def tick_step(turn: Turn) -> None:
    page = await turn.coach.plans.tick(turn.member, views.read_step(turn.action))
    await turn.show_instead(views.plan_page(page))
    refresh_home(turn)


async def untick_step(turn: Turn) -> None:
    page = await turn.coach.plans.untick(turn.member, views.read_step(turn.action))
    await turn.show_instead(views.plan_page(page))
    refresh_home(turn)


async def take_calendar(turn: Turn) -> None:
    file = await turn.coach.plans.calendar(turn.member)
    await turn.give("calendar", (file, ""))
    page = await turn.coach.plans.page(turn.member)
    await turn.show_instead(views.plan_page(page, ON_ITS_WAY))


async def take_picture(turn: Turn) -> None:
    picture = await turn.coach.plans.picture(turn.member)
    page = await turn.coach.plans.page(turn.member)
    note = views.picture_on_its_way(is_whole=picture.is_whole)
    await turn.give("plan picture", (picture.file, picture.alt))
    await turn.show_instead(views.plan_page(page, note))


async def open_cycle(turn: Turn) -> None:
    page = await turn.coach.plans.page(turn.member)
    await turn.open_over(cycle.cycle_form(page))


async def aim_at_next(turn: Turn) -> None:
    page = await turn.coach.plans.aim_at_next(turn.member)
    await turn.show_instead(views.plan_page(page, AIMED))
    refresh_home(turn)


async def save_cycle(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    page = await turn.coach.plans.aim_for(turn.member, cycle.read_cycle_form(turn.view, today))
    await turn.show_below(views.plan_page(page))
    refresh_home(turn)


async def show_plan(turn: Turn) -> None:
    page = await turn.coach.plans.page(turn.member)
    await turn.open_over(views.plan_page(page))


LISTENERS = Listeners(
    actions={
        OPEN_PLAN: show_plan,
        views.TICK: tick_step,
        views.UNTICK: untick_step,
        views.CALENDAR: take_calendar,
        views.PICTURE: take_picture,
        views.OPEN_CYCLE: open_cycle,
        views.AIM_AT_NEXT: aim_at_next,
    },
    forms={
        cycle.CYCLE: save_cycle,
    },
)
