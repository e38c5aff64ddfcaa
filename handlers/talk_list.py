"""The log of talks: read them, correct them, remove them."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_here, show_instead
from bot.slack.people import member_of
from bot.slack.views import talk_list as views
from bot.slack.views.answer import answer_page
from bot.slack.views.talk import OPEN_LIST, correct_talk_form
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_LIST)
    async def open_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        log = await coach.recording.log(member_of(body))
        await show_here(client, body, views.talk_list(log))
        await ack()

    @app.action(views.OPEN_TALK)
    async def open_talk(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        talk_id = views.read_talk_id(body["actions"][0])
        page = await coach.answering.page(member_of(body), talk_id)
        await open_over(client, body, answer_page(page))
        await ack()

    @app.action(views.CORRECT)
    async def correct_talk(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        talk_id = views.read_talk_id(body["actions"][0])
        talk = await coach.recording.talk(member_of(body), talk_id)
        await open_over(client, body, correct_talk_form(talk))
        await ack()

    @app.action(views.REMOVE)
    async def remove_talk(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.recording.remove(member, views.read_talk_id(body["actions"][0]))
        await show_instead(client, body, views.talk_list(await coach.recording.log(member)))
        await ack()
        refresh_home(coach, client, member)


async def show_talks(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    log = await coach.recording.log(member_of(body))
    await open_over(client, body, views.talk_list(log))
