"""The list of wins: turn its pages, narrow it, mark and take back what stands in it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.win import Win, WinFilter
from bot.services.coach import Coach
from bot.slack.forms import carried
from bot.slack.people import member_of
from bot.slack.views import win_list as views
from bot.slack.views.win import OPEN_LIST
from bot.slack.views.win_form_fields import read_tags
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_pages(app, coach)
    register_rows(app, coach)
    register_filter(app, coach)


async def open_list_for(coach: Coach, client: AsyncWebClient, command: Body) -> None:
    """`/win list`, with what is looked for after it."""
    wanted = _wanted(command["text"].strip()[len("list") :])
    await _open(coach, client, command, wanted)


def register_pages(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_LIST)
    async def open_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _open(coach, client, body, WinFilter())
        await ack()

    @app.action(views.OLDER)
    @app.action(views.NEWER)
    async def turn_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        view, number = body["view"], int(body["actions"][0]["value"])
        await _show(coach, client, body, view["id"], views.filter_of(view), number)
        await ack()


def register_rows(app: AsyncApp, coach: Coach) -> None:
    async def show_again(body: Body, client: AsyncWebClient, undone: Win | None = None) -> None:
        view = body["view"]
        number, wanted = carried(view)["page"], views.filter_of(view)
        await _show(coach, client, body, view["id"], wanted, number, undone)

    @app.action(views.MARK_IN_LIST)
    async def mark_in_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await coach.filing.mark(member_of(body), int(body["actions"][0]["value"]))
        await show_again(body, client)
        await ack()

    @app.action(views.UNDO_IN_LIST)
    async def undo_in_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        win = await coach.capturing.undo(member, int(body["actions"][0]["value"]))
        await show_again(body, client, win)
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.RESTORE_IN_LIST)
    async def restore_in_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.capturing.restore(member, int(body["actions"][0]["value"]))
        await show_again(body, client)
        await ack()
        refresh_home(coach, client, member)


def register_filter(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FILTER)
    async def open_filter(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, view = member_of(body), body["view"]
        form = views.win_filter_form(
            views.filter_of(view),
            tags=await coach.capturing.tags(member),
            lines=await coach.filing.lines(member),
            list_id=view["id"],
        )
        await client.views_push(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.FILTER)
    async def filter_wins(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        await _show(coach, client, body, carried(view)["list"], views.read_win_filter(view), 1)
        await ack()


async def _open(coach: Coach, client: AsyncWebClient, body: Body, wanted: WinFilter) -> None:
    member = member_of(body)
    page = await coach.capturing.page(member, wanted)
    view = views.win_list(page, await coach.filing.lines(member))
    await client.views_open(trigger_id=body["trigger_id"], view=view)


async def _show(
    coach: Coach,
    client: AsyncWebClient,
    body: Body,
    view_id: str,
    wanted: WinFilter,
    number: int,
    undone: Win | None = None,
) -> None:
    member = member_of(body)
    page = await coach.capturing.page(member, wanted, number)
    view = views.win_list(page, await coach.filing.lines(member), undone)
    await client.views_update(view_id=view_id, view=view)


def _wanted(text: str) -> WinFilter:
    """`/win list #impact billing`: a tag and words."""
    tags = read_tags(" ".join(word for word in text.split() if word.startswith("#")))
    words = " ".join(word for word in text.split() if not word.startswith("#"))
    return WinFilter(words=words[: views.LONGEST_WORDS], tag=tags[0] if tags else None)
