"""`/promo feedback`: ask named people, save what they say, and answer when asked."""

from dataclasses import replace

from slack_sdk.models.views import View

from bot.domain.delivery.errand import HEARD, TAKE_BACK_REQUEST
from bot.domain.people.feedback import Feedback
from bot.slack.views.delete import read_deleted
from bot.slack.views.people import feedback as views
from bot.slack.views.people import feedback_forms as forms
from bot.slack.views.people import request as requests
from bot.slack.views.send_when import read_when
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_request(turn: Turn) -> None:
    whom = views.read_whom(turn.action)
    await turn.open_over(forms.ask_form(whom))


async def look_at_request(turn: Turn) -> None:
    whom, note = forms.read_ask(turn.view)
    found = await turn.coach.feedback.prepare(turn.member, whom, note)
    clock = await turn.coach.members.clock_of(turn.member, whom)
    turn.update(forms.preview(*found, clock))


async def send_request(turn: Turn) -> None:
    draft, _ = await turn.coach.feedback.prepare(turn.member, *forms.read_preview(turn.view))
    at = read_when(turn.view)
    await turn.coach.feedback.request(turn.member, draft, at)
    await _refresh_below(turn)
    tz = (await turn.coach.members.profile(turn.member)).tz
    turn.update(forms.sent(draft.with_name, at.astimezone(tz) if at else None))


async def remind(turn: Turn) -> None:
    await turn.coach.feedback.remind(turn.member, views.read_feedback_id(turn.action))
    await turn.show_here(await _page(turn))


async def take_back_request(turn: Turn) -> None:
    feedback_id = views.read_feedback_id(turn.action)
    errand = turn.coach.errands.new(turn.member, TAKE_BACK_REQUEST, feedback=feedback_id)
    await turn.coach.feedback.take_back(turn.member, feedback_id, errand)
    await turn.show_here(await _page(turn))
    turn.coach.errands.start(errand)


async def open_note(turn: Turn) -> None:
    await turn.open_over(forms.note_form())


async def settle_feedback(turn: Turn) -> None:
    await turn.coach.feedback.done(turn.member, views.read_feedback_id(turn.action))
    await turn.show_here(await _page(turn))


async def choose_line(turn: Turn) -> None:
    feedback = await _clicked(turn)
    standpoint = await turn.coach.reviews.required_standpoint(turn.member)
    await turn.open_over(forms.tag_form(feedback, standpoint))


async def open_goal(turn: Turn) -> None:
    feedback = await _clicked(turn)
    growth = await turn.coach.development_goals.growth(turn.member)
    await turn.open_over(forms.goal_form(feedback, growth))


async def open_delete(turn: Turn) -> None:
    await turn.open_over(views.delete_feedback(await _clicked(turn)))


async def delete_feedback(turn: Turn) -> None:
    await turn.coach.feedback.erase(turn.member, read_deleted(turn.view))
    await _refresh_below(turn)


async def save_note(turn: Turn) -> None:
    await turn.coach.feedback.note(turn.member, *forms.read_note(turn.view), requests.WELL.id)
    await _refresh_below(turn)


async def file_feedback(turn: Turn) -> None:
    await turn.coach.feedback.file(turn.member, *forms.read_tag(turn.view))
    await _refresh_below(turn)


async def make_goal(turn: Turn) -> None:
    await turn.coach.feedback.make_goal(turn.member, *forms.read_goal(turn.view))
    await _refresh_below(turn)


async def show_feedback(turn: Turn) -> None:
    await turn.show_here(await _page(turn))


async def _page(turn: Turn) -> View:
    profile = await turn.coach.members.profile(turn.member)
    today = await turn.coach.members.today(turn.member)
    standpoint = await turn.coach.reviews.standpoint(turn.member)
    found = await turn.coach.feedback.all(turn.member)
    return views.feedback_page(found, standpoint, today, profile.tz)


async def _refresh_below(turn: Turn) -> None:
    await turn.show_below(await _page(turn))


async def _clicked(turn: Turn) -> Feedback:
    feedback_id = views.read_feedback_id(turn.action)
    return await turn.coach.feedback.feedback(turn.member, feedback_id)


async def decline_feedback(turn: Turn) -> None:
    owner_id, feedback_id = requests.read_request(turn.action)
    guest = turn.member
    errand = turn.coach.errands.new(replace(guest, user_id=owner_id), HEARD, feedback=feedback_id)
    await turn.coach.feedback.decline(guest, owner_id, feedback_id, errand)
    turn.coach.errands.start(errand)


async def open_answer(turn: Turn) -> None:
    owner_id, feedback_id = requests.read_request(turn.action)
    asked = await turn.coach.feedback.request_for(turn.member, owner_id, feedback_id)
    form = requests.answer_form(asked)
    await turn.open(form)


async def save_answer(turn: Turn) -> None:
    guest, (owner_id, feedback_id) = turn.member, requests.read_whose(turn.view)
    asked = await turn.coach.feedback.request_for(guest, owner_id, feedback_id)
    answer = requests.read_answer(turn.view)
    errand = turn.coach.errands.new(replace(guest, user_id=owner_id), HEARD, feedback=feedback_id)
    whose = guest, owner_id, feedback_id
    await turn.coach.feedback.answer(*whose, answer, requests.WELL.id, errand)
    turn.update(requests.thanks(asked.owner_name))
    turn.coach.errands.start(errand)


LISTENERS = Listeners(
    actions={
        views.OPEN: show_feedback,
        views.ASK: open_request,
        views.REMIND: remind,
        views.TAKE_BACK: take_back_request,
        views.NOTE: open_note,
        views.DONE: settle_feedback,
        views.TAG: choose_line,
        views.GOAL: open_goal,
        views.DELETE: open_delete,
        requests.DECLINE: decline_feedback,
        requests.OPEN: open_answer,
    },
    forms={
        forms.LOOK: look_at_request,
        forms.SEND: send_request,
        forms.SAVE: save_note,
        views.DELETE_FORM: delete_feedback,
        forms.FILE: file_feedback,
        forms.MAKE_GOAL: make_goal,
        requests.ANSWER: save_answer,
    },
)
