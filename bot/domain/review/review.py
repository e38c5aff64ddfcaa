"""The gap review: member and manager rate line by line, see both, and agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Literal

from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LadderContent, LadderLine, LineKey

Rating = Literal["not_yet", "partly", "meets", "exceeds"]

RATINGS: tuple[Rating, ...] = ("not_yet", "partly", "meets", "exceeds")
"""From the lowest to the highest."""


def is_met(rating: Rating | None) -> bool:
    """Say whether a rating is "meets" or higher; no rating is none."""
    return rating in {"meets", "exceeds"}


Side = Literal["member", "manager"]
Role = Literal["member", "manager", "peer", "unknown", "withdrawn"]
"""What somebody was to the member when they rated; `withdrawn` is of who took their words back."""

LineState = Literal["open", "mismatch", "agreed", "not_applicable"]

IN_ORDER: tuple[LineState, ...] = ("mismatch", "open", "agreed", "not_applicable")
"""Where the two see it differently comes first (002-32)."""


class NoReasonError(CoachError):
    """A line can be set aside only for a reason."""

    sentence = "Say in a few words why this doesn't apply to your work."


class NothingToAgreeError(CoachError):
    """There is no agreement before both have rated."""

    sentence = "Both of you rate this first. Then you can agree on it."


class NoCriteriaError(CoachError):
    """There is nothing to go through (002-14)."""

    sentence = (
        "This level has no criteria yet. Choose a ladder, bring your company's own, or make one "
        "from what people tell you; then we go through it together."
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating by somebody on a day. `by` is their name, `reason` theirs, where they gave one.

    `is_reported` says that the member wrote down what the manager said: it is shown as such.
    `rater` says who it was (see `rater_key`), `role` what they were to the member at that time, and
    `until_on` the day on which they stopped being the manager.
    """

    rating: Rating
    by: str
    on: date
    reason: str = ""
    is_reported: bool = False
    rater: str = ""
    role: Role = "manager"
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Why a line is set aside, by whom and since when."""

    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier rating of a line: of one side, or agreed by both (None).

    `is_of_other_words` says that the line read differently then.
    """

    mark: Mark
    side: Side | None = None
    is_of_other_words: bool = False


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line under review. `settled` is what both agreed on after they had rated differently.

    `settled.reason` keeps why they had differed; `earlier` is what stood before, the oldest first.
    `manager` and `settled` are the present manager's alone; what peers and earlier managers said is
    in `others` and `agreed_with_others`, and counts as nobody's agreement; `withdrawn` counts what
    guests took back. To a guest, `manager` is their own rating, whoever they are.
    """

    key: LineKey
    is_required: bool = True
    own: Mark | None = None
    manager: Mark | None = None
    settled: Mark | None = None
    not_applicable: NotApplicable | None = None
    earlier: tuple[Earlier, ...] = ()
    others: tuple[Mark, ...] = ()
    agreed_with_others: tuple[Mark, ...] = ()
    withdrawn: int = 0

    @property
    def state(self) -> LineState:
        if self.not_applicable:
            return "not_applicable"
        if self.own is None or self.manager is None:
            return "open"
        return "agreed" if self.agreed else "mismatch"

    @property
    def agreed(self) -> Mark | None:
        """What both hold, by whom and when: settled, or said alike by each on their own."""
        if self.settled or self.own is None or self.manager is None:
            return self.settled
        if self.own.rating != self.manager.rating or self.manager.role != "manager":
            return None
        return replace(self.manager, on=max(self.own.on, self.manager.on))

    @property
    def shared(self) -> Mark | None:
        """What both hold at least: who says "exceeds" holds that the line is met, too."""
        if self.agreed or self.own is None or self.manager is None:
            return self.agreed
        are_met = is_met(self.own.rating) and is_met(self.manager.rating)
        if not are_met or self.manager.role != "manager":
            return None
        return replace(self.manager, rating="meets", on=max(self.own.on, self.manager.on))

    @property
    def rating(self) -> Rating | None:
        """What counts: what was agreed, else the manager's rating, else the member's own."""
        mark = self.agreed or self.manager or self.own
        return mark.rating if mark else None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a review stands (002-26). Lines that do not apply count nowhere but in their own.

    `noted` counts those of `agreed` that rest on what the member wrote down of their manager.
    """

    agreed: int
    of: int
    mismatches: int
    open: int
    not_applicable: int
    unrated: int
    noted: int = 0

    def __str__(self) -> str:
        return f"agreed {self.agreed} of {self.of}{as_noted(self.noted, self.agreed)}"


def as_noted(noted: int, agreed: int) -> str:
    """How many of what both agree on rest on what the member noted; empty where none do."""
    if not noted:
        return ""
    if noted < agreed:
        return f" ({noted} of them as you noted it)"
    return " (as you noted it)" if agreed == 1 else " (all as you noted them)"


def review_of(
    ladder: LadderContent, level: int, saved: Iterable[ReviewLine]
) -> tuple[ReviewLine, ...]:
    """Return the lines of a level in the ladder's order, with what was saved of each so far.

    It runs against the current level as well as the next (002-48). Raises NoCriteriaError if the
    level expects nothing (002-14).
    """
    known = {line.key: line for line in saved}
    lines = tuple(
        replace(known.get(line.key, ReviewLine(line.key)), is_required=line.is_required)
        for line in ladder.lines_at(level)
    )
    if not lines:
        raise NoCriteriaError
    return lines


def rater_key(user_id: str | None, name: str) -> str:
    """Return what stands for a person in a rating: their Slack id, or their name without one.

    A manager whom the member has not named is somebody, too.
    """
    return user_id or f"~{name.casefold()}"


def rated(line: ReviewLine, side: Side, mark: Mark) -> ReviewLine:
    """Return the line with a rating of one side; what was settled before is open again.

    What the member set aside comes back by their own rating alone.
    """
    if side == "member":
        after = applying(replace(line, own=mark, settled=None))
    else:
        after = replace(line, manager=mark, settled=None)
    return replace(after, earlier=(*line.earlier, *_left_behind(line, after, side)))


def settled(line: ReviewLine, mark: Mark) -> ReviewLine:
    """Return the line as agreed on after talking; raises NothingToAgreeError before both rated."""
    if line.own is None or line.manager is None:
        raise NothingToAgreeError
    before = (Earlier(line.agreed),) if line.agreed else ()
    return replace(line, settled=mark, earlier=(*line.earlier, *before))


def applying(line: ReviewLine) -> ReviewLine:
    """Return the line as one that applies after all, where it was set aside."""
    return replace(line, not_applicable=None)


def set_aside(line: ReviewLine, reason: str, by: str, on: date) -> ReviewLine:
    """Return the line as not applicable; raises NoReasonError without a reason."""
    if not reason.strip():
        raise NoReasonError
    return replace(line, not_applicable=NotApplicable(reason.strip(), by, on))


def fingerprint(line: LadderLine) -> str:
    """Return what changes with the words of a line or its weight: a rating is one of these words.

    A rating that was given to others does not count any more (002-17).
    """
    words = f"{line.text}\0{line.what_it_looks_like}\0{line.is_required}"
    return sha256(words.encode(errors="replace")).hexdigest()[:16]


def as_seen_by(line: ReviewLine, side: Side) -> ReviewLine:
    """Return what a side may see: the other one's rating only once they rated themselves.

    What the member wrote down for the manager is no secret to the member, and no rating by the
    manager's own hand. What stood earlier, and what others said, is the member's to see.
    """
    is_told = line.manager is not None and line.manager.is_reported
    if side == "member":
        if line.own or line.not_applicable:
            return line
        others = tuple(mark for mark in line.others if mark.is_reported)
        return replace(line if is_told else _unseen(line), others=others)
    present = replace(line, earlier=(), others=(), agreed_with_others=(), withdrawn=0)
    if line.manager and not is_told:
        return present
    return replace(present, own=None, manager=None, settled=None)


def _unseen(line: ReviewLine) -> ReviewLine:
    return replace(line, manager=None, settled=None)


def is_noted(line: ReviewLine) -> bool:
    """Say whether an agreement rests on what the member wrote down, not on the manager's hand."""
    return line.agreed is not None and line.agreed.is_reported


def in_order(lines: Iterable[ReviewLine]) -> tuple[ReviewLine, ...]:
    """Return mismatches first, then open, agreed and set-aside lines, each as in the ladder."""
    return tuple(sorted(lines, key=lambda line: IN_ORDER.index(line.state)))


def next_to_rate(
    lines: Sequence[ReviewLine], side: Side, after: LineKey | None = None
) -> ReviewLine | None:
    """Return the next line this side has not rated, so that a walk resumes where it paused.

    It looks behind `after` first and then from the start; None once all are rated (002-33).
    """
    keys = [line.key for line in lines]
    start = keys.index(after) + 1 if after in keys else 0
    ahead = (*lines[start:], *lines[:start])
    return next((line for line in ahead if _waits_for(line, side)), None)


def progress(lines: Iterable[ReviewLine]) -> Progress:
    whole = tuple(lines)
    states = [line.state for line in whole]
    apart = states.count("not_applicable")
    return Progress(
        agreed=states.count("agreed"),
        of=len(states) - apart,
        mismatches=states.count("mismatch"),
        open=states.count("open"),
        not_applicable=apart,
        unrated=sum(_waits_for(line, "member") for line in whole),
        noted=sum(line.state == "agreed" and is_noted(line) for line in whole),
    )


def _left_behind(before: ReviewLine, after: ReviewLine, side: Side) -> Iterable[Earlier]:
    """What a new rating must not make forgotten: an agreement, and why the two had differed."""
    if before.agreed and before.agreed != after.agreed:
        yield Earlier(before.agreed)
    if before.own is None or before.manager is None:
        return
    replaced = before.own if side == "member" else before.manager
    if replaced.reason and before.own.rating != before.manager.rating:
        yield Earlier(replaced, side)


def _waits_for(line: ReviewLine, side: Side) -> bool:
    mark = line.own if side == "member" else line.manager
    return mark is None and line.not_applicable is None
