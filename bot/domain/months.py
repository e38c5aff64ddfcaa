"""Calendar months ahead: the counterpart of `calendar.months_before`."""

from datetime import date

from bot.domain.calendar import months_before


def months_after(day: date, months: int) -> date:
    """Return the same day so many calendar months later, or the last day of a shorter month.

    It is the first day on which so many months are full (`drafting.months_between`). Nothing is
    later than the calendar's last day.
    """
    if day.year * 12 + day.month - 1 + months >= (date.max.year + 1) * 12:
        return date.max
    return months_before(day, -months)
