"""`/win`: save something you did, list it, take it back; also from a message or a shortcut."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.reading import form_of_message
from bot.domain.win import WinFilter, WinForm
from bot.services.coach import Coach
from bot.slack.forms import carried
from bot.slack.manifest import CommandSpec, ShortcutSpec
from bot.slack.people import member_of
from bot.slack.views import win as views
from handlers.home import refresh_home

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


def register(app: AsyncApp, coach: Coach) -> None:
    register_command(app, coach)
    register_forms(app, coach)
    register_buttons(app, coach)
    register_list(app, coach)


def register_command(app: AsyncApp, coach: Coach) -> None:
    async def open_form(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        today = await coach.knowing.today(member_of(command))
        await client.views_open(
            trigger_id=command["trigger_id"], view=views.capture_win_form(WinForm("", today))
        )
        await ack()

    async def open_list(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        wanted = _wanted(command["text"].partition("list")[2])
        page = await coach.capturing.page(member_of(command), wanted)
        await client.views_open(trigger_id=command["trigger_id"], view=views.win_list(page))
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
        await ack(**views.win_saved(win))
        refresh_home(coach, client, member)

    words = {"": open_form, "list": open_list, "undo": undo_newest, "help": show_help}

    @app.command(coach.commands.win)
    async def capture_win(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        text = command["text"].strip().lower()
        act = open_list if text.startswith("list ") else words.get(text, save)
        await act(ack, command, client)


def register_forms(app: AsyncApp, coach: Coach) -> None:
    @app.shortcut(views.OPEN_FORM)
    @app.action(views.OPEN_FORM)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        today = await coach.knowing.today(member_of(body))
        await client.views_open(
            trigger_id=body["trigger_id"], view=views.capture_win_form(WinForm("", today))
        )
        await ack()

    @app.shortcut(views.SAVE_MESSAGE)
    async def open_form_with_message(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        today = await coach.knowing.today(member_of(body))
        message, channel = body["message"], body["channel"]["id"]
        answer = await client.chat_getPermalink(channel=channel, message_ts=message["ts"])
        form = views.capture_win_form(
            form_of_message(message.get("text", ""), today),
            permalink=answer["permalink"],
            source="message",
        )
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.CAPTURE)
    async def keep_win(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member, facts = member_of(body), carried(view)
        form = views.read_win_form(view, await coach.knowing.today(member))
        win = await coach.capturing.keep(
            member,
            form,
            source=facts["source"],
            permalink=facts.get("permalink"),
            goal_id=facts.get("goal"),
        )
        await coach.committing.became_win(member, win)
        await ack(response_action="update", view=views.win_kept(win))
        refresh_home(coach, client, member)

    @app.view(views.EDIT)
    async def edit_win(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member, facts = member_of(body), carried(view)
        form = views.read_win_form(view, await coach.knowing.today(member))
        win = await coach.capturing.edit(member, facts["id"], form, facts["revision"])
        await ack(response_action="update", view=views.win_kept(win))
        refresh_home(coach, client, member)


def register_buttons(app: AsyncApp, coach: Coach) -> None:
    async def open_edit(body: Body, client: AsyncWebClient, *, focus_on_detail: bool) -> None:
        win = await coach.capturing.win(member_of(body), int(body["actions"][0]["value"]))
        form = views.edit_win_form(win, focus_on_detail=focus_on_detail)
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


def register_list(app: AsyncApp, coach: Coach) -> None:
    async def show(
        body: Body, client: AsyncWebClient, number: int, wanted: WinFilter, view_id: str
    ) -> None:
        page = await coach.capturing.page(member_of(body), wanted, number)
        await client.views_update(view_id=view_id, view=views.win_list(page))

    @app.action(views.OPEN_LIST)
    async def open_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        page = await coach.capturing.page(member_of(body), WinFilter())
        await client.views_open(trigger_id=body["trigger_id"], view=views.win_list(page))
        await ack()

    @app.action(views.OLDER)
    @app.action(views.NEWER)
    async def turn_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        view, number = body["view"], int(body["actions"][0]["value"])
        await show(body, client, number, views.filter_of(view), view["id"])
        await ack()

    @app.action(views.UNDO_IN_LIST)
    async def undo_in_list(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, view = member_of(body), body["view"]
        await coach.capturing.undo(member, int(body["actions"][0]["value"]))
        await show(body, client, carried(view)["page"], views.filter_of(view), view["id"])
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.OPEN_FILTER)
    async def open_filter(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        view, tags = body["view"], await coach.capturing.tags(member_of(body))
        form = views.win_filter_form(views.filter_of(view), tags=tags, list_id=view["id"])
        await client.views_push(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.FILTER)
    async def filter_wins(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        await show(body, client, 1, views.read_win_filter(view), carried(view)["list"])
        await ack()


def _wanted(text: str) -> WinFilter:
    """`/win list #impact billing`: a tag and words."""
    tags = views.read_tags(" ".join(word for word in text.split() if word.startswith("#")))
    words = " ".join(word for word in text.split() if not word.startswith("#"))
    return WinFilter(words=words, tag=tags[0] if tags else None)
