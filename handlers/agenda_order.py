"""The order of a draft: up and down, private or not, off for good."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.agenda import Agenda
from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.opening import show_instead
from bot.slack.people import member_of
from bot.slack.places import place_of
from bot.slack.shown import carried_by, show_again, shown_in
from bot.slack.views import agenda_order as views
from handlers.agenda import drafted_at

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ORDER)
    async def open_order(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        agenda_id = int(body["actions"][0]["value"])
        agenda = await coach.preparing.agenda(member_of(body), agenda_id)
        view = views.order_view(agenda, place_of(body), shown_in(body))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(views.CHANGE)
    async def change_item(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        agenda_id, place = views.read_order(body["view"])
        change = views.read_change(body["actions"][0])
        agenda = await _changed(coach, member_of(body), agenda_id, *change)
        view = views.order_view(agenda, place, carried_by(body["view"]))
        await show_instead(client, body, view)
        await ack()

    @app.view(views.DONE)
    async def show_ordered(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        agenda_id, place = views.read_order(view)
        agenda = await coach.preparing.agenda(member, agenda_id)
        message = await drafted_at(coach, member, agenda, place)
        await ack()
        coach.background.start(
            show_again(client, carried_by(view), message, otherwise=member.user_id), name="agenda"
        )


async def _changed(coach: Coach, member: Member, agenda_id: int, word: str, key: str) -> Agenda:
    preparing = coach.preparing
    match word:
        case views.UP:
            return await preparing.move(member, agenda_id, key, -1)
        case views.DOWN:
            return await preparing.move(member, agenda_id, key, 1)
        case views.IN | views.OUT:
            return await preparing.put(member, agenda_id, key, is_in=word == views.IN)
        case views.PRIVATE:
            return await preparing.keep_private(member, agenda_id, key)
        case views.PUBLIC:
            return await preparing.share(member, agenda_id, key)
        case _:
            return await preparing.drop(member, agenda_id, key)
