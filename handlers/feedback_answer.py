"""What somebody who was asked for feedback can do: answer in a short form, or rather not."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.courier import HEARD
from bot.slack.people import member_of
from bot.slack.views import feedback_answer as views

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_answer(app, coach)

    @app.action(views.DECLINE)
    async def decline_feedback(ack: AsyncAck, body: Body) -> None:
        owner_id, feedback_id = views.read_request(body["actions"][0])
        guest = member_of(body)
        errand = coach.errands.new(replace(guest, user_id=owner_id), HEARD, feedback=feedback_id)
        await coach.consulting.decline(guest, owner_id, feedback_id, errand)
        await ack()
        coach.errands.start(errand)


def register_answer(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        owner_id, feedback_id = views.read_request(body["actions"][0])
        asked = await coach.consulting.request_for(member_of(body), owner_id, feedback_id)
        form = views.answer_form(asked)
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.ANSWER)
    async def keep_answer(ack: AsyncAck, body: Body, view: Body) -> None:
        guest, (owner_id, feedback_id) = member_of(body), views.read_whose(view)
        asked = await coach.consulting.request_for(guest, owner_id, feedback_id)
        answer = views.read_answer(view)
        errand = coach.errands.new(replace(guest, user_id=owner_id), HEARD, feedback=feedback_id)
        whose = guest, owner_id, feedback_id
        await coach.consulting.answer(*whose, answer, views.WELL, errand)
        await ack(response_action="update", view=views.thanks(asked.owner_name))
        coach.errands.start(errand)
