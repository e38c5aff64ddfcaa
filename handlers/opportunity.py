"""What was offered, and what the member raised a hand for: kept, changed, made a goal."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_instead
from bot.slack.people import member_of
from bot.slack.views import opportunity as views
from bot.slack.views.talk_list import talk_list
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_form(app, coach)
    register_rows(app, coach)


def register_form(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    @app.action(views.OPEN_HAND)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        kind, number = views.read_opening(body["actions"][0])
        known = await coach.seizing.opportunity(member, number) if number else None
        form = views.opportunity_form(kind, await coach.knowing.today(member), known)
        await open_over(client, body, form)
        await ack()

    @app.view(views.KEEP)
    async def keep(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        await coach.seizing.keep(member, *views.read_opportunity_form(view, today))
        await show_below(client, view, talk_list(await coach.recording.log(member)))
        await ack()


def register_rows(app: AsyncApp, coach: Coach) -> None:
    async def show_log(client: AsyncWebClient, body: Body, member: Member) -> None:
        await show_instead(client, body, talk_list(await coach.recording.log(member)))

    @app.action(views.MAKE_GOAL)
    async def make_goal(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.seizing.make_goal(member, views.read_opportunity_id(body["actions"][0]))
        await show_log(client, body, member)
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.REMOVE)
    async def remove(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.seizing.remove(member, views.read_opportunity_id(body["actions"][0]))
        await show_log(client, body, member)
        await ack()
