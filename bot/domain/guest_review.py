"""What somebody who was invited to rate a member sees of them: this and nothing else."""

from dataclasses import dataclass

from bot.domain.gap_review import ReviewLine
from bot.domain.ladders import LadderLine, LineKey
from bot.domain.sharing import NothingSharedError, ShareDraft


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
class Invitation:
    """What an invitation would share, to be looked at before the button is pressed."""

    guest_name: str
    drafts: tuple[ShareDraft, ...]
    review: GuestReview
