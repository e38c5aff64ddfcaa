"""Career reviews: a talk about the way itself, every so often, beside the regular 1:1 (002-50)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import CoachError
from bot.domain.text.wording import counted

USUAL_WEEKS = 6
"""How often where nobody chose: often enough to change course, seldom enough to have news."""

PREPARE_BEFORE = timedelta(days=7)
"""The reminder to prepare comes so long before the day (003-24)."""


class ReviewPassedError(CoachError):
    sentence = "That day has passed. When is the next one?"
    field = "review_on"


class ReviewToComeError(CoachError):
    sentence = "That day is still to come. When did you hold it?"
    field = "held_on"


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that was held; `course` is what it changed, empty where all stays (002-51)."""

    held_on: date
    course: str = ""

    @staticmethod
    def of(held_on: date, course: str, today: date) -> "HeldReview":
        """Raises ReviewToComeError."""
        if held_on > today:
            raise ReviewToComeError
        return HeldReview(held_on, course)


@dataclass(frozen=True, slots=True)
class CareerReviews:
    """How a member keeps up their reviews. `agreed_on` is a day that was set, before the rule.

    `started_on` counts as the first day, so that a newcomer is not overdue.
    """

    started_on: date
    every_weeks: int = USUAL_WEEKS
    held: tuple[HeldReview, ...] = ()
    agreed_on: date | None = None

    @property
    def since_on(self) -> date:
        """The day from which the next review, and its progress note, has news (002-49)."""
        return max((review.held_on for review in self.held), default=self.started_on)

    @property
    def course(self) -> str:
        """What the last review changed, empty where all stays (002-51)."""
        last = max(reversed(self.held), key=lambda review: review.held_on, default=None)
        return last.course if last else ""

    @property
    def next_on(self) -> date:
        """The day that was set, if it is after the last review; else one interval after that."""
        if self.agreed_on is not None and self.agreed_on > self.since_on:
            return self.agreed_on
        return self.since_on + timedelta(weeks=max(self.every_weeks, 1))


def checked_day(agreed_on: date | None, today: date) -> date | None:
    """Return the day that was set for the next one. Raises ReviewPassedError."""
    if agreed_on is not None and agreed_on < today:
        raise ReviewPassedError
    return agreed_on


def overdue_words(reviews: CareerReviews, today: date) -> str:
    """Return the line for the weekly message once the day has passed, else empty (002-50)."""
    days = (today - reviews.next_on).days
    if days <= 0:
        return ""
    return (
        f"Your career review is {counted(days, 'day')} overdue. Ask for half an hour, or put it "
        "on your next agenda."
    )


def preparing_occasion(
    reviews: CareerReviews, today: date, sent: Collection[str] = ()
) -> str | None:
    """Return the occasion of the reminder to prepare, None where it is not time or was told."""
    occasion = reviews.next_on.isoformat()
    is_time = reviews.next_on - PREPARE_BEFORE <= today <= reviews.next_on
    return occasion if is_time and occasion not in sent else None
