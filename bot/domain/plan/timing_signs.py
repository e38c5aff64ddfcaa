"""The five good and the five bad times to ask (004-31 to 004-40), from what surrounds an ask."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar.dates import months_after, months_before, months_between
from bot.domain.plan.lateness import LATE_UNDER
from bot.domain.text.wording import counted, day_near
from bot.domain.wins.win import Win

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
    and `big_win_on` are the days of the latest ones. `has_asked` says that an ask is on record. Of
    several answers to one fact the newest counts, and the later one in `answers` where two are of
    the same day.
    """

    today: date
    answers: tuple[Answered, ...] = ()
    current_since_on: date | None = None
    decision_on: date | None = None
    window_opens_on: date | None = None
    big_win_on: date | None = None
    mistake_on: date | None = None
    has_asked: bool = False

    @property
    def is_decided(self) -> bool:
        """True from the day after the decision; when it is announced does not matter (002-43)."""
        return self.decision_on is not None and self.decision_on < self.today

    def is_late(self, late_under: timedelta) -> bool:
        """True where a first ask would come late; whoever has asked is in time."""
        if self.decision_on is None or self.has_asked:
            return False
        return timedelta() <= self.decision_on - self.today < late_under

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


TimeName = Literal[
    "big_win",
    "review_window",
    "months_in_role",
    "company_doing_well",
    "team_growing",
    "layoffs",
    "major_mistake",
    "manager_overwhelmed",
    "finances_bad",
    "under_a_year",
]

BIG_WIN_FOR = timedelta(days=30)
"""How long a big win is still what people talk about (004-31)."""

WINDOW_MONTHS = 3
"""The review window opens so many months before the decision (004-32)."""

A_YEAR, A_YEAR_AND_A_HALF = 12, 18
"""Months in role: less than the first is bad (004-40), the second is good in full (004-33)."""

COOL_DOWN = timedelta(days=60)
"""After this long a mistake no longer speaks against asking (004-37)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One time that is good or bad now, in words that end as a sentence.

    `until_on` is the first day on which a bad time is over or looked at again; `weight` is 1 for a
    good time that only begins, else 2.
    """

    name: TimeName
    words: str
    until_on: date | None = None
    weight: int = 2


Rule = Callable[[Surroundings], Reason | None]


def found_among(rules: tuple[Rule, ...], now: Surroundings) -> tuple[Reason, ...]:
    reasons = (rule(now) for rule in rules)
    return tuple(reason for reason in reasons if reason)


def big_win_among(wins: Iterable[Win], today: date) -> Win | None:
    """Return the newest standing win of the last weeks that has both a number and a witness."""
    recent = (
        win
        for win in wins
        if win.undone_at is None
        and timedelta() <= today - win.happened_on <= BIG_WIN_FOR
        and win.numbers
        and win.people
    )
    return max(recent, key=lambda win: (win.happened_on, win.id), default=None)


def _after_big_win(now: Surroundings) -> Reason | None:
    if now.big_win_on is None or not timedelta() <= now.today - now.big_win_on <= BIG_WIN_FOR:
        return None
    day = day_near(now.big_win_on, now.today)
    return Reason("big_win", f"Your big win of {day} is still fresh.")


def _in_review_window(now: Surroundings) -> Reason | None:
    """Count from the decision, which may fall long before the review is announced."""
    if now.decision_on is None or now.is_decided or now.is_late(LATE_UNDER):
        return None
    if now.today < (now.window_opens_on or months_before(now.decision_on, WINDOW_MONTHS)):
        return None
    weeks = counted((now.decision_on - now.today).days // 7, "week")
    return Reason("review_window", f"The review is near, and its decision still {weeks} away.")


def _long_enough_in_role(now: Surroundings) -> Reason | None:
    months = _months_in_role(now)
    if months is None or months < A_YEAR:
        return None
    if months < A_YEAR_AND_A_HALF:
        words = f"{counted(months, 'month')} in your role: long enough, and growing stronger."
        return Reason("months_in_role", words, weight=1)
    return Reason("months_in_role", f"{counted(months, 'month')} in your role: a solid stretch.")


def _company_doing_well(now: Surroundings) -> Reason | None:
    if not now.holds("company_doing_well"):
        return None
    return Reason("company_doing_well", f"The company is doing well{_as_of(now)}.")


def _team_growing(now: Surroundings) -> Reason | None:
    if not now.holds("team_growing"):
        return None
    return Reason("team_growing", "Your team is growing, and growing teams need new roles.")


def _layoffs(now: Surroundings) -> Reason | None:
    if not now.holds("layoffs"):
        return None
    words = (
        "Jobs are being cut or frozen. However good your case, an ask is heard badly now, "
        "so this comes before everything else."
    )
    return Reason("layoffs", words, now.asked_again_on("layoffs"))


def _major_mistake(now: Surroundings) -> Reason | None:
    mistake_on = now.mistake_on
    if mistake_on is None or not timedelta() <= now.today - mistake_on < COOL_DOWN:
        return None
    words = "A mistake is still fresh. Show first what you made of it; that counts later."
    return Reason("major_mistake", words, mistake_on + COOL_DOWN)


def _manager_overwhelmed(now: Surroundings) -> Reason | None:
    if not now.holds("manager_overwhelmed"):
        return None
    words = "Your manager has no room for this now. Offer a hand where you can, then look again."
    return Reason("manager_overwhelmed", words, now.asked_again_on("manager_overwhelmed"))


def _finances_bad(now: Surroundings) -> Reason | None:
    if not now.holds("finances_bad"):
        return None
    words = "The company's numbers are bad, so there's little to give."
    return Reason("finances_bad", words, now.asked_again_on("finances_bad"))


def _under_a_year(now: Surroundings) -> Reason | None:
    """Twelve months to the day are no longer bad: they begin to be good (004-33, 004-40)."""
    months = _months_in_role(now)
    if months is None or months >= A_YEAR or now.current_since_on is None:
        return None
    so_far = counted(months, "month") if months else "less than a month"
    words = f"You are {so_far} into your role, and many managers say it's too soon before a year."
    return Reason("under_a_year", words, months_after(now.current_since_on, A_YEAR))


def _months_in_role(now: Surroundings) -> int | None:
    return None if now.current_since_on is None else months_between(now.current_since_on, now.today)


def _as_of(now: Surroundings) -> str:
    said_on = now.said_on("company_doing_well")
    return f", as you said on {day_near(said_on, now.today)}" if said_on else ""


GOOD_TIMES: tuple[Rule, ...] = (
    _after_big_win,
    _in_review_window,
    _long_enough_in_role,
    _company_doing_well,
    _team_growing,
)
BAD_TIMES: tuple[Rule, ...] = (
    _layoffs,
    _major_mistake,
    _manager_overwhelmed,
    _finances_bad,
    _under_a_year,
)
"""The one that overrides stands first."""
