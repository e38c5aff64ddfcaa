"""What somebody who was asked for feedback can do: answer in a short form, or rather not."""

from dataclasses import replace

from bot.slack.courier import HEARD
from bot.slack.views import feedback_answer as views
from handlers.listeners import Listeners
from handlers.turn import Turn


async def decline_feedback(turn: Turn) -> None:
    owner_id, feedback_id = views.read_request(turn.action)
    guest = turn.member
    errand = turn.coach.errands.new(replace(guest, user_id=owner_id), HEARD, feedback=feedback_id)
    await turn.coach.consulting.decline(guest, owner_id, feedback_id, errand)
    turn.coach.errands.start(errand)


async def open_answer(turn: Turn) -> None:
    owner_id, feedback_id = views.read_request(turn.action)
    asked = await turn.coach.consulting.request_for(turn.member, owner_id, feedback_id)
    form = views.answer_form(asked)
    await turn.open(form)


async def keep_answer(turn: Turn) -> None:
    guest, (owner_id, feedback_id) = turn.member, views.read_whose(turn.view)
    asked = await turn.coach.consulting.request_for(guest, owner_id, feedback_id)
    answer = views.read_answer(turn.view)
    errand = turn.coach.errands.new(replace(guest, user_id=owner_id), HEARD, feedback=feedback_id)
    whose = guest, owner_id, feedback_id
    await turn.coach.consulting.answer(*whose, answer, views.WELL, errand)
    turn.update(views.thanks(asked.owner_name))
    turn.coach.errands.start(errand)


LISTENERS = Listeners(
    actions={
        views.DECLINE: decline_feedback,
        views.OPEN: open_answer,
    },
    forms={
        views.ANSWER: keep_answer,
    },
)
