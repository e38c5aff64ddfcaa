"""How a talk is recorded and corrected: the form with its reader."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.talks.promises import read_promises
from bot.domain.talks.talk import Expectation, Outcome, Talk, TalkDraft
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import calendar_date
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import plain, shortened, small
from bot.slack.views.fields import choice_field, date_field, field, text_field
from bot.slack.views.links import WayOn

OPEN_FORM = "talk_open"
OPEN_LIST = "talk_open_list"
NEXT_TALK = WayOn("Record a talk", OPEN_FORM, "open")
RECORD = "talk_record"

FROM_LOG = "log"
"""The value of the button in the log."""

WITH = "with_name"
HELD_ON = "held_on"
ON_RECORD = "on_record"
OWN_NOTES = "own_notes"
SAID = "said"
"""The one box of forms opened before there were two; it was headed "For you alone"."""

OUTCOME = "outcome"
PROMISES = "promises"
NEXT_ON = "next_talk_on"
EXPECTATION = "expectation"
COURSE = "change_of_course"

LONGEST_NAME = 80
LONGEST_SAID = 3000

OUTCOMES: dict[Outcome, str] = {
    "open": "Nothing was decided",
    "yes": "Yes",
    "not_yet": "Not yet",
    "not_ready": "They say that I'm not ready",
    "no_budget": "No budget or no opening for it now",
    "not_that_role": "Not in that role",
    "evasive": "I didn't get a clear answer",
}
"""In the words of the member, the most frequent first."""

EXPECTATIONS: dict[Expectation, str] = {
    "yes": "Yes, that is reasonable",
    "conditional": "Yes, on conditions",
    "evasive": "I didn't get a clear answer",
    "no": "No",
}
"""What they may have said to "is it reasonable to expect it if I reach this?" (002-40)."""


class NobodyError(CoachError):
    def __init__(self) -> None:
        super().__init__("With whom did you talk? A first name is enough.", field=WITH)


class TalkFutureError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "That day is still to come. Choose the day on which you talked.", field=HELD_ON
        )


class NextTalkEarlyError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "The next talk comes after this one. Choose a later day, or leave it empty and I "
            "put the question into your e-mail.",
            field=NEXT_ON,
        )


def record_talk_form(today: date, manager_name: str, opened_by: str = "") -> View:
    """`today` is the member's; `manager_name` is who it is filled in for, empty if unknown.

    `opened_by` is the value of the button: an outcome is chosen already, the log is brought up to
    date behind the form.
    """
    outcome = _outcome(opened_by)
    blank = TalkDraft(with_name=manager_name, held_on=today, said="", outcome=outcome)
    return _form("Record a talk", blank, carry(log=int(opened_by == FROM_LOG)))


def correct_talk_form(talk: Talk) -> View:
    """The same form, filled in with what was saved."""
    return _form("Correct the talk", talk, carry(talk=talk.id, log=1))


def read_opening(body: Mapping[str, Any]) -> str:
    """The value of the button that opened the form; empty for a command."""
    return str((body.get("actions") or [{}])[0].get("value") or "")


def is_over_log(view: Mapping[str, Any]) -> bool:
    """The form stands over the log of talks."""
    return bool(carried(view).get("log"))


def read_talk_id(view: Mapping[str, Any]) -> int | None:
    """The talk that the form corrects, None for a new one."""
    talk_id: int | None = carried(view).get("talk")
    return talk_id


def read_talk_form(view: Mapping[str, Any], today: date) -> TalkDraft:
    """What the form says. Raises NobodyError, TalkFutureError or NextTalkEarlyError."""
    form = Form(view)
    name = " ".join(clean_text(form.text(WITH)).split())
    held_on = form.day(HELD_ON) or today
    draft = TalkDraft(
        with_name=name,
        held_on=held_on,
        said=clean_text(form.text(ON_RECORD)).strip(),
        outcome=_outcome(form.option(OUTCOME)),
        promises=read_promises(clean_text(form.text(PROMISES)), other=name, held_on=held_on),
        next_talk_on=form.day(NEXT_ON),
        expectation=_expectation(form.option(EXPECTATION)),
        change_of_course=clean_text(form.text(COURSE)).strip(),
        own_notes=clean_text(form.text(OWN_NOTES) or form.text(SAID)).strip(),
    )
    _check(draft, today)
    return draft


def _form(title: str, talk: Talk | TalkDraft, carrying: str) -> View:
    return modal(
        title,
        RECORD,
        submit="Save",
        carries=carrying,
        blocks=[
            small(
                "Write it down while it's fresh. The follow-up e-mail is written from this form, "
                "without your own notes."
            ),
            *_talk_fields(talk),
            *_outcome_fields(talk),
            *_course_fields(talk),
        ],
    )


def _talk_fields(talk: Talk | TalkDraft) -> list[Block]:
    return [
        field(
            WITH,
            "With whom?",
            PlainTextInputElement(
                action_id=WITH,
                initial_value=shortened(talk.with_name, LONGEST_NAME) or None,
                max_length=LONGEST_NAME,
            ),
            optional=False,
        ),
        field(
            HELD_ON,
            "When?",
            DatePickerElement(action_id=HELD_ON, initial_date=talk.held_on.isoformat()),
            optional=False,
        ),
        text_field(
            ON_RECORD,
            "What was agreed, or said for the record?",
            talk.said,
            "Quoted in the follow-up e-mail, which you see first",
            is_long=True,
        ),
        text_field(
            OWN_NOTES,
            "My own notes",
            talk.own_notes,
            "In no e-mail, agenda or document. Only your own export has them.",
            is_long=True,
        ),
    ]


def _outcome_fields(talk: Talk | TalkDraft) -> list[Block]:
    options = {name: Option(value=name, text=plain(label)) for name, label in OUTCOMES.items()}
    return [
        field(
            OUTCOME,
            "How did it end?",
            StaticSelectElement(
                action_id=OUTCOME,
                options=list(options.values()),
                initial_option=options[talk.outcome],
            ),
            optional=False,
        ),
        field(
            PROMISES,
            "Who does what by when?",
            PlainTextInputElement(
                action_id=PROMISES,
                multiline=True,
                max_length=LONGEST_SAID,
                initial_value=_promised(talk)[:LONGEST_SAID] or None,
                placeholder=plain("me: write up the migration by 4 December"),
            ),
            hint="One a line, with the name before a colon",
        ),
        date_field(NEXT_ON, "When do you talk again?", talk.next_talk_on),
    ]


def _course_fields(talk: Talk | TalkDraft) -> list[Block]:
    options: dict[str, Option] = {
        name: Option(value=name, text=plain(label)) for name, label in EXPECTATIONS.items()
    }
    return [
        choice_field(
            EXPECTATION,
            "Is it reasonable to expect it if you reach your goals?",
            options,
            talk.expectation,
            "Not asked",
        ),
        text_field(
            COURSE,
            "Did they set you on another course?",
            talk.change_of_course,
            "What to do more of, less of, or instead",
            is_long=True,
        ),
    ]


def _promised(talk: Talk | TalkDraft) -> str:
    """As it is typed, so that a correction reads it back the same."""
    return "\n".join(
        f"{one.who}: {one.what}" + (f" by {calendar_date(one.by_on)}" if one.by_on else "")
        for one in talk.promises
    )


def _check(draft: TalkDraft, today: date) -> None:
    if not draft.with_name:
        raise NobodyError
    if draft.held_on > today:
        raise TalkFutureError
    if draft.next_talk_on and draft.next_talk_on <= draft.held_on:
        raise NextTalkEarlyError


def _outcome(value: str | None) -> Outcome:
    return next((outcome for outcome in get_args(Outcome) if outcome == value), "open")


def _expectation(value: str | None) -> Expectation | None:
    return next((said for said in get_args(Expectation) if said == value), None)
