"""Settings: the first run and every later change of title, dates and hours."""

from bot.domain.case import manager_before
from bot.slack.views import settings as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def keep_settings(turn: Turn) -> None:
    today = await turn.coach.knowing.today(turn.member)
    draft, rhythm = views.read_settings(turn.view, today)
    before = await turn.coach.aiming.case(turn.member)
    case = await turn.coach.aiming.aim(turn.member, draft, rhythm)
    await turn.coach.announcing.adopt(turn.member)
    overview = await turn.coach.overseeing.overview(turn.member)
    tip = await turn.coach.advising.tell_once(turn.member, "you_can_influence")
    turn.update(views.settings_kept(overview, tip, manager_before(before, case)))
    refresh_home(turn)


async def show_settings(turn: Turn) -> None:
    """The first run and every later change; over an open modal as a second one."""
    overview = await turn.coach.overseeing.overview(turn.member)
    await turn.open_over(views.settings_form(overview))


LISTENERS = Listeners(
    actions={
        views.OPEN_SETTINGS: show_settings,
    },
    forms={
        views.SETTINGS: keep_settings,
    },
)
