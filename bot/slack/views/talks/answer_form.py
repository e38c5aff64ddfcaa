"""What an answer holds: the form with the questions that fit it, its reader, and its facts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.talks.answer import Answer, Budget
from bot.domain.talks.answer_page import AnswerPage
from bot.domain.talks.playbook import OPEN_PLAY, meeting_day
from bot.domain.talks.playbook import Field as Part
from bot.domain.text.clean import trimmed
from bot.domain.text.wording import day_near
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, rich, shortened
from bot.slack.views.choices import Radio
from bot.slack.views.fields import Day, Field, Several, Words, values_of

OPEN_FORM = "answer_open_form"
SAVE = "answer_keep"

SHOWN = 300

BUDGET: dict[Budget, str] = {
    "real": "Plainly the budget",
    "soft": "A kind way to say no",
    "not_sure": "I can't tell yet",
}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(trimmed(text).splitlines())


FIELDS: dict[Part, Field[Any]] = {
    "who_decides": Words("who_decides", "Who else has to agree?"),
    "decided_on": Day("decided_on", "By when is it settled?"),
    "effective_on": Day("effective_on", "From which day does it count?"),
    "requirements": Words(
        "requirements", "What is still needed from you?", "One thing a line", is_long=True
    ),
    "missing_items": Several(
        "missing_items",
        "What do they want to see?",
        "One thing a line, as concrete as they said it",
        parts=_lines,
        is_long=True,
    ),
    "examples": Words(
        "examples",
        "Which examples did they give?",
        "Of what is missing, and of what fits",
        is_long=True,
    ),
    "revisit_on": Day("revisit_on", "When do you look at it again?"),
    "what_creates_the_role": Words(
        "what_creates_the_role",
        "What would have to happen for the role to exist?",
        is_long=True,
    ),
    "other_paths": Words(
        "other_paths", "Which other ways did you talk about?", "One a line", is_long=True
    ),
    "real_or_soft": Radio(
        "real_or_soft", "How did it sound to you?", "It is in no e-mail", labels=BUDGET
    ),
    "reason": Words("reason", "What did they see, or miss?", is_long=True),
    "missing_from_plan": Words(
        "missing_from_plan",
        "What did they say is missing from your plan?",
        "One thing a line",
        is_long=True,
    ),
}
"""By what of an answer each is for; an answer calls for some of them."""

WORDS: dict[Part, str] = {
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
            *(_block(name, known, page) for name in play.record),
        ],
    )


def read_answer_form(view: Mapping[str, Any]) -> Answer:
    """What the form says; whether it is enough is for the rule."""
    said = values_of(FIELDS.values(), Form(view))
    return Answer(talk_id=int(carried(view)["talk"]), **said)


def facts_in_words(page: AnswerPage) -> list[tuple[Any, ...]]:
    """What was noted, one row a fact; the day to look again has a line of its own on the page."""
    if page.answer is None or page.play is None:
        return []
    shown = (name for name in page.play.record if name != "revisit_on")
    rows = ((name, _in_words(name, page.answer, page.today)) for name in shown)
    return [(bold(f"{WORDS[name]}  "), shortened(words, SHOWN)) for name, words in rows if words]


def _block(name: Part, known: Answer, page: AnswerPage) -> Block:
    one, value = FIELDS[name], getattr(known, name)
    if name == "missing_items":
        return replace(one, is_needed=page.talk.outcome == "not_yet").block(value)
    usual = page.dates.revisit_on if name == "revisit_on" else None
    return one.block(value or (usual and meeting_day(usual)))


_IN_WORDS: dict[str, Callable[[Any, date], str]] = {
    "missing_items": lambda items, _: "; ".join(items),
    "real_or_soft": lambda how, _: BUDGET[how],
}


def _in_words(name: Part, answer: Answer, today: date) -> str:
    value = getattr(answer, name)
    if not value:
        return ""
    if name.endswith("_on"):
        return day_near(value, today)
    tell = _IN_WORDS.get(name)
    return tell(value, today) if tell else "; ".join(str(value).splitlines())
