"""Turning points: what each changed is written down with it, and goes back at one press."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from bot.domain.delivery.delivery import Posted
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.domain.plan.case import Case
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.plan.turning_point import (
    ON_THE_WAY,
    TurningKind,
    TurningPoint,
    UndoneAlreadyError,
    checked_undo,
)
from bot.domain.review.review import rater_key
from bot.services.delivery.schedule import Schedule
from bot.services.ports import Clock
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import DevelopmentGoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.case_files import CaseFileStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CycleStore, StageMoveStore, TickStore
from bot.storage.plan.turning_points import TurningPointStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.talks.answers import QuestionStore, RefusalStore


class TurningPoints:
    """Finds the newest one of a kind, and undoes any."""

    def __init__(self, database: Database, schedule: Schedule, now: Clock) -> None:
        self._database = database
        self._schedule = schedule
        self._now = now

    async def newest(self, member: Member, kind: TurningKind) -> TurningPoint | None:
        """Of those that stand; None where there is none."""
        async with self._database.reading() as connection:
            return await newest(connection, member, kind)

    async def point(self, member: Member, point_id: int) -> TurningPoint | None:
        """None where it is not the member's, or gone with everything else of theirs."""
        async with self._database.reading() as connection:
            return await TurningPointStore(connection, member).get(point_id)

    async def note_told(self, member: Member, point: TurningPoint, card: Posted) -> None:
        """The member has the message about it: it never comes twice, and goes with an undo."""
        async with self._database.writing() as connection:
            points = TurningPointStore(connection, member)
            if known := await points.get(point.id):
                told = {"is_told": True, "card": [card.channel_id, card.message_ts]}
                await points.note(point.id, {**known.before, **told})

    async def undo(self, member: Member, point_id: int) -> tuple[TurningPoint, Case]:
        """All that it changed goes back, and first what followed it on the way.

        Answers with it and the case as it is now. Raises UndoneAlreadyError, CaseMovedOnError.
        """
        now = self._now()
        async with self._database.writing() as connection:
            points = TurningPointStore(connection, member)
            wanted = await points.get(point_id)
            if wanted is None or wanted.undone_at is not None:
                raise UndoneAlreadyError
            case = None
            for point in _with_later(wanted, await points.standing()):
                case = checked_undo(point, await CaseStore(connection, member).current())
                case = await _go_back(connection, member, point, case)
                if not await points.undo(point.id, now):
                    raise UndoneAlreadyError
            if case is None:
                raise UndoneAlreadyError
        await self._schedule.look_again(member)
        return wanted, case


async def newest(connection: Connection, member: Member, kind: TurningKind) -> TurningPoint | None:
    """Of those that stand, None where there is none."""
    standing = await TurningPointStore(connection, member).standing()
    return next((point for point in standing if point.kind == kind), None)


async def note_made(
    connection: Connection, member: Member, kind: TurningKind, made: Mapping[str, Iterable[int]]
) -> None:
    """What was made on the page of a turning point goes back with it."""
    point = await newest(connection, member, kind)
    case = await CaseStore(connection, member).current()
    if point is None or case is None or point.case_id != case.id:
        return
    grown = {rows: [*point.made(rows), *ids] for rows, ids in made.items()}
    await TurningPointStore(connection, member).note(point.id, {**point.before, **grown})


async def note_before(
    connection: Connection, member: Member, kind: TurningKind, **before: str
) -> None:
    """What else it changed of the case; what was noted first stays."""
    if point := await newest(connection, member, kind):
        await TurningPointStore(connection, member).note(point.id, {**before, **point.before})


async def note_next(
    connection: Connection, member: Member, old: Case, new: Case, now: datetime
) -> None:
    """Before the levels and the cycle become those of the next case."""
    levels = await LadderStore(connection, member).levels()
    cycle = await CycleStore(connection, member).get()
    before = before_next(cycle, levels, new.id)
    await TurningPointStore(connection, member).add("next_case", old.id, before, now)


def _with_later(
    wanted: TurningPoint, standing: tuple[TurningPoint, ...]
) -> tuple[TurningPoint, ...]:
    """The newest first: a case that was opened since has to go before the old one comes back."""
    if wanted.kind not in ON_THE_WAY:
        return (wanted,)
    return tuple(p for p in standing if p.id >= wanted.id and p.kind in ON_THE_WAY)


async def _go_back(connection: Connection, member: Member, point: TurningPoint, case: Case) -> Case:
    if point.kind == "manager":
        return await _manager_back(connection, member, point, case)
    if point.kind == "next_case":
        return await _case_back(connection, member, point, case)
    await DevelopmentGoalStore(connection, member).remove(point.made("goals"))
    await RefusalStore(connection, member).remove(point.made("refusals"))
    await QuestionStore(connection, member).remove(point.made("questions"))
    await GapStore(connection, member).remove(point.made("gaps"))
    await StageMoveStore(connection, member).take_back(case.id, case.stage)
    cases = CaseStore(connection, member)
    if title := point.before.get("target_title"):
        await cases.set_title(title, point.made_at)
    return await cases.set_stage(point.before["stage"], point.made_at)


async def _case_back(
    connection: Connection, member: Member, point: TurningPoint, case: Case
) -> Case:
    """The case that was opened goes, with what hangs on it; the one before is open again."""
    await TickStore(connection, member).clear_all(case.id)
    await StageMoveStore(connection, member).clear(case.id)
    await CaseFileStore(connection, member).clear(case.id)
    await RefusalStore(connection, member).clear(case.id)
    await TurningPointStore(connection, member).clear(case.id)
    cycle: dict[str, Any] | None = point.before["cycle"]
    cycles = CycleStore(connection, member)
    if cycle is None:
        await cycles.remove()
    else:
        await cycles.save(_cycle(cycle))
    if point.before["levels"]:
        await LadderStore(connection, member).choose(LevelChoice(*point.before["levels"]))
    cases = CaseStore(connection, member)
    back = await cases.go_back_to(point.case_id, case.id, point.made_at)
    if back is None:
        raise UndoneAlreadyError
    return back


async def _manager_back(
    connection: Connection, member: Member, point: TurningPoint, case: Case
) -> Case:
    was = point.before
    told_on, until_on = point.day("told_on"), point.day("until_on")
    if told_on:
        await TickStore(connection, member).set(case.id, MANAGER_TOLD, told_on)
    if until_on:
        rater = rater_key(was["manager_id"], was["manager_name"])
        await ReviewStore(connection, member).manager_back(rater, until_on)
    cases = CaseStore(connection, member)
    return await cases.set_manager(was["manager_id"], was["manager_name"], point.made_at)


def before_next(cycle: Cycle | None, levels: LevelChoice, new_case_id: int) -> dict[str, Any]:
    """What the next case changes."""
    return {
        "new_case_id": new_case_id,
        "levels": [levels.current, levels.target],
        "cycle": _said_of(cycle) if cycle else None,
    }


def _said_of(cycle: Cycle) -> dict[str, Any]:
    return {
        "name": cycle.name,
        "decided_on": cycle.decided_on.isoformat(),
        "opens_on": cycle.opens_on.isoformat() if cycle.opens_on else None,
        "announced_on": cycle.announced_on.isoformat() if cycle.announced_on else None,
        "origin": cycle.origin,
        "every_months": cycle.every_months,
        "is_assumed": cycle.is_assumed,
    }


def _cycle(known: dict[str, Any]) -> Cycle:
    days = {
        name: date.fromisoformat(value) if value else None
        for name, value in known.items()
        if name.endswith("_on")
    }
    return Cycle(**(known | days))
