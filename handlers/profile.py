"""A changed profile, and every other sign of life: who moved, and who is back in reach."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.services.coach import Coach
from bot.slack.people import acts_somebody, member_of
from bot.slack.profiles import profile_in
from handlers.listeners import Listeners
from handlers.turn import Turn

Next = Callable[[], Awaitable[None]]


async def follow_profile(turn: Turn) -> None:
    user = turn.event["user"]
    if user.get("deleted"):
        await turn.coach.reaching.deactivated(turn.member)
        return
    await turn.coach.reaching.activated(turn.member)
    await turn.coach.knowing.changed(turn.member, profile_in(user))


def sign_of_life(coach: Coach) -> Callable[..., Awaitable[None]]:
    """A middleware: whoever does something is in reach again. Nobody waits for it."""

    async def note_sign_of_life(body: dict[str, Any], next: Next) -> None:  # noqa: A002 - Bolt's
        if acts_somebody(body):
            coach.knowing.acts()
            hearing = coach.reaching.heard_from(member_of(body))
            coach.background.start(hearing, name="sign_of_life")
        await next()

    return note_sign_of_life


LISTENERS = Listeners(
    events={
        "user_change": follow_profile,
    },
)
