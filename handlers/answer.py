"""What came of a talk: its page, the facts of the answer, and what they turn into."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_here, show_instead
from bot.slack.people import member_of
from bot.slack.views import answer as views
from bot.slack.views import answer_form as forms
from bot.slack.views.ready import after_moving
from handlers.after import show_after
from handlers.home import refresh_home

Body = dict[str, Any]


LEADS_TO = {"promoted": show_after}
"""What opens by itself once a stage is reached."""


def register(app: AsyncApp, coach: Coach) -> None:
    register_form(app, coach)
    register_deeds(app, coach)
    register_stage(app, coach)


def register_form(app: AsyncApp, coach: Coach) -> None:
    @app.action(forms.OPEN_FORM)
    async def open_answer_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        talk_id = views.read_talk_id(body["actions"][0])
        page = await coach.answering.page(member_of(body), talk_id)
        await open_over(client, body, forms.answer_form(page))
        await ack()

    @app.view(forms.KEEP)
    async def keep_answer(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        page = await coach.answering.keep(member, forms.read_answer_form(view))
        await show_below(client, view, views.answer_page(page))
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.OPEN_ANSWER)
    async def open_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_answer(coach, client, body)
        await ack()


def register_deeds(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.PLAN)
    async def put_into_plan(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, talk_id = member_of(body), int(body["actions"][0]["value"])
        page = await coach.answering.put_into_plan(member, talk_id)
        await show_instead(client, body, views.answer_page(page, views.planned_note(page)))
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.SETTLE)
    async def settle_promise(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        talk = await coach.recording.settle(member, *views.read_settled(body["actions"][0]))
        page = await coach.answering.page(member, talk.id)
        await show_instead(client, body, views.answer_page(page))
        await ack()

    @app.action(views.CONFIRM)
    async def confirm(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        talk_id = views.read_talk_id(body["actions"][0])
        page = await coach.answering.confirm(member_of(body), talk_id)
        await show_here(client, body, views.answer_page(page, views.CONFIRMED))
        await ack()


def register_stage(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.MOVE)
    async def move_on(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Only the press moves the stage (000-16); the first ask brings what to expect (000-15)."""
        member = member_of(body)
        stage, talk_id = views.read_move(body["actions"][0])
        admission = await coach.admitting.pass_to(member, stage)
        tip = await coach.advising.tell_once(member, "expect_a_road")
        page = await coach.answering.page(member, talk_id)
        await show_instead(client, body, views.answer_page(page, tip))
        if form := after_moving(admission, ""):
            await open_over(client, body, form)
        elif stage in LEADS_TO:
            await LEADS_TO[stage](coach, client, body)
        await ack()
        refresh_home(coach, client, member)


async def show_answer(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    page = await coach.answering.page(member_of(body))
    await open_over(client, body, views.answer_page(page))
