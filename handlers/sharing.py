"""Sharing: the member invites by name, looks first, and can take everything back at any time."""

from slack_sdk.models.views import View

from bot.slack.courier import INVITATION, marked
from bot.slack.direct import tell
from bot.slack.views import sharing as views
from bot.slack.views.guest import invitation_message
from bot.slack.views.review import INVITE, OPEN_SHARED
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_invitation(turn: Turn) -> None:
    wins = await turn.coach.sharing.offer(turn.member)
    case = await turn.coach.aiming.case(turn.member)
    form = views.invite_form(wins, case.manager_id if case else None)
    await turn.show_here(form)


async def look_first(turn: Turn) -> None:
    guest_id, wins = views.read_invitation(turn.view)
    invitation = await turn.coach.sharing.prepare(turn.member, guest_id, wins)
    turn.update(views.preview(invitation, guest_id))


async def invite(turn: Turn) -> None:
    guest_id, wins = views.read_preview(turn.view)
    invitation = await turn.coach.sharing.prepare(turn.member, guest_id, wins)

    errand = turn.coach.errands.new(turn.member, INVITATION, guest=guest_id)

    async def send() -> None:
        await tell(turn.client, guest_id, marked(invitation_message(invitation.review), errand.id))
        await turn.coach.errands.end(errand)

    await turn.coach.sharing.invite(turn.member, invitation, send, errand)
    turn.update(views.invited(invitation.guest_name))


async def revoke(turn: Turn) -> None:
    await turn.coach.sharing.revoke(turn.member, views.read_share(turn.action))
    await turn.show_here(await _log_of(turn))


async def revoke_all(turn: Turn) -> None:
    await turn.coach.sharing.revoke_all(turn.member)
    await turn.show_here(await _log_of(turn))


async def show_shared(turn: Turn) -> None:
    await turn.show_here(await _log_of(turn))


async def _log_of(turn: Turn) -> View:
    zone = (await turn.coach.knowing.profile(turn.member)).tz
    return views.shared_log(await turn.coach.sharing.left(turn.member), zone)


LISTENERS = Listeners(
    actions={
        INVITE: open_invitation,
        OPEN_SHARED: show_shared,
        views.REVOKE: revoke,
        views.REVOKE_ALL: revoke_all,
    },
    forms={
        views.CHOOSE: look_first,
        views.SEND: invite,
    },
)
