"""Every error, in one place: expected ones as their sentence, others as a reference code.

The answer goes where the member is looking. Because the coach answers before Bolt does
(`process_before_response`), a response is always still open here.
"""

import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import structlog
from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import AlreadyDoneError, CoachError, place_of
from bot.services.coach import Coach
from bot.slack.bolt.acknowledge import answer_with
from bot.slack.views import error as views
from bot.slack.who.acting_member import acts_somebody, member_of

Body = dict[str, Any]
Way = Callable[[], Awaitable[object]]
SLACKS_OWN = (SlackClientError, ClientError, TimeoutError)
HTTP_OK = 200
log = structlog.get_logger()


class NotTakenError(Exception):
    """A `response_url` that does not work any more."""


def register(app: AsyncApp, coach: Coach) -> None:
    @app.error
    async def answer_error(
        error: Exception, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> BoltResponse:
        if isinstance(error, AlreadyDoneError) and "command" not in body:
            return BoltResponse(status=HTTP_OK, body="")
        sentence = coach.commands.in_words(sentence_of(error))
        field = error.field if isinstance(error, CoachError) else None
        if "command" in body:
            return answer_with(views.command_failed(sentence, views.typed_in(body)))
        if body.get("type") == "view_submission":
            return answer_with(views.form_failed(sentence, body["view"], field))
        await _speak(_ways(sentence, body, context.respond, client))
        return BoltResponse(status=HTTP_OK, body="")


def sentence_of(error: Exception) -> str:
    """What the member is told; an unexpected error is logged without its words."""
    if isinstance(error, CoachError):
        return str(error)
    reference = secrets.token_hex(4)
    log.error("unexpected", reference=reference, error=type(error).__name__, place=place_of(error))
    is_slacks = isinstance(error, SLACKS_OWN)
    return views.slack_failed(reference) if is_slacks else views.unexpected(reference)


async def _speak(ways: tuple[Way, ...]) -> None:
    """The first way that works; Slack itself may be what is broken."""
    for say in ways:
        try:
            await say()
        except (*SLACKS_OWN, NotTakenError) as error:
            log.warning("error_not_shown", error=type(error).__name__)
        else:
            return


def _ways(
    sentence: str, body: Body, respond: AsyncRespond | None, client: AsyncWebClient
) -> tuple[Way, ...]:
    """On Home if it was to be shown; else below the click, or over the view; else in the DM.

    What was typed in the DM is answered there.

    None where nobody did anything: an event that tells of somebody, or of the app itself.
    """
    if not acts_somebody(body):
        return ()
    user_id = member_of(body).user_id

    async def at_home() -> None:
        await client.views_publish(user_id=user_id, view=views.failed_home(sentence))

    async def over_the_view() -> None:
        is_in_modal = (body.get("view") or {}).get("type") == "modal"
        show = client.views_push if is_in_modal else client.views_open
        await show(trigger_id=body.get("trigger_id", ""), view=views.failed_view(sentence))

    async def in_the_dm() -> None:
        await client.chat_postMessage(channel=user_id, **views.failed(sentence))

    if "event" in body:
        return (in_the_dm,) if body["event"]["type"] == "message" else (at_home,)
    if respond and body.get("response_url"):
        return (partial(_below_the_click, sentence, respond), over_the_view, in_the_dm)
    return (over_the_view, in_the_dm)


async def _below_the_click(sentence: str, respond: AsyncRespond) -> None:
    answer = await respond(
        **views.failed(sentence), response_type="ephemeral", replace_original=False
    )
    if answer.status_code != HTTP_OK:
        raise NotTakenError
