"""Talks: what was said, the outcome, and the log in which both can be corrected."""

from bot.slack.views.delete import read_deleted
from bot.slack.views.links import RECORD_OTHER_TALK
from bot.slack.views.talks import talk as views
from bot.slack.views.talks import talk_list as list_views
from bot.slack.views.talks.answer import answer_page
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.talk_form import open_talk_form
from handlers.turn import Turn


async def save_talk(turn: Turn) -> None:
    draft = views.read_talk_form(turn.view, await turn.coach.members.today(turn.member))
    page = await turn.coach.answers.record(turn.member, draft, views.read_talk_id(turn.view))
    if views.is_over_log(turn.view):
        await turn.show_below(list_views.talk_list(await turn.coach.talks.log(turn.member)))
    turn.update(answer_page(page))
    refresh_home(turn)


async def open_list(turn: Turn) -> None:
    log = await turn.coach.talks.log(turn.member)
    await turn.show_here(list_views.talk_list(log))


async def open_talk(turn: Turn) -> None:
    talk_id = list_views.read_talk_id(turn.action)
    page = await turn.coach.answers.page(turn.member, talk_id)
    await turn.open_over(answer_page(page))


async def correct_talk(turn: Turn) -> None:
    talk_id = list_views.read_talk_id(turn.action)
    talk = await turn.coach.talks.talk(turn.member, talk_id)
    await turn.open_over(views.correct_talk_form(talk))


async def remove_talk(turn: Turn) -> None:
    await turn.coach.talks.remove(turn.member, list_views.read_talk_id(turn.action))
    await turn.show_instead(list_views.talk_list(await turn.coach.talks.log(turn.member)))
    refresh_home(turn)


async def open_delete(turn: Turn) -> None:
    talk = await turn.coach.talks.talk(turn.member, list_views.read_talk_id(turn.action))
    await turn.open_over(list_views.delete_talk(talk))


async def delete_talk(turn: Turn) -> None:
    await turn.coach.talks.remove(turn.member, read_deleted(turn.view))
    await turn.show_below(list_views.talk_list(await turn.coach.talks.log(turn.member)))
    refresh_home(turn)


async def show_talks(turn: Turn) -> None:
    log = await turn.coach.talks.log(turn.member)
    await turn.open_over(list_views.talk_list(log))


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: open_talk_form,
        RECORD_OTHER_TALK: open_talk_form,
        views.OPEN_LIST: open_list,
        list_views.OPEN_TALK: open_talk,
        list_views.CORRECT: correct_talk,
        list_views.REMOVE: remove_talk,
        list_views.DELETE: open_delete,
    },
    forms={
        list_views.DELETE_FORM: delete_talk,
        views.RECORD: save_talk,
    },
)
