"""What most services are given: where things are saved, whose they are, and what time it is."""

from bot.services.ports import Clock
from bot.services.workspace.members import Members
from bot.storage.database.database import Database


class OfMembers:
    """A service about what is a member's own."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now
