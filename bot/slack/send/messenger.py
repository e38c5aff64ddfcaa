"""Speaks to a member in their DM, once for each delivery id, and finds what it said before."""

from collections.abc import Mapping
from typing import Protocol

from slack_sdk.models.metadata import Metadata
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.delivery import WORKSPACE_CODES, NotDeliveredError, Posted
from bot.domain.member import Member
from bot.domain.week.check_in import NudgeNote, Outgoing, StillOn
from bot.slack.client import UNREADABLE, part_of, text_in
from bot.slack.oauth.tokens import ONE_TOKEN, Tokens
from bot.slack.send.outcome import done_once, only_read, posted_by
from bot.slack.text import Message, quoted, small

EVENT_TYPE = "nextrung_delivery"
LOOK_BACK = 50
"""Messages of the DM looked through for a delivery id: more than anybody gets in a lease."""


class Look(Protocol):
    """Turns what the coach has to say into a message: `bot/slack/views/outgoing.py`."""

    def __call__(self, message: Outgoing, note: str = "") -> Message: ...


class SlackMessenger:
    """`client` must not retry: a repeated post would be a second message."""

    def __init__(self, client: AsyncWebClient, look: Look, tokens: Tokens = ONE_TOKEN) -> None:
        self._client = client
        self._look = look
        self._tokens = tokens

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        """Posted to the user id: Slack opens the DM, and one call fewer counts against limits.

        Source: docs.slack.dev/reference/methods/chat.postMessage, "Post to a DM".
        """
        nudge = (
            (message.name, message.occasion) if isinstance(message, NudgeNote | StillOn) else None
        )
        metadata = Metadata(event_type=EVENT_TYPE, event_payload=_payload(delivery_id, nudge))
        client = await self._tokens.client_for(self._client, member)
        try:
            with done_once():
                answer = await client.chat_postMessage(
                    channel=member.user_id,
                    metadata=metadata,
                    unfurl_links=False,
                    **noted(self._look(message, note), note),
                )
        except NotDeliveredError as refused:
            raise await self._unless_replaced(refused, client, member) from None
        return posted_by(answer, nudge)

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        client = await self._tokens.client_for(self._client, member)
        try:
            with only_read():
                opened = await client.conversations_open(users=[member.user_id])
                channel = text_in(opened, "channel", "id")
                answer = await client.conversations_history(
                    channel=channel, limit=LOOK_BACK, include_all_metadata=True
                )
        except NotDeliveredError as refused:
            raise await self._unless_replaced(refused, client, member) from None
        return _found_in(answer.get("messages"), channel, delivery_id)

    async def _unless_replaced(
        self, refused: NotDeliveredError, client: AsyncWebClient, member: Member
    ) -> NotDeliveredError:
        """A token that was refused because a newer one is there says nothing of the workspace."""
        is_tokens = refused.code in WORKSPACE_CODES
        if is_tokens and await self._tokens.is_replaced(client, member):
            return NotDeliveredError("token_replaced", is_permanent=False)
        return refused


def noted(message: Message, note: str) -> Message:
    """The message with a small grey line at its end, where there is one to say."""
    if not note:
        return message
    return Message(text=message["text"], blocks=[*message["blocks"], small(quoted(note))])


def _payload(delivery_id: str, nudge: tuple[str, str] | None) -> dict[str, str]:
    if nudge is None:
        return {"delivery": delivery_id}
    return {"delivery": delivery_id, "nudge": nudge[0], "occasion": nudge[1]}


def _found_in(messages: object, channel_id: str, delivery_id: str) -> Posted | None:
    """Raises NotDeliveredError where what came is no list of messages: it proves nothing."""
    if not channel_id or not isinstance(messages, list):
        raise NotDeliveredError(UNREADABLE, is_permanent=False)
    for message in messages:
        payload = _payload_of(message)
        if payload is None:
            raise NotDeliveredError(UNREADABLE, is_permanent=False)
        if payload.get("delivery") == delivery_id and (ts := text_in(message, "ts")):
            return Posted(channel_id, ts, _nudge_in(payload))
    return None


def _payload_of(message: object) -> Mapping[str, str] | None:
    """What the coach wrote down with a message of its own; empty for any other, None if odd."""
    if not isinstance(message, Mapping):
        return None
    metadata = part_of(message, "metadata")
    if metadata.get("event_type") != EVENT_TYPE:
        return {}
    return part_of(metadata, "event_payload") or None


def _nudge_in(payload: Mapping[str, str]) -> tuple[str, str] | None:
    return (payload["nudge"], payload["occasion"]) if "nudge" in payload else None
