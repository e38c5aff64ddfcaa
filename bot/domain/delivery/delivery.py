"""A delivery: one message for one occasion, until when it helps, and how many may go at once."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import FIRST, DueKind
from bot.domain.member import Member

DeliveryState = Literal["claimed", "sent", "nothing", "failed", "skipped"]

AGAIN = " again "
"""Stands in the occasion of what a member asked for again."""

PLAN_IS_USEFUL_FOR = timedelta(days=3)
REVIEW_ENDS_AT = time(21, 0)
"""Sunday evening where the member is: until then a review of the week still helps."""

NOT_INSTALLED = "not_installed"
"""Our own code: no token is saved for the workspace."""

DEACTIVATED = "deactivated"
"""Our own code: the account was deactivated. Slack takes messages to it without an error."""

WORKSPACE_CODES = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "token_expired",
        "token_revoked",
        NOT_INSTALLED,
    }
)
"""Slack's codes after which nobody in the workspace can be reached: the token itself is refused.

Source: docs.slack.dev/reference/methods/chat.postMessage, "Errors".
"""

PERSON_CODES = frozenset(
    {
        "channel_not_found",
        "is_archived",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
"""Slack's codes after which one person cannot be reached."""

UNREACHABLE = WORKSPACE_CODES | PERSON_CODES

LEASE = timedelta(minutes=2)
"""How long a claim is believed to be in good hands before its outcome is looked up."""

SHORTEST_RETRY = timedelta(seconds=1)
FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DueRow:
    """What is due for whom.

    `due_at` (UTC) is what `move_due` expects to find; `tz` is the member's; `snoozed` marks one
    that the member asked for again.
    """

    member: Member
    kind: DueKind
    due_at: datetime
    tz: ZoneInfo
    snoozed: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One occasion's message to one member.

    `id` travels in the message's metadata; `occasion` makes it happen once. `claimed_at` (UTC) is
    when it was begun first; `attempts` counts how often. Until `lease_until` (UTC) it belongs to
    whoever claimed it; `retry_at` (UTC) is set while it waits to be tried again.
    `reason` is Slack's error code, or why it was skipped. `due_at` is known to whoever claimed it
    first, and not saved.
    """

    id: str
    member: Member
    kind: DueKind
    occasion: str
    state: DeliveryState = "claimed"
    attempts: int = 1
    retry_at: datetime | None = None
    claimed_at: datetime | None = None
    lease_until: datetime | None = None
    reason: str | None = None
    due_at: datetime | None = None


def is_too_late(row: DueRow, now: datetime) -> bool:
    """True when a message that was held up would only annoy: its week is as good as over."""
    return is_late(row.kind, row.due_at, row.tz, now)


def is_late(kind: DueKind, due_at: datetime, tz: ZoneInfo, now: datetime) -> bool:
    """The same of what is planned for `due_at` (UTC) and has not been claimed yet.

    What asks again is looked at when its moment has come, by the week that it is about.
    """
    if kind == "nudge" or kind in FIRST:
        return False
    if kind in {"plan", "agenda"}:
        return now - due_at > PLAN_IS_USEFUL_FOR
    local = due_at.astimezone(tz)
    sunday = local.date() + timedelta(days=6 - local.weekday())
    return now > datetime.combine(sunday, REVIEW_ENDS_AT, tz)


def retry_delay(attempts: int, retry_after: float | None) -> timedelta:
    """How long to wait: what Slack said, else doubling from 30 seconds up to an hour.

    `attempts` counts from 1; `retry_after` is in seconds.
    """
    if retry_after is not None:
        return max(timedelta(seconds=retry_after), SHORTEST_RETRY)
    return min(FIRST_RETRY * int(2 ** min(attempts - 1, 10)), LONGEST_RETRY)


class NotDeliveredError(Exception):
    """Slack did not take the message.

    `code` is Slack's error code; `is_permanent` says that trying again is of no use until somebody
    changes something; `retry_after` is in seconds, where Slack named it.
    """

    def __init__(self, code: str, *, is_permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.is_permanent = is_permanent
        self.retry_after = retry_after


class OutcomeUnknownError(Exception):
    """The connection broke after the message left: it may or may not have arrived."""


BURST = 60
PER_SECOND = 4.0
"""Together 300 in the first minute, 240 in every other."""


@dataclass(slots=True)
class Allowance:
    """`counted_at` and `held_until` are instants in UTC; `left` may fall below nothing."""

    counted_at: datetime
    left: float = BURST
    held_until: datetime | None = None

    def at(self, now: datetime) -> int:
        """How many may go out now."""
        grown = max((now - self.counted_at).total_seconds(), 0) * PER_SECOND
        self.left = min(self.left + grown, BURST)
        self.counted_at = now
        if self.held_until and now < self.held_until:
            return 0
        return max(int(self.left), 0)

    def take(self, count: int = 1) -> None:
        self.left -= count

    def hold(self, until: datetime) -> None:
        """Slack asked for a pause; a shorter one does not end a longer one."""
        self.held_until = max(self.held_until or until, until)

    def is_full(self, now: datetime) -> bool:
        """True where it says no more than a new one would."""
        return self.at(now) >= BURST


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed in a conversation.

    `answer_url` lets the app speak there, where it is no member, for half an hour.
    Source: docs.slack.dev/interactivity/handling-user-interaction, `response_url`.
    """

    channel_id: str
    answer_url: str


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: Slack's channel id and message ts.

    `nudge` is the name and occasion of the nudge that it gave, if it was one.
    """

    channel_id: str
    message_ts: str
    nudge: tuple[str, str] | None = None
