"""The timing: ask now, prepare or wait, always with the reasons."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.services.weighing import Weighed
from bot.slack.opening import open_over, show_instead
from bot.slack.people import member_of
from bot.slack.views import timing as views
from bot.slack.views.road import OPEN_TIMING

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_answers(app, coach)
    register_mistake(app, coach)

    @app.action(OPEN_TIMING)
    async def open_timing(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_timing(coach, client, body)
        await ack()


def register_answers(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.YES)
    async def answer_yes(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        fact = views.read_fact(body["actions"][0])
        await _show(client, body, await coach.weighing.answer(member_of(body), fact, holds=True))
        await ack()

    @app.action(views.NO)
    async def answer_no(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        fact = views.read_fact(body["actions"][0])
        await _show(client, body, await coach.weighing.answer(member_of(body), fact, holds=False))
        await ack()

    @app.action(views.CHANGED)
    async def ask_again(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        fact = views.read_fact(body["actions"][0])
        await _show(client, body, await coach.weighing.ask_again(member_of(body), fact))
        await ack()


def register_mistake(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.MISTAKE)
    async def tell_mistake(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        on = views.read_mistake(body["actions"][0])
        await _show(client, body, await coach.weighing.tell_mistake(member_of(body), on))
        await ack()

    @app.action(views.NO_MISTAKE)
    async def take_mistake_back(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _show(client, body, await coach.weighing.tell_mistake(member_of(body), None))
        await ack()


async def show_timing(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    weighed = await coach.weighing.weigh(member_of(body))
    await open_over(client, body, views.timing_page(weighed.timing, weighed.surroundings))


async def _show(client: AsyncWebClient, body: Body, weighed: Weighed) -> None:
    await show_instead(client, body, views.timing_page(weighed.timing, weighed.surroundings))
