"""The form of a win: opened empty or from a message, kept, changed, and with other fields."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.reading import form_of_message
from bot.domain.win import WinForm
from bot.services.coach import Coach
from bot.slack.client import text_in
from bot.slack.forms import carried
from bot.slack.people import member_of
from bot.slack.views import win as views
from bot.slack.views import win_form as forms
from bot.slack.views import win_form_fields as fields
from handlers.check_in import redraw_check_in
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_opening(app, coach)
    register_keeping(app, coach)
    register_fields(app, coach)


def register_opening(app: AsyncApp, coach: Coach) -> None:
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
            permalink=text_in(answer, "permalink") or None,
            source="message",
        )
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()


def register_keeping(app: AsyncApp, coach: Coach) -> None:
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
        redraw_check_in(coach, client, member, view)

    @app.view(forms.EDIT_FORM)
    async def edit_win(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member, facts = member_of(body), carried(view)
        form = forms.read_win_form(view, await coach.knowing.today(member))
        win = await coach.capturing.edit(member, facts["id"], form, facts["revision"])
        await ack(response_action="update", view=views.win_kept(win))
        refresh_home(coach, client, member)


def register_fields(app: AsyncApp, coach: Coach) -> None:
    @app.action(fields.KIND_CHOSEN)
    @app.action(fields.BEHAVIOUR_CHOSEN)
    async def change_fields(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, view = member_of(body), body["view"]
        lines, today = await coach.filing.lines(member), await coach.knowing.today(member)
        form = forms.changed_win_form(view, lines, today)
        await client.views_update(view_id=view["id"], hash=view["hash"], view=form)
        await ack()


async def show_form(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    member = member_of(body)
    today, lines = await coach.knowing.today(member), await coach.filing.lines(member)
    form = forms.capture_win_form(WinForm("", today), lines=lines)
    await client.views_open(trigger_id=body["trigger_id"], view=form)
