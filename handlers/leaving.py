"""Export and forget: everything is the member's, to take along and to have deleted."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.opening import open_over, show_instead
from bot.slack.people import member_of
from bot.slack.views import leaving as views
from handlers.errands import give

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TAKE_EVERYTHING)
    async def take_everything(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await give(coach, member, "everything")
        view = views.take_along(await coach.leaving.kept(member), is_on_its_way=True)
        is_in_form = body["view"]["callback_id"] == views.FORGET
        show = open_over if is_in_form else show_instead
        await show(client, body, view)
        await ack()

    @app.action(views.OPEN_FORGET)
    async def open_forget(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_forget(coach, client, body)
        await ack()

    @app.view(views.FORGET)
    async def forget_everything(
        ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient
    ) -> None:
        views.check_forget(view)
        member = member_of(body)
        await coach.leaving.forget(member)
        await ack(response_action="update", view=views.forgotten())
        coach.background.start(_empty_home(client, member), name="home")


async def show_export(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    await open_over(client, body, views.take_along(await coach.leaving.kept(member_of(body))))


async def show_forget(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    await open_over(client, body, views.forget_form(await coach.leaving.kept(member_of(body))))


async def _empty_home(client: AsyncWebClient, member: Member) -> None:
    await client.views_publish(user_id=member.user_id, view=views.home_of_a_stranger())
