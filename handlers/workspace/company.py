"""What an admin sets for everybody, with health and counts above it."""

from bot.slack.views.plan.cycle import OPEN_FOR_EVERYBODY
from bot.slack.views.workspace import company as views
from bot.slack.who.acting_member import is_admin
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_for_everybody(turn: Turn) -> None:
    admin = await is_admin(turn.client, turn.member)
    overdue = await turn.coach.deliveries.overdue()
    page = await turn.coach.company_admin.page(turn.member, overdue=overdue, is_admin=admin)
    await turn.open_over(views.for_everybody(page))


async def save_for_everybody(turn: Turn) -> None:
    settings = views.read_for_everybody(turn.view)
    admin = await is_admin(turn.client, turn.member)
    await turn.coach.company_admin.save(turn.member, settings, is_admin=admin)
    turn.update(views.saved_for_everybody())


LISTENERS = Listeners(
    actions={
        OPEN_FOR_EVERYBODY: open_for_everybody,
    },
    forms={
        views.FORM: save_for_everybody,
    },
)
