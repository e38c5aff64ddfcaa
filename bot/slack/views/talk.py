"""How a talk is recorded: the form with its reader, and what it turns into."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DatePickerElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.promising import read_promises
from bot.domain.reading import clean_text
from bot.domain.talk import Outcome, Promise, Talk, TalkDraft
from bot.domain.wording import day_near
from bot.slack.forms import Form
from bot.slack.text import bold, bullets, line, plain, rich, shortened, small
from bot.slack.views.draft import write_button
from bot.slack.views.fields import field

OPEN_FORM = "talk_open"
RECORD = "talk_record"

WITH = "with_name"
HELD_ON = "held_on"
SAID = "said"
OUTCOME = "outcome"
PROMISES = "promises"
NEXT_ON = "next_talk_on"

LONGEST_NAME = 80
LONGEST_SAID = 3000
SHOWN = 300
MOST_SHOWN = 10

OUTCOMES: dict[Outcome, str] = {
    "open": "Nothing was decided",
    "yes": "Yes",
    "not_yet": "Not yet",
    "not_ready": "They say that I am not ready",
    "no_budget": "No budget or no opening for it now",
    "not_that_role": "Not in that role",
    "evasive": "I did not get a clear answer",
}
"""In the words of the member, the most frequent first."""


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


def record_talk_form(today: date, manager_name: str) -> View:
    """`today` is the member's; `manager_name` is who it is filled in for, empty if unknown."""
    return View(
        type="modal",
        callback_id=RECORD,
        title=plain("Record a talk"),
        submit=plain("Save"),
        close=plain("Cancel"),
        blocks=[
            small("For you alone, while it is fresh. The e-mail afterward is written from it."),
            *_talk_fields(today, manager_name),
            *_outcome_fields(),
        ],
    )


def read_talk_form(view: Mapping[str, Any], today: date) -> TalkDraft:
    """What the form says. Raises NobodyError, TalkFutureError or NextTalkEarlyError."""
    form = Form(view)
    name = " ".join(clean_text(form.text(WITH)).split())
    held_on = form.day(HELD_ON) or today
    draft = TalkDraft(
        with_name=name,
        held_on=held_on,
        said=clean_text(form.text(SAID)).strip(),
        outcome=_outcome(form.option(OUTCOME)),
        promises=read_promises(clean_text(form.text(PROMISES)), other=name, held_on=held_on),
        next_talk_on=form.day(NEXT_ON),
    )
    _check(draft, today)
    return draft


def talk_kept(talk: Talk, today: date) -> View:
    """What the form turns into: what was understood, and the way to the e-mail."""
    heading = line(
        bold("Kept. "), f"Your talk with {talk.with_name}, {day_near(talk.held_on, today)}."
    )
    blocks: list[Block] = [rich(heading, line(bold("Outcome  "), OUTCOMES[talk.outcome]))]
    if talk.promises:
        lines = [(_promised(promise, today),) for promise in talk.promises[:MOST_SHOWN]]
        blocks.append(rich(line(bold("Who does what")), bullets(lines)))
    if len(talk.promises) > MOST_SHOWN:
        blocks.append(small(f"And {len(talk.promises) - MOST_SHOWN} more, which I kept as well."))
    if talk.next_talk_on:
        blocks.append(rich(line(bold("Next talk  "), day_near(talk.next_talk_on, today))))
    write = write_button("Write the follow-up e-mail", "follow_up", talk_id=talk.id)
    write.style = "primary"
    return View(
        type="modal",
        title=plain("Your talk"),
        close=plain("Done"),
        blocks=[
            *blocks,
            ActionsBlock(block_id=f"talk-{talk.id}", elements=[write]),
            small("Best sent within a day. I only write it; you send it."),
        ],
    )


def _talk_fields(today: date, manager_name: str) -> list[Block]:
    return [
        field(
            WITH,
            "With whom?",
            PlainTextInputElement(
                action_id=WITH,
                initial_value=shortened(manager_name, LONGEST_NAME) or None,
                max_length=LONGEST_NAME,
            ),
            optional=False,
        ),
        field(
            HELD_ON,
            "When?",
            DatePickerElement(action_id=HELD_ON, initial_date=today.isoformat()),
            optional=False,
        ),
        field(
            SAID,
            "What was said?",
            PlainTextInputElement(action_id=SAID, multiline=True, max_length=LONGEST_SAID),
            hint="In their words where you remember them. It is quoted in the e-mail.",
        ),
    ]


def _outcome_fields() -> list[Block]:
    options = {name: Option(value=name, text=plain(label)) for name, label in OUTCOMES.items()}
    return [
        field(
            OUTCOME,
            "What came of it?",
            StaticSelectElement(
                action_id=OUTCOME,
                options=list(options.values()),
                initial_option=options["open"],
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
                placeholder=plain("me: write up the migration by 4 December"),
            ),
            hint="One a line, with the name before a colon",
        ),
        field(NEXT_ON, "When do you talk again?", DatePickerElement(action_id=NEXT_ON)),
    ]


def _check(draft: TalkDraft, today: date) -> None:
    if not draft.with_name:
        raise NobodyError
    if draft.held_on > today:
        raise TalkFutureError
    if draft.next_talk_on and draft.next_talk_on <= draft.held_on:
        raise NextTalkEarlyError


def _promised(promise: Promise, today: date) -> str:
    by = f", by {day_near(promise.by_on, today)}" if promise.by_on else ""
    return f"{promise.who}: {shortened(promise.what, SHOWN)}{by}"


def _outcome(value: str | None) -> Outcome:
    return next((outcome for outcome in get_args(Outcome) if outcome == value), "open")
