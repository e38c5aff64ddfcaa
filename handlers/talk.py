"""Recording a talk: what was said, what came of it, who does what by when."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below
from bot.slack.people import member_of
from bot.slack.views import talk as views
from bot.slack.views.answer import answer_page
from bot.slack.views.talk_list import talk_list
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    @app.action(views.OPEN_OTHER)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_talk_form(coach, client, body)
        await ack()

    @app.view(views.RECORD)
    async def keep_talk(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft = views.read_talk_form(view, await coach.knowing.today(member))
        page = await coach.answering.record(member, draft, views.read_talk_id(view))
        if views.is_over_log(view):
            await show_below(client, view, talk_list(await coach.recording.log(member)))
        await ack(response_action="update", view=answer_page(page))
        refresh_home(coach, client, member)


async def open_talk_form(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """From a command, a message or Home; over an open modal as a second one."""
    member = member_of(body)
    case = await coach.aiming.case(member)
    form = views.record_talk_form(
        today=await coach.knowing.today(member),
        manager_name=case.manager_name if case else "",
        opened_by=views.read_opening(body),
    )
    await open_over(client, body, form)
