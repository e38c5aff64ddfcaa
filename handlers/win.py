"""`/win`: save something you did, file it, take it back; also from a message or a shortcut."""

from bot.slack.manifest import CommandSpec, ShortcutSpec
from bot.slack.views import win as views
from bot.slack.views import win_form as forms
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Listener, Turn
from handlers.win_files import open_coverage_for, open_export_for, open_import_for
from handlers.win_form import show_form
from handlers.win_list import open_list_for

COMMAND = CommandSpec(
    "win",
    "Save something you did, while it is fresh",
    "shipped the billing migration, p95 down 30% #impact",
)
SHORTCUTS = (
    ShortcutSpec("global", views.OPEN_FORM, "Save a win", "Write down something you did"),
    ShortcutSpec(
        "message", views.SAVE_MESSAGE, "Save as a win", "Keep this message as something you did"
    ),
)


async def undo_newest(turn: Turn) -> None:
    win = await turn.coach.capturing.undo_newest(turn.member)
    turn.answer(views.win_undone(win))
    refresh_home(turn)


async def show_help(turn: Turn) -> None:
    turn.answer(views.win_help(turn.command))


async def save(turn: Turn) -> None:
    win = await turn.coach.capturing.capture(turn.member, turn.text)
    turn.answer(views.win_saved(win, await turn.coach.filing.after_saving(turn.member, win)))
    refresh_home(turn)


WORDS: dict[str, Listener] = {
    "": show_form,
    "list": open_list_for,
    "undo": undo_newest,
    "help": show_help,
    "export": open_export_for,
    "import": open_import_for,
    "coverage": open_coverage_for,
}


async def capture_win(turn: Turn) -> None:
    text = turn.text.strip().lower()
    act = open_list_for if text.startswith("list ") else WORDS.get(text, save)
    await act(turn)


async def open_edit(turn: Turn, *, focus_on_detail: bool) -> None:
    win = await turn.coach.capturing.win(turn.member, turn.number)
    lines = await turn.coach.filing.lines(turn.member)
    form = forms.edit_win_form(win, lines=lines, focus_on_detail=focus_on_detail)
    await turn.open_over(form)


async def open_win(turn: Turn) -> None:
    await open_edit(turn, focus_on_detail=False)


async def open_detail(turn: Turn) -> None:
    await open_edit(turn, focus_on_detail=True)


async def undo_win(turn: Turn) -> None:
    win = await turn.coach.capturing.undo(turn.member, turn.number)
    await turn.replace(views.win_undone(win))
    refresh_home(turn)


async def restore_win(turn: Turn) -> None:
    win = await turn.coach.capturing.restore(turn.member, turn.number)
    await turn.replace(views.win_saved(win))
    refresh_home(turn)


LISTENERS = Listeners(
    commands={
        "win": capture_win,
    },
    actions={
        views.EDIT: open_win,
        views.ADD_DETAIL: open_detail,
        views.UNDO: undo_win,
        views.RESTORE: restore_win,
    },
)
