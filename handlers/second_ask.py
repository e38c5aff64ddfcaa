"""A check-in that comes once more: answered with one tap, or not any more."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.domain.member import Member
from bot.domain.rhythm import CheckInKind
from bot.services.coach import Coach
from bot.slack.messenger import noted
from bot.slack.people import member_of
from bot.slack.views import second_ask as views
from bot.slack.views.later import read_check_in
from bot.slack.views.spot import Spot
from handlers.check_in import check_in_now

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_answers(app, coach)
    register_look_back(app, coach)


def register_answers(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.NOTHING)
    async def say_nothing(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member, spot = member_of(body), read_check_in(body["actions"][0])
        await coach.insisting.settle(member, spot.kind)
        outlook = await coach.pacing.outlook(member)
        await respond(**views.nothing_to_say(outlook), replace_original=True)
        await ack()

    @app.action(views.ONCE)
    async def choose_once(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        kind, spot = views.read_once(body["actions"][0])
        await ask_once(coach, member_of(body), kind, spot, respond)
        await ack()


def register_look_back(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.LOOK_BACK)
    async def look_back(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        where, about = views.read_look_back(body["actions"][0])
        await coach.insisting.settle(member, about.kind)
        await respond(**await check_in_now(coach, member, where), replace_original=True)
        review = await check_in_now(coach, member, about)
        await respond(**review, response_type="in_channel", replace_original=False)
        await ack()

    @app.action(views.LEAVE)
    async def leave(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        where, about = views.read_look_back(body["actions"][0])
        await coach.insisting.settle(member, about.kind)
        await respond(**await check_in_now(coach, member, where), replace_original=True)
        await ack()


async def ask_once(
    coach: Coach, member: Member, kind: CheckInKind, where: Spot, respond: AsyncRespond
) -> None:
    """From now on; `where` is the message that was pressed in."""
    await coach.insisting.choose(member, kind, twice=False)
    message = await check_in_now(coach, member, where)
    await respond(**noted(message, views.asked_once()), replace_original=True)


async def ask_twice(coach: Coach, member: Member, spot: Spot, respond: AsyncRespond) -> None:
    """From now on, the check-in that was pressed in included."""
    again_at = await coach.insisting.choose(member, spot.kind, twice=True)
    message = await check_in_now(coach, member, spot)
    await respond(**noted(message, views.asked_twice(again_at)), replace_original=True)
