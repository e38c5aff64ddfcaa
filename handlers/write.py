"""Everything the coach can write, from the hub, from Home, or by `/promo write`."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views import write as views

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_ALL)
    async def open_drafts(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_drafts(coach, client, body)
        await ack()


async def show_drafts(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    case = await coach.aiming.required_case(member_of(body))
    await open_over(client, body, views.drafts_page(case.stage))
