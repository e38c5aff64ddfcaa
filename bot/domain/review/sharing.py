"""What a member let somebody else see, with whom and when, until they took it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LadderLine, LineKey
from bot.domain.people.feedback import Asked, Reminder
from bot.domain.review.review import ReviewLine

ShareKind = Literal["lines", "ratings", "win", "feedback", "agenda"]

OF_A_REVIEW: frozenset[ShareKind] = frozenset({"lines", "ratings", "win"})
"""What an invitation shares; the next invitation replaces it."""

LONGEST_SHARED = 500
"""Characters of a win as it is shared."""

MOST_SHARED = 50
"""Wins in one invitation; more would be read by nobody."""


class NothingSharedError(CoachError):
    """What somebody wants to see was never shared with them, or taken back."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing here for you: whoever asked you has taken it back, or has asked "
            "somebody else. What you rated so far stays with them."
        )


class ShareGoneError(CoachError):
    """It was taken back before."""

    def __init__(self) -> None:
        super().__init__("That one is taken back already; nobody sees it any more.")


class NoGuestError(CoachError):
    """An invitation needs somebody who is invited."""

    def __init__(self) -> None:
        super().__init__("Choose the person who is to rate you.", field="guest")


class OwnGuestError(CoachError):
    """The second view on a line has to be somebody else's."""

    def __init__(self, field: str = "guest") -> None:
        super().__init__("That's you. Choose somebody who sees you from outside.", field=field)


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """One thing to be shared, as the member saw it before they pressed the button.

    `with_id` is a Slack user id. `text` is what was shared in words: of a win its text at that
    moment, so that a later edit shows nobody anything new. `levels` are those of the lines.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(ShareDraft):
    """`shared_at` and `revoked_at` are UTC; it is seen while `revoked_at` is None."""

    id: int
    shared_at: datetime
    revoked_at: datetime | None = None


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
    live = [share for share in shares if share.with_id == guest_id and share.revoked_at is None]
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
    """

    owner_id: str
    owner_name: str
    levels: tuple[GuestLevel, ...]
    is_manager: bool = True

    @property
    def lines(self) -> tuple[GuestLine, ...]:
        return tuple(line for level in self.levels for line in level.lines)

    def line(self, key: LineKey) -> GuestLine:
        """Raises NothingSharedError."""
        found = next((line for line in self.lines if line.line.key == key), None)
        if found is None:
            raise NothingSharedError
        return found


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
