"""The board: an agenda is posted where the member asked for it."""

from collections.abc import Callable

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.agenda.minutes import Minutes
from bot.domain.delivery.delivery import NotDeliveredError, Posted, Press
from bot.domain.member import Member
from bot.slack.send.courier import Courier, marked
from bot.slack.send.outcome import done_once, posted_by
from bot.slack.text import Message

NOT_A_MEMBER = frozenset({"channel_not_found", "not_in_channel"})
HTTP_OK = 200

Look = Callable[[Minutes], Message]
"""Turns an agenda into what stands in the conversation."""


class SlackAgendaBoard:
    """Posts by the app itself, or else as the answer to the press that asked for it."""

    def __init__(self, courier: Courier, look: Look) -> None:
        self._courier = courier
        self._look = look

    async def post(
        self, member: Member, minutes: Minutes, errand_id: str, press: Press | None = None
    ) -> str | None:
        """See the port. `press` counts only where it was in the agenda's own conversation."""
        channel_id = minutes.agenda.channel_id
        message = marked(self._look(minutes), errand_id)
        client = await self._courier.client_for(member)
        try:
            with done_once():
                answer = await client.chat_postMessage(
                    channel=channel_id, unfurl_links=False, unfurl_media=False, **message
                )
        except NotDeliveredError as refused:
            if refused.code not in NOT_A_MEMBER:
                raise
            if press is None or press.channel_id != channel_id:
                raise NotDeliveredError("not_in_channel", is_permanent=True) from None
        else:
            return posted_by(answer).message_ts
        await _answer_to_all(AsyncWebhookClient(press.answer_url, session=client.session), message)
        return None

    async def find(self, member: Member, channel_id: str, errand_id: str) -> Posted | None:
        """See the port."""
        return await self._courier.found(member, channel_id, errand_id)


async def _answer_to_all(webhook: AsyncWebhookClient, message: Message) -> None:
    """A `response_url` may post where the app is no member, for everybody to see."""
    with done_once():
        answer = await webhook.send(
            text=message["text"],
            blocks=message["blocks"],
            response_type="in_channel",
            replace_original=False,
        )
    if answer.status_code != HTTP_OK:
        raise NotDeliveredError("not_in_channel", is_permanent=True)
