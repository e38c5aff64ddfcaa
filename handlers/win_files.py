"""Wins leave as files and come in from elsewhere: export, import, and the queue line by line."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.services.importing import LONGEST_IMPORT
from bot.slack.opening import open_over, show_instead
from bot.slack.people import member_of
from bot.slack.uploads import text_of
from bot.slack.views import win_files as views
from bot.slack.views.win_coverage import win_coverage
from bot.slack.views.win_list import OPEN_COVERAGE, OPEN_EXPORT, OPEN_IMPORT
from handlers.errands import give
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_export(app, coach)
    register_import(app, coach)
    register_queue(app, coach)


async def open_export_for(client: AsyncWebClient, body: Body) -> None:
    await open_over(client, body, views.export_form())


async def open_import_for(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """The queue where lines wait already, else the form."""
    queue = await coach.importing.queue(member_of(body))
    view = views.queue_view(queue) if queue.waiting else views.import_form()
    await open_over(client, body, view)


async def open_coverage_for(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    await open_over(client, body, win_coverage(await coach.covering.coverage(member_of(body))))


def register_export(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_COVERAGE)
    async def open_coverage(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_coverage_for(coach, client, body)
        await ack()

    @app.action(OPEN_EXPORT)
    async def open_export(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_export_for(client, body)
        await ack()

    @app.view(views.EXPORT)
    async def export_wins(ack: AsyncAck, body: Body, view: Body) -> None:
        wish = views.read_export(view)
        await give(coach, member_of(body), "export", **views.details_of(wish))
        await ack(response_action="update", view=views.export_on_its_way())


def register_import(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_IMPORT)
    async def open_import(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_import_for(coach, client, body)
        await ack()

    @app.action(views.SCHEMA)
    async def send_schema(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await give(coach, member_of(body), "schema", name="wins")
        await show_instead(client, body, views.import_form(views.SCHEMA_ON_ITS_WAY))
        await ack()

    @app.action(views.ANOTHER_LIST)
    async def ask_for_another(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await client.views_update(view_id=body["view"]["id"], view=views.import_form())
        await ack()

    @app.view(views.IMPORT)
    async def read_list(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        pasted, file = views.read_import(view)
        uploaded = await text_of(client, file, LONGEST_IMPORT) if file else ""
        brought = await coach.importing.bring_in(member, uploaded or pasted)
        queue = await coach.importing.queue(member)
        await ack(response_action="update", view=views.queue_view(queue, brought))
        refresh_home(coach, client, member)


def register_queue(app: AsyncApp, coach: Coach) -> None:
    async def show_rest(body: Body, client: AsyncWebClient) -> None:
        queue = await coach.importing.queue(member_of(body))
        await client.views_update(view_id=body["view"]["id"], view=views.queue_view(queue))

    @app.action(views.APPROVE)
    async def approve_line(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.importing.approve(member, views.read_candidate(body["actions"][0]))
        await show_rest(body, client)
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.APPROVE_NEXT)
    async def approve_next_lines(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        kept = await coach.importing.approve_next(member)
        view = views.queue_view(await coach.importing.queue(member), kept=kept)
        await show_instead(client, body, view)
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.TAKE_BACK)
    async def take_back_lines(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.importing.take_back(member, *views.read_batch(body["actions"][0]))
        await show_rest(body, client)
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.DISMISS)
    async def dismiss_line(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await coach.importing.dismiss(member_of(body), views.read_candidate(body["actions"][0]))
        await show_rest(body, client)
        await ack()
