"""How a talk is recorded and corrected: the form with its reader."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.talks.promises import read_promises
from bot.domain.talks.talk import Expectation, Outcome, Talk, TalkDraft
from bot.domain.text.clean import on_one_line, trimmed
from bot.domain.text.wording import calendar_date
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import small
from bot.slack.views.choices import Select
from bot.slack.views.fields import Day, Field, PastDay, Words, blocks_of, values_of
from bot.slack.views.links import WayOn

OPEN_FORM = "talk_open"
OPEN_LIST = "talk_open_list"
NEXT_TALK = WayOn("Record a talk", OPEN_FORM, "open")
RECORD = "talk_record"

FROM_LOG = "log"
"""The value of the button in the log."""

SAID = "said"
"""The one box of forms opened before there were two; it was headed "For you alone"."""

LONGEST_NAME = 80

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


WITH = Words(
    "with_name",
    "With whom?",
    tidied=on_one_line,
    longest=LONGEST_NAME,
    is_needed=True,
    refusal="With whom did you talk? A first name is enough.",
)
HELD_ON = PastDay(
    "held_on",
    "When?",
    is_needed=True,
    refusal="That day is still to come. Choose the day on which you talked.",
)
OWN_NOTES = Words(
    "own_notes",
    "My own notes",
    "In no e-mail, agenda or document. Only your own export has them.",
    is_long=True,
)
PROMISES = Words(
    "promises",
    "Who does what by when?",
    "One a line, with the name before a colon",
    is_long=True,
    prompt="me: write up the migration by 4 December",
)
NEXT_ON = Day("next_talk_on", "When do you talk again?")

TALK: tuple[Field[Any], ...] = (
    WITH,
    HELD_ON,
    Words(
        "on_record",
        "What was agreed, or said for the record?",
        "Quoted in the follow-up e-mail, which you see first",
        is_long=True,
        fills="said",
    ),
    OWN_NOTES,
    Select("outcome", "How did it end?", labels=OUTCOMES, usual="open", is_needed=True),
)
COURSE: tuple[Field[Any], ...] = (
    NEXT_ON,
    Select(
        "expectation",
        "Is it reasonable to expect it if you reach your goals?",
        labels=EXPECTATIONS,
        prompt="Not asked",
    ),
    Words(
        "change_of_course",
        "Did they set you on another course?",
        "What to do more of, less of, or instead",
        is_long=True,
    ),
)
"""What stands above the promises, and what stands below them."""


class NextTalkEarlyError(CoachError):
    sentence = (
        "The next talk comes after this one. Choose a later day, or leave it empty and I "
        "put the question into your e-mail."
    )
    field = NEXT_ON.id


def record_talk_form(today: date, manager_name: str, opened_by: str = "") -> View:
    """`today` is the member's; `manager_name` is who it is filled in for, empty if unknown.

    `opened_by` is the value of the button: an outcome is chosen already, the log is brought up to
    date behind the form.
    """
    outcome: Outcome = next((known for known in OUTCOMES if known == opened_by), "open")
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
    """What the form says. Raises NextTalkEarlyError, or what a field refuses."""
    form = Form(view, today)
    draft = TalkDraft(**values_of((*TALK, *COURSE), form))
    if draft.next_talk_on and draft.next_talk_on <= draft.held_on:
        raise NextTalkEarlyError
    return replace(
        draft,
        promises=read_promises(PROMISES.read(form), other=draft.with_name, held_on=draft.held_on),
        own_notes=draft.own_notes or trimmed(form.text(SAID)),
    )


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
            *blocks_of(TALK, talk),
            PROMISES.block(_promised(talk)),
            *blocks_of(COURSE, talk),
        ],
    )


def _promised(talk: Talk | TalkDraft) -> str:
    """As it is typed, so that a correction reads it back the same."""
    return "\n".join(
        f"{one.who}: {one.what}" + (f" by {calendar_date(one.by_on)}" if one.by_on else "")
        for one in talk.promises
    )
