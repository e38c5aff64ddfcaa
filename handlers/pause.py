"""A pause until a day that the member picks, and the days on which they work."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views import days_off as day_views
from bot.slack.views import pause as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_pause(app, coach)
    register_days(app, coach)


def register_pause(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_pause_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_pause(coach, client, body)
        await ack()

    @app.view(views.KEEP)
    async def pause(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        until_on = views.read_pause(view, await coach.knowing.today(member))
        await coach.pacing.pause(member, until_on)
        await ack(response_action="update", view=views.paused(until_on))
        refresh_home(coach, client, member)

    @app.action(views.END)
    async def end_pause(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        outlook = await coach.pacing.end_pause(member)
        await client.views_update(view_id=body["view"]["id"], view=views.pause_ended(outlook))
        await ack()
        refresh_home(coach, client, member)


def register_days(app: AsyncApp, coach: Coach) -> None:
    @app.action(day_views.OPEN_FORM)
    async def open_days_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        rhythm = await coach.pacing.rhythm(member_of(body))
        form = day_views.days_off_form(rhythm, coach.pacing.countries())
        await open_over(client, body, form)
        await ack()

    @app.view(day_views.KEEP)
    async def keep_days(ack: AsyncAck, body: Body, view: Body) -> None:
        weekdays, country = day_views.read_days_off(view)
        rhythm = await coach.pacing.work_on(member_of(body), weekdays, country)
        kept = day_views.days_kept(rhythm, coach.pacing.countries())
        await ack(response_action="update", view=kept)


async def show_pause(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    member = member_of(body)
    form = views.pause_form(await coach.knowing.today(member), await coach.pacing.absence(member))
    await open_over(client, body, form)
