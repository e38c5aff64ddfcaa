"""Messages from one person to another that somebody began: each arrives once, and is confirmed."""

from dataclasses import replace

from bot.domain.delivery.delivery import Posted
from bot.domain.delivery.errand import Errand
from bot.domain.people.feedback import Feedback
from bot.services.coach import Coach
from bot.services.workspace.errands import Run
from bot.slack.send.courier import HEARD, INVITATION, REMINDER, REQUEST, TAKE_BACK_REQUEST, Courier
from bot.slack.send.direct import put_in_place, take_back
from bot.slack.text import Message
from bot.slack.views.people import feedback as own_views
from bot.slack.views.people.feedback_forms import answered, declined, request_message
from bot.slack.views.review.guest import invitation_message


def runs(coach: Coach, courier: Courier) -> dict[str, Run]:
    """How each is seen through by whoever takes it up, or after the answer."""

    async def request(errand: Errand, _: object) -> None:
        found = await _open_request(coach, errand)
        if found:
            asked = await coach.feedback.request_by(errand.member, found.id)
            posted = await _once(courier, errand, errand.details["whom"], request_message(asked))
            await coach.feedback.sent(errand.member, found.id, posted, errand)

    async def remind(errand: Errand, _: object) -> None:
        found = await _open_request(coach, errand)
        if found:
            asked = await coach.feedback.request_by(errand.member, found.id)
            message = request_message(asked, again=True)
            await _once(courier, errand, errand.details["whom"], message)

    async def invite(errand: Errand, _: object) -> None:
        guest_id = errand.details["guest"]
        guest = replace(errand.member, user_id=guest_id)
        review = await coach.shares.guest_review(guest, errand.member.user_id)
        if review.levels:
            await _once(courier, errand, guest_id, invitation_message(review))

    async def hear(errand: Errand, _: object) -> None:
        owner, feedback_id = errand.member, errand.details["feedback"]
        feedback = await coach.feedback.feedback(owner, feedback_id)
        is_declined = feedback.state == "declined"
        asked = await coach.feedback.request_by(owner, feedback_id)
        in_its_place = declined() if is_declined else answered(asked.owner_name)
        await put_in_place(await courier.client_for(owner), feedback.posted, in_its_place)
        show = own_views.declined_message if is_declined else own_views.arrived_message
        await _once(courier, errand, owner.user_id, show(feedback))

    async def take_request_back(errand: Errand, _: object) -> None:
        feedback = await coach.feedback.feedback(errand.member, errand.details["feedback"])
        await take_back(await courier.client_for(errand.member), feedback.posted)

    return {
        REQUEST: request,
        REMINDER: remind,
        INVITATION: invite,
        HEARD: hear,
        TAKE_BACK_REQUEST: take_request_back,
    }


async def _open_request(coach: Coach, errand: Errand) -> Feedback | None:
    """None where it was answered or taken back meanwhile."""
    whom = errand.details["whom"]
    found = await coach.feedback.all(errand.member)
    return next((one for one in found if one.with_id == whom and one.state == "asked"), None)


async def _once(courier: Courier, errand: Errand, user_id: str, message: Message) -> Posted:
    """Looked up first where somebody may have sent it before."""
    found = await courier.told(errand.member, user_id, errand.id) if errand.is_again else None
    return found or await courier.tell(errand.member, user_id, message, errand.id)
