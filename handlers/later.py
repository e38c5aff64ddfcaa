"""The ways out of what the coach brings: later, not this week, pause, how often, never again."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.check_in import SnoozeChoice
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import later as views
from bot.slack.views import nudge as nudge_views
from bot.slack.views.spot import Spot
from handlers.pause import show_pause
from handlers.second_ask import ask_once, ask_twice

Body = dict[str, Any]
TakeWay = Callable[[Coach, Body, Spot, AsyncRespond, AsyncWebClient], Awaitable[None]]


def register(app: AsyncApp, coach: Coach) -> None:
    register_snooze(app, coach, views.AN_HOUR, "hour")
    register_snooze(app, coach, views.TOMORROW, "tomorrow")
    register_skip(app, coach)
    register_menu(app, coach)
    register_stop(app, coach)
    register_nudge(app, coach)


def register_snooze(app: AsyncApp, coach: Coach, action_id: str, choice: SnoozeChoice) -> None:
    @app.action(action_id)
    async def snooze_check_in(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        spot = views.read_check_in(body["actions"][0])
        outlook = await coach.pacing.snooze(member_of(body), spot.kind, choice)
        await respond(**views.put_off(spot, outlook), replace_original=True)
        await ack()


def register_skip(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.SKIP)
    async def skip_week(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        spot = views.read_check_in(body["actions"][0])
        outlook = await coach.pacing.skip(member_of(body), spot.kind)
        await respond(**views.put_off(spot, outlook), replace_original=True)
        await ack()


def register_menu(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.MORE)
    async def take_way_out(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        way, spot = views.read_way_out(body["actions"][0])
        await WAYS_OUT[way](coach, body, spot, respond, client)
        await ack()


def register_stop(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.STOP)
    @app.action(nudge_views.STOP)
    async def stop(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        kind = views.read_kind(body["actions"][0])
        await coach.pacing.stop(member_of(body), kind)
        await respond(**views.stopped(kind), replace_original=True)
        await ack()

    @app.action(views.RESUME)
    async def resume(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        kind = views.read_kind(body["actions"][0])
        outlook = await coach.pacing.resume(member_of(body), kind)
        await respond(**views.resumed(kind, outlook), replace_original=True)
        await ack()


def register_nudge(app: AsyncApp, coach: Coach) -> None:
    @app.action(nudge_views.SKIP)
    async def skip_nudges(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        outlook = await coach.pacing.skip_nudges(member_of(body))
        await respond(**views.brought_later(outlook), replace_original=True)
        await ack()

    @app.action(nudge_views.ASK_TOMORROW)
    async def ask_tomorrow(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        name, occasion = nudge_views.read_nudge(body["actions"][0])
        outlook = await coach.pacing.ask_again(member_of(body), name, occasion)
        await respond(**views.brought_later(outlook), replace_original=True)
        await ack()


async def pause(
    coach: Coach, body: Body, _spot: Spot, _respond: AsyncRespond, client: AsyncWebClient
) -> None:
    await show_pause(coach, client, body)


async def stop_these(
    coach: Coach, body: Body, spot: Spot, respond: AsyncRespond, _client: AsyncWebClient
) -> None:
    await coach.pacing.stop(member_of(body), spot.kind)
    await respond(**views.stopped(spot.kind), replace_original=True)


async def twice(
    coach: Coach, body: Body, spot: Spot, respond: AsyncRespond, _client: AsyncWebClient
) -> None:
    await ask_twice(coach, member_of(body), spot, respond)


async def once(
    coach: Coach, body: Body, spot: Spot, respond: AsyncRespond, _client: AsyncWebClient
) -> None:
    await ask_once(coach, member_of(body), spot.kind, spot, respond)


WAYS_OUT: dict[views.WayOut, TakeWay] = {
    "pause": pause,
    "twice": twice,
    "once": once,
    "stop": stop_these,
}
