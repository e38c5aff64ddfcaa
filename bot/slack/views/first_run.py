"""The first minutes: three questions, the first win, and the message that follows."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.ladder import LadderContent
from bot.domain.plan.case import Case, CaseDraft
from bot.domain.plan.first_run import FirstGuess
from bot.domain.plan.overview import Overview
from bot.domain.talks.questions import Question
from bot.domain.text.wording import calendar_date, first_name
from bot.domain.week.tips import Tip
from bot.domain.wins.win import LONGEST_TEXT, Win
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import (
    Message,
    bold,
    line,
    quoted,
    rich,
    said,
    shortened,
    small,
    with_next_step,
)
from bot.slack.views.agenda.outcome import BRING
from bot.slack.views.fields import Words
from bot.slack.views.ladder.start import BUILT_IN, IMPORT
from bot.slack.views.links import plain_button
from bot.slack.views.settings import (
    MANAGER,
    TARGET,
    decision_fields,
    promise,
    read_aim,
    zone_words,
)
from bot.slack.views.talks.questions import OPEN_ANSWER
from bot.slack.views.week.settings import DAYS
from bot.slack.views.who_reads import WHO_CAN_READ

SAVE = "first_run_save"
MORE = "first_run_more"
SAVE_WIN = "first_win_save"

WON = Words(
    "first_win",
    "One thing you did lately that somebody noticed",
    "One line is enough. A number makes it strong.",
    longest=LONGEST_TEXT,
    is_needed=True,
    has_focus=True,
)
SHOWN = 150
NAME = 40


def first_run_form(overview: Overview, guess: FirstGuess) -> View:
    """Title, manager and date; all else is guessed, shown, and a button away."""
    return modal(
        "Your next rung",
        SAVE,
        submit="Save",
        close="Not now",
        carries=carry(current=guess.current_title or None),
        blocks=[
            said("*Three questions, and I can start to help.* Only the title is needed."),
            TARGET.block(guess.target_title),
            MANAGER.block(),
            *decision_fields(None, overview.company),
            *_guessed(overview, guess),
            small(WHO_CAN_READ),
        ],
    )


def read_first_run(view: Mapping[str, Any], overview: Overview) -> tuple[CaseDraft, Rhythm]:
    """What the three say, with what was guessed.

    Raises what a field refuses.
    """
    current = str(carried(view).get("current", ""))
    return read_aim(view, overview, current), overview.rhythm


def first_win_form(overview: Overview, tip: Tip | None) -> View:
    """What follows the three questions: one line that shows what the coach is for."""
    case = overview.case
    title = case.target_title if case else ""
    return modal(
        "Your first win",
        SAVE_WIN,
        submit="Save it",
        close="Later",
        blocks=[
            rich(line(bold("Saved: "), shortened(title, SHOWN), _decided(case), ".")),
            *([with_next_step(tip.words)] if tip else []),
            WON.block(),
            small(promise(overview)),
        ],
    )


def read_first_win(view: Mapping[str, Any]) -> str:
    return WON.read(Form(view))


def first_win_saved(win: Win, manager: str) -> View:
    called = first_name(manager) or "your manager"
    return modal(
        "Saved",
        "first_win_saved",
        close="Done",
        blocks=[
            rich(line(bold("Your first win: "), shortened(win.text, SHOWN))),
            rich(
                line(
                    bold("Next step: "),
                    f"see our messages for the first thing to bring to {called}.",
                )
            ),
        ],
    )


def welcome(
    case: Case, question: Question | None, ladders: Mapping[str, LadderContent], name: str
) -> Message:
    """The first thing worth bringing to the 1:1, with its button, and ladders to choose from."""
    called = shortened(first_name(case.manager_name), NAME) or "your manager"
    text = f"{first_name(name) or 'Hi'}, here's the first thing to bring to {called}."
    blocks: list[Block] = [rich(line(bold(text)))]
    if question:
        blocks += _first_topic(question)
    if ladders:
        blocks += _choice_of(ladders, case.target_title)
    return Message(text=text, blocks=blocks)


def _first_topic(question: Question) -> list[Block]:
    return [
        rich(
            line(f"“{question.words}”"),
            line("The answer sets every date of your plan, and asking commits you to nothing."),
            line(bold("Next step: "), "put it on the agenda of your next 1:1."),
        ),
        ActionsBlock(
            block_id="first-topic",
            elements=[
                plain_button("Open the agenda", BRING, is_primary=True),
                plain_button("I know the answer", OPEN_ANSWER, question.name),
            ],
        ),
    ]


def _choice_of(ladders: Mapping[str, LadderContent], title: str) -> list[Block]:
    wanted = quoted(shortened(title, SHOWN))
    own = plain_button("Use my company's own", IMPORT)
    return [
        said(f"A ladder says what *{wanted}* asks. Which of these fits best?"),
        *(_ladder(name, content) for name, content in ladders.items()),
        ActionsBlock(block_id="first-ladder", elements=[own]),
    ]


def _ladder(name: str, content: LadderContent) -> SectionBlock:
    levels = " → ".join(level.title for level in content.levels)
    return SectionBlock(
        block_id=f"first-{name}",
        text=f"*{content.name}*\n{levels}",
        accessory=plain_button("Look at it", BUILT_IN, name, about=content.name),
    )


def _guessed(overview: Overview, guess: FirstGuess) -> Sequence[Block]:
    plan, review = overview.rhythm.plan, overview.rhythm.review
    now = f"Your title now: {quoted(guess.current_title)}. " if guess.current_title else ""
    hours = (
        f"I come on {DAYS[plan.weekday]}s at {plan.at:%H:%M} and {DAYS[review.weekday]}s at "
        f"{review.at:%H:%M}. {zone_words(overview)}"
    )
    more = plain_button("Change the rest", MORE)
    return [
        small(f"I've guessed the rest. {now}{hours}"),
        ActionsBlock(block_id="first-more", elements=[more]),
    ]


def _decided(case: Case | None) -> str:
    if case is None or case.decision_on is None:
        return ""
    return f", decided on {calendar_date(case.decision_on)}"
