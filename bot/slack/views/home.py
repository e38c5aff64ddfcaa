"""The Home tab: the one next step, this week, how the case grows, and six doors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    CheckboxesElement,
    HeaderBlock,
    Option,
    RichTextSectionElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.when import when_said
from bot.domain.goals.goal import Goal
from bot.domain.plan.overview import Overview
from bot.domain.text.wording import counted
from bot.slack.text import bold, line, plain, rich, said, shortened, small, texts_in
from bot.slack.views.links import SAVE_WIN, plain_button
from bot.slack.views.pages import doors
from bot.slack.views.people.waiting import asked_of_you
from bot.slack.views.review.map import case_in_words
from bot.slack.views.standing import aim, next_up

TICK = "home_goals"
DONE = "x"
"""Follows the id of a goal that is done."""

MOST_ASKED = 1
"""Of what colleagues asked, the oldest first: the next one comes once it is answered."""

MOST_WORDS = 150
"""Of Home, those on its buttons too: more are searched and not read."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How many goals and lines of the case are shown, and how many letters of each text.

    The next step may take twice as many.
    """

    goals: int
    lines: int
    letters: int


DETAILS = (
    Detail(5, 6, 60),
    Detail(5, 4, 60),
    Detail(4, 3, 60),
    Detail(4, 3, 50),
    Detail(3, 2, 40),
    Detail(2, 2, 28),
    Detail(2, 1, 20),
)
"""The first that fits into MOST_WORDS is taken: what is left out stands behind a door."""


def home(overview: Overview) -> View:
    for detail in DETAILS:
        view = _home(overview, detail)
        if _word_count(view) <= MOST_WORDS:
            break
    return view


def _home(overview: Overview, detail: Detail) -> View:
    first = _first_visit() if overview.case is None else _standing(overview)
    return View(
        type="home",
        blocks=[
            *first,
            *_to_do(overview, detail),
            *_week(overview, detail),
            *_case(overview, detail),
            *_save_a_win(overview),
            doors(),
            small("In Slack, only you see this."),
        ],
    )


def _to_do(overview: Overview, detail: Detail) -> list[Block]:
    """Whoever has begun sees their own step first; who came for a colleague sees what that is."""
    own = next_up(overview, 2 * detail.letters)
    asked = asked_of_you(overview.asked_of_me[:MOST_ASKED])
    return [*own, *asked] if overview.case else [*asked, *own]


def _word_count(view: View) -> int:
    return sum(len(text.split()) for block in view.blocks or () for text in texts_in(block))


def read_ticks(action: Mapping[str, Any]) -> tuple[set[int], set[int]]:
    """The ids of the goals that are ticked now, and of all that could be."""
    offered = {int(tick.rstrip(DONE)) for tick in str(action["block_id"]).split("-")[1:]}
    return {int(option["value"]) for option in action["selected_options"]}, offered


def _first_visit() -> list[Block]:
    return [
        HeaderBlock(text=plain("Get to the next rung")),
        said(
            "Promotions go to people who know what the next level asks, do that work, can show "
            "it, and ask in time. I help you keep that up, a few minutes a week. "
            "What you tell me stays yours: nobody hears from me unless you press a button that "
            "says so."
        ),
    ]


def _standing(overview: Overview) -> list[Block]:
    return [HeaderBlock(text=plain(_headline(overview))), *aim(overview)]


def _headline(overview: Overview) -> str:
    days = overview.days_to_decision
    if days is None or days < 0:
        return "Your next rung"
    what = "your ask" if overview.is_off_cycle else "the decision"
    if days > 1:
        return f"{days} days to {what}"
    return f"{what.capitalize()} is {'tomorrow' if days else 'today'}"


def _week(overview: Overview, detail: Detail) -> list[Block]:
    """What is to be done and what was, to tick and to untick."""
    title = f"*{overview.week_name.capitalize()}*"
    goals = overview.shown_goals(detail.goals)
    if not goals:
        return [said(f"{title}\nNothing set yet.")] if overview.case else []
    if more := len(overview.week_goals) - len(goals):
        title += f"  and {more} more under _Goals & plan_"
    options = {goal: _option(goal, overview.week.monday, detail) for goal in goals}
    done = [option for goal, option in options.items() if goal.state == "done"]
    boxes = CheckboxesElement(
        action_id=TICK, options=list(options.values()), initial_options=done or None
    )
    return [said(title), ActionsBlock(block_id=_week_id(goals), elements=[boxes])]


def _week_id(goals: tuple[Goal, ...]) -> str:
    """It changes with every tick: Slack draws what it was told only in a block that is new."""
    ticks = "-".join(f"{goal.id}{DONE * (goal.state == 'done')}" for goal in goals)
    return f"week-{ticks}"


def _option(goal: Goal, monday: date, detail: Detail) -> Option:
    before = plain("From before") if goal.week_of < monday and goal.state == "open" else None
    return Option(
        value=str(goal.id), text=plain(shortened(goal.text, detail.letters)), description=before
    )


def _case(overview: Overview, detail: Detail) -> list[Block]:
    blocks = case_in_words(overview.standpoint, detail.lines)
    return [*blocks, rich(_wins(overview, detail), block_id="wins")] if overview.wins else blocks


def _wins(overview: Overview, detail: Detail) -> RichTextSectionElement:
    newest = overview.wins[0]
    when = when_said(newest.when, overview.today)
    return line(
        bold(f"{counted(overview.win_count, 'win')}. "),
        f"The latest: {shortened(newest.text, detail.letters)} ({when})",
    )


def _save_a_win(overview: Overview) -> list[Block]:
    """Once: where it is the next step, its button is there already.

    What a colleague waits for takes its place: it stands behind the first door as well.
    """
    if overview.next_step.action == "win" or overview.asked_of_me:
        return []
    button = plain_button("Save a win", SAVE_WIN)
    return [ActionsBlock(block_id="home-wins", elements=[button])]
