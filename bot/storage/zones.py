"""Zones by their names, as they are kept."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog

from bot.domain.zones import zone_of

SPARE = ZoneInfo("UTC")

log = structlog.get_logger()


def zone_named(name: str) -> ZoneInfo:
    """UTC for a name that this machine does not know: one row must never hold up the others.

    The system's list of zones may have changed since the name was kept; the next look at Slack's
    profile puts it right.
    """
    try:
        return zone_of(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        log.warning("zone_unknown")
        return SPARE
