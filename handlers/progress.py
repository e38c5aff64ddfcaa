"""Progress: how the months went, as a simple picture in words."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views.progress import progress_page
from bot.slack.views.road import OPEN_PROGRESS

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_PROGRESS)
    async def open_progress(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_progress(coach, client, body)
        await ack()


async def show_progress(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    months = await coach.tracing.months(member_of(body))
    await open_over(client, body, progress_page(months))
