"""Opens a view where the member is: over an open modal as a second one, else on its own."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import code_of

PUSH_LIMIT = "push_limit_reached"
"""Source: docs.slack.dev/reference/methods/views.push, "Errors"."""

GONE = "not_found"
"""Source: docs.slack.dev/reference/methods/views.update, "Errors"."""


async def open_over(client: AsyncWebClient, body: Mapping[str, Any], view: View) -> None:
    """From a command, a message, Home or a modal.

    Slack stacks three modals at most: a fourth takes the place of the one that was clicked.
    """
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if is_in_modal else client.views_open
    try:
        await show(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as error:
        if not is_in_modal or code_of(error) != PUSH_LIMIT:
            raise
        await show_instead(client, body, view)


async def show_instead(client: AsyncWebClient, body: Mapping[str, Any], view: View) -> None:
    """Brings the modal that was clicked up to date."""
    await _update(client, body["view"]["id"], view)


async def show_below(client: AsyncWebClient, submitted: Mapping[str, Any], view: View) -> None:
    """Brings up to date what a form was opened over: the member is back there once it closes."""
    if below := submitted.get("previous_view_id"):
        await _update(client, below, view)


async def show_here(client: AsyncWebClient, body: Mapping[str, Any], view: View) -> None:
    """In the modal that is open, so that a walk stays one window; else in a new one."""
    opened = body.get("view") or {}
    if opened.get("type") == "modal":
        await _update(client, opened["id"], view)
    else:
        await client.views_open(trigger_id=body["trigger_id"], view=view)


async def _update(client: AsyncWebClient, view_id: str, view: View) -> None:
    """A window that the member has closed meanwhile stays closed."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        if code_of(error) != GONE:
            raise
