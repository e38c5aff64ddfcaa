"""Recording a talk: what was said, what came of it, who does what by when."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import talk as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_talk_form(coach, client, body)
        await ack()

    @app.view(views.RECORD)
    async def record_talk(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        talk = await coach.recording.record(member, views.read_talk_form(view, today))
        await ack(response_action="update", view=views.talk_kept(talk, today))
        refresh_home(coach, client, member)


async def open_talk_form(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """From a command, a message or Home; over an open modal as a second one."""
    member = member_of(body)
    case = await coach.aiming.case(member)
    form = views.record_talk_form(
        today=await coach.knowing.today(member), manager_name=case.manager_name if case else ""
    )
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if is_in_modal else client.views_open
    await show(trigger_id=body["trigger_id"], view=form)
