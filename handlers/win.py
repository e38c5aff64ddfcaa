"""`/win`: save something you did, file it, take it back; also from a message or a shortcut."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.manifest import CommandSpec, ShortcutSpec
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views import win as views
from bot.slack.views import win_form as forms
from handlers.home import refresh_home
from handlers.win_files import open_coverage_for, open_export_for, open_import_for
from handlers.win_form import show_form
from handlers.win_list import open_list_for

COMMAND = CommandSpec(
    "win",
    "Save something you did, while it is fresh",
    "shipped the billing migration, p95 down 30% #impact",
)
SHORTCUTS = (
    ShortcutSpec("global", views.OPEN_FORM, "Save a win", "Write down something you did"),
    ShortcutSpec(
        "message", views.SAVE_MESSAGE, "Save as a win", "Keep this message as something you did"
    ),
)
Body = dict[str, Any]
Word = Callable[[AsyncAck, Body, AsyncWebClient], Awaitable[None]]


def register(app: AsyncApp, coach: Coach) -> None:
    register_command(app, coach)
    register_buttons(app, coach)


def register_command(app: AsyncApp, coach: Coach) -> None:
    async def open_form(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await show_form(coach, client, command)
        await ack()

    async def open_list(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await open_list_for(coach, client, command)
        await ack()

    async def undo_newest(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        member = member_of(command)
        win = await coach.capturing.undo_newest(member)
        await ack(**views.win_undone(win))
        refresh_home(coach, client, member)

    async def show_help(ack: AsyncAck, command: Body, _client: AsyncWebClient) -> None:
        await ack(**views.win_help(command["command"]))

    async def save(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        member = member_of(command)
        win = await coach.capturing.capture(member, command["text"])
        await ack(**views.win_saved(win, await coach.filing.after_saving(member, win)))
        refresh_home(coach, client, member)

    words = {
        "": open_form,
        "list": open_list,
        "undo": undo_newest,
        "help": show_help,
        **file_words(coach),
    }

    @app.command(coach.commands.win)
    async def capture_win(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        text = command["text"].strip().lower()
        act = open_list if text.startswith("list ") else words.get(text, save)
        await act(ack, command, client)


def file_words(coach: Coach) -> dict[str, Word]:
    """What can be done with all wins at once."""

    async def open_export(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await open_export_for(client, command)
        await ack()

    async def open_import(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await open_import_for(coach, client, command)
        await ack()

    async def open_coverage(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await open_coverage_for(coach, client, command)
        await ack()

    return {"export": open_export, "import": open_import, "coverage": open_coverage}


def register_buttons(app: AsyncApp, coach: Coach) -> None:
    async def open_edit(body: Body, client: AsyncWebClient, *, focus_on_detail: bool) -> None:
        member = member_of(body)
        win = await coach.capturing.win(member, int(body["actions"][0]["value"]))
        lines = await coach.filing.lines(member)
        form = forms.edit_win_form(win, lines=lines, focus_on_detail=focus_on_detail)
        await open_over(client, body, form)

    @app.action(views.EDIT)
    async def open_win(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_edit(body, client, focus_on_detail=False)
        await ack()

    @app.action(views.ADD_DETAIL)
    async def open_detail(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_edit(body, client, focus_on_detail=True)
        await ack()

    @app.action(views.UNDO)
    async def undo_win(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member = member_of(body)
        win = await coach.capturing.undo(member, int(body["actions"][0]["value"]))
        await respond(**views.win_undone(win), replace_original=True)
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.RESTORE)
    async def restore_win(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member = member_of(body)
        win = await coach.capturing.restore(member, int(body["actions"][0]["value"]))
        await respond(**views.win_saved(win), replace_original=True)
        await ack()
        refresh_home(coach, client, member)
