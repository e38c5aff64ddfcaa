"""What somebody who was asked for feedback can do: answer in a short form, or rather not."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.feedback import Feedback
from bot.services.coach import Coach
from bot.slack.direct import put_in_place, tell
from bot.slack.people import member_of
from bot.slack.text import Message
from bot.slack.views import feedback as own_views
from bot.slack.views import feedback_answer as views

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_answer(app, coach)

    @app.action(views.DECLINE)
    async def decline_feedback(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        owner_id, feedback_id = views.read_request(body["actions"][0])
        feedback = await coach.consulting.decline(member_of(body), owner_id, feedback_id)
        await ack()
        hear = own_views.declined_message(feedback)
        _settle(coach, client, owner_id, feedback, (views.declined(), hear))


def register_answer(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        owner_id, feedback_id = views.read_request(body["actions"][0])
        asked = await coach.consulting.request_for(member_of(body), owner_id, feedback_id)
        form = views.answer_form(asked)
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.ANSWER)
    async def keep_answer(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        guest, (owner_id, feedback_id) = member_of(body), views.read_whose(view)
        asked = await coach.consulting.request_for(guest, owner_id, feedback_id)
        answer = views.read_answer(view)
        feedback = await coach.consulting.answer(guest, owner_id, feedback_id, answer, views.WELL)
        await ack(response_action="update", view=views.thanks(asked.owner_name))
        hear = own_views.arrived_message(feedback)
        _settle(coach, client, owner_id, feedback, (views.answered(asked.owner_name), hear))


def _settle(
    coach: Coach,
    client: AsyncWebClient,
    owner_id: str,
    feedback: Feedback,
    messages: tuple[Message, Message],
) -> None:
    """The request says that it is settled, and the member hears of it."""
    in_its_place, to_the_owner = messages

    async def settle() -> None:
        await put_in_place(client, feedback.posted, in_its_place)
        await tell(client, owner_id, to_the_owner)

    coach.background.start(settle(), name="feedback")
