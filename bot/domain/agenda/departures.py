"""Everything that left by the coach, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.agenda.agenda import Agenda
from bot.domain.people.feedback import Feedback, FeedbackState
from bot.domain.review.sharing import Outcome, Share

Left = Literal["lines", "ratings", "win", "feedback", "agenda", "request", "topic"]
"""What leaves by the coach. A request and a topic have rows of their own, and so has an agenda
while it stands; one that was taken back is a share, so that it stays on the list."""


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
RATHER_NOT = "they'd rather not"
DONE = "they're done"
ENDED: dict[Outcome | None, str] = {"declined": RATHER_NOT, "done": DONE}


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
        *(_agenda(agenda) for agenda in agendas if agenda.was_shown),
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
        standing=ENDED.get(share.outcome, ""),
        share_id=id_,
    )


def _agenda(agenda: Agenda) -> Departure:
    at = agenda.posted_at or agenda.created_at
    return Departure("agenda", agenda_words(agenda), agenda.channel_id, at, is_place=True)


def _request(one: Feedback) -> Departure:
    text = one.note or "Three questions about my work"
    return Departure("request", text, one.with_name, one.asked_at, standing=REQUESTS[one.state])
