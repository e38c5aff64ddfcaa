"""Turning points: one press undoes a promotion, a no, the next case or another manager."""

from contextlib import suppress

from bot.domain.agenda.errors import CannotReachItError
from bot.domain.delivery.errand import MANAGER_LEFT, PROMOTED, Errand
from bot.domain.plan.turning_point import TurningPoint
from bot.services.coach import Coach
from bot.services.workspace.errands import Run
from bot.slack.send.courier import Courier
from bot.slack.send.redraw import redraw
from bot.slack.shown import Shown
from bot.slack.text import Message
from bot.slack.views.talks import turning_point as views
from bot.slack.views.talks.after import promoted_card
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def undo(turn: Turn) -> None:
    point, case = await turn.coach.turning_points.undo(turn.member, turn.number)
    if turn.body.get("view"):
        await turn.show_instead(views.undone(point, case))
        await _replace_card(turn, point, views.undone_message(point, case))
    else:
        await turn.replace(views.undone_message(point, case))
    refresh_home(turn)


async def _replace_card(turn: Turn, point: TurningPoint, message: Message) -> None:
    """The message about it stands in the DM; where Slack changes it no more, its buttons refuse."""
    if card := point.before.get("card"):
        with suppress(CannotReachItError):
            await redraw(turn.client, Shown(*card), message)


def runs(coach: Coach, courier: Courier) -> dict[str, Run]:
    """What the member hears of each, once, also where a process died on the way."""

    async def promoted(errand: Errand) -> Message:
        page = await coach.promotions.page(errand.member)
        profile = await coach.members.profile(errand.member)
        return promoted_card(page, profile.name)

    async def left(errand: Errand) -> Message:
        point = await coach.turning_points.point(errand.member, errand.details["point"])
        case = await coach.cases.required_case(errand.member)
        missing = await coach.drafts.missing(errand.member, "handover")
        if point is None:
            raise LookupError("the turning point was there a moment ago")
        return views.manager_message(point, case.target_title, has_handover=missing is None)

    async def tell(errand: Errand, _: object) -> None:
        point = await coach.turning_points.point(errand.member, errand.details["point"])
        if point is None or point.undone_at or point.before.get("is_told"):
            return
        message = await (promoted if errand.kind == PROMOTED else left)(errand)
        card = await courier.once(errand, errand.member.user_id, message)
        await coach.turning_points.note_told(errand.member, point, card)

    return {PROMOTED: tell, MANAGER_LEFT: tell}


LISTENERS = Listeners(
    actions={
        views.UNDO: undo,
    },
)
