"""Commands that take longer than Slack waits: the answer is promised, and saved as an errand.

If the process dies meanwhile, the next one runs the same command again. What was done by then is
not done twice (`bot.domain.delivery.act`), and the answer comes where the command was
given.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.delivery.delivery import NotDeliveredError, OutcomeUnknownError
from bot.domain.delivery.errand import Errand
from bot.services.coach import Coach
from bot.slack.bolt.acknowledge import Promise
from bot.slack.send.courier import Courier
from bot.slack.text import Message
from bot.slack.who.acting_member import member_of

LATE_ANSWER = "late answer"
"""The kind of errand; its details are what Slack sent, as far as it is needed."""

SAVED = (
    "command",
    "text",
    "channel_id",
    "channel_name",
    "team_id",
    "user_id",
    "enterprise_id",
    "response_url",
    "trigger_id",
)

WRITTEN_WITHIN = 0.3
"""Seconds that are left before Slack gives up on the answer that says to wait."""

URL_WORKS_FOR = timedelta(minutes=29)
"""A `response_url` works for 30 (docs.slack.dev/interactivity/handling-user-interaction)."""

HTTP_OK = 200
log = structlog.get_logger()
Body = Mapping[str, Any]
Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


class LateAnswers:
    """Promises answers and gives them."""

    def __init__(self, coach: Coach, courier: Courier, app: AsyncApp, dispatch: Dispatch) -> None:
        self._coach = coach
        self._courier = courier
        self._app = app
        self._dispatch = dispatch

    async def promise(self, body: Body) -> Promise:
        """Not written where the database took too long: then nothing must be promised."""
        details = {name: body[name] for name in SAVED if body.get(name)}
        member = member_of(dict(body))
        try:
            async with asyncio.timeout(WRITTEN_WITHIN):
                errand = await self._coach.errands.begin(member, LATE_ANSWER, **details)
        except Exception as error:  # noqa: BLE001 - the member hears that it takes time
            log.warning("late_answer_not_promised", error=type(error).__name__)
            return Promise(self._coach.errands.new(member, LATE_ANSWER, **details), is_saved=False)
        return Promise(errand, is_saved=True)

    async def save(self, promise: Promise, response: BoltResponse | None) -> None:
        """Where the command was given, or else in the DM; None where it was answered in time.

        What Slack does not take now is left to whoever comes next.
        """
        try:
            if response and response.body:
                await self._answer(promise.errand, json.loads(response.body))
            await self._coach.errands.end(promise.errand)
        except (NotDeliveredError, OutcomeUnknownError) as error:
            log.warning("late_answer_waits", error=type(error).__name__, is_saved=promise.is_saved)

    async def run(self, errand: Errand, _: object) -> None:
        """The process that promised it is gone."""
        body = {"text": "", **errand.details}
        request = AsyncBoltRequest(body=body, mode="socket_mode")
        # In a task of its own: what the errand changes is not what the command asks for.
        response = await asyncio.ensure_future(self._dispatch(request))
        if response.body:
            await self._answer(errand, json.loads(response.body))

    async def _answer(self, errand: Errand, answer: dict[str, Any]) -> None:
        is_fresh = self._coach.now() - errand.begun_at < URL_WORKS_FOR
        url = errand.details.get("response_url")
        if url and is_fresh and await self._answered_at(url, answer):
            return
        message = Message(text=answer.get("text", ""), blocks=answer.get("blocks") or [])
        await self._courier.tell(errand.member, errand.member.user_id, message, errand.id)

    async def _answered_at(self, url: str, answer: dict[str, Any]) -> bool:
        webhook = AsyncWebhookClient(url, session=self._app.client.session)
        try:
            return (await webhook.send_dict(answer)).status_code == HTTP_OK
        except TimeoutError:
            raise OutcomeUnknownError from None
        except ClientError:
            return False
