"""`/promo questions`: what to find out first, what was answered, and what was offered."""

from slack_sdk.models.views import View

from bot.slack.views.delete import read_deleted
from bot.slack.views.talks import opportunity as opportunity_views
from bot.slack.views.talks import questions as views
from bot.slack.views.talks.talk_list import talk_list
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_answer(turn: Turn) -> None:
    standing = await turn.coach.questions.standing(turn.member, turn.value)
    manager = await turn.coach.reviews.manager_name(turn.member)
    await turn.open_over(views.answer_form(standing, manager))


async def save_answer(turn: Turn) -> None:
    await turn.coach.questions.answer(turn.member, *views.read_answer(turn.view))
    await turn.show_below(await _page(turn))
    refresh_home(turn)


async def show_questions(turn: Turn) -> None:
    await turn.open_over(await _page(turn))


async def _page(turn: Turn) -> View:
    return views.questions_page(await turn.coach.questions.standings(turn.member))


async def open_form(turn: Turn) -> None:
    kind, number = opportunity_views.read_opening(turn.action)
    known = await turn.coach.opportunities.opportunity(turn.member, number) if number else None
    form = opportunity_views.opportunity_form(
        kind, await turn.coach.members.today(turn.member), known
    )
    await turn.open_over(form)


async def save(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    await turn.coach.opportunities.save(
        turn.member, *opportunity_views.read_opportunity_form(turn.view, today)
    )
    await turn.show_below(talk_list(await turn.coach.talks.log(turn.member)))


async def show_log(turn: Turn) -> None:
    await turn.show_instead(talk_list(await turn.coach.talks.log(turn.member)))


async def make_goal(turn: Turn) -> None:
    await turn.coach.opportunities.make_goal(
        turn.member, opportunity_views.read_opportunity_id(turn.action)
    )
    await show_log(turn)
    refresh_home(turn)


async def remove(turn: Turn) -> None:
    await turn.coach.opportunities.remove(
        turn.member, opportunity_views.read_opportunity_id(turn.action)
    )
    await show_log(turn)


async def open_delete(turn: Turn) -> None:
    one = await turn.coach.opportunities.opportunity(
        turn.member, opportunity_views.read_opportunity_id(turn.action)
    )
    await turn.open_over(opportunity_views.delete_opportunity(one))


async def delete(turn: Turn) -> None:
    await turn.coach.opportunities.remove(turn.member, read_deleted(turn.view))
    await turn.show_below(talk_list(await turn.coach.talks.log(turn.member)))


LISTENERS = Listeners(
    actions={
        views.OPEN: show_questions,
        views.OPEN_ANSWER: open_answer,
        opportunity_views.OPEN_FORM: open_form,
        opportunity_views.OPEN_HAND: open_form,
        opportunity_views.MAKE_GOAL: make_goal,
        opportunity_views.REMOVE: remove,
        opportunity_views.DELETE: open_delete,
    },
    forms={
        views.SAVE_ANSWER: save_answer,
        opportunity_views.SAVE: save,
        opportunity_views.DELETE_FORM: delete,
    },
)
