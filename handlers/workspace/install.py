"""A workspace uninstalls the coach; installing is between Slack and a browser.

Slack sends both events, in any order (docs.slack.dev/reference/events/app_uninstalled).
"""

from bot.slack.oauth.installed import ended_at, loses_the_bot, owner_in
from handlers.listeners import Listeners
from handlers.turn import Turn


async def forget_workspace(turn: Turn) -> None:
    await turn.coach.installations.removed(owner_in(turn.body), ended_at(turn.body))


async def forget_token(turn: Turn) -> None:
    if loses_the_bot(turn.body):
        await turn.coach.installations.removed(owner_in(turn.body), ended_at(turn.body))


LISTENERS = Listeners(
    events={
        "app_uninstalled": forget_workspace,
        "tokens_revoked": forget_token,
    },
)
