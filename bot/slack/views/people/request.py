"""A request for feedback as somebody gets it, and the form in which they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
)
from slack_sdk.models.views import View

from bot.domain.people.feedback import (
    LONGEST_ANSWER,
    QUESTIONS,
    READINESS,
    Answer,
    Asked,
)
from bot.domain.text.wording import first_name
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import Message, bold, bullets, line, rich, shortened, small, words
from bot.slack.views.choices import Radio
from bot.slack.views.fields import Field, Words, blocks_of, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.review.invitation import rather_not_button

OPEN = "feedback_answer_open"
DECLINE = "feedback_answer_decline"
ANSWER = "feedback_answer"

SHOWN_NAME = 40

WELL = Words(
    "feedback_well",
    "What do you do well, in their eyes?",
    longest=LONGEST_ANSWER,
    is_long=True,
    fills="doing_well",
)
WORK_ON = Words(
    "feedback_work_on",
    "What should you work on?",
    "A moment you remember helps more than a general word",
    longest=LONGEST_ANSWER,
    is_long=True,
    fills="work_on",
)
READY = Radio("feedback_ready", "Ready for more?", labels=READINESS, fills="readiness")
WHY = Words(
    "feedback_why",
    "Why do they see it so?",
    longest=LONGEST_ANSWER,
    is_long=True,
    fills="readiness_why",
)
HEARD: tuple[Field[Any], ...] = (WELL, WORK_ON, READY, WHY)
"""As the member is asked for what they heard."""


def request_message(asked: Asked, *, again: bool = False) -> Message:
    """What arrives in the other person's messages; `again` is a reminder."""
    name = asked.owner_name
    text = f"{name} would value your view of their work."
    if again:
        text = f"{name} asks once more, in case it slipped by: three questions, two minutes."
    opening = [words(asked.note)] if asked.note else []
    value = f"{asked.owner_id} {asked.id}"
    return Message(
        text=text,
        blocks=[
            rich(line(bold(text))),
            *opening,
            rich(line(f"{first_name(name)} asks:"), bullets([(one,) for one in QUESTIONS])),
            ActionsBlock(block_id="feedback-request", elements=_buttons(value, name)),
            small("Honest and short is best. What you leave empty stays empty."),
        ],
    )


def read_request(action: Mapping[str, Any]) -> tuple[str, int]:
    """Who asks, and which of their requests."""
    owner_id, _, number = str(action["value"]).partition(" ")
    return owner_id, int(number)


def answer_form(asked: Asked) -> View:
    name = first_name(asked.owner_name)
    return modal(
        "Your view",
        ANSWER,
        submit=shortened(f"Send to {name}", 24),
        close="Later",
        carries=carry(owner=asked.owner_id, feedback=asked.id),
        blocks=[
            small(
                "Your answer goes to nobody but the person who asks. They may show it to somebody "
                "whom they name, with your name on it."
            ),
            *answer_fields(name),
        ],
    )


def answer_fields(who: str) -> Sequence[Block]:
    """The three questions; `who` is the person they are about, or "they" for what was heard."""
    if who == "they":
        return blocks_of(HEARD)
    asked = (
        replace(WELL, label=f"What does {who} do well?"),
        replace(WORK_ON, label=f"What one thing should {who} work on?"),
        replace(READY, label=f"Do you see {who} ready for more responsibility?"),
        replace(WHY, label="Why do you see it so?"),
    )
    return blocks_of(asked)


def read_answer(view: Mapping[str, Any]) -> Answer:
    return Answer(**values_of(HEARD, Form(view)))


def read_whose(view: Mapping[str, Any]) -> tuple[str, int]:
    """Who asked, and which of their requests the form answers."""
    facts = carried(view)
    return str(facts["owner"]), int(facts["feedback"])


def thanks(name: str) -> View:
    return modal(
        "Thank you",
        "feedback_thanks",
        close="Done",
        blocks=[rich(line(bold(f"{name} has your answer now"), ". It went to nobody else."))],
    )


def answered(name: str) -> Message:
    """What stands in the place of the request once it is answered."""
    text = f"You answered {name}. Thank you."
    return Message(text=text, blocks=[words(text)])


def _buttons(value: str, name: str) -> list[ButtonElement]:
    called = shortened(first_name(name), SHOWN_NAME)
    return [
        plain_button(f"Answer {called}", OPEN, value, is_primary=True),
        rather_not_button(DECLINE, value, called),
    ]
