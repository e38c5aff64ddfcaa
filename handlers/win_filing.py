"""One tap below a saved win: its kind, what it shows, for whom it was, that it was last week."""

from bot.domain.asking import AfterSaving
from bot.domain.win import Win
from bot.slack.views import win as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def name_kind(turn: Turn) -> None:
    kind = views.read_kind_choice(turn.action)
    await _filed(turn, await turn.coach.filing.name_kind(turn.member, *kind))


async def name_line(turn: Turn) -> None:
    await _filed(turn, await turn.coach.filing.show(turn.member, *views.read_choice(turn.action)))


async def show_likely(turn: Turn) -> None:
    await _filed(turn, await turn.coach.filing.show(turn.member, *views.read_likely(turn.action)))


async def name_benefit(turn: Turn) -> None:
    benefit = views.read_benefit_press(turn.action)
    await _filed(turn, await turn.coach.filing.name_benefit(turn.member, *benefit))


async def move_to_last_week(turn: Turn) -> None:
    day = views.read_last_week(turn.action)
    await _filed(turn, await turn.coach.filing.move(turn.member, *day))


async def _filed(turn: Turn, win: Win) -> None:
    """No second question follows any of them."""
    await _show(turn, win, AfterSaving(lines=await turn.coach.filing.lines(turn.member)))
    refresh_home(turn)


async def _show(turn: Turn, win: Win, after: AfterSaving) -> None:
    """In the modal or in the message, wherever the tap was."""
    if turn.body.get("view"):
        await turn.show_instead(views.win_kept(win, after))
    else:
        await turn.replace(views.win_saved(win, after))


LISTENERS = Listeners(
    actions={
        views.NAME_KIND: name_kind,
        views.NAME_LINE: name_line,
        views.SHOW_LIKELY: show_likely,
        **dict.fromkeys(views.NAME_BENEFIT.values(), name_benefit),
        views.LAST_WEEK: move_to_last_week,
    },
)
