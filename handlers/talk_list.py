"""The log of talks: read them, correct them, remove them."""

from bot.slack.views import talk_list as views
from bot.slack.views.answer import answer_page
from bot.slack.views.talk import OPEN_LIST, correct_talk_form
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_list(turn: Turn) -> None:
    log = await turn.coach.recording.log(turn.member)
    await turn.show_here(views.talk_list(log))


async def open_talk(turn: Turn) -> None:
    talk_id = views.read_talk_id(turn.action)
    page = await turn.coach.answering.page(turn.member, talk_id)
    await turn.open_over(answer_page(page))


async def correct_talk(turn: Turn) -> None:
    talk_id = views.read_talk_id(turn.action)
    talk = await turn.coach.recording.talk(turn.member, talk_id)
    await turn.open_over(correct_talk_form(talk))


async def remove_talk(turn: Turn) -> None:
    await turn.coach.recording.remove(turn.member, views.read_talk_id(turn.action))
    await turn.show_instead(views.talk_list(await turn.coach.recording.log(turn.member)))
    refresh_home(turn)


async def show_talks(turn: Turn) -> None:
    log = await turn.coach.recording.log(turn.member)
    await turn.open_over(views.talk_list(log))


LISTENERS = Listeners(
    actions={
        OPEN_LIST: open_list,
        views.OPEN_TALK: open_talk,
        views.CORRECT: correct_talk,
        views.REMOVE: remove_talk,
    },
)
