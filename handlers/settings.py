"""Settings: the first run, every later change, and what Slack says of a changed profile."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.delivery.errand import MANAGER_LEFT
from bot.domain.plan.case import manager_before
from bot.services.coach import Coach
from bot.slack.views import settings as views
from bot.slack.views.links import OPEN_SETTINGS
from bot.slack.who.acting_member import acts_somebody, member_of
from bot.slack.who.profiles import profile_in
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.talks.after import tell_of_turning_point
from handlers.turn import Turn


async def save_settings(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    draft, rhythm = views.read_settings(turn.view, today)
    before = await turn.coach.cases.case(turn.member)
    case = await turn.coach.cases.aim(turn.member, draft, rhythm)
    left = manager_before(before, case)
    if left:
        await tell_of_turning_point(turn, "manager", MANAGER_LEFT)
    await turn.coach.company_cycles.adopt(turn.member)
    overview = await turn.coach.overviews.overview(turn.member)
    tip = await turn.coach.tips.tell_once(turn.member, "you_can_influence")
    turn.update(views.settings_saved(overview, tip, left))
    refresh_home(turn)


async def show_settings(turn: Turn) -> None:
    """The first run and every later change; over an open modal as a second one."""
    overview = await turn.coach.overviews.overview(turn.member)
    await turn.open_over(views.settings_form(overview))


Next = Callable[[], Awaitable[None]]


async def follow_profile(turn: Turn) -> None:
    user = turn.event["user"]
    if user.get("deleted") is True:
        await turn.coach.reach.deactivated(turn.member)
        for errand in await turn.coach.cases.manager_gone(turn.member):
            turn.coach.errands.start(errand)
        return
    await turn.coach.reach.activated(turn.member)
    await turn.coach.members.changed(turn.member, profile_in(user))


def sign_of_life(coach: Coach) -> Callable[..., Awaitable[None]]:
    """A middleware: whoever does something is in reach again. Nobody waits for it."""

    async def note_sign_of_life(body: dict[str, Any], next: Next) -> None:  # noqa: A002 - Bolt's
        if acts_somebody(body):
            coach.members.acts()
            hearing = coach.reach.heard_from(member_of(body))
            coach.background.start(hearing, name="sign_of_life")
        await next()

    return note_sign_of_life


LISTENERS = Listeners(
    actions={
        OPEN_SETTINGS: show_settings,
    },
    forms={
        views.SETTINGS: save_settings,
    },
    events={
        "user_change": follow_profile,
    },
)
