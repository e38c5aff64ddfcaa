"""An AsyncApp that handles each delivery once and answers within Slack's three seconds.

Slack waits 3 seconds. What takes longer goes on; the member is told so, and a command is answered
where it was given once it is done.
"""

import asyncio
import json
import logging
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient
from structlog.contextvars import bind_contextvars

from bot.domain.delivery.errand import Errand
from bot.domain.errors import place_of
from bot.slack.bolt.once import key_of
from bot.slack.door.refusals import Reason, Refusals
from bot.slack.door.shapes import odd_field
from bot.slack.door.who import Home, turned_away
from bot.slack.views import error as views

ANSWER_WITHIN = 2.3
"""Seconds. Slack gives up after 3 (docs.slack.dev/tools/bolt-python/concepts/acknowledge), and
that an answer comes late is written down first."""

REMEMBERED_FOR = 600.0
"""Seconds: a signature is good for 5 minutes, and an event comes for the last time 6 after the
first (docs.slack.dev/apis/events-api, "Retries")."""

MOST_REMEMBERED = 5000
"""Deliveries; beyond it the oldest is forgotten early."""

HTTP_OK = 200
HTTP_BAD_REQUEST = 400
HTTP_UNAUTHORIZED = 401
HTTP_FORBIDDEN = 403
HTTP_NOT_FOUND = 404
IS_GENUINE = "is_genuine"
"""In the context of a request whose signature was checked: the door puts it there."""

REQUEST_DIGITS = 12

IS_LATE, PROMISE = "is_late", "promise"

NO_ANSWER_NEEDED = frozenset({"event_callback", "app_rate_limited"})
"""Slack tells them to whoever listens, and again where they are not acknowledged."""

ANSWERED_IN_WORDS = frozenset({Reason.OTHER_WORKSPACE, Reason.STRANGER})
STATUS = {Reason.OTHER_APP: HTTP_FORBIDDEN, Reason.BOT: HTTP_OK}
"""Who is told in words, and what the others get."""

Answering = asyncio.Task[BoltResponse]
Body = Mapping[str, Any]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Promise:
    """An answer that comes later; `is_saved` says that the database has it."""

    errand: Errand
    is_saved: bool


class Promises(Protocol):
    """Writes down that an answer comes later, and gives it."""

    async def promise(self, body: Body) -> Promise:
        """Before the member is told so."""

    async def save(self, promise: Promise, response: BoltResponse | None) -> None:
        """The answer, or None where it came in time after all."""


class AnsweringApp(AsyncApp):
    """Acts on each delivery once, in a task that outlives the wait for it.

    What comes again, because its acknowledgement was lost or somebody repeats a signed request,
    gets the answer of the first time. Only a failure is not remembered. What came over HTTP and was
    not let in by the door (`bot.slack.door.door`) is neither acted on nor remembered.
    """

    answer_within = ANSWER_WITHIN

    def __init__(self, *, refusals: Refusals, home: Home, **options: Any) -> None:  # noqa: ANN401 - Bolt's own, by name
        with _unheard(logging.getLogger("slack_bolt.AsyncApp")):
            super().__init__(**options)
        self.promises: Promises | None = None
        self._acting: dict[str | int, Answering] = {}
        self._refusals = refusals
        self._home = home

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        if req.mode == "http" and not req.context.get(IS_GENUINE):
            return BoltResponse(status=HTTP_UNAUTHORIZED, body="")
        if (refusal := await self._refusal(req.body)) is not None:
            return refusal
        reply = self._once(req)
        done, _ = await asyncio.wait({reply}, timeout=self.answer_within)
        if done:
            return reply.result()
        promise = await self._promise(req.body)
        if reply.done():
            await self._save(promise, None)
            return reply.result()
        req.context[IS_LATE] = True
        req.context[PROMISE] = promise
        return _meanwhile(req.body, is_promised=promise is not None and promise.is_saved)

    async def _refusal(self, body: Body) -> BoltResponse | None:
        """The answer to what nobody can read, and to who may not; None for everything else."""
        if odd := odd_field(body):
            self._refusals.note(Reason.UNREADABLE, field=odd)
            return BoltResponse(status=HTTP_BAD_REQUEST, body="")
        reason = turned_away(body, self._home)
        if reason is None:
            return None
        self._refusals.note(reason)
        return (
            await self._polite(body)
            if reason in ANSWERED_IN_WORDS
            else BoltResponse(status=STATUS[reason])
        )

    async def _polite(self, body: Body) -> BoltResponse:
        """Where somebody watches, they are told; nothing else happens."""
        if "command" in body:
            return answer_with(views.command_failed(views.NOT_OF_HERE, views.typed_in(body)))
        if body["type"] == "view_submission":
            return answer_with(views.form_failed(views.NOT_OF_HERE, body["view"], None))
        if body.get("response_url"):
            message = {**views.failed(views.NOT_OF_HERE), "response_type": "ephemeral"}
            say = self._answer_at(body["response_url"], message | {"replace_original": False})
            with suppress(TimeoutError):
                await asyncio.wait_for(say, self.answer_within)
        return BoltResponse(status=HTTP_OK, body="")

    async def settle(self, within: float) -> None:
        """Gives what is under way so many seconds more, then ends it."""
        acting = [task for task in self._acting.values() if not task.done()]
        if acting:
            await asyncio.wait(acting, timeout=within)
        for task in acting:
            task.cancel()
        await asyncio.gather(*acting, return_exceptions=True)

    def _once(self, req: AsyncBoltRequest) -> Answering:
        key = key_of(req.body) or id(req)
        if key not in self._acting:
            self._acting[key] = asyncio.create_task(self._act(req))
            self._acting[key].add_done_callback(lambda task: self._note(key, task))
        return self._acting[key]

    def _note(self, key: str | int, task: Answering) -> None:
        failed = task.cancelled() or task.exception() or task.result().status != HTTP_OK
        if failed or isinstance(key, int):
            del self._acting[key]
        else:
            asyncio.get_running_loop().call_later(REMEMBERED_FOR, self._acting.pop, key, None)
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        too_many = len(self._acting) - MOST_REMEMBERED
        if too_many > 0:
            done = [key for key, task in self._acting.items() if task.done()]
            for key in done[:too_many]:
                del self._acting[key]

    async def _act(self, req: AsyncBoltRequest) -> BoltResponse:
        response = await self._heard(req)
        if req.context.get(IS_LATE) and "command" in req.body:
            await self._save(req.context.get(PROMISE), response)
        return response

    async def act_again(self, req: AsyncBoltRequest) -> BoltResponse:
        """For whoever takes up what a process that is gone had begun."""
        return await self._heard(req)

    async def _heard(self, req: AsyncBoltRequest) -> BoltResponse:
        """In a task of its own: whatever it starts says in the log which request that was."""
        bind_contextvars(request=_short(key_of(req.body)))
        try:
            response = await super().async_dispatch(req)
        except Exception as error:  # noqa: BLE001 - the errors' own answer failed: nothing Slack sends
            log.error("not_answered", error=type(error).__name__, place=place_of(error))
            return BoltResponse(status=HTTP_BAD_REQUEST, body="")
        if response.status == HTTP_NOT_FOUND and req.body.get("type") in NO_ANSWER_NEEDED:
            return BoltResponse(status=HTTP_OK, body="")  # heard, and of no interest here
        return response

    async def _answer_at(self, response_url: str, answer: dict[str, Any]) -> None:
        try:
            await AsyncWebhookClient(response_url, session=self.client.session).send_dict(answer)
        except (TimeoutError, ClientError) as error:
            log.warning("late_answer_lost", error=type(error).__name__)

    async def _promise(self, body: Body) -> Promise | None:
        return await self.promises.promise(body) if self.promises and "command" in body else None

    async def _save(self, promise: Promise | None, response: BoltResponse | None) -> None:
        if self.promises and promise:
            await self.promises.save(promise, response)


def _short(key: str | None) -> str:
    """The same for a delivery that comes again, to whichever replica; none of anybody's words."""
    return key[:REQUEST_DIGITS] if key else secrets.token_hex(REQUEST_DIGITS // 2)


@contextmanager
def _unheard(logger: logging.Logger) -> Iterator[None]:
    """Bolt looks for a token in the environment and warns that it will not use it."""
    logger.addFilter(_nothing)
    try:
        yield
    finally:
        logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _meanwhile(body: Body, *, is_promised: bool) -> BoltResponse:
    if "command" in body:
        takes_time = views.command_takes_time if is_promised else views.command_may_take_long
        return answer_with(takes_time(views.typed_in(body)))
    if body.get("type") == "view_submission":
        return answer_with(views.form_takes_time(body["view"]))
    return BoltResponse(status=HTTP_OK, body="")


def answer_with(body: Body) -> BoltResponse:
    """The acknowledgement of a command or a form, with something in it."""
    return BoltResponse(
        status=HTTP_OK,
        body=json.dumps(body),
        headers={"content-type": "application/json;charset=utf-8"},
    )
