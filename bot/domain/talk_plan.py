"""What a talk puts into the plan by one press: gaps, goals for months, and steps for a week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.answer import Answer
from bot.domain.answer_words import named_in, vague_items
from bot.domain.answers import days_of
from bot.domain.calendar import monday_of
from bot.domain.development_goal import DevelopmentGoalDraft
from bot.domain.goal import LONGEST_GOAL
from bot.domain.months import months_after
from bot.domain.talk import Talk
from bot.domain.wording import first_name, gist

USUAL_MONTHS = 3
"""How long a goal has where nobody named a day that is still to come."""


@dataclass(frozen=True, slots=True)
class WeeklyStep:
    """One thing for the week of `monday`."""

    text: str
    monday: date


@dataclass(frozen=True, slots=True)
class TalkPlan:
    """`named` become gaps with a goal each (004-51, 004-57), `steps` goals for a week.

    `waiting` was named too vaguely, and waits for an example (004-54).
    """

    named: tuple[str, ...] = ()
    steps: tuple[WeeklyStep, ...] = ()
    waiting: tuple[str, ...] = ()
    goals_end_on: date | None = None

    def __bool__(self) -> bool:
        return bool(self.named or self.steps)


def plan_from(
    talk: Talk, answer: Answer | None, today: date, expectations: Iterable[str] = ()
) -> TalkPlan:
    """Return what the talk would put into the plan; a promise of the member's own is a step."""
    known = answer or Answer(talk.id)
    vague = vague_items(known, tuple(expectations))
    mine = (one for one in talk.promises if one.is_mine and one.state == "open")
    return TalkPlan(
        named=tuple(item for item in named_in(known) if item not in vague),
        steps=tuple(
            WeeklyStep(gist(one.what, LONGEST_GOAL), monday_of(max(one.by_on or today, today)))
            for one in mine
        ),
        waiting=tuple(vague),
        goals_end_on=_end(talk, known, today),
    )


def goal_for(item: str, gap_id: int, talk: Talk, ends_on: date) -> DevelopmentGoalDraft:
    """Return the goal that closes a named gap; each part of it is the member's to change."""
    who = first_name(talk.with_name)
    return DevelopmentGoalDraft(
        action=item,
        metric=f"One example of it that {who} has seen",
        deadline_on=ends_on,
        success_test=f"{who} says that it is there when we look at it again",
        gap_id=gap_id,
    )


def _end(talk: Talk, answer: Answer, today: date) -> date:
    agreed_on = days_of(talk, answer).revisit_on
    wanted = agreed_on or answer.decided_on
    return wanted if wanted and wanted > today else months_after(today, USUAL_MONTHS)
