"""What surrounds an ask: facts from rows, and the member's answers, which go stale (004-34)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

SurroundingFact = Literal[
    "company_doing_well", "team_growing", "layoffs", "manager_overwhelmed", "finances_bad"
]

FRESH_FOR: dict[SurroundingFact, timedelta] = {
    "layoffs": timedelta(days=30),
    "manager_overwhelmed": timedelta(days=14),
    "finances_bad": timedelta(days=90),
    "company_doing_well": timedelta(days=90),
    "team_growing": timedelta(days=90),
}
"""How long an answer counts; after that it is asked again. In the order of asking."""

HELD_BACK_BY: frozenset[SurroundingFact] = frozenset(
    {"layoffs", "manager_overwhelmed", "finances_bad"}
)
"""Without a fresh answer to these nobody is told to ask now."""

QUESTIONS: dict[SurroundingFact, str] = {
    "layoffs": "Are jobs being cut, or is hiring frozen where you are?",
    "manager_overwhelmed": "Is your manager in a crisis, or too swamped to think ahead?",
    "finances_bad": "Is the company in trouble with money?",
    "company_doing_well": "Is the company doing well at the moment?",
    "team_growing": "Is your team growing?",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What the member said of one fact on `said_on`.

    `look_again_on` is the day they chose to be asked again, None for the usual time.
    """

    fact: SurroundingFact
    holds: bool
    said_on: date
    look_again_on: date | None = None

    @property
    def stale_on(self) -> date:
        """The first day on which this answer no longer counts."""
        return self.look_again_on or self.said_on + FRESH_FOR[self.fact]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that the timing is read from, on `today` in the member's own calendar.

    `window_opens_on` is the start of the review window where the company names one; `mistake_on`
    and `big_win_on` are the days of the latest ones. Of several answers to one fact the newest
    counts, and the later one in `answers` where two are of the same day.
    """

    today: date
    answers: tuple[Answered, ...] = ()
    current_since_on: date | None = None
    decision_on: date | None = None
    window_opens_on: date | None = None
    big_win_on: date | None = None
    mistake_on: date | None = None

    @property
    def is_decided(self) -> bool:
        """True from the day after the decision; when it is announced does not matter (002-43)."""
        return self.decision_on is not None and self.decision_on < self.today

    def is_too_late(self, too_short: timedelta) -> bool:
        return self.decision_on is not None and (
            timedelta() <= self.decision_on - self.today < too_short
        )

    def holds(self, fact: SurroundingFact) -> bool:
        """True where the newest answer is yes and still fresh."""
        answer = self._newest(fact)
        return answer is not None and answer.holds and self.today < answer.stale_on

    def said_on(self, fact: SurroundingFact) -> date | None:
        answer = self._newest(fact)
        return answer.said_on if answer else None

    def asked_again_on(self, fact: SurroundingFact) -> date | None:
        answer = self._newest(fact)
        return answer.stale_on if answer else None

    def to_ask(self) -> tuple[SurroundingFact, ...]:
        """The facts that were never answered or whose answer has gone stale, in asking order."""
        return tuple(fact for fact in FRESH_FOR if not self._is_known(fact))

    def _is_known(self, fact: SurroundingFact) -> bool:
        answer = self._newest(fact)
        return answer is not None and self.today < answer.stale_on

    def _newest(self, fact: SurroundingFact) -> Answered | None:
        """Answers of days to come are none: a clock that was wrong must not settle anything."""
        said = [
            answer
            for answer in reversed(self.answers)
            if answer.fact == fact and answer.said_on <= self.today
        ]
        return max(said, key=lambda answer: answer.said_on, default=None)
