"""A workspace takes the coach out again; how it came in is between Slack and a browser.

Slack sends both events, in any order (docs.slack.dev/reference/events/app_uninstalled).
"""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.services.coach import Coach
from bot.slack.installed import ended_at, holder_in, loses_the_bot

EVENTS = ("app_uninstalled", "tokens_revoked")

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.event("app_uninstalled")
    async def forget_workspace(body: Body) -> None:
        await coach.installing.removed(holder_in(body), ended_at(body))

    @app.event("tokens_revoked")
    async def forget_token(body: Body) -> None:
        if loses_the_bot(body):
            await coach.installing.removed(holder_in(body), ended_at(body))
