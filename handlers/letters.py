"""Letters that somebody began are finished here: each arrives once, and is confirmed."""

from dataclasses import replace

from bot.domain.delivery.errand import (
    AGREED,
    HEARD,
    INVITATION,
    INVITATION_ENDED,
    REMINDER,
    REQUEST,
    SHOWING,
    TAKE_BACK_REQUEST,
    Errand,
)
from bot.services.coach import Coach
from bot.services.review.agreements import agreed_lines
from bot.slack.send.courier import Courier
from bot.slack.send.direct import put_in_place, take_back
from bot.slack.views.people import feedback as own_views
from bot.slack.views.people.request import answered
from bot.slack.views.review import invitation as guest_views


async def request(coach: Coach, _courier: Courier, errand: Errand, _: object) -> None:
    await coach.feedback.see_request_through(errand)


async def invite(coach: Coach, _courier: Courier, errand: Errand, _: object) -> None:
    await coach.shares.see_invitation_through(errand)


async def show(coach: Coach, _courier: Courier, errand: Errand, _: object) -> None:
    await coach.shared_feedback.see_showing_through(errand)


async def hear(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    owner, feedback_id = errand.member, errand.details["feedback"]
    feedback = await coach.feedback.feedback(owner, feedback_id)
    asked = await coach.feedback.request_by(owner, feedback_id)
    if feedback.state == "declined":
        in_its_place = guest_views.declined(owner.user_id, asked.owner_name)
        told = own_views.declined_message(feedback)
    else:
        in_its_place = answered(asked.owner_name)
        told = own_views.arrived_message(feedback)
    await put_in_place(await courier.client_for(owner), feedback.posted, in_its_place)
    await courier.once(errand, owner.user_id, told)


async def take_request_back(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    feedback = await coach.feedback.feedback(errand.member, errand.details["feedback"])
    await take_back(await courier.client_for(errand.member), feedback.posted)


async def end_invitation(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """Its buttons go; the owner hears of it where it was the guest who ended it."""
    owner = errand.member
    share = await coach.shares.share(owner, errand.details["share"])
    name = (await coach.members.named(owner)).name or "A colleague"
    review = await coach.guests.review(replace(owner, user_id=share.with_id), owner.user_id)
    if share.outcome == "declined":
        in_its_place = guest_views.declined(owner.user_id, name)
        told = guest_views.declined_message(share)
    elif share.stands:
        in_its_place = guest_views.done(review)
        told = guest_views.done_message(share, review)
    else:
        again = share.kind == "lines" and bool(review.lines)
        in_its_place, told = guest_views.taken_back(name, again=again), None
    await put_in_place(await courier.client_for(owner), share.posted, in_its_place)
    if told:
        await courier.once(errand, owner.user_id, told)


async def tell_agreed(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """Nothing where the manager has thought better of it meanwhile."""
    owner = errand.member
    standpoint = await coach.reviews.standpoint(owner)
    case = await coach.cases.case(owner)
    if lines := agreed_lines(standpoint, errand.details["lines"]):
        told = guest_views.agreed_message(case.manager_name if case else "", lines)
        await courier.once(errand, owner.user_id, told)


LETTERS = {
    REQUEST: request,
    REMINDER: request,
    INVITATION: invite,
    SHOWING: show,
    INVITATION_ENDED: end_invitation,
    AGREED: tell_agreed,
    HEARD: hear,
    TAKE_BACK_REQUEST: take_request_back,
}
"""How each is seen through by whoever takes it up, or after the answer."""
