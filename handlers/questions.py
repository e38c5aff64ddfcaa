"""`/promo questions`: what to find out first, what was asked, and what the answers were."""

from slack_sdk.models.views import View

from bot.slack.views import questions as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_answer(turn: Turn) -> None:
    name = str(turn.value)
    standing = await turn.coach.asking.standing(turn.member, name)
    manager = await turn.coach.reviewing.manager_name(turn.member)
    await turn.open_over(views.answer_form(standing, manager))


async def keep_answer(turn: Turn) -> None:
    await turn.coach.asking.answer(turn.member, *views.read_answer(turn.view))
    await turn.show_below(await _page(turn))
    refresh_home(turn)


async def show_questions(turn: Turn) -> None:
    await turn.open_over(await _page(turn))


async def _page(turn: Turn) -> View:
    return views.questions_page(await turn.coach.asking.standings(turn.member))


LISTENERS = Listeners(
    actions={
        views.OPEN: show_questions,
        views.OPEN_ANSWER: open_answer,
    },
    forms={
        views.KEEP_ANSWER: keep_answer,
    },
)
