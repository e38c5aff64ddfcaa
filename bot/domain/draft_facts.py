"""What a draft may say: the facts of one member, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from bot.domain.case import Case
from bot.domain.gap import Gap
from bot.domain.member import Profile
from bot.domain.proof import best_wins
from bot.domain.talk import Talk
from bot.domain.win import Win

SPANS = (9, 6, 3)
"""Months that the question about the timeline may name, longest first (004-48)."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """The variables of every template under `prompts/drafts/` and `prompts/help/`.

    Titles and names are as the company writes them, empty where there is none. `decision_on` is
    None where it is unknown or over. `months_in_role` counts full months. `wins` are the best
    first, `gaps` the open ones, agreed ones first. `months_to_show` is 3, 6 or 9.
    """

    today: date
    member_name: str
    target_title: str
    current_title: str = ""
    manager_name: str = ""
    decision_on: date | None = None
    months_in_role: int | None = None
    wins: tuple[Win, ...] = ()
    gaps: tuple[Gap, ...] = ()
    talk: Talk | None = None
    months_to_show: int = 6
    locale: str = "en"

    def variables(self) -> dict[str, object]:
        """Return the facts by the names that templates know them by."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def draft_facts(
    *,
    today: date,
    profile: Profile,
    case: Case,
    wins: Iterable[Win] = (),
    gaps: Iterable[Gap] = (),
    talk: Talk | None = None,
) -> DraftFacts:
    """Return what a draft may say on `today`, a date in the member's own time zone."""
    decision_on = _still_ahead(case.decision_on, today)
    return DraftFacts(
        today=today,
        member_name=profile.name,
        target_title=case.target_title,
        current_title=case.current_title,
        manager_name=case.manager_name,
        decision_on=decision_on,
        months_in_role=months_between(case.current_since_on, today),
        wins=best_wins(wins, today),
        gaps=_open_gaps(gaps),
        talk=talk,
        months_to_show=months_to_show(today, decision_on),
        locale=profile.locale,
    )


def months_between(since_on: date | None, until: date) -> int | None:
    """Return the full months from one day to the other, never below 0; None without a start.

    The month is full on the same day of the month, or on its last day where it is shorter.
    """
    if since_on is None:
        return None
    months = (until.year - since_on.year) * 12 + until.month - since_on.month
    is_full = until.day >= since_on.day or _is_month_end(until)
    return max(months - (not is_full), 0)


def months_to_show(today: date, decision_on: date | None) -> int:
    """Return the longest of 3, 6 and 9 months that ends by the decision; 6 if it is unknown.

    A decision that is nearer than three months leaves three: it asks about the time after it.
    """
    months = months_between(today, decision_on) if decision_on else SPANS[1]
    return next((span for span in SPANS if span <= (months or 0)), SPANS[-1])


def _still_ahead(decision_on: date | None, today: date) -> date | None:
    return decision_on if decision_on and decision_on > today else None


def _open_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    standing = (gap for gap in gaps if gap.closed_on is None)
    return tuple(sorted(standing, key=lambda gap: gap.agreed_on is None))


def _is_month_end(on: date) -> bool:
    return on.month != date.fromordinal(on.toordinal() + 1).month
