"""Showing an answer to one more person: named first, seen first, and taken back at any time."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.check_in import Posted
from bot.services.coach import Coach
from bot.slack.direct import tell
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views import feedback as feedback_views
from bot.slack.views import showing as views

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_choosing(app, coach)

    @app.view(views.SEND)
    async def show_answer(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft = await coach.showing.prepare(member, *views.read_preview(view))
        share = await coach.showing.keep(member, draft)
        name = (await coach.knowing.named(member)).name or "A colleague"

        async def send() -> Posted:
            message = views.offer_message(share, member.user_id, name)
            return await tell(client, share.with_id, message)

        await coach.showing.send(member, share, send)
        await ack(response_action="update", view=views.shown(share.with_name))

    @app.action(views.OPEN)
    async def read_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        owner_id, share_id = views.read_shown(body["actions"][0])
        share = await coach.showing.shown(member_of(body), owner_id, share_id)
        await client.views_open(trigger_id=body["trigger_id"], view=views.shown_view(share))
        await ack()


def register_choosing(app: AsyncApp, coach: Coach) -> None:
    @app.action(feedback_views.SHOW)
    async def choose_reader(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        feedback_id = feedback_views.read_feedback_id(body["actions"][0])
        feedback = await coach.consulting.feedback(member_of(body), feedback_id)
        await open_over(client, body, views.show_form(feedback.id, feedback.with_name))
        await ack()

    @app.view(views.LOOK)
    async def look_at_showing(ack: AsyncAck, body: Body, view: Body) -> None:
        feedback_id, whom = views.read_whom(view)
        draft = await coach.showing.prepare(member_of(body), feedback_id, whom)
        await ack(response_action="update", view=views.preview(draft, feedback_id))
