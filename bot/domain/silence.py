"""Ready and silent: who never asks is far less likely to get it (001-18)."""

from datetime import date, timedelta

from bot.domain.months import months_between

SILENT_FOR = timedelta(days=14)


def silent_occasion(
    ready_since_on: date | None,
    today: date,
    *,
    asked_on: date | None = None,
    last_told_on: date | None = None,
) -> str | None:
    """Return the occasion of the nudge that is due, None if there is nothing to say.

    The first is due two weeks after the member was ready, then one a month at most, counted from
    the one before, however late that was. An ask since they were ready ends it. The occasion stays
    the same until it is told.
    """
    if ready_since_on is None or (asked_on is not None and asked_on >= ready_since_on):
        return None
    first_on = ready_since_on + SILENT_FOR
    if today < first_on or _was_told_lately(last_told_on, ready_since_on, today):
        return None
    told_before = last_told_on is not None and last_told_on >= ready_since_on
    return f"{ready_since_on}/{last_told_on if told_before else 'first'}"


def _was_told_lately(last_told_on: date | None, ready_since_on: date, today: date) -> bool:
    if last_told_on is None or last_told_on < ready_since_on:
        return False
    return months_between(last_told_on, today) < 1
