"""The outcome of a call to Slack: it arrived, it did not, or nobody knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery.delivery import (
    UNREACHABLE,
    NotDeliveredError,
    OutcomeUnknownError,
    Posted,
)
from bot.slack.client import UNREADABLE, code_of, pause_in, text_in

PERMANENT = UNREACHABLE | {"invalid_blocks", "missing_scope"}
"""Codes after which trying again is of no use until somebody changes something."""

IN_DOUBT = frozenset({"fatal_error", "internal_error", UNREADABLE})
"""Codes after which Slack may have done part of it, so that it must be looked up.

Source: docs.slack.dev/reference/methods/chat.postMessage, "Errors".
"""

HTTP_TOO_MANY = 429
HTTP_SERVER_ERROR = 500
A_SECOND = timedelta(seconds=1)


@contextmanager
def done_once() -> Iterator[None]:
    """Around a call that must not be repeated blindly, such as a post.

    Raises NotDeliveredError where it was not done, OutcomeUnknownError where it may have been.
    """
    try:
        yield
    except SlackApiError as error:
        raise _decision_on(error) from None
    except ClientConnectorError:
        raise NotDeliveredError("no_connection", is_permanent=False) from None
    except (TimeoutError, ClientError):
        raise OutcomeUnknownError from None


@contextmanager
def only_read() -> Iterator[None]:
    """Around a call that changes nothing, and may simply be repeated. Raises NotDeliveredError."""
    try:
        yield
    except SlackApiError as error:
        refused = _decision_on(error)
        if isinstance(refused, NotDeliveredError):
            raise refused from None
        raise NotDeliveredError("server_error", is_permanent=False) from None
    except (TimeoutError, ClientError):
        raise NotDeliveredError("no_connection", is_permanent=False) from None


def posted_by(answer: AsyncSlackResponse, nudge: tuple[str, str] | None = None) -> Posted:
    """Where the message stands. Raises OutcomeUnknownError: without a timestamp it is no delivery.

    Whether it arrived all the same is found out like after a connection that broke.
    """
    channel_id, message_ts = text_in(answer, "channel"), text_in(answer, "ts")
    if not channel_id or not message_ts:
        raise OutcomeUnknownError
    return Posted(channel_id, message_ts, nudge)


def _decision_on(error: SlackApiError) -> NotDeliveredError | OutcomeUnknownError:
    """Slack's answer as a decision; a server error may come after the message was taken."""
    answer = error.response
    if not isinstance(answer, AsyncSlackResponse):
        return OutcomeUnknownError()
    if answer.status_code == HTTP_TOO_MANY:
        wait = pause_in(answer.headers, A_SECOND).total_seconds()
        return NotDeliveredError("ratelimited", is_permanent=False, retry_after=wait)
    if answer.status_code >= HTTP_SERVER_ERROR:
        return OutcomeUnknownError()
    code = code_of(error)
    if code in IN_DOUBT:
        return OutcomeUnknownError()
    return NotDeliveredError(code, is_permanent=code in PERMANENT)
