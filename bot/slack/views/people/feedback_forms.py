"""The member's forms around feedback: ask for it, note it, file it, make a goal of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
)
from slack_sdk.models.views import View

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.working_days import TheirClock
from bot.domain.goals.development_goal import DevelopmentGoalDraft, Growth
from bot.domain.ladder.ladder import LineKey
from bot.domain.people.feedback import (
    LONGEST_NOTE,
    QUESTIONS,
    Answer,
    Asked,
    Feedback,
    FeedbackDraft,
    NobodyAskedError,
    NoLineError,
    Tagged,
)
from bot.domain.people.person import NamelessPersonError
from bot.domain.review.map import Standpoint
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, rich, said, shortened, small
from bot.slack.views.choices import Pick, Radio, Who
from bot.slack.views.fields import Words, blocks_of
from bot.slack.views.goals.development_goal import growth_form, read_growth_form
from bot.slack.views.people.request import answer_fields, read_answer, request_message
from bot.slack.views.review.rating import SAID_AS
from bot.slack.views.send_when import when_fields

LOOK = "feedback_look"
SEND = "feedback_send"
SAVE = "feedback_keep"
FILE = "feedback_file"
MAKE_GOAL = "feedback_make_goal"

TITLE = 24
SIDES = {
    "strength": "A strength: I show it",
    "gap": "A gap: I could show more of it",
    "neither": "Neither: take it off this one",
}


WHOM = Who("feedback_whom", "Whom would you like to ask?", is_needed=True)
WORDS = Words(
    "feedback_words",
    "A few words of your own",
    "About which piece of work, say",
    longest=LONGEST_NOTE,
    is_long=True,
)
WHO_SAID = Words("person_name", "Who told you?", has_focus=True, is_needed=True)


def _of_a_line(value: str) -> str:
    """Raises ValueError where it names no level."""
    return f"{int(value.partition(' ')[0])} {value.partition(' ')[2]}"


LINE = Pick(
    "feedback_line",
    "Which expectation is it about?",
    prompt="Choose an expectation",
    key=_of_a_line,
    is_needed=True,
)
SIDE = Radio("feedback_side", "What does it say?", labels=SIDES, usual="strength", is_needed=True)


def ask_form(with_id: str | None = None) -> View:
    return modal(
        "Ask for feedback",
        LOOK,
        submit="See it first",
        blocks=[
            WHOM.block(with_id),
            WORDS.block(),
            rich(line("They are asked:"), bullets([(question,) for question in QUESTIONS])),
            small("Nothing is sent before you have seen it."),
        ],
    )


def read_ask(view: Mapping[str, Any]) -> tuple[str, str]:
    """The user id and the member's words. Raises NobodyAskedError."""
    form = Form(view)
    whom = WHOM.read(form)
    if whom is None:
        raise NobodyAskedError
    return whom, WORDS.read(form)


def preview(draft: FeedbackDraft, asked: Asked, clock: TheirClock | None = None) -> View:
    """Exactly what they get, when, and the button that names them."""
    message = request_message(asked)
    shown = [block for block in message["blocks"] if not isinstance(block, ActionsBlock)]
    return modal(
        "What they will get",
        SEND,
        submit=shortened(f"Send to {draft.with_name}", TITLE),
        close="Not now",
        carries=carry(whom=draft.with_id, words=draft.note),
        blocks=[
            rich(line(bold(f"{draft.with_name} gets this message from me:"))),
            *shown,
            small("With two buttons: answer, or rather not. They see nothing else of yours."),
            *when_fields(clock, draft.with_name),
        ],
    )


def read_preview(view: Mapping[str, Any]) -> tuple[str, str]:
    facts = carried(view)
    return str(facts["whom"]), str(facts.get("words", ""))


def sent(name: str, at: datetime | None = None) -> View:
    """`at` is where it waits for the start of their day, on the member's own clock."""
    if at:
        return modal(
            "Planned",
            "feedback_sent",
            close="Done",
            blocks=[
                rich(line(bold(f"{name} gets it at the start of their day. "), _planned(at))),
                said("Until then you can take it back on your feedback page."),
            ],
        )
    return modal(
        "Sent",
        "feedback_sent",
        close="Done",
        blocks=[
            rich(line(bold(f"{name} has your questions. "), "Their answer comes to you alone.")),
            said("Until they answer you can take it back on your feedback page."),
        ],
    )


def _planned(at: datetime) -> str:
    return f"That's {at:%A} at {at:%H:%M} for you."


def note_form() -> View:
    """For what was said over coffee."""
    return modal(
        "What they told me",
        SAVE,
        submit="Save",
        blocks=[
            WHO_SAID.block(),
            *answer_fields("they"),
        ],
    )


def read_note(view: Mapping[str, Any]) -> tuple[FeedbackDraft, Answer]:
    """Raises NamelessPersonError."""
    name = WHO_SAID.read(Form(view))
    if not name:
        raise NamelessPersonError
    return FeedbackDraft(name), read_answer(view)


def tag_form(feedback: Feedback, standpoint: Standpoint) -> View:
    """The lines of both levels, the next one first."""
    lines = (
        (f"{one.line.key.level} {one.line.key.criterion_id}", f"{one.line.text} ({found.title})")
        for found in standpoint.maps
        for one in found.lines
    )
    return modal(
        "File it",
        FILE,
        submit="File",
        carries=carry(feedback=feedback.id),
        blocks=[
            rich(line(bold(feedback.with_name), "  said this to you.")),
            *blocks_of(LINE.among(lines)),
            SIDE.block(),
        ],
    )


def read_tag(view: Mapping[str, Any]) -> tuple[int, LineKey, Tagged | None]:
    """The feedback, the line, and what it says; None takes it off. Raises NoLineError."""
    form = Form(view)
    feedback_id = int(carried(view)["feedback"])
    chosen = LINE.read(form)
    if chosen is None:
        raise NoLineError
    level, _, criterion_id = chosen.partition(" ")
    as_: Tagged | None = next((side for side in SAID_AS if side == SIDE.read(form)), None)
    return feedback_id, LineKey(criterion_id, int(level)), as_


MONTHS_FOR_IT = 3
"""So long a goal that comes of feedback has, until the member says otherwise."""


def goal_form(feedback: Feedback, growth: Growth) -> View:
    """The form of a goal for months, begun with what they said and a day that leaves time."""
    said = feedback.answer
    by_on = months_after(growth.today, MONTHS_FOR_IT)
    begun = DevelopmentGoalDraft(said.work_on or said.doing_well, deadline_on=by_on)
    return modal(
        "A goal from it",
        MAKE_GOAL,
        submit="Save",
        carries=carry(feedback=feedback.id),
        blocks=growth_form(growth, begun=begun).blocks or [],
    )


def read_goal(view: Mapping[str, Any]) -> tuple[int, DevelopmentGoalDraft]:
    draft, _, _ = read_growth_form(view)
    return int(carried(view)["feedback"]), draft
