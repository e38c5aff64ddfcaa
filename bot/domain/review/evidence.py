"""Evidence: what a member's wins show for each criterion, how strongly, and since when.

Strength, from 0 to 100, of one criterion (002-25). Each standing win that was filed under it gives
up to ten points: 4 for being there, 3 for a number, 2 for somebody else who saw it, 1 for a link.
The points count in full for six months after it happened, then sink evenly to a quarter at two
years and stay there. The five best wins count, and their points are doubled.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.domain.calendar.dates import months_between
from bot.domain.calendar.when import Span, When
from bot.domain.review.review import Rating, is_met
from bot.domain.text.wording import is_wordless
from bot.domain.wins.fields import OUTCOME, went_wrong
from bot.domain.wins.win import Benefited, Win, WinKind

Grade = Literal["none", "thin", "fair", "strong"]
Standing = Literal["shown", "claimed", "not_claimed", "unrated"]

GRADES: tuple[Grade, ...] = ("none", "thin", "fair", "strong")

FOR_BEING_THERE, FOR_A_NUMBER, FOR_A_WITNESS, FOR_A_LINK = 4, 3, 2, 1
MOST_COUNTED = 5
FRESH_FOR = timedelta(days=183)
FADED_AFTER = timedelta(days=730)
FADED = 0.25

FAIR_FROM, STRONG_FROM = 25, 50
"""One perfect fresh win is thin, two are fair, three strong; bare ones never get beyond fair."""

SUSTAINED_MONTHS = 6
"""Full months between the first and the latest win that make a criterion sustained (002-30)."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A win and what it is filed under.

    `criterion_ids` are those it shows, `behaviours` keys of the catalogue chosen by the member,
    `seen_by` names or Slack ids of others who saw it. None means that nothing was said of it.
    """

    win: Win
    criterion_ids: tuple[str, ...] = ()
    kind: WinKind | None = None
    benefited: Benefited | None = None
    behaviours: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()

    @property
    def has_witness(self) -> bool:
        return bool(self.seen_by or self.win.people)

    def counts_on(self, today: date) -> bool:
        """Say whether it stands and has happened by `today`, a date of the member's calendar."""
        return self.win.undone_at is None and self.win.happened_on <= today


class Weight(NamedTuple):
    """What counts of a win, and none of its words: so the map of thousands is read at once.

    `has_failed` says that it is about something that did not work, `is_wordless` that it is
    nothing but marks: neither is a proof.
    """

    win_id: int
    criterion_ids: tuple[str, ...]
    happened_on: date
    has_number: bool = False
    has_witness: bool = False
    has_link: bool = False
    kind: WinKind | None = None
    is_private: bool = False
    is_significant: bool = False
    has_failed: bool = False
    is_wordless: bool = False
    span: Span = "day"

    @property
    def when(self) -> When:
        return When(self.happened_on, self.span)

    @property
    def known_by(self) -> date:
        """The last day of its span: by then it was surely shown."""
        return self.happened_on if self.span == "day" else self.when.last_on

    @property
    def is_proof(self) -> bool:
        return not (self.has_failed or self.is_wordless)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is for one criterion; `weights` and `wins` are the newest first (002-24).

    `wins` has their words where somebody wants to read them, and is empty elsewhere. `first_on`
    and `latest_on` are None without a win, `months` counts full months between them. Of a win
    whose day is not known the last day of its span may be the first, and the first day the latest:
    so it is never shown for longer than it surely was.
    `steady_months` is how many of them make it sustained, by the company's own measure.
    """

    criterion_id: str
    weights: tuple[Weight, ...] = ()
    strength: int = 0
    wins: tuple[Win, ...] = ()
    steady_months: int = SUSTAINED_MONTHS

    @property
    def count(self) -> int:
        return len(self.weights)

    @property
    def with_number(self) -> int:
        return sum(weight.has_number for weight in self.weights)

    @property
    def with_witness(self) -> int:
        return sum(weight.has_witness for weight in self.weights)

    @property
    def with_link(self) -> int:
        return sum(weight.has_link for weight in self.weights)

    @property
    def grade(self) -> Grade:
        if not self.weights:
            return "none"
        if self.strength < FAIR_FROM:
            return "thin"
        return "fair" if self.strength < STRONG_FROM else "strong"

    @property
    def first_on(self) -> date | None:
        return min((weight.known_by for weight in self.weights), default=None)

    @property
    def latest_on(self) -> date | None:
        return self.weights[0].happened_on if self.weights else None

    @property
    def latest(self) -> When | None:
        return self.weights[0].when if self.weights else None

    @property
    def months(self) -> int:
        return (
            months_between(self.first_on, self.latest_on) if self.first_on and self.latest_on else 0
        )

    def sustained_since(self) -> date | None:
        """Return the day of the first win once the latest is so many months later (002-31)."""
        return self.first_on if self.weights and self.months >= self.steady_months else None


@dataclass(frozen=True, slots=True)
class Reach:
    """For how many wins others were better off (001-8); unanswered ones are kept apart."""

    for_others: int
    for_self: int
    unanswered: int

    @property
    def percent(self) -> int | None:
        """The share of team-or-wider among the answered, None while nothing was answered."""
        answered = self.for_others + self.for_self
        return round(100 * self.for_others / answered) if answered else None


def weighed(
    criterion_ids: Iterable[str],
    weights: Iterable[Weight],
    today: date,
    steady_months: int = SUSTAINED_MONTHS,
) -> dict[str, Evidence]:
    """Return the same without the wins, from what counts of those that stand; one pass.

    What failed proves nothing, and neither does what is nothing but marks.
    """
    filed: dict[str, list[Weight]] = {criterion_id: [] for criterion_id in criterion_ids}
    for weight in weights:
        if weight.happened_on <= today and weight.is_proof:
            for criterion_id in dict.fromkeys(weight.criterion_ids):
                filed.get(criterion_id, []).append(weight)
    return {
        name: replace(_evidence(name, found, today), steady_months=steady_months)
        for name, found in filed.items()
    }


def weight_of(proof: Proof) -> Weight:
    return Weight(
        proof.win.id,
        proof.criterion_ids,
        proof.win.happened_on,
        bool(proof.win.numbers),
        proof.has_witness,
        bool(proof.win.links),
        proof.kind,
        proof.win.is_private,
        proof.win.is_significant,
        went_wrong(proof.kind, proof.win.fact(OUTCOME), proof.win.text),
        is_wordless(proof.win.text),
        proof.win.span,
    )


def strength_of(weights: Iterable[Weight], today: date) -> int:
    """Return 0 to 100 by the formula at the top of this module."""
    best = sorted((_points(weight, today) for weight in weights), reverse=True)[:MOST_COUNTED]
    return int(2 * sum(best))


def standing(rating: Rating | None, evidence: Evidence) -> Standing:
    """Tell what is shown by a win from what is only claimed (002-23)."""
    if rating is None:
        return "unrated"
    if not is_met(rating):
        return "not_claimed"
    return "shown" if evidence.weights else "claimed"


def reach(proofs: Iterable[Proof], today: date) -> Reach:
    benefited = [proof.benefited for proof in proofs if proof.counts_on(today)]
    for_self, unanswered = benefited.count("self"), benefited.count(None)
    return Reach(len(benefited) - for_self - unanswered, for_self, unanswered)


def shows_deciding_or_leading(kinds: Iterable[WinKind | None]) -> bool:
    """Say whether any win is a decision or something led; a case without is flagged (001-10)."""
    return any(kind in {"decision", "led"} for kind in kinds)


def _evidence(criterion_id: str, weights: list[Weight], today: date) -> Evidence:
    newest = sorted(weights, key=lambda weight: (weight.happened_on, weight.win_id), reverse=True)
    return Evidence(criterion_id, tuple(newest), strength_of(newest, today))


def _points(weight: Weight, today: date) -> float:
    points = (
        FOR_BEING_THERE
        + FOR_A_NUMBER * weight.has_number
        + FOR_A_WITNESS * weight.has_witness
        + FOR_A_LINK * weight.has_link
    )
    return points * _freshness(today - weight.happened_on)


def _freshness(age: timedelta) -> float:
    if age <= FRESH_FOR:
        return 1.0
    fading = (age - FRESH_FOR) / (FADED_AFTER - FRESH_FOR)
    return max(1 - (1 - FADED) * fading, FADED)
