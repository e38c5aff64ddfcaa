"""Months counted from a day, back and ahead."""

from calendar import monthrange
from datetime import date, timedelta


def months_before(day: date, months: int) -> date:
    """Return the same day so many calendar months earlier, or the last day of a shorter month.

    31 August minus 6 months is 28 or 29 February. Nothing is earlier than the calendar's first day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """Return the same day so many calendar months later, or the last day of a shorter month.

    It is the first day on which so many months are full (`months_between`). Nothing is
    later than the calendar's last day.
    """
    if day.year * 12 + day.month - 1 + months >= (date.max.year + 1) * 12:
        return date.max
    return months_before(day, -months)


def months_between(since: date, until: date) -> int:
    """Return the full months from one day to the other, 0 if they are the wrong way round.

    On the last day of a shorter month the month is full, too: a year from 29 February ends on
    28 February.
    """
    months = (until.year - since.year) * 12 + until.month - since.month
    is_month_end = (until + timedelta(days=1)).day == 1
    return max(months - (until.day < since.day and not is_month_end), 0)
