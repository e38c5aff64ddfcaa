"""The page of a talk: its outcome, what to say next, and what it turns into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.weeks import monday_of
from bot.domain.goals.development_goal import DevelopmentGoalDraft
from bot.domain.goals.goal import LONGEST_GOAL
from bot.domain.plan.case import BEFORE_ASKING, OVER, Stage
from bot.domain.talks.answer import Answer
from bot.domain.talks.playbook import (
    EVASIVE_QUESTION,
    Dates,
    Play,
    days_of,
    named_items,
    question_back,
)
from bot.domain.talks.talk import Talk
from bot.domain.talks.vagueness import clarifying_question, vague_in
from bot.domain.text.wording import clause, day_near, first_name, gist, joined, sentence


def named_in(answer: Answer) -> tuple[str, ...]:
    """Return what they said is missing or needed, one thing each, in the order of the form."""
    lines = (*answer.requirements.splitlines(), *answer.missing_from_plan.splitlines())
    return named_items((*answer.missing_items, *lines))


def agreed_in(answer: Answer, today: date) -> tuple[str, ...]:
    """Return what was agreed, a sentence each; how a no sounded stays with the member."""
    ways = [line.strip() for line in answer.other_paths.splitlines() if line.strip()]
    needed = named_items(answer.requirements.splitlines())
    facts = (
        (answer.who_decides, f"{answer.who_decides} still has to agree."),
        (answer.decided_on, f"The decision is due by {_day(answer.decided_on, today)}."),
        (answer.effective_on, f"The promotion takes effect on {_day(answer.effective_on, today)}."),
        (needed, f"Still needed from me: {joined(clause(item) for item in needed)}."),
        (
            answer.what_creates_the_role,
            f"What would open the role: {sentence(gist(answer.what_creates_the_role))}",
        ),
        (ways, f"Other ways we talked about: {joined(clause(way) for way in ways)}."),
    )
    return tuple(words for value, words in facts if value)


def vague_items(answer: Answer, expectations: Sequence[str] = ()) -> dict[str, str]:
    """Return what was named too vaguely to work on, each with its question back (004-54).

    An example given beside them makes all of them clear.
    """
    if answer.examples.strip() and clarifying_question(answer.examples, expectations) is None:
        return {}
    found = {item: vague_in(item, expectations) for item in named_in(answer)}
    return {item: vague[0].question for item, vague in found.items() if vague}


def questions_from(
    talk: Talk, answer: Answer | None = None, expectations: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return what to ask at the next 1:1, each once (002-41, 004-54)."""
    asked = [EVASIVE_QUESTION] if "evasive" in {talk.outcome, talk.expectation} else []
    if answer and named_in(answer):
        asked += vague_items(answer, expectations).values()
    elif not asked and (answer or talk.said.strip()):
        back = question_back(talk.outcome, talk.said, expectations)
        asked += [back] if back else []
    return tuple(dict.fromkeys(asked))


def _day(on: date | None, today: date) -> str:
    return day_near(on, today) if on else ""


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


NO_DATES, NOTHING_TO_PLAN = Dates(), TalkPlan()


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """All that the page of one talk shows, as of `today` in the member's own calendar.

    `questions` wait for the next agenda; `plan` is what one press puts into the plan, empty where
    there is nothing to put. `stage` is None without a case.
    """

    talk: Talk
    today: date
    answer: Answer | None = None
    play: Play | None = None
    dates: Dates = NO_DATES
    questions: tuple[str, ...] = ()
    plan: TalkPlan = NOTHING_TO_PLAN
    stage: Stage | None = None

    @property
    def is_planned(self) -> bool:
        return self.answer is not None and self.answer.planned_on is not None

    @property
    def stage_to_offer(self) -> Stage | None:
        """Where the member may want to move now; they say so themselves (000-16)."""
        if self.stage is None or self.stage in OVER:
            return None
        if self.talk.outcome == "yes" and self.answer and self.answer.confirmed_on:
            return "promoted"
        is_undecided = self.talk.outcome in {"open", "evasive"}
        if is_undecided and self.stage in BEFORE_ASKING:
            return "asked"
        if not is_undecided and self.stage in BEFORE_ASKING | {"asked"}:
            return "answered"
        return None
