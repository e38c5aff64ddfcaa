"""The plan: what to do by when, ticked as it is done, and taken along as a calendar file."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_instead
from bot.slack.people import member_of
from bot.slack.views import cycle_form
from bot.slack.views import plan as views
from bot.slack.views.road import OPEN_PLAN
from handlers.errands import give
from handlers.home import refresh_home

Body = dict[str, Any]
ON_ITS_WAY = "The calendar file is on its way to your messages with me. Import it again after a "
ON_ITS_WAY += "change: events move, none comes twice."
AIMED = "Done: the plan, the countdown and my reminders count to the new day from now on."


def register(app: AsyncApp, coach: Coach) -> None:
    register_steps(app, coach)
    register_picture(app, coach)
    register_cycle(app, coach)


def register_steps(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_PLAN)
    async def open_plan(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_plan(coach, client, body)
        await ack()

    @app.action(views.TICK)
    async def tick_step(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        page = await coach.planning.tick(member, views.read_step(body["actions"][0]))
        await show_instead(client, body, views.plan_page(page))
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.UNTICK)
    async def untick_step(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        page = await coach.planning.untick(member, views.read_step(body["actions"][0]))
        await show_instead(client, body, views.plan_page(page))
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.CALENDAR)
    async def take_calendar(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        file = await coach.planning.calendar(member)
        await give(coach, member, "calendar", (file, ""))
        page = await coach.planning.page(member)
        await show_instead(client, body, views.plan_page(page, ON_ITS_WAY))
        await ack()


def register_picture(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.PICTURE)
    async def take_picture(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        picture = await coach.planning.picture(member)
        page = await coach.planning.page(member)
        note = views.picture_on_its_way(is_whole=picture.is_whole)
        await give(coach, member, "plan picture", (picture.file, picture.alt))
        await show_instead(client, body, views.plan_page(page, note))
        await ack()


def register_cycle(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_CYCLE)
    async def open_cycle(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.planning.page(member_of(body))
        await open_over(client, body, cycle_form.cycle_form(page))
        await ack()

    @app.action(views.AIM_AT_NEXT)
    async def aim_at_next(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        page = await coach.planning.aim_at_next(member)
        await show_instead(client, body, views.plan_page(page, AIMED))
        await ack()
        refresh_home(coach, client, member)

    @app.view(cycle_form.CYCLE)
    async def keep_cycle(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        page = await coach.planning.aim_for(member, cycle_form.read_cycle_form(view, today))
        await show_below(client, view, views.plan_page(page))
        await ack()
        refresh_home(coach, client, member)


async def show_plan(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    page = await coach.planning.page(member_of(body))
    await open_over(client, body, views.plan_page(page))
