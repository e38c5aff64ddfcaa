"""The timing: ask now, prepare or wait, always with the reasons."""

from bot.services.plan.timing import Weighed
from bot.slack.views.links import OPEN_TIMING
from bot.slack.views.plan import timing as views
from handlers.listeners import Listeners
from handlers.turn import Turn


async def answer_yes(turn: Turn) -> None:
    fact = views.read_fact(turn.action)
    await _show(turn, await turn.coach.timings.answer(turn.member, fact, holds=True))


async def answer_no(turn: Turn) -> None:
    fact = views.read_fact(turn.action)
    await _show(turn, await turn.coach.timings.answer(turn.member, fact, holds=False))


async def ask_again(turn: Turn) -> None:
    fact = views.read_fact(turn.action)
    await _show(turn, await turn.coach.timings.ask_again(turn.member, fact))


async def tell_mistake(turn: Turn) -> None:
    on = views.read_mistake(turn.action)
    await _show(turn, await turn.coach.timings.tell_mistake(turn.member, on))


async def take_mistake_back(turn: Turn) -> None:
    await _show(turn, await turn.coach.timings.tell_mistake(turn.member, None))


async def show_timing(turn: Turn) -> None:
    weighed = await turn.coach.timings.weigh(turn.member)
    await turn.open_over(views.timing_page(weighed.timing, weighed.surroundings))


async def _show(turn: Turn, weighed: Weighed) -> None:
    await turn.show_instead(views.timing_page(weighed.timing, weighed.surroundings))


LISTENERS = Listeners(
    actions={
        OPEN_TIMING: show_timing,
        views.YES: answer_yes,
        views.NO: answer_no,
        views.CHANGED: ask_again,
        views.MISTAKE: tell_mistake,
        views.NO_MISTAKE: take_mistake_back,
    },
)
