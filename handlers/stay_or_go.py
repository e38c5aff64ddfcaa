"""`/promo options`: staying or going, weighed in private, and lines for a résumé."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.win_export import ExportWish
from bot.services.coach import Coach
from bot.slack.opening import show_here
from bot.slack.people import member_of
from bot.slack.views import stay_or_go as views
from bot.slack.views.win_files import details_of
from handlers.errands import give

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_options(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_options(coach, client, body)
        await ack()

    @app.action(views.MARK)
    async def mark_sign(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        marked = views.read_mark(body["actions"][0])
        options = await coach.choosing.mark(member_of(body), *marked)
        await show_here(client, body, views.options_page(options))
        await ack()

    @app.action(views.RESUME)
    async def hand_over_resume(ack: AsyncAck, body: Body) -> None:
        member = member_of(body)
        await give(coach, member, "export", **details_of(ExportWish("resume")))
        await ack()


async def show_options(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    options = await coach.choosing.options(member_of(body))
    await show_here(client, body, views.options_page(options))
