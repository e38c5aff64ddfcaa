"""Aiming: the member's case — from where, to where, with whom, decided when — and its stage."""

from dataclasses import replace

from bot.domain.case import Case, CaseDraft, Stage
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.rhythm import Rhythm
from bot.domain.stage_move import StageMove
from bot.services.knowing import Knowing
from bot.services.pacing import Pacing
from bot.services.ports import Clock
from bot.storage.cases import Cases
from bot.storage.database import Database
from bot.storage.road import StageMoves


class NoCaseError(CoachError):
    """The member has not said yet where they want to be."""

    def __init__(self) -> None:
        super().__init__("First tell me where you want to be: `/promo` takes two minutes.")


class Aiming:
    """Keeps what the member says of their aim, and starts the weekly rhythm with it."""

    def __init__(self, database: Database, knowing: Knowing, pacing: Pacing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._pacing = pacing
        self._now = now

    async def case(self, member: Member) -> Case | None:
        async with self._database.reading() as connection:
            return await Cases(connection, member).current()

    async def required_case(self, member: Member) -> Case:
        """Raises NoCaseError before the first run of `/promo`."""
        case = await self.case(member)
        if case is None:
            raise NoCaseError
        return case

    async def aim(self, member: Member, draft: CaseDraft, rhythm: Rhythm) -> Case:
        """Opens the case or changes it, and sets all due dates accordingly.

        A manager who was chosen but not named is called what Slack calls them.
        """
        await self._knowing.profile(member)
        if draft.manager_id and not draft.manager_name:
            name = await self._knowing.name_of(member, draft.manager_id)
            draft = replace(draft, manager_name=name)
        async with self._database.writing() as connection:
            cases = Cases(connection, member)
            known = await cases.current()
            case = await (cases.change if known else cases.open)(draft, self._now())
        await self._pacing.choose(member, rhythm)
        return case

    async def move_to(self, member: Member, stage: Stage, note: str = "") -> Case:
        """Changes the stage, because the member said so, and remembers when. Raises NoCaseError.

        `note` says why, where something was still open.
        """
        known = await self.required_case(member)
        move = StageMove(stage, await self._knowing.today(member), note)
        async with self._database.writing() as connection:
            await StageMoves(connection, member).add(known.id, move)
            case = await Cases(connection, member).set_stage(stage, self._now())
        await self._pacing.look_again(member)
        return case
