"""Covering: what the wins are examples of, and which empty behaviour to bring up on Monday."""

from datetime import date

from bot.domain.member import Member
from bot.domain.review.catalogue import (
    BEHAVIOURS,
    Behaviour,
    Suggestion,
    areas,
    closed_by,
    to_suggest,
)
from bot.domain.review.coverage import PROMISED_WITHIN, WinCoverage, coverage_of
from bot.domain.review.map import proof_of
from bot.services.workspace.members import Knowing
from bot.storage.database.database import Connection, Database
from bot.storage.goals.goals import Goals
from bot.storage.review.gaps import Gaps
from bot.storage.week.sent_nudges import Tellings, Told
from bot.storage.wins.wins import Wins

PREFIX = "behaviour "
"""What a suggestion is remembered under in Told, before the key of the behaviour."""


class Covering:
    """Looks at all wins at once: one query, however many there are."""

    def __init__(self, database: Database, knowing: Knowing) -> None:
        self._database = database
        self._knowing = knowing

    async def coverage(self, member: Member) -> WinCoverage:
        today = await self._knowing.today(member)
        async with self._database.reading() as connection:
            wins = await Wins(connection, member).outlines()
            goals = await Goals(connection, member).between(today - PROMISED_WITHIN, today)
            return coverage_of(wins, goals, today)


async def suggestion_of(
    connection: Connection, member: Member, monday: date, told: Tellings
) -> Suggestion | None:
    """The behaviour that was brought up in the week of this Monday, None if none was."""
    week = monday.isoformat()
    behaviour = next((one for one in BEHAVIOURS if (_name(one), week) in told), None)
    if behaviour is None:
        return None
    before = [name for name, on in told if name.startswith(PREFIX) and on < week]
    return Suggestion(
        behaviour,
        closed_by(behaviour, await Gaps(connection, member).open()),
        was_told=_name(behaviour) in before,
        has_wins=await Wins(connection, member).count() > 0,
        turn=len(before),
    )


async def behaviour_to_suggest(
    connection: Connection, member: Member, monday: date, today: date
) -> tuple[tuple[str, str], ...]:
    """What to bring up this week, as it is remembered; the same not again for four weeks.

    Empty where the week has its suggestion, or nothing fits.
    """
    told = await Told(connection, member).all()
    if any((_name(one), monday.isoformat()) in told for one in BEHAVIOURS):
        return ()
    last: dict[str, date] = {}
    for name, week in sorted(told):
        if name.startswith(PREFIX):
            last[name.removeprefix(PREFIX)] = date.fromisoformat(week)
    proofs = [proof_of(win) for win in await Wins(connection, member).outlines()]
    wanted = {gap.criterion_id for gap in await Gaps(connection, member).open()}
    chosen = to_suggest(areas(proofs, today), last, monday, wanted - {None})
    return ((_name(chosen), monday.isoformat()),) if chosen else ()


def _name(behaviour: Behaviour) -> str:
    return f"{PREFIX}{behaviour.key}"
