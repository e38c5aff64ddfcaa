"""`respond` on the one shared session: Bolt's own opens a new connection for every answer."""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from bot.slack.client import SlackClient

Next = Callable[[], Awaitable[None]]


class SharedRespond(AsyncRespond):
    """Answers at a `response_url`, which works 5 times in 30 minutes."""

    def __init__(self, response_url: str, session: ClientSession) -> None:
        super().__init__(response_url=response_url)
        self._client = AsyncWebhookClient(response_url, session=session)

    async def __call__(  # type: ignore[override]  # the fields that the coach uses, no others
        self,
        text: str = "",
        blocks: Sequence[Block] | None = None,
        *,
        response_type: str | None = None,
        replace_original: bool | None = None,
        delete_original: bool | None = None,
    ) -> WebhookResponse:
        return await self._client.send(
            text=text,
            blocks=blocks,
            response_type=response_type,
            replace_original=replace_original,
            delete_original=delete_original,
        )


def client_like(client: AsyncWebClient) -> SlackClient:
    """The same call for call, for what Bolt makes for each request."""
    return SlackClient(
        token=client.token,
        base_url=client.base_url,
        timeout=client.timeout,
        session=client.session,
        headers=client.headers,
        retry_handlers=client.retry_handlers,
    )


def share_session(session: ClientSession) -> Callable[..., Awaitable[None]]:
    """A Bolt middleware that hands listeners a `respond` on the shared session."""

    async def attach_respond(context: AsyncBoltContext, next_: Next) -> None:
        context["client"] = client_like(context.client)
        if context.response_url:
            context["respond"] = SharedRespond(context.response_url, session)
        await next_()

    return attach_respond
