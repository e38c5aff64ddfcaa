"""What comes over HTTP: who wrote it is checked before anything of it is read."""

import time
from collections.abc import Callable

from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.slack.answering import IS_GENUINE
from bot.slack.refusals import Reason, Refusals
from bot.slack.signature import Signature

STATUS = {
    Reason.UNSIGNED: 401,
    Reason.BAD_SIGNATURE: 401,
    Reason.STALE: 401,
    Reason.UNREADABLE: 400,
}


class Door:
    """Lets in what Slack wrote. `clock` says Unix time in seconds."""

    def __init__(
        self, signature: Signature, refusals: Refusals, clock: Callable[[], float] = time.time
    ) -> None:
        self.refusals = refusals
        self._signature = signature
        self._clock = clock

    async def let_in(self, request: Request) -> AsyncBoltRequest | Response:
        """What Slack wrote, for Bolt; else the answer to whoever wrote it."""
        body = await request.body()
        refused = self._signature.refusal(request.scope["headers"], body, self._clock())
        if refused:
            return self._away(refused.reason, differs_by=refused.differs_by)
        try:
            return AsyncBoltRequest(
                body=body.decode(), headers=dict(request.headers), context={IS_GENUINE: True}
            )
        except Exception as error:  # noqa: BLE001 - Bolt meets odd JSON with errors of every kind
            return self._away(Reason.UNREADABLE, error=type(error).__name__)

    def _away(self, reason: Reason, **facts: object) -> Response:
        self.refusals.note(reason, **facts)
        return PlainTextResponse(reason.value, status_code=STATUS[reason])
