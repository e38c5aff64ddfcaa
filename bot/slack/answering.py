"""Bolt's app with two promises more: nothing is acted on twice, and an answer comes in time.

Slack waits 3 seconds. What takes longer goes on; the member is told so, and a command is answered
where it was given once it is done.
"""

import asyncio
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.domain.errand import Errand
from bot.slack.views import error as views

ANSWER_WITHIN = 2.3
"""Seconds. Slack gives up after 3 (docs.slack.dev/tools/bolt-python/concepts/acknowledge), and
that an answer comes late is written down first."""

REMEMBERED_FOR = 600.0
"""Seconds: a signature is good for 5 minutes, and an event comes for the last time 6 after the
first (docs.slack.dev/apis/events-api, "Retries")."""

HTTP_OK = 200
IS_LATE, PROMISE = "is_late", "promise"

Answering = asyncio.Task[BoltResponse]
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Promise:
    """An answer that comes later; `is_kept` says that the database has it."""

    errand: Errand
    is_kept: bool


class Promises(Protocol):
    """Writes down that an answer comes later, and gives it."""

    async def promise(self, body: Body) -> Promise:
        """Before the member is told so."""

    async def keep(self, promise: Promise, response: BoltResponse | None) -> None:
        """The answer, or None where it came in time after all."""


class AnsweringApp(AsyncApp):
    """Acts on each delivery once, in a task that outlives the wait for it.

    What comes again, because its acknowledgement was lost or somebody repeats a signed request,
    gets the answer of the first time. Only a failure is not remembered.
    """

    answer_within = ANSWER_WITHIN

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Bolt's own, by name
        with _unheard(logging.getLogger("slack_bolt.AsyncApp")):
            super().__init__(**options)
        self.promises: Promises | None = None
        self._acting: dict[str | int, Answering] = {}

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        answering = self._once(req)
        done, _ = await asyncio.wait({answering}, timeout=self.answer_within)
        if done:
            return answering.result()
        promise = await self._promise(req.body)
        if answering.done():
            await self._keep(promise, None)
            return answering.result()
        req.context[IS_LATE] = True
        req.context[PROMISE] = promise
        return _meanwhile(req.body, is_promised=promise is not None and promise.is_kept)

    async def settle(self, within: float) -> None:
        """Gives what is under way so many seconds more, then ends it."""
        acting = [task for task in self._acting.values() if not task.done()]
        if acting:
            await asyncio.wait(acting, timeout=within)
        for task in acting:
            task.cancel()
        await asyncio.gather(*acting, return_exceptions=True)

    def _once(self, req: AsyncBoltRequest) -> Answering:
        key = delivery_id(req.body) or id(req)
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

    async def _act(self, req: AsyncBoltRequest) -> BoltResponse:
        response = await super().async_dispatch(req)
        if req.context.get(IS_LATE) and "command" in req.body:
            await self._keep(req.context.get(PROMISE), response)
        return response

    async def act_again(self, req: AsyncBoltRequest) -> BoltResponse:
        """For whoever takes up what a process that is gone had begun."""
        return await super().async_dispatch(req)

    async def _promise(self, body: Body) -> Promise | None:
        return await self.promises.promise(body) if self.promises and "command" in body else None

    async def _keep(self, promise: Promise | None, response: BoltResponse | None) -> None:
        if self.promises and promise:
            await self.promises.keep(promise, response)


@contextmanager
def _unheard(logger: logging.Logger) -> Iterator[None]:
    """Bolt looks for a token in the environment by itself and warns that it will not use it."""
    logger.addFilter(_nothing)
    try:
        yield
    finally:
        logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False


def delivery_id(body: Body) -> str | None:
    """What Slack calls this delivery, the same when it comes again; None for what has no name."""
    return body.get("event_id") or body.get("trigger_id")


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
