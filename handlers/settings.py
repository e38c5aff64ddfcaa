"""Settings: the first run and every later change of title, dates and hours."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.case import manager_before
from bot.services.coach import Coach
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views import settings as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_SETTINGS)
    async def open_settings(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_settings(coach, client, body)
        await ack()

    @app.view(views.SETTINGS)
    async def keep_settings(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        draft, rhythm = views.read_settings(view, today)
        before = await coach.aiming.case(member)
        case = await coach.aiming.aim(member, draft, rhythm)
        await coach.announcing.adopt(member)
        overview = await coach.overseeing.overview(member)
        tip = await coach.advising.tell_once(member, "you_can_influence")
        await ack(
            response_action="update",
            view=views.settings_kept(overview, tip, manager_before(before, case)),
        )
        refresh_home(coach, client, member)


async def show_settings(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """The first run and every later change; over an open modal as a second one."""
    overview = await coach.overseeing.overview(member_of(body))
    await open_over(client, body, views.settings_form(overview))
