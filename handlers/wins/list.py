"""The list of wins: turn its pages, narrow it, mark and take back what stands in it."""

from bot.domain.wins.win import Win, WinFilter
from bot.slack.forms import carried
from bot.slack.views.links import OPEN_WINS
from bot.slack.views.menu import as_view
from bot.slack.views.wins import delete as delete_views
from bot.slack.views.wins import list as views
from bot.slack.views.wins.form import read_tags
from bot.slack.views.wins.win import DELETE, win_undone
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_list_for(turn: Turn) -> None:
    """`/win list`, with what is looked for after it."""
    wanted = _wanted(turn.text.strip()[len("list") :])
    await _open(turn, wanted)


async def open_list(turn: Turn) -> None:
    await _open(turn, WinFilter())


async def turn_page(turn: Turn) -> None:
    view, number = turn.view, turn.number
    await _show(turn, view["id"], views.filter_of(view), number)


async def show_again(turn: Turn, undone: Win | None = None) -> None:
    view = turn.view
    number, wanted = carried(view)["page"], views.filter_of(view)
    await _show(turn, view["id"], wanted, number, undone)


async def mark_in_list(turn: Turn) -> None:
    await turn.coach.win_details.mark(turn.member, turn.number)
    await show_again(turn)


async def undo_in_list(turn: Turn) -> None:
    win = await turn.coach.wins.undo(turn.member, turn.number)
    await show_again(turn, win)
    refresh_home(turn)


async def restore_in_list(turn: Turn) -> None:
    await turn.coach.wins.restore(turn.member, turn.number)
    await show_again(turn)
    refresh_home(turn)


async def open_delete_in_list(turn: Turn) -> None:
    found = await turn.coach.wins.traces(turn.member, turn.number)
    await turn.open_over(delete_views.delete_form(*found, turn.view))


async def open_delete(turn: Turn) -> None:
    """From the page of one win."""
    found = await turn.coach.wins.traces(turn.member, turn.number)
    await turn.open_over(delete_views.delete_form(*found))


async def delete(turn: Turn) -> None:
    win_id, list_id, number = delete_views.read_delete(turn.view)
    win = await turn.coach.wins.delete(turn.member, win_id)
    turn.update(delete_views.win_deleted(win))
    if list_id:
        await _show(turn, list_id, views.filter_of(turn.view), number)
    refresh_home(turn)


async def undo_instead(turn: Turn) -> None:
    """In the form that asks before it deletes: the win can be brought back."""
    win = await turn.coach.wins.undo(turn.member, turn.number)
    await turn.show_instead(as_view(win_undone(win)))
    _, list_id, number = delete_views.read_delete(turn.view)
    if list_id:
        await _show(turn, list_id, views.filter_of(turn.view), number, win)
    refresh_home(turn)


async def open_filter(turn: Turn) -> None:
    view = turn.view
    form = views.win_filter_form(
        views.filter_of(view),
        tags=await turn.coach.wins.tags(turn.member),
        lines=await turn.coach.win_details.lines(turn.member),
        list_id=view["id"],
    )
    await turn.client.views_push(trigger_id=turn.body["trigger_id"], view=form)


async def filter_wins(turn: Turn) -> None:
    await _show(turn, carried(turn.view)["list"], views.read_win_filter(turn.view), 1)


async def _open(turn: Turn, wanted: WinFilter) -> None:
    page = await turn.coach.wins.page(turn.member, wanted)
    view = views.win_list(page, await turn.coach.win_details.lines(turn.member))
    await turn.open(view)


async def _show(
    turn: Turn, view_id: str, wanted: WinFilter, number: int, undone: Win | None = None
) -> None:
    page = await turn.coach.wins.page(turn.member, wanted, number)
    view = views.win_list(page, await turn.coach.win_details.lines(turn.member), undone)
    await turn.client.views_update(view_id=view_id, view=view)


def _wanted(text: str) -> WinFilter:
    """`/win list #impact billing`: a tag and words."""
    tags = read_tags(" ".join(word for word in text.split() if word.startswith("#")))
    words = " ".join(word for word in text.split() if not word.startswith("#"))
    return WinFilter(words=words[: views.LONGEST_WORDS], tag=tags[0] if tags else None)


LISTENERS = Listeners(
    actions={
        OPEN_WINS: open_list,
        views.OLDER: turn_page,
        views.NEWER: turn_page,
        views.MARK_IN_LIST: mark_in_list,
        views.UNDO_IN_LIST: undo_in_list,
        views.DELETE_IN_LIST: open_delete_in_list,
        DELETE: open_delete,
        delete_views.UNDO_INSTEAD: undo_instead,
        views.RESTORE_IN_LIST: restore_in_list,
        views.OPEN_FILTER: open_filter,
    },
    forms={
        views.FILTER: filter_wins,
        delete_views.DELETE_FORM: delete,
    },
)
