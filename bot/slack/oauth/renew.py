"""New tokens for those that expire, where token rotation is switched on for the app.

Source: docs.slack.dev/authentication/using-token-rotation.
"""

from dataclasses import replace
from datetime import UTC, datetime

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from bot.domain.workspace.installation import Installation
from bot.slack.oauth.exchange import ExchangingClient
from bot.slack.oauth.install import ODD, OAuthApp, bot_of

AT_ONCE = 10**9
"""Minutes: whether it is time is decided before."""

log = structlog.get_logger()


class Renewing:
    """Swaps the refresh token, which works once, for two new ones."""

    def __init__(self, app: OAuthApp, client: ExchangingClient) -> None:
        self._rotator = AsyncTokenRotator(
            client_id=app.client_id, client_secret=app.client_secret, client=client
        )

    async def __call__(self, installation: Installation) -> Installation | None:
        """None where Slack gives no new ones; the old token is good until it expires."""
        try:
            fresh = await self._rotator.perform_bot_token_rotation(
                bot=bot_of(installation), minutes_before_expiration=AT_ONCE
            )
        except (SlackClientError, ClientError, TimeoutError, *ODD) as error:
            log.warning("not_renewed", owner=installation.holder_id, error=type(error).__name__)
            return None
        is_whole = fresh and fresh.bot_token and fresh.bot_refresh_token
        return _with_tokens_of(fresh, installation) if fresh and is_whole else None


def _with_tokens_of(bot: Bot, installation: Installation) -> Installation:
    return replace(
        installation,
        bot_token=bot.bot_token,
        refresh_token=bot.bot_refresh_token,
        expires_at=datetime.fromtimestamp(bot.bot_token_expires_at or 0, UTC),
    )
