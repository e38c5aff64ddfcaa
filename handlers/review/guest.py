"""What an invited manager can do: rate line by line, see both views, agree, end it, or decline."""

from bot.domain.review.sharing import GuestReview
from bot.services.review.guest import Heard
from bot.services.review.review import Said
from bot.slack.views.review import guest as views
from bot.slack.views.review import invitation
from bot.slack.views.review.rating import as_rating
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_guest_view(turn: Turn) -> None:
    review = await _review(turn)
    await turn.show_here(views.guest_view(review))


async def walk_as_guest(turn: Turn) -> None:
    review = await _review(turn)
    await turn.show_here(views.guest_step(review))


async def walk_optional_lines(turn: Turn) -> None:
    review = await _review(turn)
    await turn.show_here(views.guest_step(review, optional=True))


async def open_guest_line(turn: Turn) -> None:
    owner_id, key = views.read_line(turn.action)
    review = await turn.coach.guests.review(turn.member, owner_id)
    await turn.show_here(views.guest_line_view(review.line(key), review))


async def rate_as_guest(turn: Turn) -> None:
    owner_id, key, chosen, reason = views.read_said(turn.view)
    said = Said(as_rating(chosen), reason)
    heard = await turn.coach.guests.rate(turn.member, owner_id, key, said)
    optional = views.walks_optional(turn.view)
    turn.update(views.guest_step(heard.review, after=key, optional=optional))
    _pass_on(turn, heard)


async def finish_as_guest(turn: Turn) -> None:
    heard = await turn.coach.guests.finish(turn.member, views.read_owner(turn.action))
    await turn.show_here(views.guest_done(heard.review))
    _pass_on(turn, heard)


async def decline_as_guest(turn: Turn) -> None:
    errand = await turn.coach.guests.decline(turn.member, invitation.read_from(turn.action))
    turn.coach.errands.start(errand)


async def mute_as_guest(turn: Turn) -> None:
    owner_id = invitation.read_from(turn.action)
    name = await turn.coach.guests.mute(turn.member, owner_id)
    await turn.replace(invitation.muted(owner_id, name))


async def hear_again_as_guest(turn: Turn) -> None:
    name = await turn.coach.guests.hear_again(turn.member, invitation.read_from(turn.action))
    await turn.replace(invitation.heard_again(name))


async def open_settling_as_guest(turn: Turn) -> None:
    owner_id, key = views.read_line(turn.action)
    review = await turn.coach.guests.review(turn.member, owner_id)
    await turn.show_here(views.guest_settle_form(review.line(key), review))


async def settle_as_guest(turn: Turn) -> None:
    owner_id, key, chosen, reason = views.read_said(turn.view)
    said = Said(as_rating(chosen), reason)
    review = await turn.coach.guests.settle(turn.member, owner_id, key, said)
    turn.update(views.guest_line_view(review.line(key), review))


async def _review(turn: Turn) -> GuestReview:
    """What the owner whom the button names shows to whoever pressed it."""
    owner_id = views.read_owner(turn.action)
    return await turn.coach.guests.review(turn.member, owner_id)


def _pass_on(turn: Turn, heard: Heard) -> None:
    """The member hears that their guest is done, without making the guest wait."""
    if heard.errand:
        turn.coach.errands.start(heard.errand)


LISTENERS = Listeners(
    actions={
        invitation.OPEN: open_guest_view,
        invitation.DECLINE: decline_as_guest,
        invitation.MUTE: mute_as_guest,
        invitation.HEAR_AGAIN: hear_again_as_guest,
        views.WALK: walk_as_guest,
        views.WALK_MORE: walk_optional_lines,
        views.FINISH: finish_as_guest,
        views.OPEN_LINE: open_guest_line,
        views.TALK_OVER: open_settling_as_guest,
    },
    forms={
        views.RATE: rate_as_guest,
        views.SETTLE: settle_as_guest,
    },
)
