"""`/promo map`: every line at a glance, and the map as a picture or a table in the member's DM."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.services.charting import picture_file, table_file
from bot.services.coach import Coach
from bot.slack.opening import show_here
from bot.slack.people import member_of
from bot.slack.views import case_map as views
from bot.slack.views.review import OPEN_MAP, no_ladder
from handlers.errands import Made, give

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_map(app, coach)
    register_exports(app, coach)


def register_map(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_MAP)
    async def open_map(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        level = views.read_level(body["actions"][0])
        await show_here(client, body, await _map_of(coach, member_of(body), level))
        await ack()


def register_exports(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.PICTURE)
    async def send_picture(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        picture = await picture_file(await coach.reviewing.map_of(member, level))
        told = views.on_its_way(is_whole=picture.is_whole)
        await hand(client, body, "map picture", (picture.file, picture.alt), told)
        await ack()

    @app.action(views.TABLE)
    async def send_table(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        table = await table_file(await coach.reviewing.table_of(member, level))
        await hand(client, body, "map table", (table, ""), views.on_its_way())
        await ack()

    async def hand(client: AsyncWebClient, body: Body, kind: str, made: Made, told: str) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        await give(coach, member, kind, made, level=level)
        await show_here(client, body, await _map_of(coach, member, level, told))


async def show_map(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """The map of the next level, or how to get a ladder."""
    await show_here(client, body, await _map_of(coach, member_of(body)))


async def _map_of(coach: Coach, member: Member, level: int | None = None, told: str = "") -> View:
    standpoint = await coach.reviewing.standpoint(member)
    found = standpoint.target if level is None else standpoint.at(level)
    return views.map_view(standpoint, found, told) if found else no_ladder()
