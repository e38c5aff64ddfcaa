"""Messages from one person to another that somebody began: each arrives once, and is confirmed."""

from dataclasses import replace

from bot.domain.delivery.errand import (
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
from bot.services.workspace.errands import Run
from bot.slack.send.courier import Courier
from bot.slack.send.direct import put_in_place, take_back
from bot.slack.views.people import feedback as own_views
from bot.slack.views.people.feedback_forms import answered
from bot.slack.views.review import invitation as guest_views


def runs(coach: Coach, courier: Courier) -> dict[str, Run]:
    """How each is seen through by whoever takes it up, or after the answer."""

    async def request(errand: Errand, _: object) -> None:
        await coach.feedback.see_request_through(errand)

    async def invite(errand: Errand, _: object) -> None:
        await coach.shares.see_invitation_through(errand)

    async def show(errand: Errand, _: object) -> None:
        await coach.shared_feedback.see_showing_through(errand)

    async def hear(errand: Errand, _: object) -> None:
        owner, feedback_id = errand.member, errand.details["feedback"]
        feedback = await coach.feedback.feedback(owner, feedback_id)
        is_declined = feedback.state == "declined"
        asked = await coach.feedback.request_by(owner, feedback_id)
        in_its_place = (
            guest_views.declined(owner.user_id, asked.owner_name)
            if is_declined
            else answered(asked.owner_name)
        )
        await put_in_place(await courier.client_for(owner), feedback.posted, in_its_place)
        arrived = own_views.declined_message if is_declined else own_views.arrived_message
        await courier.once(errand, owner.user_id, arrived(feedback))

    async def take_request_back(errand: Errand, _: object) -> None:
        feedback = await coach.feedback.feedback(errand.member, errand.details["feedback"])
        await take_back(await courier.client_for(errand.member), feedback.posted)

    async def end_invitation(errand: Errand, _: object) -> None:
        owner = errand.member
        share = await coach.shares.share(owner, errand.details["share"])
        name = (await coach.members.named(owner)).name or "A colleague"
        review = await coach.guests.review(replace(owner, user_id=share.with_id), owner.user_id)
        client = await courier.client_for(owner)
        if share.outcome == "declined":
            await put_in_place(client, share.posted, guest_views.declined(owner.user_id, name))
            told = guest_views.declined_message(share)
        elif share.stands:
            await put_in_place(client, share.posted, guest_views.done(review))
            told = guest_views.done_message(share, review)
        else:
            again = share.kind == "lines" and bool(review.lines)
            gone = guest_views.taken_back(name, again=again)
            await put_in_place(client, share.posted, gone)
            return
        await courier.once(errand, owner.user_id, told)

    return {
        REQUEST: request,
        REMINDER: request,
        INVITATION: invite,
        SHOWING: show,
        INVITATION_ENDED: end_invitation,
        HEARD: hear,
        TAKE_BACK_REQUEST: take_request_back,
    }
