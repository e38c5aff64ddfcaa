"""`/promo after`: thanks, the first 90 days, a hand for those behind, and the next rung."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_here, show_instead
from bot.slack.people import member_of
from bot.slack.views import after as views
from bot.slack.views.road import OPEN_AFTER
from handlers.draft import write_for
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_goals(app, coach)
    register_next(app, coach)

    @app.action(OPEN_AFTER)
    async def open_after(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_after(coach, client, body)
        await ack()

    @app.action(views.THANK)
    async def write_thanks(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        name = views.read_name(body["actions"][0])
        await write_for(coach, client, body, "thank_you", name)
        page = await coach.arriving.page(member_of(body))
        await show_instead(client, body, views.after_page(page))
        await ack()

    @app.action(views.HELP)
    async def help_somebody(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.arriving.help_somebody(member_of(body))
        await show_here(client, body, views.after_page(page))
        await ack()


def register_goals(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TAKE_ON)
    async def take_on_promised(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        promised = (await coach.arriving.page(member)).first_goals
        page = await coach.arriving.take_on(member, promised)
        await show_here(client, body, views.after_page(page))
        await ack()

    @app.action(views.OPEN_GOALS)
    async def open_first_goals(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.arriving.page(member_of(body))
        await open_over(client, body, views.goals_form(page))
        await ack()

    @app.view(views.KEEP_GOALS)
    async def keep_first_goals(
        ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient
    ) -> None:
        page = await coach.arriving.take_on(member_of(body), views.read_goals(view))
        await show_below(client, view, views.after_page(page))
        await ack()


def register_next(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_NEXT)
    async def open_next_aim(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.arriving.page(member_of(body))
        await open_over(client, body, views.next_form(page))
        await ack()

    @app.view(views.AIM_NEXT)
    async def aim_for_next(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        case = await coach.arriving.aim_next(member, *views.read_next(view))
        await show_below(client, view, views.after_page(await coach.arriving.page(member)))
        await ack(response_action="update", view=views.aimed(case.target_title))
        refresh_home(coach, client, member)


async def show_after(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    page = await coach.arriving.page(member_of(body))
    await open_over(client, body, views.after_page(page))
