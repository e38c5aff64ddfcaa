"""The member invites by name or shows an answer, looks first, and can take it back."""

from slack_sdk.models.views import View

from bot.domain.delivery.errand import Errand
from bot.slack.views.people import feedback as feedback_views
from bot.slack.views.review import sharing as views
from bot.slack.views.review import showing
from bot.slack.views.review.review import INVITE, OPEN_SHARED
from bot.slack.views.send_when import read_when
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_invitation(turn: Turn) -> None:
    offer = await turn.coach.shares.offer(turn.member)
    case = await turn.coach.cases.case(turn.member)
    form = views.invite_form(offer, case.manager_id if case else None)
    await turn.show_here(form)


async def look_first(turn: Turn) -> None:
    guest_id, wins = views.read_invitation(turn.view)
    invitation = await turn.coach.shares.prepare(turn.member, guest_id, wins)
    clock = await turn.coach.members.clock_of(turn.member, guest_id)
    turn.update(views.preview(invitation, guest_id, clock))


async def invite(turn: Turn) -> None:
    guest_id, wins = views.read_preview(turn.view)
    invitation = await turn.coach.shares.prepare(turn.member, guest_id, wins)
    at = read_when(turn.view)
    errands = await turn.coach.shares.invite(turn.member, guest_id, invitation, at)
    tz = (await turn.coach.members.profile(turn.member)).tz
    turn.update(views.invited(invitation.guest_name, at.astimezone(tz) if at else None))
    _start(turn, errands)


async def revoke(turn: Turn) -> None:
    errands = await turn.coach.shares.revoke(turn.member, views.read_share(turn.action))
    await turn.show_here(await _log_of(turn))
    _start(turn, errands)


async def revoke_all(turn: Turn) -> None:
    errands = await turn.coach.shares.revoke_all(turn.member)
    await turn.show_here(await _log_of(turn))
    _start(turn, errands)


async def show_shared(turn: Turn) -> None:
    await turn.show_here(await _log_of(turn))


async def _log_of(turn: Turn) -> View:
    zone = (await turn.coach.members.profile(turn.member)).tz
    return views.shared_log(await turn.coach.shares.left(turn.member), zone)


def _start(turn: Turn, errands: tuple[Errand, ...]) -> None:
    """The buttons in older messages go, without making anybody wait."""
    for errand in errands:
        turn.coach.errands.start(errand)


async def show_answer(turn: Turn) -> None:
    chosen = showing.read_feedback_preview(turn.view)
    draft = await turn.coach.shared_feedback.prepare(turn.member, *chosen)
    await turn.coach.shared_feedback.show(turn.member, draft)
    turn.update(showing.shown(draft.with_name))


async def read_answer(turn: Turn) -> None:
    owner_id, share_id = showing.read_shown(turn.action)
    share = await turn.coach.shared_feedback.shown(turn.member, owner_id, share_id)
    await turn.open(showing.shown_view(share))


async def choose_reader(turn: Turn) -> None:
    feedback_id = feedback_views.read_feedback_id(turn.action)
    feedback = await turn.coach.feedback.feedback(turn.member, feedback_id)
    await turn.open_over(showing.show_form(feedback.id, feedback.with_name))


async def look_at_showing(turn: Turn) -> None:
    feedback_id, whom = showing.read_whom(turn.view)
    draft = await turn.coach.shared_feedback.prepare(turn.member, feedback_id, whom)
    turn.update(showing.feedback_preview(draft, feedback_id))


LISTENERS = Listeners(
    actions={
        INVITE: open_invitation,
        OPEN_SHARED: show_shared,
        views.REVOKE: revoke,
        views.REVOKE_ALL: revoke_all,
        showing.OPEN: read_answer,
        feedback_views.SHOW: choose_reader,
    },
    forms={
        views.CHOOSE: look_first,
        views.SEND: invite,
        showing.SEND_FEEDBACK: show_answer,
        showing.LOOK: look_at_showing,
    },
)
