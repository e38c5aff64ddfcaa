"""What a person does to their own profile: moving, setting a status, wanting no noise."""

import zoneinfo

from playground.acts.refusals import ActRefusedError
from playground.backstage import Backstage
from playground.people import Person

LONGEST_STATUS = 100
"""Source: docs.slack.dev/reference/methods/users.profile.set, "status_text"."""


def move(backstage: Backstage, person: Person, tz: str) -> None:
    """Change the time zone, as Slack does for people on the move."""
    if tz not in zoneinfo.available_timezones():
        raise ActRefusedError("unknown_timezone", "There is no time zone by that name.")
    person.tz = tz
    _tell(backstage, person)


def set_status(
    backstage: Backstage, person: Person, text: str, emoji: str, expires: int = 0
) -> None:
    """`expires` is in seconds since the epoch, 0 for never; an empty text clears it."""
    if len(text) > LONGEST_STATUS:
        raise ActRefusedError("too_long", "A status has at most 100 characters.")
    person.status_text, person.status_emoji, person.status_expires = text, emoji, expires
    _tell(backstage, person)


def snooze(backstage: Backstage, person: Person, until: int) -> None:
    """No notifications until then (seconds since the epoch); an app is not told of it."""
    person.snoozed_until = until
    backstage.workspace.changed()


def want_quiet(backstage: Backstage, person: Person, since: int, until: int) -> None:
    """The hours of do-not-disturb that come next (seconds since the epoch)."""
    person.quiet_from, person.quiet_until = since, until
    backstage.workspace.changed()


def _tell(backstage: Backstage, person: Person) -> None:
    backstage.events.profile_changed(person)
    backstage.workspace.changed()
