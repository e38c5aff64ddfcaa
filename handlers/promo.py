"""`/promo`: where I am, where I want to be, the next step, and every page behind it."""

from dataclasses import dataclass
from functools import partial

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
from handlers.drafts.draft import show_written, write_kind
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
class Page(pages.Choice):
    """The same with the function that opens it."""

    show: Listener


SECTIONS: dict[str, tuple[Page, ...]] = {
    pages.WINS: (
        Page("save", "Save a win", "Something you did, while it's fresh", show_win_form),
        Page("wins", "All my wins", "Search, change and mark them", show_wins),
        Page(
            "coverage",
            "What they cover",
            "What your wins show of you, and what not yet",
            open_coverage_for,
        ),
        Page("import", "Import a list", "Wins from a file, or pasted", open_import_for),
        Page(
            "file",
            "Export my wins",
            "Your wins as a file, for a review or elsewhere",
            open_export_for,
        ),
    ),
    pages.PLAN: (
        Page("goal", "Set a goal", "One thing to get done this week", show_goal_form),
        Page("week", "This week's goals", "What you set: finish, carry or drop it", show_week),
        Page("plan", "My plan", "Every step, counted back from the decision", show_plan),
        Page(
            "timing",
            "Is now a good time?",
            "What speaks for asking now, and what against",
            show_timing,
        ),
        Page("ready", "Where am I?", "What's still open before you're ready", show_ready),
        Page("goals", "Development goals", "What closes a gap, over months", show_growth),
        Page("progress", "My progress", "Your wins and goals, month by month", show_progress),
        Page("company", "Company dates", "When your company decides", show_company),
        Page(
            "after",
            "What comes after",
            "Once you have it: thanks, a good start, the next role",
            show_after,
        ),
    ),
    pages.REVIEW: (
        Page(
            "review",
            "Go through the expectations",
            "One by one, with your manager if you like",
            show_review,
        ),
        Page("map", "See the map", "Where your case is strong and where it's thin", show_map),
        Page("ladder", "Ladder", "What the next level asks", show_ladder),
        Page("feedback", "Feedback", "What people say of your work; ask them", show_feedback),
    ),
    pages.TALKS: (
        Page("talk", "Record a talk", "What was said and promised", open_talk_form),
        Page("talks", "My talks", "Every talk, promise and offer", show_talks),
        Page(
            "meeting", "Your regular 1:1", "When it is, so that I bring its agenda", show_one_to_one
        ),
        Page(
            "questions",
            "What to find out",
            "What to ask first, and what you were told",
            show_questions,
        ),
        Page("people", "My people", "Who knows, who decides and who helps", show_people),
        Page("answer", "The answer I got", "What to do with what they said", show_answer),
        Page(
            "not this time",
            "Not this time",
            "Why, what's missing, and starting again",
            show_not_yet,
        ),
        Page("options", "Stay or go", "Weigh it in private", show_options),
    ),
    pages.DRAFTS: (
        Page("case", "My case", "What only you know: the role, the gain, the why", show_case),
        Page("written", "My drafts", "Everything I've written, with your edits", show_written),
    ),
    pages.SETTINGS: (
        Page("settings", "Change settings", "Titles, manager, dates and hours", show_settings),
        Page("pause", "Pause until…", "No messages for a while", show_pause),
        Page("days", "Working days", "Your days off and public holidays", open_days_form),
        Page("shared", "What was shown", "Everything that ever left by me", show_shared),
        Page("export", "Export everything", "All that I keep about you", show_export),
        Page("forget", "Delete everything", "For good", show_forget),
    ),
}
"""What stands behind each door, the most needed first."""

PAGES: tuple[Page, ...] = tuple(page for section in SECTIONS.values() for page in section)

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


async def show_door(door: str, turn: Turn) -> None:
    await turn.open_over(await _door(turn, pages.Place(door)))


async def open_page(turn: Turn) -> None:
    await WORDS[turn.value](turn)


WORDS: dict[str, Listener] = {page.word: page.show for page in PAGES} | {
    "": show_hub,
    "help": show_help,
    "write": partial(show_door, pages.DRAFTS),
    "conversations": partial(show_door, pages.TALKS),
}

WRITE = frozenset({"write", "draft"})

OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "": ("home", "hub", "next", "next step", "what's next", "what next", "now"),
    "help": ("commands", "how", "what can you do", "-h", "--help", "?"),
    "save": ("win", "new win", "add win"),
    "wins": ("my wins", "list", "achievements", "log"),
    "week": ("this week", "weekly goals", "my goals"),
    "goal": ("add goal", "set goal", "new goal"),
    "goals": ("growth", "development", "gaps"),
    "plan": ("steps", "decision", "milestones", "when is it decided"),
    "timing": ("when", "good time", "ask now", "when to ask"),
    "ready": ("stage", "status", "where am i", "what's open", "readiness"),
    "progress": ("months", "trend", "how am i doing", "statistics", "stats"),
    "company": ("cycle", "dates", "company dates"),
    "after": ("promoted", "thanks", "90 days", "yes"),
    "review": ("lines", "rating", "ratings", "expectations", "criteria"),
    "map": ("strengths", "evidence", "picture"),
    "ladder": ("levels", "career ladder", "rubric"),
    "feedback": ("peers", "ask for feedback"),
    "talk": ("record", "record a talk", "conversation", "note"),
    "talks": ("promises", "offers", "opportunities", "history"),
    "meeting": ("1:1", "1-1", "one on one", "1on1", "agenda", "meetings"),
    "questions": ("find out", "ask", "what to ask"),
    "people": ("manager", "boss", "sponsor", "who knows", "allies", "stakeholders"),
    "answer": ("reply", "they said"),
    "not this time": ("no", "refused", "rejected", "not yet", "they said no"),
    "options": ("leave", "quit", "stay or go", "stay", "offer"),
    "write": ("drafts", "draft", "letters", "texts", "documents", "words"),
    "written": ("my drafts", "latest draft", "old drafts"),
    "case": ("my case", "motive", "why"),
    "settings": ("title", "hours", "profile", "preferences", "config"),
    "pause": ("stop", "quiet", "mute", "break", "holiday", "vacation"),
    "days": ("working days", "weekend", "country"),
    "shared": ("privacy", "who can see", "what was shown", "guests"),
    "export": ("my data", "download", "backup"),
    "forget": ("delete", "erase", "remove me", "delete everything"),
}
"""What people type for a page instead of its word."""

MEANT: dict[str, str] = {other: word for word, others in OTHER_WORDS.items() for other in others}


async def open_hub(turn: Turn) -> None:
    """The page or the draft that was typed, or the one most like it; else the hub."""
    typed = _typed(turn)
    verb, _, rest = typed.partition(" ")
    if verb in WRITE and rest and (draft := nearest(rest, NAMED)):
        await write_kind(turn, NAMED[draft])
        return
    found = nearest(typed, {*WORDS, *MEANT, *NAMED} - {""}) if typed else ""
    if found is None:
        await show_lost(turn)
    elif page := WORDS.get(MEANT.get(found, found)):
        await page(turn)
    else:
        await write_kind(turn, NAMED[found])


async def _door(turn: Turn, place: pages.Place) -> View:
    overview = await turn.coach.overviews.overview(turn.member)
    return views.door_view(place, SECTIONS[place.door], overview)


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
        **dict.fromkeys((*SECTIONS, pages.MORE, pages.BACK, pages.ALL_DRAFTS), open_door),
        pages.OPEN_PAGE: open_page,
    },
)
