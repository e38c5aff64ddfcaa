"""A message that is being shown, so that a form opened from it can bring it up to date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.client import code_of
from bot.slack.forms import carried
from bot.slack.text import Message

HTTP_OK = 200
GONE = frozenset({"message_not_found"})


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a lasting message stands, or the `response_url` of a passing one, or both.

    All fields are empty where the form was opened from no message.
    """

    channel_id: str = ""
    message_ts: str = ""
    response_url: str = ""

    def facts(self) -> dict[str, str | None]:
        """For `forms.carry`; `carried_by` reads them back."""
        return {
            "channel": self.channel_id or None,
            "ts": self.message_ts or None,
            "url": self.response_url or None,
        }


def shown_in(body: Mapping[str, Any]) -> Shown:
    """The message that was clicked."""
    container = body.get("container") or {}
    if container.get("type") != "message":
        return Shown()
    if container.get("is_ephemeral"):
        return Shown(response_url=body["response_url"])
    return Shown(container["channel_id"], container["message_ts"])


def standing_in(body: Mapping[str, Any]) -> Shown:
    """The message that was clicked, where everybody sees it, with both ways to change it."""
    container = body["container"]
    return Shown(container["channel_id"], container["message_ts"], body.get("response_url") or "")


def carried_by(view: Mapping[str, Any]) -> Shown:
    facts = carried(view)
    return Shown(facts.get("channel", ""), facts.get("ts", ""), facts.get("url", ""))


async def show_again(
    client: AsyncWebClient, shown: Shown, message: Message, *, otherwise: str
) -> None:
    """Puts `message` in the place of what is shown, or into the conversation `otherwise`.

    The message may be gone. A `response_url` ends after 30 minutes, and the member may have taken
    longer over the form. Source: docs.slack.dev/interactivity/handling-user-interaction.
    """
    if shown.message_ts:
        is_shown = await _updated(client, shown, message)
    else:
        is_shown = await _replaced(client, shown, message)
    if not is_shown:
        await client.chat_postMessage(channel=otherwise, unfurl_links=False, **message)


async def _updated(client: AsyncWebClient, shown: Shown, message: Message) -> bool:
    """False where the message was deleted, or hidden by what the workspace does with old ones."""
    try:
        await client.chat_update(channel=shown.channel_id, ts=shown.message_ts, **message)
    except SlackApiError as error:
        if code_of(error) not in GONE:
            raise
        return False
    return True


async def _replaced(client: AsyncWebClient, shown: Shown, message: Message) -> bool:
    if not shown.response_url:
        return False
    webhook = AsyncWebhookClient(shown.response_url, session=client.session)
    answer = await webhook.send(replace_original=True, **message)
    return answer.status_code == HTTP_OK
