"""What `/promo` opens by a word of its own: a page a feature. Add yours to SECTIONS."""

from dataclasses import dataclass
from typing import Any

from handlers.after import show_after
from handlers.answer import show_answer
from handlers.case_file import show_case
from handlers.case_map import show_map
from handlers.company import show_company
from handlers.feedback import show_feedback
from handlers.growth import show_growth
from handlers.ladder import show_ladder
from handlers.leaving import show_export, show_forget
from handlers.not_yet import show_not_yet
from handlers.one_to_one import show_one_to_one
from handlers.people import show_people
from handlers.plan import show_plan
from handlers.progress import show_progress
from handlers.questions import show_questions
from handlers.ready import show_ready
from handlers.review import show_review
from handlers.settings import show_settings
from handlers.sharing import show_shared
from handlers.stay_or_go import show_options
from handlers.talk import open_talk_form
from handlers.talk_list import show_talks
from handlers.timing import show_timing
from handlers.turn import Listener
from handlers.write import show_drafts

Body = dict[str, Any]


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
    "The road": (
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
