"""A coach in this process whose messages are only counted."""

import asyncio
from dataclasses import dataclass

from bench.people import NOW, NoBoard, NoLetters, NoPresence, NoProfiles
from bot.domain.commands import CommandNames
from bot.domain.delivery.delivery import Posted
from bot.domain.member import Member
from bot.domain.week.check_in import Outgoing
from bot.services.coach import Coach, coach_of
from bot.storage.database.database import Database
from bot.templates.rendering import BUILT_IN, Rendering


@dataclass
class Counting:
    """A messenger that only counts; `all_sent` is set with the last one."""

    expected: int
    sent: int = 0

    def __post_init__(self) -> None:
        self.all_sent = asyncio.Event()

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        del message, delivery_id, note
        self.sent += 1
        if self.sent >= self.expected:
            self.all_sent.set()
        return Posted(f"D{member.user_id}", f"{self.sent}.0", None)

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        del member, delivery_id
        return None


def coach_on(database: Database, counting: Counting) -> Coach:
    return coach_of(
        database=database,
        rendering=Rendering([BUILT_IN]),
        profiles=NoProfiles(),
        presence=NoPresence(),
        messenger=counting,
        board=NoBoard(),
        letters=NoLetters(),
        now=lambda: NOW,
        commands=CommandNames(),
    )
