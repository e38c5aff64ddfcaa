"""Errands: work that goes on after the answer, saved first so that any process can finish it.

Like a delivery, an errand is a row with a lease: the work is done, then the row is deleted. Whoever
finds a lease that has run out looks how far the work came, and goes on from there.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from structlog.contextvars import bound_contextvars

from bot.domain.delivery.delivery import NotDeliveredError, OutcomeUnknownError, retry_delay
from bot.domain.delivery.errand import MOST_ATTEMPTS, Errand, begun
from bot.domain.errors import CoachError, place_of
from bot.domain.member import Member
from bot.services.background import Background
from bot.services.ports import Clock
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.workspace.errands import ErrandRows, ErrandsLeft

BATCH = 16
"""So many are taken up at once: well within the lease."""

A_CALL = timedelta(seconds=45)
"""What has to be left of the lease for a call to begin that Slack must not get twice."""

Run = Callable[[Errand, Any], Awaitable[None]]
"""Is given what is made already, or None where another process takes it up."""

Tell = Callable[[Member, str], Awaitable[object]]
log = structlog.get_logger()


class Errands(OfMembers):
    """Runs errands. Several processes may take up what one of them left."""

    def __init__(
        self, database: Database, members: Members, background: Background, now: Clock
    ) -> None:
        super().__init__(database, members, now)
        self._background = background
        self._runs: dict[str, Run] = {}
        self._sorry: dict[str, str] = {}
        self._tell: Tell | None = None

    def learn(self, runs: Mapping[str, Run], sorry: Mapping[str, str], tell: Tell) -> None:
        """How each kind is run, what a member hears where it failed, and by which way."""
        self._runs.update(runs)
        self._sorry.update(sorry)
        self._tell = tell

    def new(self, member: Member, kind: str, **details: Any) -> Errand:  # noqa: ANN401 - JSON
        """One that is not saved yet: `write` saves it in the transaction of the act."""
        return new_errand(member, kind, self._now(), **details)

    async def begin(self, member: Member, kind: str, **details: Any) -> Errand:  # noqa: ANN401 - JSON
        """Saves an errand; the next process runs it if this one does not."""
        await self._members.profile(member)
        errand = self.new(member, kind, **details)
        async with self._database.writing() as connection:
            await write(connection, errand)
        return errand

    def start(self, errand: Errand, made: object = None) -> None:
        """Runs it in the background; `made` is what is at hand already."""
        self._background.start(self.see_through(errand, made), name=errand.kind)

    async def see_through(self, errand: Errand, made: object = None) -> None:
        """Runs it to its end, or plans the next attempt; the log says of which errand a line is."""
        with bound_contextvars(errand=errand.id):
            await self._see_through(errand, made)

    async def _see_through(self, errand: Errand, made: object) -> None:
        try:
            await self._runs[errand.kind](errand, made)
        except OutcomeUnknownError:
            await self._in_doubt(errand)
        except NotDeliveredError as error:
            await self._failed(errand, error.code, error.retry_after, is_over=error.is_permanent)
        except CoachError as error:
            await self._give_up(errand, str(error))
        except Exception as error:  # noqa: BLE001 - it may be tried again
            log.warning("errand_broke", kind=errand.kind, place=place_of(error))
            await self._failed(errand, type(error).__name__)
        else:
            await self.end(errand)

    async def note(self, errand: Errand, **details: Any) -> None:  # noqa: ANN401 - JSON
        """Saves how far it is, before a step that Slack must not get twice.

        Raises OutcomeUnknownError where the lease ends too soon, or the member is forgotten.
        """
        if self._now() + A_CALL > errand.lease_until:
            raise OutcomeUnknownError
        async with self._database.writing() as connection:
            is_there = await ErrandRows(connection, errand.member).note(
                errand.id, {**errand.details, **details}
            )
        if not is_there:
            raise OutcomeUnknownError

    async def end(self, errand: Errand) -> bool:
        """Deletes it. False: it was over before."""
        async with self._database.writing() as connection:
            return await ErrandRows(connection, errand.member).end(errand.id)

    async def take_up(self) -> None:
        """Runs everything that was left, whoever began it.

        A batch at once, so that each is over long before its lease is.
        """
        while taken := await self._left():
            await asyncio.gather(*map(self.see_through, taken))

    async def _left(self) -> tuple[Errand, ...]:
        async with self._database.writing() as connection:
            return await ErrandsLeft(connection).take(self._now(), BATCH)

    async def _in_doubt(self, errand: Errand) -> None:
        """Whoever comes next looks how it ended, but not for ever."""
        log.warning("errand_in_doubt", kind=errand.kind)
        if errand.attempts >= MOST_ATTEMPTS:
            await self._give_up(errand, self._sorry.get(errand.kind, NOT_DONE))

    async def _failed(
        self, errand: Errand, code: str, retry_after: float | None = None, *, is_over: bool = False
    ) -> None:
        log.warning("errand_failed", kind=errand.kind, code=code)
        if is_over or errand.attempts >= MOST_ATTEMPTS:
            await self._give_up(errand, self._sorry.get(errand.kind, NOT_DONE))
            return
        at: datetime = self._now() + retry_delay(errand.attempts, retry_after)
        async with self._database.writing() as connection:
            await ErrandRows(connection, errand.member).again(errand.id, at)

    async def _give_up(self, errand: Errand, sentence: str) -> None:
        """The row goes first: what cannot be told now would not be told better the next time."""
        if await self.end(errand) and self._tell:
            await self._tell(errand.member, sentence)


NOT_DONE = "I couldn't finish something that I promised you. Please ask for it once more."


def new_errand(member: Member, kind: str, now: datetime, **details: Any) -> Errand:  # noqa: ANN401 - JSON
    return begun(uuid.uuid4().hex, member, kind, now, **details)


async def write(connection: Connection, errand: Errand) -> None:
    """Saves it in the caller's transaction."""
    await ErrandRows(connection, errand.member).add(errand)
