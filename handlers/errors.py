"""Every error, in one place: expected ones as their sentence, others as a reference code.

The answer goes where the member is looking. Because the coach answers before Bolt does
(`process_before_response`), a response is always still open here.
"""

import json
import secrets
import traceback
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import CoachError
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import error as views

Body = dict[str, Any]
log = structlog.get_logger()


def register(app: AsyncApp, coach: Coach) -> None:
    @app.error
    async def answer_error(
        error: Exception, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> BoltResponse:
        sentence = coach.commands.in_words(sentence_of(error))
        field = error.field if isinstance(error, CoachError) else None
        if "command" in body:
            return _json(views.command_failed(sentence, f"{body['command']} {body['text']}"))
        if body.get("type") == "view_submission":
            return _json(views.form_failed(sentence, body["view"], field))
        if "event" not in body:
            await _speak(sentence, body, context.respond, client)
        return BoltResponse(status=200, body="")


def sentence_of(error: Exception) -> str:
    """What the member is told; an unexpected error is logged without its words."""
    if isinstance(error, CoachError):
        return str(error)
    reference = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "unknown"
    log.error("unexpected", reference=reference, error=type(error).__name__, place=place)
    return views.unexpected(reference)


async def _speak(
    sentence: str, body: Body, respond: AsyncRespond | None, client: AsyncWebClient
) -> None:
    """Under the message that was clicked, over the view, or in the DM where neither works."""
    if body.get("response_url") and respond:
        await respond(**views.failed(sentence), response_type="ephemeral", replace_original=False)
        return
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if is_in_modal else client.views_open
    try:
        await show(trigger_id=body.get("trigger_id", ""), view=views.failed_view(sentence))
    except SlackApiError:
        await client.chat_postMessage(channel=member_of(body).user_id, **views.failed(sentence))


def _json(body: Body) -> BoltResponse:
    return BoltResponse(
        status=200,
        body=json.dumps(body),
        headers={"content-type": "application/json;charset=utf-8"},
    )
