"""What an invited manager can do: rate line by line, then see both views and agree."""

from bot.domain.review.sharing import GuestReview
from bot.services.review.review import Said
from bot.slack.views.review import guest as views
from bot.slack.views.review.rating import as_rating
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_guest_view(turn: Turn) -> None:
    review = await _review(turn)
    await turn.show_here(views.guest_view(review))


async def walk_as_guest(turn: Turn) -> None:
    review = await _review(turn)
    await turn.show_here(views.guest_step(review))


async def open_guest_line(turn: Turn) -> None:
    owner_id, key = views.read_line(turn.action)
    review = await turn.coach.shares.guest_review(turn.member, owner_id)
    await turn.show_here(views.guest_line_view(review.line(key), review))


async def rate_as_guest(turn: Turn) -> None:
    guest = turn.member
    owner_id, key, chosen, reason = views.read_said(turn.view)
    said = Said(as_rating(chosen), reason)
    await turn.coach.shares.guest_rates(guest, owner_id, key, said)
    review = await turn.coach.shares.guest_review(guest, owner_id)
    turn.update(views.guest_step(review, after=key))


async def open_settling_as_guest(turn: Turn) -> None:
    owner_id, key = views.read_line(turn.action)
    review = await turn.coach.shares.guest_review(turn.member, owner_id)
    await turn.show_here(views.guest_settle_form(review.line(key), review))


async def settle_as_guest(turn: Turn) -> None:
    guest = turn.member
    owner_id, key, chosen, reason = views.read_said(turn.view)
    said = Said(as_rating(chosen), reason)
    await turn.coach.shares.guest_settles(guest, owner_id, key, said)
    review = await turn.coach.shares.guest_review(guest, owner_id)
    shown = views.guest_line_view(review.line(key), review)
    turn.update(shown)


async def _review(turn: Turn) -> GuestReview:
    """What the owner whom the button names shows to whoever pressed it."""
    owner_id = views.read_owner(turn.action)
    return await turn.coach.shares.guest_review(turn.member, owner_id)


LISTENERS = Listeners(
    actions={
        views.OPEN: open_guest_view,
        views.WALK: walk_as_guest,
        views.OPEN_LINE: open_guest_line,
        views.TALK_OVER: open_settling_as_guest,
    },
    forms={
        views.RATE: rate_as_guest,
        views.SETTLE: settle_as_guest,
    },
)
