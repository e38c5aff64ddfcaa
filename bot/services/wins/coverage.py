"""Coverage: what the wins are examples of, and which empty behaviour to bring up on Monday."""

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
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import GoalStore
from bot.storage.review.gaps import GapStore
from bot.storage.week.sent_nudges import SentNudges, SentNudgeStore
from bot.storage.wins.wins import WinStore

PREFIX = "behaviour "
"""Before the key of a behaviour, where it is remembered as suggested."""


class Coverage:
    """Looks at all wins at once: one query, however many there are."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def coverage(self, member: Member) -> WinCoverage:
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            wins = await WinStore(connection, member).outlines()
            goals = await GoalStore(connection, member).between(today - PROMISED_WITHIN, today)
            return coverage_of(wins, goals, today)


async def suggestion_of(
    connection: Connection, member: Member, monday: date, sent: SentNudges
) -> Suggestion | None:
    """The behaviour that was brought up in the week of this Monday, None if none was."""
    week = monday.isoformat()
    behaviour = next((one for one in BEHAVIOURS if (_name(one), week) in sent), None)
    if behaviour is None:
        return None
    before = [name for name, on in sent if name.startswith(PREFIX) and on < week]
    return Suggestion(
        behaviour,
        closed_by(behaviour, await GapStore(connection, member).open()),
        was_sent=_name(behaviour) in before,
        has_wins=await WinStore(connection, member).count() > 0,
        turn=len(before),
    )


async def behaviour_to_suggest(
    connection: Connection, member: Member, monday: date, today: date
) -> tuple[tuple[str, str], ...]:
    """What to bring up this week, as it is remembered; the same not again for four weeks.

    Empty where nothing fits.
    """
    sent = await SentNudgeStore(connection, member).all()
    last: dict[str, date] = {}
    for name, week in sorted(sent):
        if name.startswith(PREFIX):
            last[name.removeprefix(PREFIX)] = date.fromisoformat(week)
    proofs = [proof_of(win) for win in await WinStore(connection, member).outlines()]
    wanted = {gap.criterion_id for gap in await GapStore(connection, member).open()}
    chosen = to_suggest(areas(proofs, today), last, monday, wanted - {None})
    return ((_name(chosen), monday.isoformat()),) if chosen else ()


def _name(behaviour: Behaviour) -> str:
    return f"{PREFIX}{behaviour.key}"
