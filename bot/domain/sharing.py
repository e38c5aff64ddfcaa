"""Sharing: what a member let somebody else see, with whom and when, until they took it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.agenda import Agenda
from bot.domain.errors import CoachError
from bot.domain.feedback import Feedback, FeedbackState

ShareKind = Literal["lines", "ratings", "win", "feedback", "agenda"]
Left = Literal["lines", "ratings", "win", "feedback", "agenda", "request", "topic"]
"""What leaves by the coach. A request and a topic have rows of their own, and so has an agenda
while it stands; one that was taken back is a share, so that it stays on the list."""

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


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that left by the coach: what, whereto, when, and how it stands. Instants are UTC.

    `to` is a name, or a channel's id where `is_place`. `back_at` is set where it was taken back and
    the day is known; `standing` says the rest in words. `share_id` is of what a press takes back.
    """

    kind: Left
    text: str
    to: str
    at: datetime
    is_place: bool = False
    back_at: datetime | None = None
    standing: str = ""
    share_id: int | None = None

    @property
    def stands(self) -> bool:
        return self.back_at is None and self.standing != TAKEN_BACK


TAKEN_BACK = "taken back"

REQUESTS: dict[FeedbackState, str] = {
    "asked": "not answered yet",
    "answered": "answered",
    "declined": "they'd rather not answer",
    "taken_back": TAKEN_BACK,
    "withdrawn": "answered, and they took their words back",
}


def departures(
    shares: Iterable[Share],
    agendas: Iterable[Agenda],
    feedback: Iterable[Feedback],
    topics: Iterable[tuple[str, str, datetime]],
) -> tuple[Departure, ...]:
    """Return everything that left, the newest first; `topics` are channel, text and instant."""
    found = [
        *(_share(share) for share in shares),
        *(_agenda(agenda) for agenda in agendas if agenda.posted_at),
        *(_request(one) for one in feedback if one.with_id),
        *(Departure("topic", text, place, at, is_place=True) for place, text, at in topics),
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def agenda_words(agenda: Agenda) -> str:
    """Return what a posted agenda let everybody there read."""
    return "; ".join(item.words for item in agenda.public_items())


def _share(share: Share) -> Departure:
    is_place = share.kind == "agenda"
    to = share.with_id if is_place else share.with_name
    id_ = None if share.revoked_at else share.id
    return Departure(
        share.kind,
        share.text,
        to,
        share.shared_at,
        is_place=is_place,
        back_at=share.revoked_at,
        share_id=id_,
    )


def _agenda(agenda: Agenda) -> Departure:
    at = agenda.posted_at or agenda.created_at
    return Departure("agenda", agenda_words(agenda), agenda.channel_id, at, is_place=True)


def _request(one: Feedback) -> Departure:
    text = one.note or "Three questions about my work"
    return Departure("request", text, one.with_name, one.asked_at, standing=REQUESTS[one.state])


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
