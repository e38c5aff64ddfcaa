"""The page of a talk: what came of it, what to say next, and what it turns into."""

from dataclasses import dataclass
from datetime import date

from bot.domain.answer import Answer
from bot.domain.answers import Dates, Play
from bot.domain.case import Stage
from bot.domain.talk import Talk
from bot.domain.talk_plan import TalkPlan

_BEFORE_ASKING: frozenset[Stage] = frozenset({"learn", "criteria", "gaps", "work", "ready"})
_OVER: frozenset[Stage] = frozenset({"promoted", "not_this_time"})
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
        if self.stage is None or self.stage in _OVER:
            return None
        if self.talk.outcome == "yes" and self.answer and self.answer.confirmed_on:
            return "promoted"
        is_undecided = self.talk.outcome in {"open", "evasive"}
        if is_undecided and self.stage in _BEFORE_ASKING:
            return "asked"
        if not is_undecided and self.stage in _BEFORE_ASKING | {"asked"}:
            return "answered"
        return None
