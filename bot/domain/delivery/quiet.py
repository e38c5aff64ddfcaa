"""Quiet when unanswered: one question after weeks without a sign of life, then silence.

A sign of life is whatever a member does with the coach: a command, a press, a form, a line, or a
look at either tab. What Slack tells of them (`user_change`) and what the coach does is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import DueKind, Pace
from bot.domain.calendar.working_days import Absence

STILL_ON = "still_on"
"""The name under which the question is remembered, as a nudge is."""

STILL_COMING = frozenset({"six_weeks", "two_weeks"})
"""The nudges that come all the same, unless the member paused: a decision does not wait."""

ASK_AFTER: Mapping[Pace, timedelta] = {
    "weekly": timedelta(weeks=3),
    "fortnight": timedelta(weeks=6),
    "month": timedelta(weeks=13),
}
"""About three weeks of messages at each pace, with no answer to any."""

SPARING_AFTER = timedelta(weeks=2)
"""Then Monday alone asks: a Friday and a draft that nobody looked at twice are left out."""

LEFT_OUT: frozenset[DueKind] = frozenset({"agenda", "review"})

MOST_NUDGES = 2
"""So many since the last sign of life; the next waits for one, or gives way to the question."""

ENOUGH_UNANSWERED = 3
"""Messages before the question: while the coach was off line there was nothing to answer."""

NOTED_EVERY = timedelta(hours=1)
"""How exactly the last sign of life is remembered: one write an hour, however busy the member."""

Silence = Literal["asked", "back"]
Manner = Literal["usual", "sparing", "asks", "silent"]
"""How to speak to somebody: as always; no more than needed; asking whether they still want this;
not at all, but for what does not wait."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LastSign:
    """When somebody was last heard from (UTC), and what was said about it.

    `silence` is "asked" once they were asked whether they still want this, "back" once they are
    heard from again and were not told yet. `absence` is the last that they announced, past or not;
    `unanswered` counts the messages since.
    """

    heard_at: datetime
    silence: Silence | None = None
    absence: Absence | None = None
    unreachable_code: str | None = None
    unanswered: int = 0

    def is_news(self, now: datetime) -> bool:
        """Say whether a sign of life at `now` is worth a write."""
        return self.silence == "asked" or not timedelta(0) <= now - self.heard_at < NOTED_EVERY


def manner_of(sign: LastSign, pace: Pace, now: datetime, tz: ZoneInfo) -> Manner:
    """Return how to speak to somebody now. Days that they were away for are no silence."""
    if sign.silence == "asked":
        return "silent"
    since_on = sign.heard_at.astimezone(tz).date()
    if sign.absence and sign.absence.until_on:
        since_on = max(since_on, sign.absence.until_on + _DAY)
    silent_for = now.astimezone(tz).date() - since_on
    if sign.unanswered < ENOUGH_UNANSWERED:
        return "usual"
    if silent_for >= ASK_AFTER[pace]:
        return "asks"
    return "sparing" if silent_for >= SPARING_AFTER else "usual"
