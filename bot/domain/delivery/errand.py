"""An errand: something promised to a member, saved before they hear of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.delivery.delivery import LEASE
from bot.domain.errors import CoachError
from bot.domain.member import Member

MOST_ATTEMPTS = 6
"""About a quarter of an hour of trying; then the member is told in a sentence."""

REQUEST, REMINDER, HEARD = "feedback request", "feedback reminder", "feedback heard"
TAKE_BACK_REQUEST, INVITATION, SHOWING = "feedback taken back", "invitation", "showing"
INVITATION_ENDED, WELCOME = "invitation ended", "welcome"
"""Kinds of errands: letters, which are messages from one person to another."""

PROMOTED, MANAGER_LEFT, AGREED = "promoted", "manager left", "agreed"
"""Kinds of errands: what the member hears once of a turning point."""


@dataclass(frozen=True, slots=True)
class Errand:
    """`kind` says which of the errands in `handlers.errands` it is, `details` what for.

    `id` travels in the message's metadata. Until `lease_until` (UTC) it belongs to whoever began it
    or took it up; then to whoever comes next.
    """

    id: str
    member: Member
    kind: str
    details: Mapping[str, Any]
    begun_at: datetime
    lease_until: datetime
    attempts: int = 1

    @property
    def is_again(self) -> bool:
        """Somebody was at it before, and nobody knows how far they came."""
        return self.attempts > 1


def begun(errand_id: str, member: Member, kind: str, now: datetime, **details: Any) -> Errand:  # noqa: ANN401 - JSON
    return Errand(errand_id, member, kind, details, now, now + LEASE)


def begun_for(errand: Errand, at: datetime) -> Errand:
    """The same, for whoever comes at that instant (UTC): nobody is at it before."""
    return replace(errand, lease_until=at)


class BeingSentError(CoachError):
    """Slack has not said how it ended."""

    def __init__(self) -> None:
        super().__init__(
            "Slack hasn't said yet whether they got it. I look in two minutes and send it only if "
            "it isn't there, so there's no need to press again."
        )


class CannotLookError(Exception):
    """What is said in that conversation may not be read, so nobody can look for a message there."""
