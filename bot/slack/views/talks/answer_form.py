"""What an answer holds: the form with the questions that fit it, its reader, and its facts."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, Option, RadioButtonsElement
from slack_sdk.models.views import View

from bot.domain.talks.answer import Answer, Budget
from bot.domain.talks.answer_page import AnswerPage
from bot.domain.talks.playbook import OPEN_PLAY, Field, meeting_day
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import day_near
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, shortened
from bot.slack.views.fields import date_field, field, text_field

OPEN_FORM = "answer_open_form"
SAVE = "answer_keep"

HOW = "real_or_soft"
"""The one field that is no text and no day."""

SHOWN = 300

BUDGET: dict[Budget, str] = {
    "real": "Plainly the budget",
    "soft": "A kind way to say no",
    "not_sure": "I can't tell yet",
}

LABELS: dict[Field, tuple[str, str]] = {
    "who_decides": ("Who else has to agree?", ""),
    "decided_on": ("By when is it settled?", ""),
    "effective_on": ("From which day does it count?", ""),
    "requirements": ("What is still needed from you?", "One thing a line"),
    "missing_items": (
        "What do they want to see?",
        "One thing a line, as concrete as they said it",
    ),
    "examples": ("Which examples did they give?", "Of what is missing, and of what fits"),
    "revisit_on": ("When do you look at it again?", ""),
    "what_creates_the_role": ("What would have to happen for the role to exist?", ""),
    "other_paths": ("Which other ways did you talk about?", "One a line"),
    "real_or_soft": ("How did it sound to you?", "It is in no e-mail"),
    "reason": ("What did they see, or miss?", ""),
    "missing_from_plan": ("What did they say is missing from your plan?", "One thing a line"),
}
"""The label of each field, and its hint."""

WORDS: dict[Field, str] = {
    "who_decides": "Has to agree",
    "decided_on": "Settled by",
    "effective_on": "Counts from",
    "requirements": "Still needed",
    "missing_items": "To see",
    "examples": "Examples",
    "revisit_on": "Look again",
    "what_creates_the_role": "Opens the role",
    "other_paths": "Other ways",
    "real_or_soft": "Sounded like",
    "reason": "They said",
    "missing_from_plan": "Missing from the plan",
}


def answer_form(page: AnswerPage) -> View:
    """Only the fields that the answer calls for, filled in with what was noted before."""
    play = page.play or OPEN_PLAY
    known = page.answer or Answer(page.talk.id)
    return modal(
        "What they said",
        SAVE,
        submit="Save",
        close="Later",
        carries=carry(talk=page.talk.id),
        blocks=[
            rich(
                line(bold(f"{play.title}. "), "What you can say, where it is still open:"),
                bullets([(sentence,) for sentence in play.say]),
            ),
            *(_field(name, known, page) for name in play.record),
        ],
    )


def read_answer_form(view: Mapping[str, Any]) -> Answer:
    """What the form says; whether it is enough is for the rule."""
    form = Form(view)

    def text(name: Field) -> str:
        return clean_text(form.text(name)).strip()

    return Answer(
        talk_id=int(carried(view)["talk"]),
        missing_items=tuple(text("missing_items").splitlines()),
        examples=text("examples"),
        who_decides=text("who_decides"),
        decided_on=form.day("decided_on"),
        effective_on=form.day("effective_on"),
        requirements=text("requirements"),
        what_creates_the_role=text("what_creates_the_role"),
        other_paths=text("other_paths"),
        real_or_soft=next((key for key in BUDGET if key == form.option(HOW)), None),
        reason=text("reason"),
        missing_from_plan=text("missing_from_plan"),
        revisit_on=form.day("revisit_on"),
    )


def facts_in_words(page: AnswerPage) -> list[tuple[Any, ...]]:
    """What was noted, one row a fact; the day to look again has a line of its own on the page."""
    if page.answer is None or page.play is None:
        return []
    shown = (name for name in page.play.record if name != "revisit_on")
    rows = ((name, _in_words(name, page.answer, page.today)) for name in shown)
    return [(bold(f"{WORDS[name]}  "), shortened(words, SHOWN)) for name, words in rows if words]


def _field(name: Field, known: Answer, page: AnswerPage) -> Block:
    label, hint = LABELS[name]
    value = getattr(known, name)
    if name == HOW:
        return field(HOW, label, _budget(value), hint)
    if name == "missing_items":
        is_asked = page.talk.outcome == "not_yet"
        return text_field(name, label, "\n".join(value), hint, is_long=True, optional=not is_asked)
    if name.endswith("_on"):
        usual = page.dates.revisit_on if name == "revisit_on" else None
        return date_field(name, label, value or (usual and meeting_day(usual)))
    return text_field(name, label, value, hint or None, is_long=name != "who_decides")


def _budget(chosen: Budget | None) -> RadioButtonsElement:
    options = {key: Option(value=key, text=plain(label)) for key, label in BUDGET.items()}
    return RadioButtonsElement(
        action_id=HOW,
        options=list(options.values()),
        initial_option=options[chosen] if chosen else None,
    )


_IN_WORDS: dict[str, Callable[[Any, date], str]] = {
    "missing_items": lambda items, _: "; ".join(items),
    "real_or_soft": lambda how, _: BUDGET[how],
}


def _in_words(name: Field, answer: Answer, today: date) -> str:
    value = getattr(answer, name)
    if not value:
        return ""
    if name.endswith("_on"):
        return day_near(value, today)
    tell = _IN_WORDS.get(name)
    return tell(value, today) if tell else "; ".join(str(value).splitlines())
