"""How the Monday and Friday messages look, when they come and after each press."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, RichTextListElement

from bot.domain.goals.development_goal import stretch_in_words
from bot.domain.goals.goal import Goal, GoalChange
from bot.domain.ladder.gap import Gap
from bot.domain.review.catalogue import Suggestion
from bot.domain.text.wording import addressed
from bot.domain.week.check_in import Outlook, PlanCheckIn, ReviewCheckIn
from bot.domain.wins.win import Win
from bot.slack.text import (
    Message,
    bold,
    bullets,
    line,
    plain,
    quoted,
    rich,
    shortened,
    small,
    words,
)
from bot.slack.views.goals.goal import SHOWN, changed, goal_rows, open_form_button, set_goal_button
from bot.slack.views.links import held_button
from bot.slack.views.people.people import OPEN as OPEN_PEOPLE
from bot.slack.views.spot import Spot
from bot.slack.views.week.later import later, other_strength
from bot.slack.views.week.look_back import answer_buttons
from bot.slack.views.week.second_ask import look_back_row

LESSONS = frozenset({"learning", "lesson"})
"""Kinds of wins that answer what the week taught."""

MOST_SHOWN = 8
"""Lines of one list: more would not be read on the way into a week, or out of it."""

OPENINGS = (
    "No win of yours shows *{name}* yet.",
    "*{name}* would be new among your wins.",
    "A side of your work that nothing saved shows so far: *{name}*.",
)
"""In turns, so that no two Mondays with an idea begin alike."""

THIS_WEEK = "What is better because of you this week?"
TRY_SOMETHING_NEW = (
    "Nothing new for three weeks. What is one size too big for you, and could be tried this week?"
)


def plan_message(
    plan: PlanCheckIn, change: GoalChange | None = None, outlook: Outlook | None = None
) -> Message:
    """Monday: what is set already, what was left open, and the gap that was agreed on.

    `change` is what the member just did, `outlook` when the next check-in comes.
    """
    spot = Spot("plan", plan.week)
    title = f"{addressed('A new week', plan.name)}. What will you move?"
    blocks: list[Block] = [rich(line(bold(title))), *_happened(change, spot)]
    goals = [goal for goal in plan.goals if goal.state in {"open", "done"}]
    if goals:
        blocks.append(rich(line("Set already:"), _listed(goals)))
    else:
        by = f"{plan.ends_on:%A}" if plan.ends_on else "Friday"
        blocks.append(small(f"One thing is enough, as long as you can finish it by {by}."))
    blocks += _suggestion(plan, spot)
    if plan.carried:
        blocks.append(rich(line("Still open from before:")))
        blocks += goal_rows(plan.carried, gaps=plan.gaps, spot=spot, carry_label="Keep")
    blocks += [*_one_more(plan), *_career_review(plan)]
    label = "Set another goal" if goals else "Set a goal"
    blocks.append(set_goal_button(label, spot=spot, is_primary=not goals))
    blocks += look_back_row(plan.look_back, spot) if plan.look_back else []
    strength = other_strength(asks_twice=plan.asks_twice)
    blocks += later(spot, outlook, plan.next_workday, strength=strength)
    return Message(text=title, blocks=blocks)


def review_message(
    review: ReviewCheckIn, change: GoalChange | None = None, outlook: Outlook | None = None
) -> Message:
    """Friday: what became of the goals, and the wins of the week."""
    spot = Spot("review", review.week)
    title = addressed(f"How did {_week_of(review)} go", review.name) + "?"
    blocks: list[Block] = [rich(line(bold(title))), *_happened(change, spot)]
    if any(goal.state in {"open", "done"} and not _is_above(goal, change) for goal in review.goals):
        rows = goal_rows(review.goals, spot=spot, apart_from=change)
        blocks += [rich(line("You wanted to move:")), *rows]
    if review.stretch_count:
        blocks.append(small(stretch_in_words(review.stretch_count)))
    blocks += _wins(review)
    strength = other_strength(asks_twice=review.asks_twice)
    blocks.append(answer_buttons(spot))
    blocks += later(spot, outlook, review.next_workday, strength=strength)
    return Message(text=title, blocks=blocks)


def _happened(change: GoalChange | None, spot: Spot) -> list[Block]:
    """Nothing where the goal stands in the list below anyway."""
    if change is None or change.deed in {"set", "reopened"}:
        return []
    return changed(change, spot)


def _is_above(goal: Goal, change: GoalChange | None) -> bool:
    """The goal stands at the top already, as what the member just did."""
    return change is not None and goal.id == change.goal.id


def _listed(goals: Sequence[Goal]) -> RichTextListElement:
    return bullets(
        [
            ("Done: " if goal.state == "done" else "", shortened(goal.text, SHOWN))
            for goal in goals[:MOST_SHOWN]
        ]
    )


def _suggestion(plan: PlanCheckIn, spot: Spot) -> list[Block]:
    """The first gap that no goal of the week is about, and none that is still open."""
    at_work = [goal for goal in plan.goals if goal.state in {"open", "done"}]
    worked_on = {goal.gap_id for goal in (*at_work, *plan.carried)}
    waiting = [gap for gap in plan.gaps if gap.id not in worked_on][:1]
    return [block for gap in waiting for block in _suggested(gap, spot)]


def _one_more(plan: PlanCheckIn) -> list[Block]:
    """Of these a week has one at most."""
    tip = [words(plan.tip)] if plan.tip else []
    stretch = [small(TRY_SOMETHING_NEW)] if plan.wants_stretch else []
    return [*_behaviour(plan), *tip, *_person_hint(plan), *stretch]


def _behaviour(plan: PlanCheckIn) -> list[Block]:
    """One idea for a behaviour that no win shows yet, as a small line."""
    found = plan.suggestion
    return [small(f"{_opening(found)} {found.behaviour.idea}")] if found else []


def _opening(found: Suggestion) -> str:
    """What is true of it, the most useful first."""
    name = found.behaviour.name
    if found.gap:
        return f"One way into “{quoted(shortened(found.gap, SHOWN))}”:"
    if not found.has_wins:
        return "A first win can be small."
    if found.was_sent:
        return f"*{name}* is still without a win of yours."
    return OPENINGS[found.turn % len(OPENINGS)].format(name=name)


def _person_hint(plan: PlanCheckIn) -> list[Block]:
    if not plan.person_hint:
        return []
    button = ButtonElement(text=plain("My people"), action_id=OPEN_PEOPLE)
    return [words(plan.person_hint), ActionsBlock(block_id="person-hint", elements=[button])]


def _suggested(gap: Gap, spot: Spot) -> list[Block]:
    kind = "The gap you agreed on: " if gap.agreed_on else "A gap that is open: "
    button = open_form_button("Work on this", gap=gap, spot=spot)
    return [
        rich(line(kind, bold(shortened(gap.title, SHOWN)))),
        ActionsBlock(block_id=f"gap-{gap.id}", elements=[button]),
    ]


def _career_review(plan: PlanCheckIn) -> list[Block]:
    """One that is overdue, and the button for when it was held (002-50)."""
    if not plan.career_review:
        return []
    held = ActionsBlock(block_id="career-review", elements=[held_button()])
    return [words(plan.career_review), held]


def _wins(review: ReviewCheckIn) -> list[Block]:
    """Each question with what is saved for it; without anything the question alone."""
    lessons = [win for win in review.wins if win.kind in LESSONS]
    wins = [win for win in review.wins if win.kind not in LESSONS]
    better = "What got better because of you?" if review.weeks_ago else THIS_WEEK
    return [
        rich(line(better), *_saved(wins)),
        rich(line("What did you learn?"), *_saved(lessons)),
    ]


def _week_of(review: ReviewCheckIn) -> str:
    """One that is looked back at later says which it was."""
    monday = review.week.monday
    near = {0: "the week", 1: "last week"}
    return near.get(max(review.weeks_ago, 0), f"the week of {monday.day} {monday:%B}")


def _saved(wins: Sequence[Win]) -> list[RichTextListElement]:
    newest = wins[:MOST_SHOWN]
    return [bullets([(shortened(win.text, SHOWN),) for win in newest])] if newest else []
