"""How the questions look: what is open, asked and answered; the form and its reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    RichTextElement,
    RichTextSectionElement,
)
from slack_sdk.models.views import View

from bot.domain.talks.questions import Part, QuestionStanding
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import calendar_date
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, said, shortened, small
from bot.slack.views.fields import Day, Words
from bot.slack.views.links import plain_button

OPEN = "questions_open"
OPEN_ANSWER = "questions_open_answer"
SAVE_ANSWER = "questions_keep_answer"

SAID_BY = Words("said_by", "Who said it?")
FOUND_ON = Day("found_on", "When did they say it?")

SHOWN = 220


def questions_page(standings: Sequence[QuestionStanding]) -> View:
    return modal(
        "What to find out",
        "questions_page",
        blocks=[
            said(
                "Asking shows interest and costs nobody anything. While you find out how it works "
                "here, the next open one stands on your agenda. Once the answer is saved, it won't "
                "come again."
            ),
            *(block for one in standings for block in _standing(one)),
        ],
    )


def answer_form(standing: QuestionStanding, manager_name: str) -> View:
    question = standing.question
    known = {finding.part: finding.text for finding in standing.findings}
    return modal(
        "What did they say?",
        SAVE_ANSWER,
        submit="Save",
        carries=carry(question=question.name, parts=_names(question.parts)),
        blocks=[
            rich(line(bold(question.words))),
            *(
                Words(part.name, part.label, part.hint, is_long=True).block(known.get(part.name))
                for part in question.parts
            ),
            SAID_BY.block(standing.asked.said_by or manager_name),
            FOUND_ON.block(standing.asked.answered_on),
            small("In Slack, only you see this. It shows in your review and helps your proposal."),
        ],
    )


def read_answer(view: Mapping[str, Any]) -> tuple[str, dict[str, str], str, Any]:
    """The question's name, what was said part by part, by whom, and on which day (or None)."""
    form, facts = Form(view), carried(view)
    parts = str(facts["parts"]).split(" ")
    said_of = {part: clean_text(form.text(part)) for part in parts}
    return str(facts["question"]), said_of, SAID_BY.read(form), FOUND_ON.read(form)


def answer_button(name: str, label: str, *, about: str = "") -> ButtonElement:
    return plain_button(label, OPEN_ANSWER, name, about=about)


def _standing(standing: QuestionStanding) -> list[Block]:
    question, asked = standing.question, standing.asked
    lines = [line(bold(question.title), f"  {_state(standing)}"), line(question.words)]
    lines += [_finding(standing, part) for part in question.parts if _text(standing, part)]
    label = "Change the answer" if asked.answered_on else "Save what they said"
    buttons = [answer_button(question.name, label, about=question.title)]
    return [rich(*lines), ActionsBlock(block_id=f"question {question.name}", elements=buttons)]


def _state(standing: QuestionStanding) -> str:
    asked = standing.asked
    if asked.answered_on:
        who = f" by {asked.said_by}" if asked.said_by else ""
        return f"☑ answered{who} on {calendar_date(asked.answered_on)}"
    if asked.asked_on:
        return f"⏳ asked on {calendar_date(asked.asked_on)}, no answer saved yet"
    return "☐ not asked yet"


def _finding(standing: QuestionStanding, part: Part) -> RichTextSectionElement:
    label: RichTextElement = bold(f"{part.label} ")
    return line(label, shortened(_text(standing, part), SHOWN))


def _text(standing: QuestionStanding, part: Part) -> str:
    found = (one.text for one in standing.findings if one.part == part.name)
    return next(found, "")


def _names(parts: Sequence[Part]) -> str:
    return " ".join(part.name for part in parts)
