"""`/goal`: set what to move this week; finish, carry or drop it, wherever it is shown."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.goal import GoalChange
from bot.domain.member import Member
from bot.domain.reading import plain_text
from bot.services.coach import Coach
from bot.slack.manifest import CommandSpec
from bot.slack.people import member_of
from bot.slack.text import Message
from bot.slack.views import goal as views
from bot.slack.views import goal_form as forms
from bot.slack.views.spot import posted_at
from bot.slack.views.win_form import capture_win_form
from handlers.check_in import check_in_now, redraw_check_in
from handlers.home import refresh_home

COMMAND = CommandSpec(
    "goal",
    "Say what you will move this week, or see how it stands",
    "get the design doc reviewed",
)
Body = dict[str, Any]
Deed = Callable[[Member, views.Press], Awaitable[GoalChange]]


def register(app: AsyncApp, coach: Coach) -> None:
    register_command(app, coach)
    register_form(app, coach)
    register_deeds(app, coach)
    register_win(app, coach)


def register_command(app: AsyncApp, coach: Coach) -> None:
    async def show_goals(ack: AsyncAck, command: Body) -> None:
        await ack(**views.goal_list(await coach.composing.plan(member_of(command))))

    async def show_help(ack: AsyncAck, command: Body) -> None:
        await ack(**views.goal_help(command["command"]))

    words = {"": show_goals, "list": show_goals, "help": show_help}

    @app.command(coach.commands.goal)
    async def set_goal(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        if show := words.get(command["text"].strip().lower()):
            await show(ack, command)
            return
        member = member_of(command)
        change = await coach.committing.commit(member, plain_text(command["text"]))
        await ack(**await _saved(coach, member, change))
        refresh_home(coach, client, member)

    @app.action(views.TIE)
    async def tie_to_gap(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member = member_of(body)
        change = await coach.committing.tie(member, *views.read_tie(body["actions"][0]))
        await respond(**await _saved(coach, member, change), replace_original=True)
        await ack()
        refresh_home(coach, client, member)


def register_form(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        gap_id, spot = views.read_opening(body["actions"][0])
        form = forms.set_goal_form(
            await coach.committing.week(member),
            await coach.committing.gaps(member),
            (await coach.growing.growth(member)).open_goals,
            gap_id=gap_id,
            spot=spot,
            posted=posted_at(body),
        )
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(forms.SET)
    async def keep_goal(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member, form = member_of(body), forms.read_goal_form(view)
        change = await coach.committing.commit(
            member,
            form.text,
            gap_id=form.gap_id,
            week_of=form.week_of,
            development_goal_id=form.development_goal_id,
            is_stretch=form.is_stretch,
        )
        today = await coach.knowing.today(member)
        await ack(response_action="update", view=forms.goal_kept(change.goal, today))
        refresh_home(coach, client, member)
        redraw_check_in(coach, client, member, view, change)


def register_deeds(app: AsyncApp, coach: Coach) -> None:
    deeds: dict[str, Deed] = {
        views.DONE: lambda member, press: coach.committing.finish(member, press.goal_id),
        views.CARRY: lambda member, press: coach.committing.carry(member, press.goal_id),
        views.DROP: lambda member, press: coach.committing.drop(member, press.goal_id),
        views.REOPEN: lambda member, press: coach.committing.reopen(
            member, press.goal_id, press.copy_id
        ),
    }
    for action_id, deed in deeds.items():
        register_deed(app, coach, action_id, deed)


def register_deed(app: AsyncApp, coach: Coach, action_id: str, deed: Deed) -> None:
    @app.action(action_id)
    async def change_goal(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member, press = member_of(body), views.read_press(body["actions"][0])
        change = await deed(member, press)
        if body.get("response_url"):
            await respond(**await _after(coach, member, press, change), replace_original=True)
        await ack()
        refresh_home(coach, client, member)


def register_win(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.KEEP_AS_WIN)
    async def open_win_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        goal_id = views.read_press(body["actions"][0]).goal_id
        filled = await coach.committing.as_win(member, goal_id)
        lines = await coach.filing.lines(member)
        form = capture_win_form(filled, lines=lines, goal_id=goal_id, source="goal")
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()


async def _saved(coach: Coach, member: Member, change: GoalChange) -> Message:
    gaps = await coach.committing.gaps(member)
    return views.goal_saved(change.goal, gaps, await coach.knowing.today(member))


async def _after(coach: Coach, member: Member, press: views.Press, change: GoalChange) -> Message:
    """What the message with the button turns into: the check-in that it is, or the list."""
    if press.spot:
        return await check_in_now(coach, member, press.spot, change)
    return views.goal_list(await coach.composing.plan(member), change)
