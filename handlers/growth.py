"""Development goals: set with all four parts, changed with their history, finished as a win."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.development_goal import Status
from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_instead
from bot.slack.people import member_of
from bot.slack.views import growth as views
from bot.slack.views.road import OPEN_GROWTH
from bot.slack.views.win_form import capture_win_form

Body = dict[str, Any]
DEEDS: dict[str, Status] = {views.DONE: "done", views.DROP: "dropped", views.REOPEN: "open"}


def register(app: AsyncApp, coach: Coach) -> None:
    register_form(app, coach)
    register_win(app, coach)
    for action_id, status in DEEDS.items():
        register_deed(app, coach, action_id, status)

    @app.action(OPEN_GROWTH)
    async def open_growth(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_growth(coach, client, body)
        await ack()


def register_form(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        goal_id, gap_id = views.read_opening(body["actions"][0])
        growth = await coach.growing.growth(member)
        goal = await coach.growing.goal(member, goal_id) if goal_id else None
        await open_over(client, body, views.growth_form(growth, goal, gap_id))
        await ack()

    @app.view(views.FORM)
    async def keep_goal(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft, goal_id, because = views.read_growth_form(view)
        growth = await coach.growing.keep(member, draft, goal_id, because)
        await show_below(client, view, views.growth_page(growth))
        await ack()


def register_deed(app: AsyncApp, coach: Coach, action_id: str, status: Status) -> None:
    @app.action(action_id)
    async def close_goal(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        goal_id = views.read_goal_id(body["actions"][0])
        growth = await coach.growing.close(member_of(body), goal_id, status)
        await show_instead(client, body, views.growth_page(growth))
        await ack()


def register_win(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.KEEP_AS_WIN)
    async def open_win_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        filled = await coach.growing.as_win(member, views.read_goal_id(body["actions"][0]))
        lines = await coach.filing.lines(member)
        await open_over(client, body, capture_win_form(filled, lines=lines, source="goal"))
        await ack()


async def show_growth(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    growth = await coach.growing.growth(member_of(body))
    await open_over(client, body, views.growth_page(growth))
