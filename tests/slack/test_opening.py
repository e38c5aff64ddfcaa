"""Windows that the coach brings up to date while a member may close them."""

from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.opening import show_below, show_here, show_instead
from bot.slack.text import plain, said
from tests.stories import Story

NEWER = View(type="modal", title=plain("Newer"), blocks=[said("what came of it")])


async def test_a_window_that_was_closed_meanwhile_stays_closed(story: Story) -> None:
    await story.ada.slash("/win", channel="general")
    closed = story.ada.modal().id
    await story.ada.close()
    client = AsyncWebClient(token=story.playground.bot_token, base_url=story.playground.api_url)

    for show in (show_here, show_instead):
        await show(client, {"view": {"id": closed, "type": "modal"}}, NEWER)
    await show_below(client, {"previous_view_id": closed}, NEWER)

    assert not story.ada.has_modal()
