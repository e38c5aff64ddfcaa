"""A crowd: how long the messages of one workspace take that are due in the same minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.delivery.delivery import BURST, PER_SECOND

WORTH_SAYING = timedelta(minutes=5)
"""Whoever waits for less notices nothing."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """`begins` is when a message is due, by the member's own clock; `people` are due then."""

    begins: datetime
    people: int

    @property
    def ends(self) -> datetime:
        """When the last one of them has theirs, by what Slack takes of one workspace."""
        return self.begins + timedelta(seconds=max(self.people - BURST, 0) / PER_SECOND)

    @property
    def is_worth_saying(self) -> bool:
        return self.ends - self.begins >= WORTH_SAYING

    def words(self) -> str:
        """Return when it comes, honestly; empty where it comes on time."""
        if not self.is_worth_saying:
            return ""
        return (
            f"Many people here chose that minute, so it comes between {self.begins:%H:%M} and "
            f"about {self.ends:%H:%M}. Another time may be quicker."
        )


NOBODY = Crowd(datetime.min, 0)  # noqa: DTZ901 - stands for no time at all
