"""Slack's Web API, with two ways for a call to end: an answer by name, or an error with a code.

Between the coach and Slack stand proxies, load balancers and outages that answer with pages, half
a document or nothing; what cannot be read counts as refused with the code UNREADABLE.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

UNREADABLE = "unreadable_answer"
"""Our own code: Slack may have done it, or not; nothing in the answer says which."""

METHODS = (
    "apps.connections.open",
    "auth.test",
    "chat.delete",
    "chat.getPermalink",
    "chat.postMessage",
    "chat.update",
    "conversations.history",
    "conversations.info",
    "conversations.members",
    "conversations.open",
    "dnd.teamInfo",
    "files.completeUploadExternal",
    "files.getUploadURLExternal",
    "oauth.v2.access",
    "users.info",
    "users.profile.get",
    "views.open",
    "views.publish",
    "views.push",
    "views.update",
)
"""All that the coach calls. A new one comes with its odd answers: tests/slack/test_odd_answers.py.
"""

_CODE = re.compile(r"[a-z0-9_]{1,60}")
"""What Slack's error codes are made of; anything else is not to stand in a log or a row."""

HTTP_OK = 200
LAST_SECOND = 95_617_584_000.0
"""About the year 5000; the library's datetime ends at 9999."""

SHORTEST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(hours=1)
"""Slack's own pauses are seconds; one of a century is a fault of somebody's."""


class SlackClient(AsyncWebClient):
    """Raises SlackApiError with a code that can be read, whatever came back instead of JSON.

    What the connection does raises aiohttp's ClientError or TimeoutError, as before.
    """

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:  # noqa: ANN401 - as the SDK has them
        try:
            answer = await super().api_call(api_method, **given)
        except SlackApiError as error:
            raise self._readable(error, api_method) from None
        except (ValueError, AttributeError, RecursionError):
            raise self._unreadable(api_method, HTTP_OK, {}) from None
        if not isinstance(answer.data, dict):
            raise self._unreadable(api_method, answer.status_code, answer.headers)
        return answer

    async def apps_connections_open(self, *, app_token: str, **given: Any) -> AsyncSlackResponse:  # noqa: ANN401 - as the SDK has them
        """An answer without an address: the SDK would try it again every ten seconds, for ever."""
        answer = await super().apps_connections_open(app_token=app_token, **given)
        if not text_in(answer, "url"):
            raise self._unreadable("apps.connections.open", answer.status_code, answer.headers)
        return answer

    def _readable(self, error: SlackApiError, method: str) -> SlackApiError:
        answer = error.response
        if isinstance(answer, AsyncSlackResponse):
            data = answer.data
            if isinstance(data, dict) and _CODE.fullmatch(str(data.get("error"))):
                return error
        status: int = getattr(answer, "status_code", 0) or getattr(answer, "status", HTTP_OK)
        return self._unreadable(method, status, getattr(answer, "headers", {}))

    def _unreadable(self, method: str, status: int, headers: Any) -> SlackApiError:  # noqa: ANN401 - aiohttp's
        data = {"ok": False, "error": UNREADABLE}
        answer = AsyncSlackResponse(
            client=self,
            http_verb="POST",
            api_url=method,
            req_args={},
            data=data,
            headers=headers,
            status_code=status,
        )
        return SlackApiError(f"{method}: {UNREADABLE}", answer)  # type: ignore[no-untyped-call]


def code_of(error: SlackApiError) -> str:
    """Slack's error code, or UNREADABLE."""
    answer = error.response
    code = answer.get("error") if isinstance(answer, AsyncSlackResponse | Mapping) else None
    return code if isinstance(code, str) else UNREADABLE


def pause_in(headers: Mapping[str, str], otherwise: timedelta) -> timedelta:
    """How long `Retry-After` asks for, as seconds or as a date, between a second and an hour.

    The date is set against the answer's own, so that this machine's clock does not matter.
    `otherwise` where it cannot be read. Source: RFC 9110, section 10.2.3.
    """
    said = str(headers.get("Retry-After", ""))
    try:
        seconds = float(said)
    except ValueError:
        seconds = _seconds_until(said, str(headers.get("Date", "")))
    if not isfinite(seconds):
        return otherwise
    return timedelta(
        seconds=min(max(seconds, SHORTEST_PAUSE.total_seconds()), LONGEST_PAUSE.total_seconds())
    )


def _seconds_until(date: str, since: str) -> float:
    try:
        return (parsedate_to_datetime(date) - parsedate_to_datetime(since)).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return float("nan")


def part_of(answer: object, *names: str) -> Mapping[str, Any]:
    """An object inside an answer, by the names that lead to it; empty where it is no object."""
    for name in names:
        answer = answer.get(name) if isinstance(answer, Mapping | AsyncSlackResponse) else None
    return answer if isinstance(answer, Mapping) else {}


def text_in(answer: object, *names: str) -> str:
    """A text inside an answer; empty where there is none."""
    for name in names:
        answer = answer.get(name) if isinstance(answer, Mapping | AsyncSlackResponse) else None
    return answer if isinstance(answer, str) else ""


def seconds_in(answer: Mapping[str, Any], name: str) -> float:
    """An instant as Slack writes them, in seconds since 1970; 0 where there is none."""
    value = answer.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return 0
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return 0
    return seconds if 0 < seconds < LAST_SECOND else 0
