"""`/promo after`: thanks, the first 90 days, a hand for those behind, and the next rung."""

from bot.slack.views.links import OPEN_AFTER
from bot.slack.views.talks import after as views
from handlers.drafts.draft import write_for
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def write_thanks(turn: Turn) -> None:
    name = views.read_name(turn.action)
    await write_for(turn, "thank_you", name)
    page = await turn.coach.promotions.page(turn.member)
    await turn.show_instead(views.after_page(page))


async def help_somebody(turn: Turn) -> None:
    page = await turn.coach.promotions.help_somebody(turn.member)
    await turn.show_here(views.after_page(page))


async def take_on_promised(turn: Turn) -> None:
    promised = (await turn.coach.promotions.page(turn.member)).first_goals
    page = await turn.coach.promotions.take_on(turn.member, promised)
    await turn.show_here(views.after_page(page))


async def open_first_goals(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.goals_form(page))


async def save_first_goals(turn: Turn) -> None:
    page = await turn.coach.promotions.take_on(turn.member, views.read_goals(turn.view))
    await turn.show_below(views.after_page(page))


async def open_next_aim(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.next_form(page))


async def aim_for_next(turn: Turn) -> None:
    case = await turn.coach.promotions.aim_next(turn.member, *views.read_next(turn.view))
    await turn.show_below(views.after_page(await turn.coach.promotions.page(turn.member)))
    turn.update(views.aimed(case.target_title))
    refresh_home(turn)


async def show_after(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.after_page(page))


LISTENERS = Listeners(
    actions={
        OPEN_AFTER: show_after,
        views.THANK: write_thanks,
        views.HELP: help_somebody,
        views.TAKE_ON: take_on_promised,
        views.OPEN_GOALS: open_first_goals,
        views.OPEN_NEXT: open_next_aim,
    },
    forms={
        views.SAVE_GOALS: save_first_goals,
        views.AIM_NEXT: aim_for_next,
    },
)
