"""`/promo meeting`: when the regular 1:1 is, and the career reviews beside it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.domain.one_to_one import OneToOne
from bot.services.coach import Coach
from bot.slack.opening import open_over, show_instead
from bot.slack.people import member_of
from bot.slack.places import PRIVATE, Place
from bot.slack.views import one_to_one as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_one_to_one(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_one_to_one(coach, client, body)
        await ack()

    @app.view(views.SAVE)
    async def keep_one_to_one(
        ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient
    ) -> None:
        member = member_of(body)
        answers = views.read_one_to_one(view)
        known = await coach.convening.meet(member, answers.slot)
        reviews = await coach.convening.review_every(
            member, answers.review_every_weeks, answers.review_on
        )
        next_on, today = await coach.convening.next_on(member), await coach.knowing.today(member)
        asks = await _asks_who_reads(coach, member, known)
        done = views.one_to_one_kept(known, reviews, next_on, today, asks_who_reads=asks)
        await ack(response_action="update", view=done)
        refresh_home(coach, client, member)

    register_readers(app, coach)
    register_held(app, coach)


def register_readers(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ONLY_TWO)
    async def say_only_two_read(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await coach.convening.name_place(member_of(body), PRIVATE, in_private=True)
        await show_instead(client, body, views.readers_known(is_pair=True))
        await ack()

    @app.action(views.CLOSED)
    @app.action(views.OPEN_TO_ALL)
    async def say_others_read(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await coach.convening.name_place(member_of(body), "", in_private=False)
        await show_instead(client, body, views.readers_known(is_pair=False))
        await ack()


def register_held(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.HELD)
    async def open_held(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        today = await coach.knowing.today(member_of(body))
        await open_over(client, body, views.held_form(today))
        await ack()

    @app.view(views.KEEP_HELD)
    async def keep_held(ack: AsyncAck, body: Body, view: Body) -> None:
        member = member_of(body)
        reviews = await coach.convening.hold(member, *views.read_held(view))
        today = await coach.knowing.today(member)
        await ack(response_action="update", view=views.held_kept(reviews, today))


async def _asks_who_reads(coach: Coach, member: Member, known: OneToOne | None) -> bool:
    """Where it is neither told by Slack nor said before, and not open to all by its name."""
    if known is None or not Place(known.channel_id, known.place_name).may_be_pair:
        return False
    readers = await coach.convening.readers(member, known.channel_id, known.place_name)
    return readers.count is None


async def show_one_to_one(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """From a command or a message it proposes the conversation where it was asked for."""
    member = member_of(body)
    form = views.one_to_one_form(
        await coach.convening.one_to_one(member),
        await coach.convening.reviews(member),
        views.read_place(body),
        await coach.knowing.today(member),
    )
    await open_over(client, body, form)
