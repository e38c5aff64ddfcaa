"""Where am I: the stages, what is open, and moving on with a note where something is."""

from bot.slack.views.links import MOVE_STAGE, OPEN_READY
from bot.slack.views.plan import ready as views
from bot.slack.views.promo import read_stage
from bot.slack.views.week.tip import tip_view
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.talks.after import arrive
from handlers.talks.not_yet import show_not_yet
from handlers.turn import Listener, Turn


async def told_manager(turn: Turn) -> None:
    whereabouts = await turn.coach.stages.told_manager(turn.member)
    await turn.show_instead(views.ready_page(whereabouts))


async def count_as_steady(turn: Turn) -> None:
    months = views.read_steady_months(turn.action)
    whereabouts = await turn.coach.stages.count_as_steady(turn.member, months)
    await turn.show_instead(views.ready_page(whereabouts))


async def move_on(turn: Turn) -> None:
    stage = read_stage(turn.action)
    admission = await turn.coach.stages.pass_to(turn.member, stage)
    tip = await turn.coach.tips.tell_once(turn.member, "expect_a_road")
    view = views.after_moving(admission)
    if view is None and tip:
        view = tip_view(tip)
    if view:
        await turn.open_over(view)


async def ask_why(turn: Turn) -> None:
    """A no is not closed without its reason (001-13)."""
    await show_not_yet(turn)


WAYS: dict[str, Listener] = {"not_this_time": ask_why, "promoted": arrive}


async def move_stage(turn: Turn) -> None:
    await WAYS.get(read_stage(turn.action), move_on)(turn)
    refresh_home(turn)


async def go_on(turn: Turn) -> None:
    await turn.coach.stages.go_on(turn.member, *views.read_note_form(turn.view))
    refresh_home(turn)


async def show_ready(turn: Turn) -> None:
    whereabouts = await turn.coach.stages.whereabouts(turn.member)
    await turn.open_over(views.ready_page(whereabouts))


LISTENERS = Listeners(
    actions={
        OPEN_READY: show_ready,
        views.TOLD_MANAGER: told_manager,
        views.STEADY: count_as_steady,
        MOVE_STAGE: move_stage,
    },
    forms={
        views.GO_ON: go_on,
    },
)
