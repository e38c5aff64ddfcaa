"""What the gate looks at, as far as the member's rows know it."""

from collections.abc import Iterable
from datetime import date

from bot.domain.ladder.gap import Gap
from bot.domain.ladder.ladder import LadderContent, LineKey
from bot.domain.ladder.own import OwnLadder
from bot.domain.member import Member
from bot.domain.plan.case import Case
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.plan.readiness import GateFacts, Override
from bot.domain.review.evidence import Evidence, Weight, weighed
from bot.domain.review.review import NoCriteriaError, ReviewLine, fingerprint, review_of
from bot.storage.database.connection import Connection
from bot.storage.ladder.ladders import LadderLineStore, LadderStore
from bot.storage.plan.steps import StageMoveStore, TickStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.wins.weights import WeightStore


async def gate_facts(connection: Connection, member: Member, case: Case, today: date) -> GateFacts:
    """What the gate looks at, as far as the member's rows know it."""
    ticked = await TickStore(connection, member).of(case.id)
    moves = await StageMoveStore(connection, member).of(case.id)
    own = await LadderStore(connection, member).own()
    saved = await _saved(connection, member, own)
    gaps = GapStore(connection, member)
    open_gaps = await gaps.open()
    level = own.levels.target if own else None
    signed_on = own.ladder.signed_on if own else None
    target = _lines(own.ladder, level, saved) if own else ()
    return GateFacts(
        stage=case.stage,
        manager_name=case.manager_name,
        aim_told_on=ticked.get(MANAGER_TOLD),
        ladder_agreed_on=signed_on or ticked.get("criteria_agreed"),
        ladder_agreed_with=own.ladder.signed_by if own and signed_on else "",
        current=_lines(own.ladder, own.levels.current, saved) if own else (),
        target=target,
        evidence=_evidence(target, await WeightStore(connection, member).all(), today),
        gaps=open_gaps,
        gap_lines=await _gap_lines(connection, member, open_gaps, level),
        agreed_gap_count=await gaps.agreed_count(),
        steady_months=case.steady_months,
        names={criterion.id: criterion.text for criterion in own.ladder.criteria} if own else {},
        overrides=tuple(Override(m.stage, m.note, m.moved_on) for m in moves if m.note),
    )


async def _saved(
    connection: Connection, member: Member, own: OwnLadder | None
) -> tuple[ReviewLine, ...]:
    if own is None:
        return ()
    levels = [level for level in (own.levels.target, own.levels.current) if level is not None]
    lines = [line for level in levels for line in own.ladder.lines_at(level)]
    return await ReviewStore(connection, member).lines(
        {line.key: fingerprint(line) for line in lines}
    )


def _lines(
    ladder: LadderContent, level: int | None, saved: tuple[ReviewLine, ...]
) -> tuple[ReviewLine, ...]:
    if level is None:
        return ()
    try:
        return review_of(ladder, level, saved)
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
    tags = {line.id: line.tag for line in await LadderLineStore(connection, member).lines()}
    return {
        gap.id: LineKey(tags[gap.line_id], level)
        for gap in gaps
        if gap.line_id and gap.line_id in tags
    }
