"""How a nudge looks: its words, the button that takes the next step, and the ways out."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.views import View

from bot.domain.week.check_in import NudgeNote
from bot.slack.modal import modal
from bot.slack.text import Message, quoted, shortened, with_next_step
from bot.slack.views.drafts.draft import WRITE
from bot.slack.views.ladder.ladder import OPEN as OPEN_LADDER
from bot.slack.views.links import (
    MOVE_STAGE,
    OPEN_HUB,
    OPEN_ONE_TO_ONE,
    OPEN_PART,
    OPEN_PLAN,
    OPEN_SETTINGS,
    OPEN_TIMING,
    RECORD_OTHER_TALK,
    WayOn,
    plain_button,
)
from bot.slack.views.menu import menu, more_button
from bot.slack.views.people.feedback import ANYBODY
from bot.slack.views.people.feedback import ASK as ASK_FEEDBACK
from bot.slack.views.plan.cycle import USE
from bot.slack.views.review.review import OPEN as OPEN_REVIEW
from bot.slack.views.review.review import OPEN_MAP
from bot.slack.views.talks.after import GOT_IT
from bot.slack.views.talks.answer import CONFIRM, OPEN_ANSWER
from bot.slack.views.talks.not_yet import OPEN_FORM as OPEN_NO
from bot.slack.views.talks.opportunity import OPEN_FORM as OPEN_OFFER
from bot.slack.views.talks.opportunity import OPEN_HAND
from bot.slack.views.talks.stay_or_go import OPEN as OPEN_OPTIONS
from bot.slack.views.talks.talk import OPEN_FORM as RECORD_TALK
from bot.slack.views.talks.talk import OPEN_LIST
from bot.slack.views.week.later import stop_button
from bot.slack.views.week.pause import pause_button
from bot.slack.views.week.tip import A_WIN, DRAFT_THE_REQUEST

ASK_TOMORROW = "nudge_tomorrow"
SKIP = "nudge_skip"
STOP = "nudge_stop"

OPEN_REST = "nudge_open_rest"

LONGEST_PREVIEW = 150

INTRODUCTION = "introduction"
"""The nudge whose occasion says what it introduces."""


ASKED = WayOn("I've asked", MOVE_STAGE, "asked")
SEE_ALL = WayOn("See where I stand", OPEN_HUB, "hub")

WAYS_ON: dict[str, tuple[WayOn, ...]] = {
    "company_cycle": (WayOn("Use that date", USE, "company"),),
    "company_day_gone": (WayOn("Open my plan", OPEN_PLAN, "plan"),),
    "decision_day": (
        WayOn("I got it", GOT_IT, "promoted"),
        WayOn("Not this time", OPEN_NO, "no"),
        WayOn("I heard something else", RECORD_OTHER_TALK, "open"),
        WayOn("Open my plan", OPEN_PLAN, "plan"),
    ),
    "written_yes": (
        WayOn("Write the reminder", WRITE, "confirmation"),
        WayOn("It came in writing", CONFIRM, "newest"),
    ),
    "look_again": (
        WayOn("Write the request", WRITE, "meeting_request"),
        WayOn("Record the talk", RECORD_TALK, "open"),
    ),
    "open_talk": (WayOn("Record the outcome", RECORD_TALK, "open"),),
    "own_promise": (
        WayOn("Open the talk", OPEN_ANSWER),
        WayOn("See all promises", OPEN_LIST, "talks"),
    ),
    "after_hard_no": (
        WayOn("Stay or go", OPEN_OPTIONS, "options"),
        WayOn("See the talk", OPEN_ANSWER, "newest"),
    ),
    "timing_watch": (WayOn("Look at the timing", OPEN_TIMING, "timing"),),
    "career_review": (
        WayOn("Draft the page", WRITE, "self_review"),
        WayOn("Set up the talk", OPEN_ONE_TO_ONE, "review"),
    ),
    "quiet_fortnight": (A_WIN,),
    "ready_silent": (DRAFT_THE_REQUEST, ASKED),
    "six_months": (DRAFT_THE_REQUEST, SEE_ALL),
    "three_months": (WayOn("Open my map", OPEN_MAP, "map"), SEE_ALL),
    "six_weeks": (DRAFT_THE_REQUEST,),
    "two_weeks": (WayOn("Draft the conversation", WRITE, "conversation"),),
}
"""What fits a nudge: the button that acts, then three others at most, in ⋯."""

WITHOUT_WINS = {"career_review": "wins", "three_months": "win_count"}
"""By the name of the fact that counts them: nudges whose step is to save one while it is zero."""

MAY_HAVE_ASKED = frozenset({"six_weeks", "two_weeks"})
"""They say that no ask is on record, which is not that there was none."""

INTRODUCED: dict[str, WayOn] = {
    "timing": WayOn("Check the timing", OPEN_TIMING, "timing"),
    "agenda": WayOn("Set up my 1:1", OPEN_ONE_TO_ONE, "one-to-one"),
    "ladder": WayOn("Choose a ladder", OPEN_LADDER, "ladder"),
    "review": WayOn("Rate myself", OPEN_REVIEW, "review"),
    "feedback": WayOn("Ask somebody", ASK_FEEDBACK, ANYBODY),
    "raised_hand": WayOn("I raised my hand", OPEN_HAND, "volunteered"),
    "opportunity": WayOn("Note an offer", OPEN_OFFER, "offered"),
    "career_review": WayOn("Choose how often", OPEN_ONE_TO_ONE, "review"),
    "company_cycle": WayOn("Open my plan", OPEN_PLAN, "plan"),
    "watch_role": WayOn("Open the ladder", OPEN_LADDER, "ladder"),
    "why": WayOn("Note why", OPEN_PART, "motive"),
}
"""The same by the occasion, for what the coach introduces."""

ROOM_IN_MENU = 2
"""Other ways on that leave room in ⋯ for the pause, which is behind *More…* as well."""


def nudge_message(note: NudgeNote) -> Message:
    """One button that acts, one that puts it off, and ⋯ with the rest."""
    step, *others = _ways_on(note)
    which = f"{note.name} {note.occasion}"
    about = note.occasion.partition("/")[0]
    rest = menu(
        *(way.button(about) for way in others),
        plain_button("Skip this week", SKIP, note.name),
        *([pause_button()] if len(others) <= ROOM_IN_MENU else []),
        more_button(OPEN_REST, which),
    )
    act = step.button(about, is_primary=True)
    remind = plain_button("Remind me tomorrow", ASK_TOMORROW, which)
    return Message(
        text=quoted(shortened(note.text, LONGEST_PREVIEW)),
        blocks=[
            with_next_step(note.text),
            ActionsBlock(block_id="nudge", elements=[act, remind, rest]),
        ],
    )


def rest_of_nudge() -> View:
    """What a nudge has no room for: how to be left alone."""
    question = "I won't message you when a date comes close."
    stop = stop_button(STOP, "Stop nudges", "nudge", question)
    settings = plain_button("Settings", OPEN_SETTINGS)
    return modal(
        "More",
        "nudge_rest",
        blocks=[ActionsBlock(block_id="later", elements=[pause_button(), stop, settings])],
    )


def read_nudge(action: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the occasion of the nudge that a button stands in."""
    name, _, occasion = str(action["value"]).partition(" ")
    return name, occasion


def _ways_on(note: NudgeNote) -> tuple[WayOn, ...]:
    if note.name == INTRODUCTION:
        return (INTRODUCED.get(note.occasion, SEE_ALL),)
    ways = WAYS_ON.get(note.name, (SEE_ALL,))
    if note.facts.get(WITHOUT_WINS.get(note.name, "")) == 0:
        return A_WIN, *ways
    if note.name in MAY_HAVE_ASKED and not note.facts.get("has_asked"):
        return *ways, ASKED
    return ways
