"""How a nudge looks: its words, the button that takes the next step, and the ways out."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.views import View

from bot.domain.week.check_in import NudgeNote
from bot.slack.text import Message, plain, quoted, shortened, words
from bot.slack.views.drafts.draft import WRITE
from bot.slack.views.ladder.ladder import OPEN as OPEN_LADDER
from bot.slack.views.links import (
    MOVE_STAGE,
    OPEN_HUB,
    OPEN_ONE_TO_ONE,
    OPEN_PLAN,
    OPEN_SETTINGS,
    OPEN_TIMING,
    RECORD_OTHER_TALK,
    SAVE_WIN,
)
from bot.slack.views.menu import menu, more_button
from bot.slack.views.people.feedback import ANYBODY
from bot.slack.views.people.feedback import ASK as ASK_FEEDBACK
from bot.slack.views.plan.case_file import OPEN_PART
from bot.slack.views.plan.cycle import USE
from bot.slack.views.review.review import OPEN as OPEN_REVIEW
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

ASK_TOMORROW = "nudge_tomorrow"
SKIP = "nudge_skip"
STOP = "nudge_stop"

OPEN_REST = "nudge_open_rest"

LONGEST_PREVIEW = 150

MOST_IN_SIGHT = 3
"""Other ways on in ⋯, beside the two that every nudge has there."""


INTRODUCTION = "introduction"
"""The nudge whose occasion says what it introduces."""

OF_OCCASION = "occasion"
"""The value of a button that is about what the occasion begins with."""

NEXT_STEPS: dict[str, tuple[str, str, str]] = {
    "company_cycle": ("Use that date", USE, "company"),
    "company_day_gone": ("Open my plan", OPEN_PLAN, "plan"),
    "decision_day": ("I got it", GOT_IT, "promoted"),
    "written_yes": ("It came in writing", CONFIRM, "newest"),
    "look_again": ("Write the request", WRITE, "meeting_request"),
    "open_talk": ("Record the outcome", RECORD_TALK, "open"),
    "own_promise": ("Open the talk", OPEN_ANSWER, OF_OCCASION),
    "after_hard_no": ("See the talk", OPEN_ANSWER, "newest"),
    "timing_watch": ("Look at the timing", OPEN_TIMING, "timing"),
    "career_review": ("Set up the talk", OPEN_ONE_TO_ONE, "review"),
    "quiet_fortnight": ("Save a win", SAVE_WIN, "win"),
    "ready_silent": ("Draft the request", WRITE, "meeting_request"),
    "six_weeks": ("Draft the meeting request", WRITE, "meeting_request"),
    "two_weeks": ("Draft the conversation", WRITE, "conversation"),
}
"""Label, action and value of the button that fits a nudge; the others lead to SEE_ALL."""

INTRODUCED: dict[str, tuple[str, str, str]] = {
    "timing": ("Check the timing", OPEN_TIMING, "timing"),
    "agenda": ("Set up my 1:1", OPEN_ONE_TO_ONE, "one-to-one"),
    "ladder": ("Choose a ladder", OPEN_LADDER, "ladder"),
    "review": ("Rate myself", OPEN_REVIEW, "review"),
    "feedback": ("Ask somebody", ASK_FEEDBACK, ANYBODY),
    "raised_hand": ("I raised my hand", OPEN_HAND, "volunteered"),
    "opportunity": ("Note an offer", OPEN_OFFER, "offered"),
    "career_review": ("Choose how often", OPEN_ONE_TO_ONE, "review"),
    "company_cycle": ("Open my plan", OPEN_PLAN, "plan"),
    "watch_role": ("Open the ladder", OPEN_LADDER, "ladder"),
    "why": ("Note why", OPEN_PART, "motive"),
}
"""The same by the occasion, for what the coach introduces."""

SEE_ALL = ("See where I stand", OPEN_HUB, "hub")

MORE_STEPS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "decision_day": (
        ("Not this time", OPEN_NO, "no"),
        ("I heard something else", RECORD_OTHER_TALK, "open"),
        ("Open my plan", OPEN_PLAN, "plan"),
    ),
    "ready_silent": (("I've asked", MOVE_STAGE, "asked"),),
    "written_yes": (("Write the reminder", WRITE, "confirmation"),),
    "own_promise": (("See all promises", OPEN_LIST, "talks"),),
    "look_again": (("Record the talk", RECORD_TALK, "open"),),
    "after_hard_no": (("Stay or go", OPEN_OPTIONS, "options"),),
}
"""The other ways on, where one button is not enough."""


def nudge_message(note: NudgeNote) -> Message:
    """One button that acts, one that puts it off, and ⋯ with the rest."""
    steps = INTRODUCED if note.name == INTRODUCTION else NEXT_STEPS
    label, action_id, value = steps.get(
        note.occasion if note.name == INTRODUCTION else note.name, SEE_ALL
    )
    about = note.occasion.partition("/")[0]
    step = _button(label, action_id, about if value == OF_OCCASION else value)
    step.style = "primary"
    which = f"{note.name} {note.occasion}"
    others = [_button(*other) for other in MORE_STEPS.get(note.name, ())]
    rest = menu(
        *others[:MOST_IN_SIGHT],
        _button("Skip this week", SKIP, note.name),
        *([] if len(others) >= MOST_IN_SIGHT else [pause_button()]),
        more_button(OPEN_REST, which),
    )
    remind = _button("Remind me tomorrow", ASK_TOMORROW, which)
    return Message(
        text=quoted(shortened(note.text, LONGEST_PREVIEW)),
        blocks=[
            words(note.text),
            ActionsBlock(block_id="nudge", elements=[step, remind, rest]),
        ],
    )


def rest_of_nudge(name: str) -> View:
    """What a nudge has no room for: the other ways on, and how to be left alone."""
    others = [_button(*other) for other in MORE_STEPS.get(name, ())[MOST_IN_SIGHT:]]
    question = "I won't message you when a date comes close."
    stop = stop_button(STOP, "Stop nudges", "nudge", question)
    settings = ButtonElement(text=plain("Settings"), action_id=OPEN_SETTINGS)
    return View(
        type="modal",
        callback_id="nudge_rest",
        title=plain("More"),
        close=plain("Close"),
        blocks=[
            *([ActionsBlock(block_id="nudge", elements=others)] if others else []),
            ActionsBlock(block_id="later", elements=[pause_button(), stop, settings]),
        ],
    )


def read_nudge(action: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the occasion of the nudge that a button stands in."""
    name, _, occasion = str(action["value"]).partition(" ")
    return name, occasion


def _button(label: str, action_id: str, value: str) -> ButtonElement:
    return ButtonElement(text=plain(label), action_id=action_id, value=value)
