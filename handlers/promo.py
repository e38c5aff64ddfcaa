"""`/promo`: the hub — where I am, where I want to be, the next step — and every page behind it."""

from difflib import get_close_matches

from bot.domain.overview import Overview
from bot.domain.shorthand import read_escaped
from bot.slack.manifest import CommandSpec
from bot.slack.text import Message
from bot.slack.views import promo as views
from handlers.listeners import Listeners
from handlers.pages import PAGES, SECTIONS
from handlers.settings import show_settings
from handlers.turn import Listener, Turn

COMMAND = CommandSpec(
    "promo",
    "Where you are, where you want to be, and the next step",
    "plan | timing | ready | goals | progress | ladder | talk | settings | help",
)
READ_OUT = {
    name: tuple((page.word, page.says) for page in pages) for name, pages in SECTIONS.items()
}


async def show_hub(turn: Turn) -> None:
    overview = await turn.coach.overseeing.overview(turn.member)
    if overview.case is None:
        await show_settings(turn)
        return
    turn.answer(_hub(turn, overview, _word(turn)))


async def show_help(turn: Turn) -> None:
    turn.answer(views.help_message(turn.coach.commands, READ_OUT))


async def open_page(turn: Turn) -> None:
    await SHOWS[_word(turn)](turn)


SHOWS = {page.word: page.show for page in PAGES}
WORDS: dict[str, Listener] = {"help": show_help, **dict.fromkeys(SHOWS, open_page)}


async def open_hub(turn: Turn) -> None:
    await WORDS.get(_word(turn), show_hub)(turn)


async def open_hub_by_button(turn: Turn) -> None:
    overview = await turn.coach.overseeing.overview(turn.member)
    await turn.open(views.hub_view(overview))


def _hub(turn: Turn, overview: Overview, word: str) -> Message:
    if not word:
        return views.hub(overview)
    meant = next(iter(get_close_matches(word, [page.word for page in PAGES], n=1)), None)
    return views.lost(overview, turn.coach.commands.promo, word, meant)


def _word(turn: Turn) -> str:
    """What follows the command, folded: `/promo Plan` is `/promo plan`."""
    return " ".join(read_escaped(turn.text).text.lower().split())


LISTENERS = Listeners(
    commands={
        "promo": open_hub,
    },
    actions={
        views.OPEN_HUB: open_hub_by_button,
    },
)
