"""The company's cycle: set once by an admin, and taken over by whoever wants to."""

from bot.slack.views.plan import cycle as views
from bot.slack.views.plan.plan import plan_page
from bot.slack.who.acting_member import is_admin
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_company_form(turn: Turn) -> None:
    page = await turn.coach.company_cycles.page(turn.member, is_admin=True)
    await turn.open_over(views.company_form(page))


async def announce_cycle(turn: Turn) -> None:
    cycle = views.read_company_form(turn.view, await turn.coach.members.today(turn.member))
    admin = await is_admin(turn.client, turn.member)
    page = await turn.coach.company_cycles.announce(turn.member, cycle, is_admin=admin)
    await turn.show_below(views.company_page(page))


async def withdraw_cycle(turn: Turn) -> None:
    admin = await is_admin(turn.client, turn.member)
    page = await turn.coach.company_cycles.withdraw(turn.member, is_admin=admin)
    await turn.show_here(views.company_page(page))


async def set_ladder_for_all(turn: Turn) -> None:
    admin = await is_admin(turn.client, turn.member)
    await turn.coach.ladders.set_for_everybody(turn.member, is_admin=admin)
    page = await turn.coach.company_cycles.page(turn.member, is_admin=admin)
    await turn.show_here(views.company_page(page))


async def withdraw_ladder(turn: Turn) -> None:
    admin = await is_admin(turn.client, turn.member)
    await turn.coach.ladders.withdraw_for_everybody(turn.member, is_admin=admin)
    page = await turn.coach.company_cycles.page(turn.member, is_admin=admin)
    await turn.show_here(views.company_page(page))


async def use_company_cycle(turn: Turn) -> None:
    page = await turn.coach.company_cycles.use(turn.member)
    await turn.show_here(plan_page(page))
    refresh_home(turn)


async def show_company(turn: Turn) -> None:
    admin = await is_admin(turn.client, turn.member)
    page = await turn.coach.company_cycles.page(turn.member, is_admin=admin)
    await turn.open_over(views.company_page(page))


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: open_company_form,
        views.WITHDRAW: withdraw_cycle,
        views.SET_LADDER: set_ladder_for_all,
        views.WITHDRAW_LADDER: withdraw_ladder,
        views.USE: use_company_cycle,
    },
    forms={
        views.FORM: announce_cycle,
    },
)
