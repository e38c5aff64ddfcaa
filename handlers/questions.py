"""`/promo questions`: what to find out first, what was asked, and what the answers were."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below
from bot.slack.people import member_of
from bot.slack.views import questions as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_questions(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_questions(coach, client, body)
        await ack()

    @app.action(views.OPEN_ANSWER)
    async def open_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, name = member_of(body), str(body["actions"][0]["value"])
        standing = await coach.asking.standing(member, name)
        manager = await coach.reviewing.manager_name(member)
        await open_over(client, body, views.answer_form(standing, manager))
        await ack()

    @app.view(views.KEEP_ANSWER)
    async def keep_answer(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.asking.answer(member, *views.read_answer(view))
        await ack()
        await show_below(client, view, await _page(coach, member))
        refresh_home(coach, client, member)


async def show_questions(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    await open_over(client, body, await _page(coach, member_of(body)))


async def _page(coach: Coach, member: Member) -> View:
    return views.questions_page(await coach.asking.standings(member))
