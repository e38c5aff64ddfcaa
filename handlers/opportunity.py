"""What was offered, and what the member raised a hand for: kept, changed, made a goal."""

from bot.slack.views import opportunity as views
from bot.slack.views.talk_list import talk_list
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_form(turn: Turn) -> None:
    kind, number = views.read_opening(turn.action)
    known = await turn.coach.seizing.opportunity(turn.member, number) if number else None
    form = views.opportunity_form(kind, await turn.coach.knowing.today(turn.member), known)
    await turn.open_over(form)


async def keep(turn: Turn) -> None:
    today = await turn.coach.knowing.today(turn.member)
    await turn.coach.seizing.keep(turn.member, *views.read_opportunity_form(turn.view, today))
    await turn.show_below(talk_list(await turn.coach.recording.log(turn.member)))


async def show_log(turn: Turn) -> None:
    await turn.show_instead(talk_list(await turn.coach.recording.log(turn.member)))


async def make_goal(turn: Turn) -> None:
    await turn.coach.seizing.make_goal(turn.member, views.read_opportunity_id(turn.action))
    await show_log(turn)
    refresh_home(turn)


async def remove(turn: Turn) -> None:
    await turn.coach.seizing.remove(turn.member, views.read_opportunity_id(turn.action))
    await show_log(turn)


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: open_form,
        views.OPEN_HAND: open_form,
        views.MAKE_GOAL: make_goal,
        views.REMOVE: remove,
    },
    forms={
        views.KEEP: keep,
    },
)
