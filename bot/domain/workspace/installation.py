"""An installation: a workspace, or a whole organisation, that has the coach, and its token."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

RENEWED_BEFORE = timedelta(hours=2)
"""A token that expires is renewed this long before it does; Slack's live for twelve hours.

Source: docs.slack.dev/authentication/using-token-rotation.
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """`holder_id` is the id of the workspace, or of the organisation that installed it for all.

    `refresh_token` and `expires_at` (UTC) are set where Slack rotates the app's tokens.
    """

    holder_id: str
    name: str
    bot_id: str
    bot_user_id: str
    scopes: tuple[str, ...]
    bot_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None


def owners(team_id: str | None, enterprise_id: str | None) -> tuple[str, ...]:
    """Whose token speaks in a workspace: its own, else that of its organisation."""
    return tuple(owner for owner in (team_id, enterprise_id) if owner)


def first_of(
    owner_ids: Iterable[str], installations: Iterable[Installation]
) -> Installation | None:
    """The one that speaks, out of those that there are."""
    by_owner = {installation.holder_id: installation for installation in installations}
    return next((by_owner[owner] for owner in owner_ids if owner in by_owner), None)


def has_to_be_renewed(installation: Installation, now: datetime) -> bool:
    expires_at = installation.expires_at
    return expires_at is not None and expires_at - now <= RENEWED_BEFORE
