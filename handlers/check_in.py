"""The Monday and Friday messages, and what they take: a win, and what the week taught."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.calendar import day_of_answer
from bot.domain.check_in import Posted
from bot.domain.goal import GoalChange
from bot.domain.member import Member
from bot.domain.win import WinForm
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.text import Message
from bot.slack.views import check_in as views
from bot.slack.views import look_back as answers
from bot.slack.views.later import read_check_in
from bot.slack.views.spot import Spot, opened_from, place_of, posted_at, spot_of
from bot.slack.views.win_form import capture_win_form

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_win(app, coach)
    register_learned(app, coach)


async def check_in_now(
    coach: Coach, member: Member, spot: Spot, change: GoalChange | None = None
) -> Message:
    """A check-in as things stand now, after what the member did there."""
    outlook = await coach.pacing.outlook(member)
    if spot.kind == "plan":
        return views.plan_message(await coach.composing.plan(member), change, outlook)
    review = await coach.composing.review(member, spot.week)
    return views.review_message(review, change, outlook)


def redraw_check_in(
    coach: Coach,
    client: AsyncWebClient,
    member: Member,
    view: Body,
    change: GoalChange | None = None,
) -> None:
    """Shows what was saved from a check-in in that check-in, behind the answer."""
    if place := opened_from(view):
        redrawing = _redraw(coach, client, member, *place, change)
        coach.background.start(redrawing, name="check_in")


async def _redraw(
    coach: Coach,
    client: AsyncWebClient,
    member: Member,
    spot: Spot,
    posted: Posted,
    change: GoalChange | None,
) -> None:
    message = await check_in_now(coach, member, spot, change)
    await client.chat_update(channel=posted.channel_id, ts=posted.message_ts, **message)


def register_win(app: AsyncApp, coach: Coach) -> None:
    @app.action(answers.ADD_WIN)
    async def open_win_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, spot = member_of(body), spot_of(body["actions"][0])
        today, lines = await coach.knowing.today(member), await coach.filing.lines(member)
        day = day_of_answer(spot.week if spot else None, today)
        place = place_of(spot, posted_at(body))
        form = capture_win_form(WinForm("", day), lines=lines, source="check_in", place=place)
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()


def register_learned(app: AsyncApp, coach: Coach) -> None:
    @app.action(answers.LEARNED)
    async def open_learned_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        spot = read_check_in(body["actions"][0])
        form = answers.learned_form(spot, posted_at(body))
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(answers.LEARNED_FORM)
    async def keep_learned(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        win = await coach.capturing.learned(member, *answers.read_learned(view))
        await ack(response_action="update", view=answers.learned_kept(win))
        redraw_check_in(coach, client, member, view)
