"""The company's cycle: set once by an admin, and taken over by whoever wants to."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_here
from bot.slack.people import is_admin, member_of
from bot.slack.views import company as views
from bot.slack.views.plan import plan_page
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_company_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.announcing.page(member_of(body), is_admin=True)
        await open_over(client, body, views.company_form(page))
        await ack()

    @app.view(views.FORM)
    async def announce_cycle(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        cycle = views.read_company_form(view, await coach.knowing.today(member))
        admin = await is_admin(client, member)
        page = await coach.announcing.announce(member, cycle, is_admin=admin)
        await show_below(client, view, views.company_page(page))
        await ack()

    @app.action(views.WITHDRAW)
    async def withdraw_cycle(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        admin = await is_admin(client, member)
        page = await coach.announcing.withdraw(member, is_admin=admin)
        await show_here(client, body, views.company_page(page))
        await ack()

    @app.action(views.USE)
    async def use_company_cycle(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        page = await coach.announcing.use(member)
        await show_here(client, body, plan_page(page))
        await ack()
        refresh_home(coach, client, member)


async def show_company(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    member = member_of(body)
    admin = await is_admin(client, member)
    page = await coach.announcing.page(member, is_admin=admin)
    await open_over(client, body, views.company_page(page))
