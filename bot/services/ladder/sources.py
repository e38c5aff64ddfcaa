"""Lines gathered for a ladder: from texts, from people, and from roles that were watched."""

import asyncio
from collections.abc import Collection, Iterable

from bot.domain.errors import CoachError
from bot.domain.ladder.gathered_line import Gathered, GatheredLine, ladder_of, statement, with_lines
from bot.domain.ladder.interview import (
    GUIDE,
    Answer,
    RoleObservation,
    guide_facts,
    line_from_observation,
    lines_from_answers,
)
from bot.domain.ladder.ladder import LONGEST_TITLE, LadderContent
from bot.domain.ladder.own import OwnLadder, Revision
from bot.domain.ladder.problems import problems_of
from bot.domain.ladder.sources import pick_apart
from bot.domain.member import Member
from bot.files.ladders import read_lines
from bot.services.ladder.ladder import Ladders
from bot.services.workspace.members import Members
from bot.storage.database.database import Database
from bot.storage.ladder.gathered_lines import GatheredLineStore, ObservationStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.cases import CaseStore
from bot.templates.rendering import Rendering

UNNAMED = "The next level"


class NothingFoundError(CoachError):
    """A text says nothing that could be expected of somebody."""

    sentence = (
        "I found no expectations in there. Paste the part that says what the role does or needs."
    )


class NothingPickedError(CoachError):
    """No line was ticked."""

    sentence = "Tick at least one, or close this and leave them for later."


class UnfitLadderError(CoachError):
    """With these lines the ladder would be longer than a ladder may be."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"The ladder would not fit: {field} {sentence} Nothing was changed.")


class LadderSources:
    """Saves gathered lines until the member picks those that join the ladder."""

    def __init__(
        self, database: Database, members: Members, ladders: Ladders, rendering: Rendering
    ) -> None:
        self._database = database
        self._members = members
        self._ladders = ladders
        self._rendering = rendering

    async def at_hand(self, member: Member) -> tuple[OwnLadder | None, dict[int, GatheredLine]]:
        """The member's ladder, and the gathered lines that wait for it, by id, as they were found.

        None where there is no ladder yet.
        """
        async with self._database.reading() as connection:
            own = await LadderStore(connection, member).own()
            return own, await GatheredLineStore(connection, member).waiting()

    async def from_text(self, member: Member, text: str, source: str) -> Gathered:
        """A job ad or a competency table. Raises NothingFoundError."""
        return await self._add(member, await asyncio.to_thread(_lines_in, text, source))

    async def from_answers(self, member: Member, answers: Iterable[Answer]) -> Gathered:
        """What one person said. Raises NothingFoundError."""
        return await self._add(member, lines_from_answers(answers))

    async def from_observation(self, member: Member, seen: RoleObservation) -> Gathered:
        """Saves the note and gathers a line from it. Raises NothingFoundError."""
        if not statement(seen.does):
            raise NothingFoundError
        await self._members.profile(member)
        async with self._database.writing() as connection:
            await ObservationStore(connection, member).add(seen)
            return await GatheredLineStore(connection, member).add([line_from_observation(seen)])

    async def observations(self, member: Member, count: int) -> tuple[RoleObservation, ...]:
        """The newest first."""
        async with self._database.reading() as connection:
            return await ObservationStore(connection, member).latest(count)

    async def pick(
        self, member: Member, shown: Collection[int], ticked: Collection[int], level: int | None
    ) -> Revision:
        """Puts the ticked lines on the ladder, or makes one of them; the others shown are gone.

        `level` is the order at which lines without words for a level of their own are expected,
        the target where it is None. Raises NothingPickedError or UnfitLadderError.
        """
        own, waiting = await self.at_hand(member)
        lines = [line for number, line in waiting.items() if number in ticked]
        if not lines:
            raise NothingPickedError
        content = await self._with(member, own, lines, level)
        if problems := problems_of(content):
            raise UnfitLadderError(problems[0].field, problems[0].sentence)
        revision = await self._ladders.save(member, content)
        async with self._database.writing() as connection:
            await GatheredLineStore(connection, member).drop([n for n in waiting if n in shown])
        return revision

    async def guide(self, member: Member) -> str:
        """What to ask people where no ladder exists, as Markdown (002-18)."""
        async with self._database.reading() as connection:
            case = await CaseStore(connection, member).current()
        target, manager = (case.target_title, case.manager_name) if case else ("", "")
        return self._rendering.render(GUIDE, **guide_facts(target, manager))

    async def _add(self, member: Member, lines: tuple[GatheredLine, ...]) -> Gathered:
        if not lines:
            raise NothingFoundError
        await self._members.profile(member)
        async with self._database.writing() as connection:
            return await GatheredLineStore(connection, member).add(lines)

    async def _with(
        self, member: Member, own: OwnLadder | None, lines: list[GatheredLine], level: int | None
    ) -> LadderContent:
        if own is None:
            return ladder_of(await self._title(member), lines)
        known = {one.order for one in own.ladder.levels}
        highest = own.ladder.levels[-1].order
        order = level if level in known else own.levels.target
        return with_lines(own.ladder.content, lines, highest if order is None else order)

    async def _title(self, member: Member) -> str:
        async with self._database.reading() as connection:
            case = await CaseStore(connection, member).current()
        return (case.target_title[:LONGEST_TITLE].strip() if case else "") or UNNAMED


def _lines_in(text: str, source: str) -> tuple[GatheredLine, ...]:
    return read_lines(text, source) or pick_apart(text, source)
