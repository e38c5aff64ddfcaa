"""How the timing looks: the advice with all its reasons, and what the coach has to ask."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DatePickerElement,
    HeaderBlock,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.plan.timing import Advice, Timing, in_words
from bot.domain.plan.timing_signs import FRESH_FOR, QUESTIONS, Reason, SurroundingFact, Surroundings
from bot.domain.text.wording import day_near
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said, small
from bot.slack.views.links import OPEN_SETTINGS, plain_button

YES = "timing_yes"
NO = "timing_no"
CHANGED = "timing_changed"
MISTAKE = "timing_mistake"
NO_MISTAKE = "timing_no_mistake"

ADVICE: dict[Advice, str] = {
    "ask_now": "Ask now",
    "late": "Late for this round",
    "prepare": "Prepare",
    "wait": "Wait with the ask",
}
ANSWERS: dict[SurroundingFact, tuple[str, str]] = {
    "layoffs": ("Jobs are being cut, or hiring is frozen", "No cuts, no freeze"),
    "manager_overwhelmed": ("Your manager is swamped", "Your manager has room to think"),
    "finances_bad": ("The company is in trouble with money", "No trouble with money"),
    "company_doing_well": ("The company is doing well", "The company isn't doing so well"),
    "team_growing": ("Your team is growing", "Your team isn't growing"),
}


def timing_page(timing: Timing, known: Surroundings) -> View:
    """`known` is what the timing was read from."""
    return modal(
        "Is now a good time?",
        "timing_page",
        blocks=[
            rich(line(bold(ADVICE[timing.advice])), line(in_words(timing))),
            *[said(f"*{warning}*") for warning in timing.warnings],
            *_reasons(timing),
            *_questions(timing.questions),
            *_role(known),
            *_answers(timing, known),
            *_mistake(known),
        ],
    )


def read_fact(action: Mapping[str, Any]) -> SurroundingFact:
    return next(fact for fact in FRESH_FOR if fact == action["value"])


def read_mistake(action: Mapping[str, Any]) -> date | None:
    chosen = action.get("selected_date")
    return date.fromisoformat(chosen) if chosen else None


def _reasons(timing: Timing) -> list[Block]:
    found: list[Block] = []
    for heading, reasons in (("Speaks against it", timing.bad), ("Speaks for it", timing.good)):
        if reasons:
            rows = [(_reason(reason, timing.checked_on),) for reason in reasons]
            found.append(rich(line(bold(heading)), bullets(rows)))
    if not found:
        return [small("Nothing I know of speaks for or against it yet.")]
    return found


def _reason(reason: Reason, today: date) -> str:
    if reason.until_on is None:
        return reason.words
    return f"{reason.words} Look again on {day_near(reason.until_on, today)}."


def _questions(questions: Sequence[SurroundingFact]) -> list[Block]:
    if not questions:
        return []
    blocks: list[Block] = [HeaderBlock(text=plain("What I need from you"))]
    for fact in questions:
        blocks += [
            said(QUESTIONS[fact]),
            ActionsBlock(
                block_id=f"ask-{fact}",
                elements=[
                    plain_button("Yes", YES, fact, about=QUESTIONS[fact]),
                    plain_button("No", NO, fact, about=QUESTIONS[fact]),
                ],
            ),
        ]
    return blocks


def _role(known: Surroundings) -> list[Block]:
    """Months in role count only where the settings say since when."""
    if known.current_since_on:
        return []
    return [
        SectionBlock(
            block_id="ask-role",
            text="Since when do you have your present role? A year in it makes a difference.",
            accessory=plain_button("Tell me", OPEN_SETTINGS),
        )
    ]


def _answers(timing: Timing, known: Surroundings) -> list[Block]:
    rows = [fact for fact in FRESH_FOR if fact not in timing.questions]
    if not rows:
        return []
    return [
        HeaderBlock(text=plain("What you told me")),
        *[_answer(fact, timing, known) for fact in rows],
    ]


def _answer(fact: SurroundingFact, timing: Timing, known: Surroundings) -> SectionBlock:
    yes, no = ANSWERS[fact]
    answer = yes if known.holds(fact) else no
    said_on, stale_on = known.said_on(fact), known.asked_again_on(fact)
    when = f", as of {day_near(said_on, timing.checked_on)}" if said_on else ""
    until = day_near(stale_on, timing.checked_on) if stale_on else ""
    again = f"\nThis counts until {until}; then I ask again." if until else ""
    return SectionBlock(
        block_id=f"told-{fact}",
        text=f"{answer}{when}.{again}",
        accessory=plain_button("That changed", CHANGED, fact, about=answer),
    )


def _mistake(known: Surroundings) -> list[Block]:
    picker = DatePickerElement(
        action_id=MISTAKE,
        placeholder=plain("Choose its day"),
        initial_date=known.mistake_on.isoformat() if known.mistake_on else None,
    )
    back = plain_button("There was none", NO_MISTAKE)
    return [
        said("Did something go badly wrong lately that people still talk about?"),
        ActionsBlock(block_id="mistake", elements=[picker, back] if known.mistake_on else [picker]),
        small("In Slack, only you see this."),
    ]
