"""Showing an answer to one more person: named first, seen first, and taken back at any time."""

from bot.domain.check_in import Posted
from bot.slack.direct import tell
from bot.slack.views import feedback as feedback_views
from bot.slack.views import showing as views
from handlers.listeners import Listeners
from handlers.turn import Turn


async def show_answer(turn: Turn) -> None:
    draft = await turn.coach.showing.prepare(turn.member, *views.read_preview(turn.view))
    share = await turn.coach.showing.keep(turn.member, draft)
    name = (await turn.coach.knowing.named(turn.member)).name or "A colleague"

    async def send() -> Posted:
        message = views.offer_message(share, turn.member.user_id, name)
        return await tell(turn.client, share.with_id, message)

    await turn.coach.showing.send(turn.member, share, send)
    turn.update(views.shown(share.with_name))


async def read_answer(turn: Turn) -> None:
    owner_id, share_id = views.read_shown(turn.action)
    share = await turn.coach.showing.shown(turn.member, owner_id, share_id)
    await turn.open(views.shown_view(share))


async def choose_reader(turn: Turn) -> None:
    feedback_id = feedback_views.read_feedback_id(turn.action)
    feedback = await turn.coach.consulting.feedback(turn.member, feedback_id)
    await turn.open_over(views.show_form(feedback.id, feedback.with_name))


async def look_at_showing(turn: Turn) -> None:
    feedback_id, whom = views.read_whom(turn.view)
    draft = await turn.coach.showing.prepare(turn.member, feedback_id, whom)
    turn.update(views.preview(draft, feedback_id))


LISTENERS = Listeners(
    actions={
        views.OPEN: read_answer,
        feedback_views.SHOW: choose_reader,
    },
    forms={
        views.SEND: show_answer,
        views.LOOK: look_at_showing,
    },
)
