"""Turning points: one press undoes a promotion, a no, the next case or another manager."""

from contextlib import suppress

from bot.domain.agenda.errors import CannotReachItError
from bot.domain.delivery.errand import PROMOTED, Errand
from bot.domain.member import Member
from bot.domain.plan.turning_point import TurningPoint
from bot.services.coach import Coach
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


async def tell(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """What the member hears of one, once, also where a process died on the way."""
    member = errand.member
    point = await coach.turning_points.point(member, errand.details["point"])
    if point is None or point.undone_at or point.before.get("is_told"):
        return
    is_promoted = errand.kind == PROMOTED
    message = await (_promoted(coach, member) if is_promoted else _left(coach, member, point))
    card = await courier.once(errand, member.user_id, message)
    await coach.turning_points.note_told(member, point, card)


async def _promoted(coach: Coach, member: Member) -> Message:
    page = await coach.promotions.page(member)
    profile = await coach.members.profile(member)
    return promoted_card(page, profile.name)


async def _left(coach: Coach, member: Member, point: TurningPoint) -> Message:
    case = await coach.cases.required_case(member)
    missing = await coach.drafts.missing(member, "handover")
    return views.manager_message(point, case.target_title, has_handover=missing is None)


LISTENERS = Listeners(
    actions={
        views.UNDO: undo,
    },
)
