"""A check-in that comes once more: answered with one tap, or not any more."""

from bot.domain.rhythm import CheckInKind
from bot.slack.messenger import noted
from bot.slack.views import second_ask as views
from bot.slack.views.later import read_check_in
from bot.slack.views.spot import Spot
from handlers.check_in import check_in_now
from handlers.listeners import Listeners
from handlers.turn import Turn


async def say_nothing(turn: Turn) -> None:
    spot = read_check_in(turn.action)
    await turn.coach.insisting.settle(turn.member, spot.kind)
    outlook = await turn.coach.pacing.outlook(turn.member)
    await turn.replace(views.nothing_to_say(outlook))


async def choose_once(turn: Turn) -> None:
    kind, spot = views.read_once(turn.action)
    await ask_once(turn, kind, spot)


async def look_back(turn: Turn) -> None:
    where, about = views.read_look_back(turn.action)
    await turn.coach.insisting.settle(turn.member, about.kind)
    await turn.replace(await check_in_now(turn, where))
    review = await check_in_now(turn, about)
    await turn.respond(**review, response_type="in_channel", replace_original=False)


async def leave(turn: Turn) -> None:
    where, about = views.read_look_back(turn.action)
    await turn.coach.insisting.settle(turn.member, about.kind)
    await turn.replace(await check_in_now(turn, where))


async def ask_once(turn: Turn, kind: CheckInKind, where: Spot) -> None:
    """From now on; `where` is the message that was pressed in."""
    await turn.coach.insisting.choose(turn.member, kind, twice=False)
    message = await check_in_now(turn, where)
    await turn.replace(noted(message, views.asked_once()))


async def ask_twice(turn: Turn, spot: Spot) -> None:
    """From now on, the check-in that was pressed in included."""
    again_at = await turn.coach.insisting.choose(turn.member, spot.kind, twice=True)
    message = await check_in_now(turn, spot)
    await turn.replace(noted(message, views.asked_twice(again_at)))


LISTENERS = Listeners(
    actions={
        views.NOTHING: say_nothing,
        views.ONCE: choose_once,
        views.LOOK_BACK: look_back,
        views.LEAVE: leave,
    },
)
