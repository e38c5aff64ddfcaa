"""`/promo`: where I am, where I want to be, the next step, and every page behind it."""

from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.plan.overview import Overview
from bot.domain.wins.slack_text import read_escaped
from bot.slack.manifest import CommandSpec
from bot.slack.text import Message
from bot.slack.views import promo as views
from bot.slack.views.links import OPEN_HUB, OPEN_PROGRESS
from bot.slack.views.progress import progress_page
from handlers.agenda.one_to_one import show_one_to_one
from handlers.drafts.draft import show_drafts
from handlers.goals.development_goal import show_growth
from handlers.ladder.ladder import show_ladder
from handlers.listeners import Listeners
from handlers.people.feedback import show_feedback
from handlers.people.people import show_people
from handlers.plan.case_file import show_case
from handlers.plan.cycle import show_company
from handlers.plan.plan import show_plan
from handlers.plan.ready import show_ready
from handlers.plan.timing import show_timing
from handlers.review.map import show_map
from handlers.review.review import show_review
from handlers.review.sharing import show_shared
from handlers.settings import show_settings
from handlers.talk_form import open_talk_form
from handlers.talks.after import show_after
from handlers.talks.answer import show_answer
from handlers.talks.not_yet import show_not_yet
from handlers.talks.questions import show_questions
from handlers.talks.stay_or_go import show_options
from handlers.talks.talk import show_talks
from handlers.turn import Listener, Turn
from handlers.workspace.leaving import show_export, show_forget


async def show_progress(turn: Turn) -> None:
    months = await turn.coach.months.months(turn.member)
    await turn.open_over(progress_page(months))


@dataclass(frozen=True, slots=True)
class Page:
    """`says` goes on from the word in the help: "`/promo plan`  counts back from ..."."""

    word: str
    show: Listener
    says: str


SECTIONS: dict[str, tuple[Page, ...]] = {
    "The case": (
        Page("ladder", show_ladder, "holds what the next level asks"),
        Page("review", show_review, "goes through its lines, with your manager if you like"),
        Page("map", show_map, "shows where your case is strong and where it is thin"),
        Page("goals", show_growth, "keeps the goals that close your gaps"),
        Page("people", show_people, "keeps who knows, who decides and who helps"),
        Page("feedback", show_feedback, "asks people how you are doing, and keeps what they say"),
        Page("case", show_case, "keeps what only you know: the role, the gain, why you want it"),
    ),
    "Plan": (
        Page("plan", show_plan, "counts back from the day of the decision"),
        Page("company", show_company, "says when your company decides"),
        Page("timing", show_timing, "says whether now is a good time to ask"),
        Page("ready", show_ready, "says where you are and what is still open"),
        Page("progress", show_progress, "shows your months"),
    ),
    "The talks": (
        Page("meeting", show_one_to_one, "sets your regular 1:1, and I bring its agenda"),
        Page("questions", show_questions, "holds what to find out, and what you were told"),
        Page("write", show_drafts, "holds every text that I can write for you"),
        Page("talk", open_talk_form, "records a talk and what was promised"),
        Page("talks", show_talks, "keeps every talk, promise and offer"),
        Page("answer", show_answer, "says what to do with the answer that you got"),
        Page("not this time", show_not_yet, "keeps why, plans what is missing, and starts again"),
        Page("after", show_after, "thanks, starts well, and goes on, once you have it"),
        Page("options", show_options, "weighs staying and going, in private"),
    ),
    "What is yours": (
        Page("settings", show_settings, "changes your title, dates and hours"),
        Page("shared", show_shared, "lists everything you ever showed to somebody"),
        Page("export", show_export, "sends you everything I keep about you"),
        Page("forget", show_forget, "deletes all of it"),
    ),
}
"""In reading order; the help reads them out."""

PAGES: tuple[Page, ...] = tuple(page for pages in SECTIONS.values() for page in pages)


COMMAND = CommandSpec(
    "promo",
    "Where you are, where you want to be, and the next step",
    "plan | timing | ready | goals | progress | ladder | talk | settings | help",
)
READ_OUT = {
    name: tuple((page.word, page.says) for page in pages) for name, pages in SECTIONS.items()
}


async def show_hub(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
    if overview.case is None:
        await show_settings(turn)
        return
    turn.answer(_hub(turn, overview, _word(turn)))


async def show_help(turn: Turn) -> None:
    turn.answer(views.help_message(turn.coach.commands, READ_OUT))


WORDS: dict[str, Listener] = {"help": show_help, **{page.word: page.show for page in PAGES}}


async def open_hub(turn: Turn) -> None:
    await WORDS.get(_word(turn), show_hub)(turn)


async def open_hub_by_button(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
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
        OPEN_PROGRESS: show_progress,
        OPEN_HUB: open_hub_by_button,
    },
)
