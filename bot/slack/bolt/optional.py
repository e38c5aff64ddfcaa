"""Calls for which a workspace need not have granted the scope: asked only where they may be.

A workspace that refuses is left alone for some hours, and one that asks for a pause gets it.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.slack.client import code_of, part_of, pause_in
from bot.slack.oauth.tokens import ONE_TOKEN, NotInstalledError, Tokens

REFUSED = frozenset({"missing_scope", "not_allowed_token_type", "ratelimited"})
ASK_AGAIN_AFTER = timedelta(hours=6)
HTTP_TOO_MANY = 429
MOST_REMEMBERED = 10_000
A_MINUTE = timedelta(minutes=1)

PATIENCE = 5.0
"""Seconds: it only makes a message better, which is not worth more of its lease."""

SILENT_FOR = timedelta(minutes=1)
"""How long nobody is kept waiting again by a method that did not answer in time."""

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
        if timedelta(0) < self._not_before.get(key, now) - now <= ASK_AGAIN_AFTER:
            return {}
        try:
            client = await self._tokens.client_for(self._client, member)
            async with asyncio.timeout(PATIENCE):
                answer = await client.api_call(method, params=params)
        except SlackApiError as error:
            if code_of(error) in REFUSED or error.response.status_code == HTTP_TOO_MANY:
                self._forget_some()
                self._not_before[key] = now + _pause(error)
            return {}
        except TimeoutError:
            self._not_before[key] = now + SILENT_FOR
            return {}
        except (SlackClientError, NotInstalledError, ClientError):
            return {}
        return part_of(answer.data)

    def _forget_some(self) -> None:
        if len(self._not_before) >= MOST_REMEMBERED:
            self._not_before.clear()


def _pause(error: SlackApiError) -> timedelta:
    if error.response.status_code == HTTP_TOO_MANY:
        return pause_in(error.response.headers, A_MINUTE)
    return ASK_AGAIN_AFTER
