"""A changed profile, and every other sign of life: who moved, and who is back in reach."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.services.coach import Coach
from bot.slack.people import acts_somebody, member_of
from bot.slack.profiles import profile_in

EVENTS = ("user_change",)

Next = Callable[[], Awaitable[None]]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.event("user_change")
    async def follow_profile(body: dict[str, Any]) -> None:
        member, user = member_of(body), body["event"]["user"]
        if user.get("deleted"):
            await coach.reaching.deactivated(member)
            return
        await coach.reaching.activated(member)
        await coach.knowing.changed(member, profile_in(user))


def sign_of_life(coach: Coach) -> Callable[..., Awaitable[None]]:
    """A middleware: whoever does something is in reach again. Nobody waits for it."""

    async def note_sign_of_life(body: dict[str, Any], next: Next) -> None:  # noqa: A002 - Bolt's
        if acts_somebody(body):
            coach.knowing.acts()
            hearing = coach.reaching.heard_from(member_of(body))
            coach.background.start(hearing, name="sign_of_life")
        await next()

    return note_sign_of_life
