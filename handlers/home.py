"""The Home tab: here, target, next step, and a button for everything."""

from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import home as views

EVENTS = ("app_home_opened",)


def register(app: AsyncApp, coach: Coach) -> None:
    @app.event("app_home_opened")
    async def open_home(body: dict[str, Any], client: AsyncWebClient) -> None:
        if body["event"].get("tab") == "home":
            member = member_of(body)
            if not await show_home(coach, client, member):
                coach.background.start(_show_once_known(coach, client, member), name="home")


def refresh_home(coach: Coach, client: AsyncWebClient, member: Member) -> None:
    """Brings Home up to date after a change, without making anybody wait."""
    show = partial(_refresh, coach, client, member)
    coach.background.bring_up_to_date(("home", member), show, name="home")


async def show_home(coach: Coach, client: AsyncWebClient, member: Member) -> bool:
    """False while Slack has not said yet who they are."""
    overview = await coach.overseeing.overview(member)
    await client.views_publish(user_id=member.user_id, view=views.home(overview))
    return bool(overview.name)


async def _show_once_known(coach: Coach, client: AsyncWebClient, member: Member) -> None:
    if await coach.knowing.introduced(member):
        await show_home(coach, client, member)


async def _refresh(coach: Coach, client: AsyncWebClient, member: Member) -> None:
    await show_home(coach, client, member)
