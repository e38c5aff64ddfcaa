"""`/win`: save something you did, file it, take it back; also from a message or a shortcut."""

from bot.domain.commands import ASKS_FOR_HELP
from bot.domain.wins.follow_up import AfterSaving
from bot.domain.wins.win import Win
from bot.slack.manifest import CommandSpec, ShortcutSpec
from bot.slack.views.links import SAVE_WIN
from bot.slack.views.wins import form as forms
from bot.slack.views.wins import win as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Listener, Turn
from handlers.wins.files import open_coverage_for, open_export_for, open_import_for
from handlers.wins.form import show_form
from handlers.wins.list import open_list_for

COMMAND = CommandSpec(
    "win",
    "Save something you did, while it is fresh",
    "shipped the billing migration, p95 down 30% #impact",
)
SHORTCUTS = (
    ShortcutSpec("global", SAVE_WIN, "Save a win", "Write down something you did"),
    ShortcutSpec(
        "message", views.SAVE_MESSAGE, "Save as a win", "Save this message as something you did"
    ),
)


async def undo_newest(turn: Turn) -> None:
    win = await turn.coach.wins.undo_newest(turn.member)
    turn.answer(views.win_undone(win))
    refresh_home(turn)


async def show_help(turn: Turn) -> None:
    turn.answer(views.win_help(turn.command))


async def save(turn: Turn) -> None:
    turn.answer(views.win_saved(*await turn.coach.wins.capture_and_ask(turn.member, turn.text)))
    refresh_home(turn)


WORDS: dict[str, Listener] = {
    "": show_form,
    "list": open_list_for,
    "undo": undo_newest,
    **dict.fromkeys(ASKS_FOR_HELP, show_help),
    "export": open_export_for,
    "import": open_import_for,
    "coverage": open_coverage_for,
}


async def capture_win(turn: Turn) -> None:
    text = turn.text.strip().lower()
    act = open_list_for if text.startswith("list ") else WORDS.get(text, save)
    await act(turn)


async def open_edit(turn: Turn, *, focus_on_detail: bool) -> None:
    win = await turn.coach.wins.win(turn.member, turn.number)
    lines = await turn.coach.win_details.lines(turn.member)
    form = forms.edit_win_form(win, lines=lines, focus_on_detail=focus_on_detail)
    await turn.open_over(form)


async def open_win(turn: Turn) -> None:
    await open_edit(turn, focus_on_detail=False)


async def open_detail(turn: Turn) -> None:
    await open_edit(turn, focus_on_detail=True)


async def undo_win(turn: Turn) -> None:
    win = await turn.coach.wins.undo(turn.member, turn.number)
    await turn.replace(views.win_undone(win))
    refresh_home(turn)


async def restore_win(turn: Turn) -> None:
    win = await turn.coach.wins.restore(turn.member, turn.number)
    await _show(turn, win, await turn.coach.win_details.beside(turn.member, win))
    refresh_home(turn)


async def name_kind(turn: Turn) -> None:
    kind = views.read_kind_choice(turn.action)
    await _filed(turn, await turn.coach.win_details.name_kind(turn.member, *kind))


async def name_line(turn: Turn) -> None:
    win = await turn.coach.win_details.show(turn.member, *views.read_choice(turn.action))
    await _filed(turn, win, has_new_proof=True)


async def show_likely(turn: Turn) -> None:
    win = await turn.coach.win_details.show(turn.member, *views.read_likely(turn.action))
    await _filed(turn, win, has_new_proof=True)


async def name_benefit(turn: Turn) -> None:
    benefit = views.read_benefit_press(turn.action)
    await _filed(turn, await turn.coach.win_details.name_benefit(turn.member, *benefit))


async def move_to_last_week(turn: Turn) -> None:
    day = views.read_last_week(turn.action)
    await _filed(turn, await turn.coach.win_details.move(turn.member, *day))


async def mark(turn: Turn) -> None:
    await _filed(turn, await turn.coach.win_details.mark(turn.member, turn.number))


async def open_page(turn: Turn) -> None:
    win = await turn.coach.wins.win(turn.member, turn.number)
    after = await turn.coach.win_details.beside(turn.member, win)
    await turn.open_over(views.win_page(win, after))


async def _filed(turn: Turn, win: Win, *, has_new_proof: bool = False) -> None:
    """No second question follows any of them."""
    details = turn.coach.win_details
    after = await details.beside(turn.member, win, has_new_proof=has_new_proof)
    await _show(turn, win, after)
    refresh_home(turn)


async def _show(turn: Turn, win: Win, after: AfterSaving) -> None:
    """On its page, in the modal or in the message, wherever the tap was."""
    view = turn.body.get("view")
    if not view:
        await turn.replace(views.win_saved(win, after))
    elif view["callback_id"] == views.PAGE:
        await turn.show_instead(views.win_page(win, after))
    else:
        await turn.show_instead(views.win_form_saved(win, after))


LISTENERS = Listeners(
    commands={
        "win": capture_win,
    },
    actions={
        views.EDIT: open_win,
        views.ADD_DETAIL: open_detail,
        views.UNDO: undo_win,
        views.OPEN_PAGE: open_page,
        views.MARK: mark,
        views.RESTORE: restore_win,
        views.NAME_KIND: name_kind,
        views.NAME_LINE: name_line,
        views.SHOW_LIKELY: show_likely,
        **dict.fromkeys(views.NAME_BENEFIT.values(), name_benefit),
        views.LAST_WEEK: move_to_last_week,
    },
)
