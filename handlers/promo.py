"""`/promo`: the hub — where I am, where I want to be, the next step — and everything behind it."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.manifest import CommandSpec
from bot.slack.people import member_of
from bot.slack.views import promo as views
from bot.slack.views.talk import record_talk_form
from handlers.case_map import show_map
from handlers.growth import show_growth
from handlers.home import refresh_home
from handlers.ladder import show_ladder
from handlers.plan import show_plan
from handlers.progress import show_progress
from handlers.ready import show_ready
from handlers.review import show_review
from handlers.sharing import show_shared
from handlers.timing import show_timing

COMMAND = CommandSpec(
    "promo",
    "Where you are, where you want to be, and the next step",
    "plan | timing | ready | goals | progress | ladder | talk | settings | help",
)
Body = dict[str, Any]
ShowPage = Callable[[Coach, AsyncWebClient, Body], Awaitable[None]]

PAGES: dict[str, ShowPage] = {
    "ladder": show_ladder,
    "plan": show_plan,
    "timing": show_timing,
    "ready": show_ready,
    "goals": show_growth,
    "progress": show_progress,
    "map": show_map,
    "review": show_review,
    "shared": show_shared,
}
"""What `/promo` opens by a word of its own."""


def register(app: AsyncApp, coach: Coach) -> None:
    register_command(app, coach)
    register_settings(app, coach)


def register_command(app: AsyncApp, coach: Coach) -> None:
    async def show_hub(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        overview = await coach.overseeing.overview(member_of(command))
        if overview.case is None:
            await open_settings(ack, command, client)
            return
        await ack(**views.hub(overview))

    async def open_settings(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await show_settings(coach, client, command)
        await ack()

    async def open_talk(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        member = member_of(command)
        case = await coach.aiming.case(member)
        form = record_talk_form(
            today=await coach.knowing.today(member),
            manager_name=case.manager_name if case else "",
        )
        await client.views_open(trigger_id=command["trigger_id"], view=form)
        await ack()

    async def show_help(ack: AsyncAck, _command: Body, _client: AsyncWebClient) -> None:
        await ack(**views.help_message(coach.commands))

    async def open_page(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await PAGES[command["text"].strip().lower()](coach, client, command)
        await ack()

    words = {
        "settings": open_settings,
        "talk": open_talk,
        "help": show_help,
        **dict.fromkeys(PAGES, open_page),
    }

    @app.command(coach.commands.promo)
    async def open_hub(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        act = words.get(command["text"].strip().lower(), show_hub)
        await act(ack, command, client)


def register_settings(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_SETTINGS)
    async def open_settings(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_settings(coach, client, body)
        await ack()

    @app.action(views.OPEN_HUB)
    async def open_hub(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        overview = await coach.overseeing.overview(member_of(body))
        await client.views_open(trigger_id=body["trigger_id"], view=views.hub_view(overview))
        await ack()

    @app.view(views.SETTINGS)
    async def keep_settings(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        draft, rhythm = views.read_settings(view, today)
        await coach.aiming.aim(member, draft, rhythm)
        overview = await coach.overseeing.overview(member)
        tip = await coach.advising.tell_once(member, "you_can_influence")
        await ack(response_action="update", view=views.settings_kept(overview, tip))
        refresh_home(coach, client, member)


async def show_settings(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """The first run and every later change; over an open modal as a second one."""
    overview = await coach.overseeing.overview(member_of(body))
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if is_in_modal else client.views_open
    await show(trigger_id=body["trigger_id"], view=views.settings_form(overview))
