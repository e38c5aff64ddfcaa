"""Calls for which a workspace need not have granted the scope: asked only where they may be.

A workspace that refuses is left alone for some hours, and one that asks for a pause gets it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.slack.tokens import ONE_TOKEN, NotInstalledError, Tokens

REFUSED = frozenset({"missing_scope", "not_allowed_token_type", "ratelimited"})
ASK_AGAIN_AFTER = timedelta(hours=6)
HTTP_TOO_MANY = 429
MOST_REMEMBERED = 10_000

Answer = Mapping[str, Any]


class OptionalCalls:
    """What Slack does not say holds nothing up."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens = ONE_TOKEN) -> None:
        self._client = client
        self._tokens = tokens
        self._not_before: dict[tuple[str, str, str], datetime] = {}

    async def ask(
        self, method: str, member: Member, now: datetime, *, about: str = "", **params: str
    ) -> Answer:
        """In the member's workspace; empty where Slack does not say.

        `about` is a thing whose kind decides the scope, so that a refusal speaks of it alone.
        """
        key = member.team_id, method, about
        if now < self._not_before.get(key, now):
            return {}
        try:
            client = await self._tokens.client_for(self._client, member)
            answer = await client.api_call(method, params=params)
        except SlackApiError as error:
            if error.response.get("error") in REFUSED:
                self._forget_some()
                self._not_before[key] = now + _pause(error)
            return {}
        except (SlackClientError, NotInstalledError, ClientError, TimeoutError):
            return {}
        answered: Answer = answer.data if isinstance(answer.data, dict) else {}
        return answered

    def _forget_some(self) -> None:
        if len(self._not_before) >= MOST_REMEMBERED:
            self._not_before.clear()


def _pause(error: SlackApiError) -> timedelta:
    if error.response.status_code == HTTP_TOO_MANY:
        return timedelta(seconds=float(error.response.headers.get("Retry-After", "60")))
    return ASK_AGAIN_AFTER
