"""Admitting: where a member is on the road, what is open, and moving on all the same."""

from collections.abc import Iterable
from datetime import date

from bot.domain.case import Case, Stage
from bot.domain.evidence import Evidence, Weight, weighed
from bot.domain.gap import Gap
from bot.domain.gap_review import NoCriteriaError, ReviewLine, fingerprint, review_of
from bot.domain.gate import Admission, admission, open_items, overriding
from bot.domain.ladders import LadderContent, LineKey
from bot.domain.member import Member
from bot.domain.own_ladder import OwnLadder
from bot.domain.readiness import GateFacts, Override, readiness
from bot.domain.whereabouts import Whereabouts
from bot.services.aiming import MANAGER_TOLD, Aiming
from bot.services.knowing import Knowing
from bot.storage.cases import Cases
from bot.storage.database import Connection, Database
from bot.storage.gaps import Gaps
from bot.storage.ladder_lines import LadderLines
from bot.storage.ladders import Ladders
from bot.storage.reviews import Reviews
from bot.storage.road import StageMoves, Ticks
from bot.storage.weights import Weights


async def gate_facts(connection: Connection, member: Member, case: Case, today: date) -> GateFacts:
    """What the gate looks at, as far as the member's rows know it."""
    ticked = await Ticks(connection, member).of(case.id)
    moves = await StageMoves(connection, member).of(case.id)
    own = await Ladders(connection, member).own()
    kept = await _kept(connection, member, own)
    gaps = Gaps(connection, member)
    open_gaps = await gaps.open()
    level = own.levels.target if own else None
    signed_on = own.ladder.signed_on if own else None
    target = _lines(own.ladder, level, kept) if own else ()
    return GateFacts(
        stage=case.stage,
        manager_name=case.manager_name,
        aim_told_on=ticked.get(MANAGER_TOLD),
        ladder_agreed_on=signed_on or ticked.get("criteria_agreed"),
        current=_lines(own.ladder, own.levels.current, kept) if own else (),
        target=target,
        evidence=_evidence(target, await Weights(connection, member).all(), today),
        gaps=open_gaps,
        gap_lines=await _gap_lines(connection, member, open_gaps, level),
        agreed_gap_count=await gaps.agreed_count(),
        steady_months=case.steady_months,
        names={criterion.id: criterion.text for criterion in own.ladder.criteria} if own else {},
        overrides=tuple(Override(m.stage, m.note, m.moved_on) for m in moves if m.note),
    )


class Admitting:
    """Says what is open and lets the member pass; the stage is theirs to change."""

    def __init__(self, database: Database, knowing: Knowing, aiming: Aiming) -> None:
        self._database = database
        self._knowing = knowing
        self._aiming = aiming

    async def whereabouts(self, member: Member) -> Whereabouts:
        """Raises NoCaseError."""
        case, facts = await self._known(member)
        async with self._database.reading() as connection:
            moves = await StageMoves(connection, member).of(case.id)
        return Whereabouts(case, readiness(facts), open_items(facts), moves)

    async def pass_to(self, member: Member, stage: Stage) -> Admission:
        """Moves on where nothing is open, else leaves the stage as it is. Raises NoCaseError."""
        case, facts = await self._known(member)
        found = admission(stage, facts)
        if found.is_open and stage != case.stage:
            await self._aiming.move_to(member, stage)
        return found

    async def go_on(self, member: Member, stage: Stage, note: str) -> Case:
        """Moves on with something open. Raises NoCaseError, or NoNoteError without words."""
        override = overriding(stage, note, await self._knowing.today(member))
        return await self._aiming.move_to(member, stage, override.note)

    async def told_manager(self, member: Member) -> Whereabouts:
        """The manager knows of the aim since today. Raises NoCaseError."""
        case = await self._aiming.required_case(member)
        today = await self._knowing.today(member)
        async with self._database.writing() as connection:
            await Ticks(connection, member).set(case.id, MANAGER_TOLD, today)
        return await self.whereabouts(member)

    async def count_as_steady(self, member: Member, months: int) -> Whereabouts:
        """Proof has to hold so long where this member works (002-30). Raises NoCaseError."""
        await self._aiming.required_case(member)
        async with self._database.writing() as connection:
            await Cases(connection, member).set_steady_months(months)
        return await self.whereabouts(member)

    async def _known(self, member: Member) -> tuple[Case, GateFacts]:
        case = await self._aiming.required_case(member)
        today = await self._knowing.today(member)
        async with self._database.reading() as connection:
            return case, await gate_facts(connection, member, case, today)


async def _kept(
    connection: Connection, member: Member, own: OwnLadder | None
) -> tuple[ReviewLine, ...]:
    if own is None:
        return ()
    levels = [level for level in (own.levels.target, own.levels.current) if level is not None]
    lines = [line for level in levels for line in own.ladder.lines_at(level)]
    return await Reviews(connection, member).lines({line.key: fingerprint(line) for line in lines})


def _lines(
    ladder: LadderContent, level: int | None, kept: tuple[ReviewLine, ...]
) -> tuple[ReviewLine, ...]:
    if level is None:
        return ()
    try:
        return review_of(ladder, level, kept)
    except NoCriteriaError:
        return ()


def _evidence(
    lines: Iterable[ReviewLine], weights: Iterable[Weight], today: date
) -> dict[str, Evidence]:
    return weighed([line.key.criterion_id for line in lines], weights, today)


async def _gap_lines(
    connection: Connection, member: Member, gaps: Iterable[Gap], level: int | None
) -> dict[int, LineKey]:
    """Which line of the target level each gap is about, where it is about one."""
    if level is None:
        return {}
    tags = {line.id: line.tag for line in await LadderLines(connection, member).lines()}
    return {
        gap.id: LineKey(tags[gap.line_id], level)
        for gap in gaps
        if gap.line_id and gap.line_id in tags
    }
