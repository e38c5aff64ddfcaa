"""Runs the coach's errands in Slack: posts once for each errand, hands over files, and looks first.

What goes to a conversation carries the errand's id in its metadata; of a file, its own id is known
before it is shared.
"""

import copy
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery.delivery import NotDeliveredError, OutcomeUnknownError, Posted
from bot.domain.delivery.errand import CannotLookError, Errand
from bot.domain.member import Member
from bot.domain.wins.slack_text import escaped
from bot.slack.client import UNREADABLE, text_in
from bot.slack.oauth.tokens import ONE_TOKEN, Tokens
from bot.slack.send.direct import tell
from bot.slack.send.outcome import done_once, only_read
from bot.slack.text import Message, said, shortened

EVENT_TYPE = "nextrung_errand"
LOOK_BACK = 50
"""Messages looked through for an errand: more than come while a lease runs."""

NOT_TO_BE_READ = frozenset({"missing_scope", "not_in_channel", "channel_not_found"})
LONGEST_ALT = 1000
"""Characters of what a picture is described with; Slack names no limit for it."""

ODD = (AttributeError, TypeError, ValueError)
"""What the SDK's steps between the calls raise where an answer lacks what they need of it."""

log = structlog.get_logger()
Note = Callable[[str], Awaitable[None]]
"""Writes down the id of a file that is about to be shared."""


class Courier:
    """`client` must not retry: a repeated post would be a second message."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens = ONE_TOKEN) -> None:
        self._client = client
        self._tokens = tokens

    async def client_for(self, member: Member) -> AsyncWebClient:
        """Raises NotInstalledError."""
        return await self._tokens.client_for(self._client, member)

    async def tell(self, member: Member, user_id: str, message: Message, errand_id: str) -> Posted:
        """In the DM of a person of the member's workspace.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        return await tell(await self.client_for(member), user_id, marked(message, errand_id))

    async def already_sent(self, member: Member, user_id: str, errand_id: str) -> Posted | None:
        """Where that stands by now. Raises NotDeliveredError."""
        client = await self.client_for(member)
        return await self.found(member, await _dm(client, user_id), errand_id)

    async def once(self, errand: Errand, user_id: str, message: Message) -> Posted:
        """Told once for an errand: looked up first where somebody may have sent it before.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        found = (
            await self.already_sent(errand.member, user_id, errand.id) if errand.is_again else None
        )
        return found or await self.tell(errand.member, user_id, message, errand.id)

    async def found(self, member: Member, channel_id: str, errand_id: str) -> Posted | None:
        """A message of this errand in a conversation; None if it never arrived.

        Raises CannotLookError, or NotDeliveredError where that cannot be found out just now.
        """
        client = await self.client_for(member)
        for message in await _said_in(client, channel_id):
            metadata = message.get("metadata") or {}
            payload = metadata.get("event_payload") or {}
            if metadata.get("event_type") == EVENT_TYPE and payload.get("errand") == errand_id:
                return Posted(channel_id, str(message["ts"]))
        return None

    async def hand_over(
        self, member: Member, file: tuple[str, bytes], alt: str, note: Note
    ) -> None:
        """In the member's own DM and nowhere else; `alt` says what a picture shows.

        Raises NotDeliveredError or OutcomeUnknownError.
        Source: docs.slack.dev/messaging/working-with-files.
        """
        client = noting(await self.client_for(member), note)
        name, content = file
        channel_id = await _dm(client, member.user_id)
        try:
            with done_once():
                await client.files_upload_v2(
                    channel=channel_id,
                    filename=name,
                    title=name,
                    content=content,
                    alt_txt=shortened(alt, LONGEST_ALT) or None,
                )
        except (SlackClientError, *ODD):
            raise OutcomeUnknownError from None

    async def has(self, member: Member, file_id: str) -> bool:
        """Say whether a file is in the member's DM. Raises NotDeliveredError."""
        client = await self.client_for(member)
        found = await _said_in(client, await _dm(client, member.user_id))
        return any(
            file.get("id") == file_id for message in found for file in message.get("files") or ()
        )

    async def say(self, member: Member, sentence: str) -> None:
        """A sentence in the member's own DM, once; where that does not work, only the log knows."""
        try:
            client = await self.client_for(member)
            words = escaped(sentence)
            await tell(client, member.user_id, Message(text=words, blocks=[said(words)]))
        except (NotDeliveredError, OutcomeUnknownError) as error:
            log.warning("sentence_lost", error=type(error).__name__)


def marked(message: Message, errand_id: str) -> Message:
    """The message with the errand's id in its metadata."""
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"errand": errand_id}}
    return {**message, "metadata": metadata}  # type: ignore[typeddict-unknown-key]


def noting(client: AsyncWebClient, note: Note) -> AsyncWebClient:
    """The same client, which says which file it is about to share, and repeats nothing."""
    theirs = copy.copy(client)
    theirs.retry_handlers = []
    share = theirs.files_completeUploadExternal

    async def note_and_share(*, files: list[dict[str, Any]], **more: Any) -> AsyncSlackResponse:  # noqa: ANN401 - the SDK's
        await note(str(files[0]["id"]))
        return await share(files=files, **more)

    theirs.files_completeUploadExternal = note_and_share  # type: ignore[method-assign]
    return theirs


async def _dm(client: AsyncWebClient, user_id: str) -> str:
    with only_read():
        opened = await client.conversations_open(users=[user_id])
    channel_id = text_in(opened, "channel", "id")
    if not channel_id:
        raise NotDeliveredError(UNREADABLE, is_permanent=False)
    return channel_id


async def _said_in(client: AsyncWebClient, channel_id: str) -> list[Mapping[str, Any]]:
    try:
        with only_read():
            answer = await client.conversations_history(
                channel=channel_id, limit=LOOK_BACK, include_all_metadata=True
            )
    except NotDeliveredError as refused:
        if refused.code in NOT_TO_BE_READ:
            raise CannotLookError from None
        raise
    said = answer.get("messages")
    if not isinstance(said, list):
        raise NotDeliveredError(UNREADABLE, is_permanent=False)
    return [message for message in said if isinstance(message, Mapping)]
