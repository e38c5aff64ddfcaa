"""Where am I: the stages, what is open, and moving on with a note where something is."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_instead
from bot.slack.people import member_of
from bot.slack.views import ready as views
from bot.slack.views.promo import MOVE_STAGE, read_stage
from bot.slack.views.road import OPEN_READY
from handlers.after import show_after
from handlers.home import refresh_home
from handlers.not_yet import show_not_yet

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_page(app, coach)
    register_stage(app, coach)


def register_page(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_READY)
    async def open_ready(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_ready(coach, client, body)
        await ack()

    @app.action(views.TOLD_MANAGER)
    async def told_manager(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        whereabouts = await coach.admitting.told_manager(member_of(body))
        await show_instead(client, body, views.ready_page(whereabouts))
        await ack()

    @app.action(views.STEADY)
    async def count_as_steady(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        months = views.read_steady_months(body["actions"][0])
        whereabouts = await coach.admitting.count_as_steady(member_of(body), months)
        await show_instead(client, body, views.ready_page(whereabouts))
        await ack()


def register_stage(app: AsyncApp, coach: Coach) -> None:
    async def move_on(body: Body, client: AsyncWebClient) -> None:
        member, stage = member_of(body), read_stage(body["actions"][0])
        admission = await coach.admitting.pass_to(member, stage)
        tip = await coach.advising.tell_once(member, "expect_a_road")
        if view := views.after_moving(admission, tip):
            await open_over(client, body, view)

    async def ask_why(body: Body, client: AsyncWebClient) -> None:
        """A no is not closed without its reason (001-13)."""
        await show_not_yet(coach, client, body)

    async def arrive(body: Body, client: AsyncWebClient) -> None:
        """What comes after begins with the press."""
        admission = await coach.admitting.pass_to(member_of(body), "promoted")
        if form := views.after_moving(admission, ""):
            await open_over(client, body, form)
        else:
            await show_after(coach, client, body)

    ways = {"not_this_time": ask_why, "promoted": arrive}

    @app.action(MOVE_STAGE)
    async def move_stage(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ways.get(read_stage(body["actions"][0]), move_on)(body, client)
        await ack()
        refresh_home(coach, client, member_of(body))

    @app.view(views.GO_ON)
    async def go_on(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.admitting.go_on(member, *views.read_note_form(view))
        await ack()
        refresh_home(coach, client, member)


async def show_ready(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    whereabouts = await coach.admitting.whereabouts(member_of(body))
    await open_over(client, body, views.ready_page(whereabouts))
