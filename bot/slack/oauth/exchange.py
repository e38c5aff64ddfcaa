"""The client that asks Slack for tokens, with the app's own credentials instead of a token."""

from base64 import b64encode
from urllib.parse import quote

import aiohttp
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.client import SlackClient


class ExchangingClient(SlackClient):
    """Writes HTTP Basic itself: aiohttp warns about what slack_sdk uses, and will drop it.

    It repeats nothing: a code and a refresh token work once.
    """

    def __init__(self, base_url: str, session: aiohttp.ClientSession) -> None:
        super().__init__(base_url=base_url, session=session)
        self.retry_handlers.clear()

    async def oauth_v2_access(
        self, *, client_id: str, client_secret: str, **given: str | None
    ) -> AsyncSlackResponse:
        credentials = f"{quote(client_id, safe='')}:{quote(client_secret, safe='')}"
        return await self.api_call(
            "oauth.v2.access",
            data={name: value for name, value in given.items() if value is not None},
            headers={"Authorization": f"Basic {b64encode(credentials.encode()).decode()}"},
        )
