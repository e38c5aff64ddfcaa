"""`/promo`: where I am, where I want to be, the next step, and every page behind it."""

from dataclasses import dataclass

from slack_sdk.models.views import View

from bot.domain.drafts.catalogue import NAMED
from bot.domain.text.wording import nearest
from bot.domain.wins.slack_text import read_escaped
from bot.slack.manifest import CommandSpec
from bot.slack.views import pages
from bot.slack.views import promo as views
from bot.slack.views.links import OPEN_HUB, OPEN_PROGRESS
from bot.slack.views.progress import progress_page
from handlers.agenda.one_to_one import show_one_to_one
from handlers.drafts.draft import write_kind
from handlers.goals.development_goal import show_growth
from handlers.goals.goal import show_form as show_goal_form
from handlers.goals.goal import show_week
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
from handlers.week.later import open_days_form, show_pause
from handlers.wins.files import open_coverage_for, open_export_for, open_import_for
from handlers.wins.form import show_form as show_win_form
from handlers.wins.list import open_list as show_wins
from handlers.workspace.leaving import show_export, show_forget


async def show_progress(turn: Turn) -> None:
    months = await turn.coach.months.months(turn.member)
    await turn.open_over(progress_page(months))


@dataclass(frozen=True, slots=True)
class Page:
    """`label` is its button's and `says` the line beside it; `word` is what one types for it."""

    word: str
    show: Listener
    label: str
    says: str


SECTIONS: dict[str, tuple[Page, ...]] = {
    pages.WINS: (
        Page("save", show_win_form, "Save a win", "Something you did, while it's fresh"),
        Page("wins", show_wins, "All my wins", "Search, change and mark them"),
        Page(
            "coverage",
            open_coverage_for,
            "What they cover",
            "What your wins show of you, and what not yet",
        ),
        Page("import", open_import_for, "Import a list", "Wins from a file, or pasted"),
        Page(
            "file",
            open_export_for,
            "Export my wins",
            "Your wins as a file, for a review or elsewhere",
        ),
    ),
    pages.PLAN: (
        Page("goal", show_goal_form, "Set a goal", "One thing to get done this week"),
        Page("week", show_week, "This week's goals", "What you set: finish, carry or drop it"),
        Page("plan", show_plan, "My plan", "Every step, counted back from the decision"),
        Page(
            "timing",
            show_timing,
            "Is now a good time?",
            "What speaks for asking now, and what against",
        ),
        Page("ready", show_ready, "Where am I?", "What's still open before you're ready"),
        Page("goals", show_growth, "Development goals", "What closes a gap, over months"),
        Page("progress", show_progress, "My progress", "Your wins and goals, month by month"),
        Page("company", show_company, "Company dates", "When your company decides"),
        Page(
            "after",
            show_after,
            "What comes after",
            "Once you have it: thanks, a good start, the next role",
        ),
    ),
    pages.REVIEW: (
        Page(
            "review",
            show_review,
            "Go through the lines",
            "Line by line, with your manager if you like",
        ),
        Page("map", show_map, "See the map", "Where your case is strong and where it's thin"),
        Page("ladder", show_ladder, "Ladder", "What the next level asks"),
        Page("feedback", show_feedback, "Feedback", "What people say of your work; ask them"),
    ),
    pages.TALKS: (
        Page("talk", open_talk_form, "Record a talk", "What was said and promised"),
        Page("talks", show_talks, "My talks", "Every talk, promise and offer"),
        Page(
            "meeting", show_one_to_one, "Your regular 1:1", "When it is, so that I bring its agenda"
        ),
        Page(
            "questions",
            show_questions,
            "What to find out",
            "What to ask first, and what you were told",
        ),
        Page("people", show_people, "My people", "Who knows, who decides and who helps"),
        Page("answer", show_answer, "The answer I got", "What to do with what they said"),
        Page(
            "not this time",
            show_not_yet,
            "Not this time",
            "Why, what's missing, and starting again",
        ),
        Page("options", show_options, "Stay or go", "Weigh it in private"),
    ),
    pages.DRAFTS: (
        Page("case", show_case, "My case", "What only you know: the role, the gain, the why"),
    ),
    pages.SETTINGS: (
        Page("settings", show_settings, "Change settings", "Titles, manager, dates and hours"),
        Page("pause", show_pause, "Pause until…", "No messages for a while"),
        Page("days", open_days_form, "Working days", "Your days off and public holidays"),
        Page("shared", show_shared, "What was shown", "Everything that ever left by me"),
        Page("export", show_export, "Export everything", "All that I keep about you"),
        Page("forget", show_forget, "Delete everything", "For good"),
    ),
}
"""What stands behind each door, the most needed first."""

PAGES: tuple[Page, ...] = tuple(page for pages in SECTIONS.values() for page in pages)

COMMAND = CommandSpec(
    "promo",
    "Where you are, where you want to be, and the next step",
    "plan | write proposal | wins | review | people | settings | help",
)


async def show_hub(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
    if overview.case is None:
        await show_settings(turn)
        return
    turn.answer(views.hub(overview))


async def show_help(turn: Turn) -> None:
    turn.answer(views.help_message(turn.coach.commands))


async def show_lost(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
    turn.answer(views.lost(overview, turn.coach.commands.promo, _typed(turn)))


async def open_hub_by_button(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
    await turn.open(views.hub_view(overview))


async def open_door(turn: Turn) -> None:
    await turn.show_here(await _door(turn, pages.read_door(turn.action)))


async def show_drafts(turn: Turn) -> None:
    await turn.open_over(await _door(turn, pages.Place(pages.DRAFTS)))


async def show_conversations(turn: Turn) -> None:
    await turn.open_over(await _door(turn, pages.Place(pages.TALKS)))


async def open_page(turn: Turn) -> None:
    await WORDS[turn.value](turn)


WORDS: dict[str, Listener] = {page.word: page.show for page in PAGES} | {
    "": show_hub,
    "help": show_help,
    "write": show_drafts,
    "conversations": show_conversations,
}

WRITE = frozenset({"write", "draft"})

MEANT: dict[str, str] = {
    **dict.fromkeys(("home", "hub", "next", "next step", "what's next", "what next", "now"), ""),
    **dict.fromkeys(("commands", "how", "what can you do", "-h", "--help", "?"), "help"),
    **dict.fromkeys(("win", "new win", "add win"), "save"),
    **dict.fromkeys(("my wins", "list", "achievements", "log"), "wins"),
    **dict.fromkeys(("this week", "weekly goals", "my goals"), "week"),
    **dict.fromkeys(("add goal", "set goal", "new goal"), "goal"),
    **dict.fromkeys(("growth", "development", "gaps"), "goals"),
    **dict.fromkeys(("steps", "decision", "milestones", "when is it decided"), "plan"),
    **dict.fromkeys(("when", "good time", "ask now", "when to ask"), "timing"),
    **dict.fromkeys(("stage", "status", "where am i", "what's open", "readiness"), "ready"),
    **dict.fromkeys(("months", "trend", "how am i doing", "statistics", "stats"), "progress"),
    **dict.fromkeys(("cycle", "dates", "company dates"), "company"),
    **dict.fromkeys(("promoted", "thanks", "90 days", "yes"), "after"),
    **dict.fromkeys(("lines", "rating", "ratings", "expectations", "criteria"), "review"),
    **dict.fromkeys(("strengths", "evidence", "picture"), "map"),
    **dict.fromkeys(("levels", "career ladder", "rubric"), "ladder"),
    **dict.fromkeys(("peers", "ask for feedback"), "feedback"),
    **dict.fromkeys(("record", "record a talk", "conversation", "note"), "talk"),
    **dict.fromkeys(("promises", "offers", "opportunities", "history"), "talks"),
    **dict.fromkeys(("1:1", "1-1", "one on one", "1on1", "agenda", "meetings"), "meeting"),
    **dict.fromkeys(("find out", "ask", "what to ask"), "questions"),
    **dict.fromkeys(
        ("manager", "boss", "sponsor", "who knows", "allies", "stakeholders"), "people"
    ),
    **dict.fromkeys(("reply", "they said"), "answer"),
    **dict.fromkeys(("no", "refused", "rejected", "not yet", "they said no"), "not this time"),
    **dict.fromkeys(("leave", "quit", "stay or go", "stay", "offer"), "options"),
    **dict.fromkeys(("drafts", "draft", "letters", "texts", "documents", "words"), "write"),
    **dict.fromkeys(("my case", "motive", "why"), "case"),
    **dict.fromkeys(("title", "hours", "profile", "preferences", "config"), "settings"),
    **dict.fromkeys(("stop", "quiet", "mute", "break", "holiday", "vacation"), "pause"),
    **dict.fromkeys(("working days", "weekend", "country"), "days"),
    **dict.fromkeys(("privacy", "who can see", "what was shown", "guests"), "shared"),
    **dict.fromkeys(("my data", "download", "backup"), "export"),
    **dict.fromkeys(("delete", "erase", "remove me", "delete everything"), "forget"),
}
"""What people type for a page that goes by another word."""


async def open_hub(turn: Turn) -> None:
    """The page or the draft that was typed, or the one most like it; else the hub."""
    typed = _typed(turn)
    verb, _, rest = typed.partition(" ")
    found = nearest(rest, NAMED) if verb in WRITE and rest else None
    found = found or nearest(typed, {*WORDS, *MEANT, *NAMED} - {""}) if typed else ""
    if found is None:
        await show_lost(turn)
    elif page := WORDS.get(MEANT.get(found, found)):
        await page(turn)
    else:
        await write_kind(turn, NAMED[found])


async def _door(turn: Turn, place: pages.Place) -> View:
    choices = [pages.Choice(page.word, page.label, page.says) for page in SECTIONS[place.door]]
    overview = await turn.coach.overviews.overview(turn.member)
    return views.door_view(place, choices, overview)


def _typed(turn: Turn) -> str:
    """What follows the command, folded: `/promo Plan` is `/promo plan`."""
    return " ".join(read_escaped(turn.text).text.lower().replace("’", "'").split())  # noqa: RUF001


LISTENERS = Listeners(
    commands={
        "promo": open_hub,
    },
    actions={
        OPEN_PROGRESS: show_progress,
        OPEN_HUB: open_hub_by_button,
        **dict.fromkeys(
            (
                pages.WINS,
                pages.PLAN,
                pages.REVIEW,
                pages.TALKS,
                pages.DRAFTS,
                pages.SETTINGS,
                pages.MORE,
                pages.BACK,
                pages.ALL_DRAFTS,
            ),
            open_door,
        ),
        pages.OPEN_PAGE: open_page,
    },
)
