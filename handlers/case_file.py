"""The case file: `/promo case`, what only the member knows of their case."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below
from bot.slack.people import member_of
from bot.slack.views import case_file as views
from bot.slack.views import proposal_window
from bot.slack.views.road import OPEN_CASE

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_CASE)
    async def open_case(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_case(coach, client, body)
        await ack()

    @app.action(views.OPEN_PART)
    async def open_part(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        stated = await coach.stating.stated(member_of(body))
        part = views.read_part(body["actions"][0])
        await open_over(client, body, views.case_form(part, stated.file))
        await ack()

    @app.view(views.KEEP)
    async def keep_part(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        stated = await coach.stating.state(member_of(body), views.read_case_form(view))
        await show_below(client, view, views.case_page(stated.case.target_title, stated.file))
        await ack()

    @app.action(proposal_window.OPEN_FORM)
    async def open_window(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        stated = await coach.stating.stated(member_of(body))
        await open_over(client, body, proposal_window.window_form(stated.file))
        await ack()

    @app.view(proposal_window.KEEP)
    async def keep_window(ack: AsyncAck, body: Body, view: Body) -> None:
        said = proposal_window.read_window_form(view)
        stated = await coach.stating.state(member_of(body), said)
        await ack(response_action="update", view=proposal_window.window_kept(stated.file))


async def show_case(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    stated = await coach.stating.stated(member_of(body))
    await open_over(client, body, views.case_page(stated.case.target_title, stated.file))
