"""What a member let somebody else see, with whom and when, until they took it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.calendar.when import Span
from bot.domain.delivery.delivery import Posted
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LadderLine, LineKey
from bot.domain.people.feedback import Asked, Reminder
from bot.domain.review.review import ReviewLine

ShareKind = Literal["lines", "ratings", "win", "feedback", "agenda"]
Outcome = Literal["done", "declined"]
"""How whoever was invited ended it: they said all they had to say, or would rather not."""

OF_A_REVIEW: frozenset[ShareKind] = frozenset({"lines", "ratings", "win"})
"""What an invitation shares; the next invitation replaces it."""

LONGEST_SHARED = 500
"""Characters of a win as it is shared."""

MOST_SHARED = 50
"""Wins in one invitation; more would be read by nobody."""

SECONDS_A_LINE = 90
ROUNDED_TO = 5
"""Minutes: how long it takes is a guess, and sounds like one."""


class NothingSharedError(CoachError):
    """What somebody wants to see was never shared with them, or taken back."""

    sentence = (
        "This request was withdrawn, or went to somebody else. You don't need to do anything. "
        "What you rated so far stays with them."
    )


class ShareGoneError(CoachError):
    """It was taken back before."""

    sentence = "That one is taken back already; nobody sees it any more."


class NoGuestError(CoachError):
    """An invitation needs somebody who is invited."""

    sentence = "Choose the person who is to rate you."
    field = "guest"


class OwnGuestError(CoachError):
    """The second view on a line has to be somebody else's."""

    def __init__(self, field: str = "guest") -> None:
        super().__init__("That's you. Choose somebody who sees you from outside.", field=field)


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """One thing to be shared, as the member saw it before they pressed the button.

    `with_id` is a Slack user id. `text` is what was shared in words: of a win its text at that
    moment, so that a later edit shows nobody anything new. `levels` are those of the lines.
    `happened_on` is the first day of the `span`.
    """

    kind: ShareKind
    with_id: str
    with_name: str
    text: str
    levels: tuple[int, ...] = ()
    win_id: int | None = None
    happened_on: date | None = None
    criterion_ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    span: Span = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(ShareDraft):
    """Instants are UTC; it is seen while `revoked_at` is None.

    `channel_id` and `message_ts` say where the message about it stands, where it has one;
    `outcome` and `outcome_at` how and when whoever got it ended it.
    """

    id: int
    shared_at: datetime
    revoked_at: datetime | None = None
    channel_id: str | None = None
    message_ts: str | None = None
    outcome: Outcome | None = None
    outcome_at: datetime | None = None

    @property
    def posted(self) -> Posted | None:
        """Where its message stands; None for what has none, or is from before that was noted."""
        if self.channel_id is None or self.message_ts is None:
            return None
        return Posted(self.channel_id, self.message_ts)

    @property
    def stands(self) -> bool:
        return self.revoked_at is None


def invited_with(shares: Iterable[Share], guest_id: str) -> Share | None:
    """Return the invitation that stands for this guest: what has the lines in it."""
    return next(
        (x for x in shares if x.kind == "lines" and x.with_id == guest_id and x.stands), None
    )


def last_refusal(shares: Iterable[Share], guest_id: str) -> datetime | None:
    """Return when this guest last would rather not (UTC), None if they never said so."""
    said_at = (x.outcome_at for x in shares if x.with_id == guest_id and x.outcome == "declined")
    return max((at for at in said_at if at), default=None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one person may see of a member: nothing else ever reaches them."""

    levels: tuple[int, ...] = ()
    wins: tuple[ShareDraft, ...] = ()
    shows_ratings: bool = False


def seen_by(guest_id: str, shares: Iterable[Share], standing: Iterable[int]) -> Seen:
    """Return what is shared with `guest_id` now; without the lines nothing is.

    `standing` are the ids of the wins that were not taken back meanwhile.
    """
    live = [share for share in shares if share.with_id == guest_id and share.stands]
    levels = {level for share in live if share.kind == "lines" for level in share.levels}
    if not levels:
        return Seen()
    stand = frozenset(standing)
    return Seen(
        tuple(sorted(levels)),
        tuple(share for share in live if share.kind == "win" and share.win_id in stand),
        any(share.kind == "ratings" for share in live),
    )


@dataclass(frozen=True, slots=True)
class GuestLine:
    """A line as the guest sees it: its words, the wins that were ticked, and the two ratings.

    `review` holds the member's rating only where the guest has rated and may see it.
    """

    line: LadderLine
    review: ReviewLine
    wins: tuple[ShareDraft, ...]


@dataclass(frozen=True, slots=True)
class GuestLevel:
    """`order` is that of the ladder's level."""

    order: int
    title: str
    lines: tuple[GuestLine, ...]


@dataclass(frozen=True, slots=True)
class GuestReview:
    """Everything that one guest may see of a member's review.

    `is_manager` says whether they are the member's manager now: nobody else can agree on a line.
    `is_done` says that they told the member they are done.
    """

    owner_id: str
    owner_name: str
    levels: tuple[GuestLevel, ...]
    is_manager: bool = True
    is_done: bool = False

    @property
    def lines(self) -> tuple[GuestLine, ...]:
        return tuple(line for level in self.levels for line in level.lines)

    @property
    def asked(self) -> tuple[GuestLine, ...]:
        """What they are asked: no words twice, and nothing optional."""
        wanted = frozenset(asked_of(line.line for line in self.lines))
        return tuple(line for line in self.lines if line.line.key in wanted)

    @property
    def optional(self) -> tuple[GuestLine, ...]:
        """What they may rate as well, where they want to."""
        more = frozenset(optional_in(line.line for line in self.lines))
        return tuple(line for line in self.lines if line.line.key in more)

    @property
    def rated(self) -> int:
        """How many of those asked they have rated."""
        return sum(line.review.manager is not None for line in self.asked)

    @property
    def titles(self) -> tuple[str, ...]:
        """Of the levels that something is asked about."""
        orders = {line.line.key.level for line in self.asked}
        return tuple(level.title for level in self.levels if level.order in orders)

    def line(self, key: LineKey) -> GuestLine:
        """Raises NothingSharedError."""
        found = next((line for line in self.lines if line.line.key == key), None)
        if found is None:
            raise NothingSharedError
        return found


def asked_of(lines: Iterable[LadderLine]) -> tuple[LineKey, ...]:
    """Return what a guest is asked, in order: required lines, and of the same words one.

    Where nothing is required everything is asked.
    """
    distinct = _distinct(lines)
    required = [line for line in distinct if line.is_required]
    return tuple(line.key for line in required or distinct)


def optional_in(lines: Iterable[LadderLine]) -> tuple[LineKey, ...]:
    """Return what a guest may rate as well, in order; no words twice."""
    known = tuple(lines)
    asked = frozenset(asked_of(known))
    return tuple(line.key for line in _distinct(known) if line.key not in asked)


def same_words(lines: Iterable[LadderLine], key: LineKey) -> tuple[LineKey, ...]:
    """Return the lines that read like this one, itself among them: a rating is of their words."""
    known = tuple(lines)
    words = next((_words(line) for line in known if line.key == key), None)
    return tuple(line.key for line in known if _words(line) == words)


def minutes_for(lines: int) -> int:
    """Return about how long rating them takes, in whole steps of five minutes."""
    steps = -(-lines * SECONDS_A_LINE // (60 * ROUNDED_TO))
    return ROUNDED_TO * max(steps, 1)


def _distinct(lines: Iterable[LadderLine]) -> Sequence[LadderLine]:
    """One of each wording, a required one before one that is not; in order."""
    known = tuple(lines)
    first: dict[tuple[str, str], LadderLine] = {}
    for line in sorted(known, key=lambda line: not line.is_required):
        first.setdefault(_words(line), line)
    return [line for line in known if first[_words(line)] is line]


def _words(line: LadderLine) -> tuple[str, str]:
    return line.text, line.what_it_looks_like


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that a member asked of somebody, who has not settled it; `id` is of its row."""

    kind: Literal["review", "feedback"]
    owner_id: str
    owner_name: str
    id: int


@dataclass(frozen=True, slots=True)
class Showing:
    """Somebody's answer is shown to one person more: by whom, and which share it is."""

    owner_id: str
    owner_name: str
    share_id: int


Letter = Asked | Reminder | GuestReview | Showing
"""What one person sends to another by a button."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation would share, to be looked at before the button is pressed."""

    guest_name: str
    drafts: tuple[ShareDraft, ...]
    review: GuestReview
