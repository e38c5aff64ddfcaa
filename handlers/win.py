"""`/win`: save something you did, file it, take it back; also from a message or a shortcut."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.asking import AfterSaving
from bot.domain.reading import form_of_message
from bot.domain.win import Win, WinForm
from bot.services.coach import Coach
from bot.slack.forms import carried
from bot.slack.manifest import CommandSpec, ShortcutSpec
from bot.slack.people import member_of
from bot.slack.views import win as views
from bot.slack.views import win_form as forms
from handlers.home import refresh_home
from handlers.win_files import open_coverage_for, open_export_for, open_import_for
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
    register_forms(app, coach)
    register_buttons(app, coach)
    register_filing(app, coach)


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


def register_forms(app: AsyncApp, coach: Coach) -> None:
    @app.shortcut(views.OPEN_FORM)
    @app.action(views.OPEN_FORM)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_form(coach, client, body)
        await ack()

    @app.shortcut(views.SAVE_MESSAGE)
    async def open_form_with_message(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        message, channel = body["message"], body["channel"]["id"]
        answer = await client.chat_getPermalink(channel=channel, message_ts=message["ts"])
        form = forms.capture_win_form(
            form_of_message(message.get("text", ""), today),
            lines=await coach.filing.lines(member),
            permalink=answer["permalink"],
            source="message",
        )
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(forms.CAPTURE)
    async def keep_win(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member, facts = member_of(body), carried(view)
        form = forms.read_win_form(view, await coach.knowing.today(member))
        win = await coach.capturing.keep(
            member,
            form,
            source=facts["source"],
            permalink=facts.get("permalink"),
            goal_id=facts.get("goal"),
        )
        await coach.committing.became_win(member, win)
        after = await coach.filing.after_saving(member, win)
        await ack(response_action="update", view=views.win_kept(win, after))
        refresh_home(coach, client, member)

    @app.view(forms.EDIT_FORM)
    async def edit_win(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member, facts = member_of(body), carried(view)
        form = forms.read_win_form(view, await coach.knowing.today(member))
        win = await coach.capturing.edit(member, facts["id"], form, facts["revision"])
        await ack(response_action="update", view=views.win_kept(win))
        refresh_home(coach, client, member)

    @app.action(forms.KIND_CHOSEN)
    @app.action(forms.BEHAVIOUR_CHOSEN)
    async def change_fields(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, view = member_of(body), body["view"]
        lines, today = await coach.filing.lines(member), await coach.knowing.today(member)
        form = forms.changed_win_form(view, lines, today)
        await client.views_update(view_id=view["id"], hash=view["hash"], view=form)
        await ack()


def register_buttons(app: AsyncApp, coach: Coach) -> None:
    async def open_edit(body: Body, client: AsyncWebClient, *, focus_on_detail: bool) -> None:
        member = member_of(body)
        win = await coach.capturing.win(member, int(body["actions"][0]["value"]))
        lines = await coach.filing.lines(member)
        form = forms.edit_win_form(win, lines=lines, focus_on_detail=focus_on_detail)
        is_in_modal = (body.get("view") or {}).get("type") == "modal"
        show = client.views_push if is_in_modal else client.views_open
        await show(trigger_id=body["trigger_id"], view=form)

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


def register_filing(app: AsyncApp, coach: Coach) -> None:
    """One tap below a saved win, in a message or in the modal; no second question follows."""

    async def answer(body: Body, client: AsyncWebClient, respond: AsyncRespond, win: Win) -> None:
        member = member_of(body)
        after = AfterSaving(lines=await coach.filing.lines(member))
        if body.get("view"):
            await client.views_update(view_id=body["view"]["id"], view=views.win_kept(win, after))
        else:
            await respond(**views.win_saved(win, after), replace_original=True)
        refresh_home(coach, client, member)

    @app.action(views.NAME_KIND)
    async def name_kind(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, kind = views.read_kind_choice(body["actions"][0])
        await answer(
            body, client, respond, await coach.filing.name_kind(member_of(body), win_id, kind)
        )
        await ack()

    @app.action(views.NAME_LINE)
    async def name_line(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, criterion_id = views.read_choice(body["actions"][0])
        win = await coach.filing.show(member_of(body), win_id, criterion_id)
        await answer(body, client, respond, win)
        await ack()

    @app.action(views.SHOW_LIKELY)
    async def show_likely_line(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, criterion_id = views.read_likely(body["actions"][0])
        win = await coach.filing.show(member_of(body), win_id, criterion_id)
        await answer(body, client, respond, win)
        await ack()

    @app.action(views.BENEFIT_PRESSED)
    async def name_benefit(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, benefited = views.read_benefit_press(body["actions"][0])
        win = await coach.filing.name_benefit(member_of(body), win_id, benefited)
        await answer(body, client, respond, win)
        await ack()

    @app.action(views.LAST_WEEK)
    async def move_to_last_week(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, on = views.read_last_week(body["actions"][0])
        await answer(body, client, respond, await coach.filing.move(member_of(body), win_id, on))
        await ack()


async def show_form(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    member = member_of(body)
    today, lines = await coach.knowing.today(member), await coach.filing.lines(member)
    form = forms.capture_win_form(WinForm("", today), lines=lines)
    await client.views_open(trigger_id=body["trigger_id"], view=form)
