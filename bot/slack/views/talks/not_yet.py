"""Not this time: the form with its reader, the page that leads on, and that of the next round."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DatePickerElement,
    HeaderBlock,
)
from slack_sdk.models.views import View

from bot.domain.talks.not_yet import NotYetPage, ReasonKind, Refusal, SavedRefusal, Way
from bot.domain.text.clean import on_one_line
from bot.domain.text.wording import day_near
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import bold, line, plain, rich, said, shortened, small
from bot.slack.views.choices import Radio
from bot.slack.views.fields import ComingDay, Day, Field, PastDay, Words, blocks_of, values_of
from bot.slack.views.goals.development_goal import OPEN_FORM as SET_GOAL
from bot.slack.views.links import OPEN_TIMING, plain_button
from bot.slack.views.talks.stay_or_go import options_button
from bot.slack.views.talks.turning_point import undo_button, undo_row

OPEN_FORM = "not_yet_open_form"
OPEN_PAGE = "not_yet_open_page"
CLOSE = "not_yet_close"
OPEN_AREAS = "not_yet_open_areas"
AREAS = "not_yet_areas"
COME_BACK = "not_yet_come_back"
OPEN_NEXT = "not_yet_open_next"
NEXT = "not_yet_next"

SHOWN = 300
MOST_SHOWN = 12
LONGEST_TITLE = 100
REASONS: dict[ReasonKind, str] = {
    "company": "The company: budget, timing, no opening",
    "readiness": "My readiness: something is missing",
    "not_told": "They didn't tell me",
}
COME_BACK_ON = ComingDay(
    "revisit_on",
    "When do you want to come back to it?",
    "Left empty, I take your first working day half a year on",
    refusal="That day has passed. Choose one that is still to come.",
)
REFUSAL: tuple[Field[Any], ...] = (
    PastDay("told_on", "When did you hear?"),
    Radio("reason", "What was the reason?", labels=REASONS, is_needed=True, fills="kind"),
    Words("said", "In their words, as far as you remember", is_long=True),
    COME_BACK_ON,
)
AREAS_NAMED = Words(
    "areas",
    "Which areas were named?",
    "One a line, as concrete as they said it. Each becomes a gap.",
    is_long=True,
    has_focus=True,
    is_needed=True,
)
NEXT_ROUND: tuple[Field[Any], ...] = (
    Words(
        "target_title",
        "The title you want",
        tidied=on_one_line,
        longest=LONGEST_TITLE,
        is_needed=True,
    ),
    Day("decision_on", "When is it decided?"),
)
OPENING = (
    "*I'm sorry. You put a lot into this.* Two minutes for what you remember; the rest can wait "
    "until you feel like it."
)
WHAT_STAYS = (
    "Saving sets your stage to _Not this time_. Wins, gaps, goals and your weeks stay as they are."
)


def not_yet_form(page: NotYetPage) -> View:
    """No reason is chosen already: it is the member's to say."""
    known = page.refusal
    told_on = known.told_on if known else page.today
    return modal(
        "Not this time",
        CLOSE,
        submit="Save",
        close="Later",
        blocks=[
            said(OPENING),
            *blocks_of(REFUSAL, known, told_on=told_on, revisit_on=None),
            small(WHAT_STAYS),
        ],
    )


def read_not_yet_form(view: Mapping[str, Any], today: date) -> Refusal:
    """What the form says; whether it is enough is for the rule."""
    refusal = Refusal(**values_of(REFUSAL, Form(view, today)))
    return replace(refusal, told_on=min(refusal.told_on, today))


def not_yet(page: NotYetPage) -> View:
    """The form before the round is closed, else what follows from its reason."""
    refusal, way = page.refusal, page.way
    if refusal is None or way is None or not page.is_closed:
        return not_yet_form(page)
    return modal(
        "Not this time",
        "not_yet_page",
        blocks=[
            said(way.words),
            rich(line(bold("The reason  "), _reason(refusal))),
            *_way(way),
            *_plan(page, way),
            *_come_back(page, refusal),
            ActionsBlock(
                block_id="not-yet-next",
                elements=[
                    plain_button("Start the next round", OPEN_NEXT),
                    options_button(),
                    *undo_button(page.point_id),
                ],
            ),
            small("Your weeks go on as before. `/promo` pauses them if you need a break."),
        ],
    )


def areas_form() -> View:
    return modal("What is missing?", AREAS, submit="Save", blocks=[AREAS_NAMED.block()])


def read_areas_form(view: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(AREAS_NAMED.read(Form(view)).splitlines())


def next_round_form(page: NotYetPage) -> View:
    """Filled in with the same target and the decision after this one."""
    decision_on = _ahead(page.next_on, page.today)
    return modal(
        "The next round",
        NEXT,
        submit="Start",
        close="Not now",
        blocks=[
            small("Your wins, gaps, goals and people stay. The old round is saved as it was."),
            *blocks_of(NEXT_ROUND, page.case, decision_on=decision_on),
        ],
    )


def read_next_round_form(view: Mapping[str, Any]) -> tuple[str, date | None]:
    title, decision_on = values_of(NEXT_ROUND, Form(view)).values()
    return title, decision_on


def read_day(action: Mapping[str, Any]) -> date:
    return date.fromisoformat(action["selected_date"])


def next_round_started(title: str, point_id: int | None = None) -> View:
    return modal(
        "The next round",
        "not_yet_started",
        close="Done",
        blocks=[
            rich(line("You are on the way to ", bold(title), " again, and you start further on.")),
            said("Everything you showed so far counts. *Next step:* one goal for this week."),
            *undo_row(point_id),
        ],
    )


def _reason(refusal: SavedRefusal) -> str:
    label = REASONS[refusal.kind].partition(":")[0]
    return f"{label}: {shortened(refusal.said, SHOWN)}" if refusal.said else f"{label}."


def _way(way: Way) -> list[Block]:
    """What follows: the timing to watch, the areas to name, or the question to ask."""
    change = plain_button("Change what I noted", OPEN_FORM)
    if way.follows == "timing_watch":
        watch = plain_button("Is now a good time?", OPEN_TIMING)
        return [
            rich(line(bold("Ask  "), way.question)),
            ActionsBlock(block_id="not-yet-way", elements=[watch, change]),
        ]
    is_next = way.follows == "gap_entry"
    areas = plain_button("Name the areas", OPEN_AREAS, is_primary=is_next)
    return [
        rich(line(bold("Ask  "), way.question), line("It is on your next agenda.")),
        ActionsBlock(block_id="not-yet-way", elements=[areas, change]),
    ]


def _plan(page: NotYetPage, way: Way) -> list[Block]:
    """Each gap with its goal: without one it stays a complaint (004-57)."""
    if way.follows == "timing_watch" or not page.gaps:
        return []
    blocks: list[Block] = [HeaderBlock(text=plain("The plan"))]
    for gap in page.bare[:MOST_SHOWN]:
        goal = plain_button("Make it a goal", SET_GOAL, f"gap {gap.id}", about=gap.title)
        blocks += [
            rich(line("Still without a goal: ", bold(shortened(gap.title, SHOWN)))),
            ActionsBlock(block_id=f"not-yet-gap-{gap.id}", elements=[goal]),
        ]
    if not page.bare:
        blocks.append(said("Each gap has its goal. That is a plan you can show."))
    return blocks


def _come_back(page: NotYetPage, refusal: SavedRefusal) -> list[Block]:
    when, remind = (day_near(day, page.today) for day in (refusal.revisit_on, refusal.remind_on))
    other = DatePickerElement(
        action_id=COME_BACK,
        initial_date=refusal.revisit_on.isoformat(),
        placeholder=plain("Choose another day"),
    )
    return [
        rich(line(bold("Come back to it  "), f"{when}. I remind you from {remind} on.")),
        ActionsBlock(block_id="not-yet-come-back", elements=[other]),
    ]


def _ahead(day: date | None, today: date) -> date | None:
    return day if day and day > today else None
