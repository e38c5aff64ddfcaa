"""Not this time: the reason, the plan with a goal for each gap, and the next round."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_instead
from bot.slack.people import member_of
from bot.slack.views import not_yet as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_close(app, coach)
    register_page(app, coach)
    register_next(app, coach)


def register_close(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.returning.page(member_of(body))
        await open_over(client, body, views.not_yet_form(page))
        await ack()

    @app.view(views.CLOSE)
    async def close_round(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        page = await coach.returning.close(member, views.read_not_yet_form(view, today))
        await ack(response_action="update", view=views.not_yet(page))
        refresh_home(coach, client, member)


def register_page(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_PAGE)
    async def open_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_not_yet(coach, client, body)
        await ack()

    @app.action(views.OPEN_AREAS)
    async def open_areas(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_over(client, body, views.areas_form())
        await ack()

    @app.view(views.AREAS)
    async def name_areas(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        page = await coach.returning.name_areas(member, views.read_areas_form(view))
        await show_below(client, view, views.not_yet(page))
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.COME_BACK)
    async def come_back_on(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        day = views.read_day(body["actions"][0])
        page = await coach.returning.come_back_on(member_of(body), day)
        await show_instead(client, body, views.not_yet(page))
        await ack()


def register_next(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_NEXT)
    async def open_next(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.returning.page(member_of(body))
        await open_over(client, body, views.next_round_form(page))
        await ack()

    @app.view(views.NEXT)
    async def start_again(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        case = await coach.returning.start_again(member, *views.read_next_round_form(view))
        await ack(response_action="update", view=views.next_round_started(case.target_title))
        refresh_home(coach, client, member)


async def show_not_yet(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """The form before there is a reason, else what follows from it."""
    page = await coach.returning.page(member_of(body))
    await open_over(client, body, views.not_yet(page))
