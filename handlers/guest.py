"""What an invited manager can do: rate line by line, then see both views and agree."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.guest_review import GuestReview
from bot.services.coach import Coach
from bot.services.reviewing import Said
from bot.slack.opening import show_here
from bot.slack.people import member_of
from bot.slack.views import guest as views
from bot.slack.views.rating import as_rating

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_looking(app, coach)
    register_rating(app, coach)


def register_looking(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_guest_view(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        review = await _review(coach, body)
        await show_here(client, body, views.guest_view(review))
        await ack()

    @app.action(views.WALK)
    async def walk_as_guest(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        review = await _review(coach, body)
        await show_here(client, body, views.guest_step(review))
        await ack()

    @app.action(views.OPEN_LINE)
    async def open_guest_line(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        owner_id, key = views.read_line(body["actions"][0])
        review = await coach.sharing.guest_review(member_of(body), owner_id)
        await show_here(client, body, views.guest_line_view(review.line(key), review))
        await ack()


def register_rating(app: AsyncApp, coach: Coach) -> None:
    @app.view(views.RATE)
    async def rate_as_guest(ack: AsyncAck, body: Body, view: Body) -> None:
        guest = member_of(body)
        owner_id, key, chosen, reason = views.read_said(view)
        said = Said(as_rating(chosen), reason)
        await coach.sharing.guest_rates(guest, owner_id, key, said)
        review = await coach.sharing.guest_review(guest, owner_id)
        await ack(response_action="update", view=views.guest_step(review, after=key))

    @app.action(views.TALK_OVER)
    async def open_settling_as_guest(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        owner_id, key = views.read_line(body["actions"][0])
        review = await coach.sharing.guest_review(member_of(body), owner_id)
        await show_here(client, body, views.guest_settle_form(review.line(key), review))
        await ack()

    @app.view(views.SETTLE)
    async def settle_as_guest(ack: AsyncAck, body: Body, view: Body) -> None:
        guest = member_of(body)
        owner_id, key, chosen, reason = views.read_said(view)
        said = Said(as_rating(chosen), reason)
        await coach.sharing.guest_settles(guest, owner_id, key, said)
        review = await coach.sharing.guest_review(guest, owner_id)
        shown = views.guest_line_view(review.line(key), review)
        await ack(response_action="update", view=shown)


async def _review(coach: Coach, body: Body) -> GuestReview:
    """What the owner whom the button names shows to whoever pressed it."""
    owner_id = views.read_owner(body["actions"][0])
    return await coach.sharing.guest_review(member_of(body), owner_id)
