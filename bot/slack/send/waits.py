"""How often Slack asked to wait (HTTP 429), and for how long: counted beside every call."""

from datetime import timedelta

from aiohttp import ClientRequest, ClientResponse
from aiohttp.client_middlewares import ClientHandlerType

from bot.slack.client import pause_in

TOO_MANY = 429
A_MINUTE = timedelta(minutes=1)
"""Where the answer does not say for how long (docs.slack.dev/apis/web-api/rate-limits)."""


class Waits:
    """The numbers since the start, for whoever wants to show them."""

    def __init__(self) -> None:
        self.count = 0
        self.seconds = 0.0

    async def note(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        """A middleware of the session that all calls share."""
        answer = await handler(request)
        if answer.status == TOO_MANY:
            self.count += 1
            self.seconds += pause_in(answer.headers, A_MINUTE).total_seconds()
        return answer
