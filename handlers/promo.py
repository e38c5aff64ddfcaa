"""`/promo`: the hub — where I am, where I want to be, the next step — and every page behind it."""

from difflib import get_close_matches
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.overview import Overview
from bot.domain.shorthand import read_escaped
from bot.services.coach import Coach
from bot.slack.manifest import CommandSpec
from bot.slack.people import member_of
from bot.slack.text import Message
from bot.slack.views import promo as views
from handlers.pages import PAGES, SECTIONS
from handlers.settings import show_settings

COMMAND = CommandSpec(
    "promo",
    "Where you are, where you want to be, and the next step",
    "plan | timing | ready | goals | progress | ladder | talk | settings | help",
)
Body = dict[str, Any]
READ_OUT = {
    name: tuple((page.word, page.says) for page in pages) for name, pages in SECTIONS.items()
}


def register(app: AsyncApp, coach: Coach) -> None:
    async def show_hub(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        overview = await coach.overseeing.overview(member_of(command))
        if overview.case is None:
            await show_settings(coach, client, command)
            await ack()
            return
        await ack(**_hub(coach, overview, _word(command)))

    async def show_help(ack: AsyncAck, _command: Body, _client: AsyncWebClient) -> None:
        await ack(**views.help_message(coach.commands, READ_OUT))

    async def open_page(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await shows[_word(command)](coach, client, command)
        await ack()

    shows = {page.word: page.show for page in PAGES}
    words = {"help": show_help, **dict.fromkeys(shows, open_page)}

    @app.command(coach.commands.promo)
    async def open_hub(ack: AsyncAck, command: Body, client: AsyncWebClient) -> None:
        await words.get(_word(command), show_hub)(ack, command, client)

    @app.action(views.OPEN_HUB)
    async def open_hub_by_button(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        overview = await coach.overseeing.overview(member_of(body))
        await client.views_open(trigger_id=body["trigger_id"], view=views.hub_view(overview))
        await ack()


def _hub(coach: Coach, overview: Overview, word: str) -> Message:
    if not word:
        return views.hub(overview)
    meant = next(iter(get_close_matches(word, [page.word for page in PAGES], n=1)), None)
    return views.lost(overview, coach.commands.promo, word, meant)


def _word(command: Body) -> str:
    """What follows the command, folded: `/promo Plan` is `/promo plan`."""
    return " ".join(read_escaped(command["text"]).text.lower().split())
