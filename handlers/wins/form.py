"""The form of a win: opened empty or from a message, saved, changed, and with other fields."""

import asyncio

from bot.domain.wins.reading import form_of_message
from bot.domain.wins.win import WinForm
from bot.slack.forms import carried
from bot.slack.views.links import SAVE_WIN
from bot.slack.views.wins import form as forms
from bot.slack.views.wins import win as views
from bot.slack.who.permalinks import permalink_of
from bot.slack.words import author_of, sent_at, words_of
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn
from handlers.week.check_in import redraw_check_in


async def open_form_with_message(turn: Turn) -> None:
    message = turn.body["message"]
    said_on = await turn.coach.members.day_of(turn.member, sent_at(message))
    words, permalink = await asyncio.gather(
        turn.coach.members.with_names(turn.member, words_of(message)),
        permalink_of(turn.client, turn.body),
    )
    filled = form_of_message(words, said_on, author=author_of(message), reader=turn.member.user_id)
    form = forms.capture_win_form(
        filled,
        lines=await turn.coach.win_details.lines(turn.member),
        permalink=permalink,
        source="message",
    )
    await turn.open(form)


async def save_win(turn: Turn) -> None:
    facts = carried(turn.view)
    form = forms.read_win_form(turn.view, await turn.coach.members.today(turn.member))
    win = await turn.coach.wins.save(
        turn.member,
        form,
        source=facts["source"],
        permalink=facts.get("permalink"),
        goal_id=facts.get("goal"),
    )
    await turn.coach.goals.became_win(turn.member, win)
    after = await turn.coach.win_details.after_saving(turn.member, win)
    turn.update(views.win_form_saved(win, after))
    refresh_home(turn)
    redraw_check_in(turn)


async def edit_win(turn: Turn) -> None:
    facts = carried(turn.view)
    form = forms.read_win_form(turn.view, await turn.coach.members.today(turn.member))
    win = await turn.coach.wins.edit(turn.member, facts["id"], form, facts["revision"])
    turn.update(views.win_form_saved(win, await turn.coach.win_details.beside(turn.member, win)))
    refresh_home(turn)


async def change_fields(turn: Turn) -> None:
    view = turn.view
    lines = await turn.coach.win_details.lines(turn.member)
    today = await turn.coach.members.today(turn.member)
    form = forms.changed_win_form(view, lines, today)
    await turn.client.views_update(view_id=view["id"], hash=view["hash"], view=form)


async def show_form(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    lines = await turn.coach.win_details.lines(turn.member)
    form = forms.capture_win_form(WinForm("", today), lines=lines)
    await turn.open(form)


LISTENERS = Listeners(
    shortcuts={
        SAVE_WIN: show_form,
        views.SAVE_MESSAGE: open_form_with_message,
    },
    actions={
        SAVE_WIN: show_form,
        forms.KIND_CHOSEN: change_fields,
        forms.MORE_FIELDS: change_fields,
        forms.BEHAVIOUR_CHOSEN: change_fields,
    },
    forms={
        forms.CAPTURE: save_win,
        forms.EDIT_FORM: edit_win,
    },
)
