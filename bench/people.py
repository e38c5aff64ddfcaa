"""Members and wins by the thousand, put straight into the tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, insert, update

from bench.commands import TEAM, WORDS
from bot.domain.delivery.delivery import Posted
from bot.domain.delivery.moment import NOTHING_SPECIAL, Seen
from bot.domain.member import Member, Profile
from bot.domain.wins.reading import read_win
from bot.storage.database.database import Database
from bot.storage.database.owned import values_of
from bot.storage.database.tables import cases, dues, gaps, goals, members, wins
from bot.storage.wins.wins import searchable

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday, when the plan of the week is due in London."""

TZ = "Europe/London"
SINCE = timedelta(days=170)
ROWS_AT_ONCE = 10_000
IN_A_WORKSPACE = 50

WORK: dict[Table, dict[str, Any]] = {
    cases: {
        "target_title": "Staff Engineer",
        "stage": "work",
        "started_at": NOW - SINCE,
        "current_title": "Senior Engineer",
        "manager_name": "Marta",
        "decision_on": NOW.date() + SINCE,
        "changed_at": NOW - SINCE,
    },
    gaps: {"title": "Lead work across teams", "kind": "skill", "to_convince": ()},
    goals: {
        "text": "Write the plan of the migration with the billing team",
        "week_of": NOW.date() - timedelta(days=7),
        "state": "open",
        "created_at": NOW - timedelta(days=7),
        "is_stretch": False,
    },
}


class NoProfiles:
    """Slack's profiles, out of reach: all that is needed was told before."""

    async def profile_of(self, member: Member) -> Profile | None:
        del member
        return None


class NoBoard:
    """No agenda is posted."""

    async def post(self, *_: object) -> str | None:
        raise NotImplementedError

    async def find(self, *_: object) -> Posted | None:
        raise NotImplementedError


class NoLetters:
    """Nobody writes to anybody."""

    async def send(self, *_: object) -> Posted:
        raise NotImplementedError


class NoPresence:
    """Nobody's status says anything special."""

    async def seen(self, member: Member, now: datetime) -> Seen:
        del member, now
        return NOTHING_SPECIAL


def member(number: int, together: int = IN_A_WORKSPACE) -> Member:
    """So many `together` in a workspace: more than fifty are made to wait by Slack's limits."""
    return Member(f"{TEAM}{number // together or ''}", f"U{number:08}")


async def meet(database: Database, numbers: Iterable[int], together: int = IN_A_WORKSPACE) -> None:
    rows = [
        _owner(number, together)
        | {"name": "Ada", "tz": TZ, "locale": "en", "tz_checked_at": NOW, "met_at": NOW}
        for number in numbers
    ]
    await _put(database, members, rows)


async def make_due(
    database: Database, numbers: Iterable[int], at: datetime, together: int = IN_A_WORKSPACE
) -> None:
    rows = [
        _owner(number, together) | {"kind": "plan", "next_due_at": at, "snoozed": False}
        for number in numbers
    ]
    await _put(database, dues, rows)


async def give_work(database: Database, numbers: Iterable[int], together: int) -> None:
    """A case, an open goal and a gap for each: what a plan of the week is written from."""
    for table, row in WORK.items():
        await _put(database, table, [_owner(number, together) | row for number in numbers])


async def give_wins(
    database: Database,
    numbers: Iterable[int],
    each: int,
    under: Sequence[str] = (),
    together: int = IN_A_WORKSPACE,
) -> None:
    """So many wins for each, spread over half a year, filed `under` these in turn."""
    numbers = tuple(numbers)
    rows = [_owner(number, together) | win for number in numbers for win in _wins(each, under)]
    await _put(database, wins, rows)
    await _count_on(database, numbers, each, together)


async def _count_on(database: Database, numbers: Iterable[int], each: int, together: int) -> None:
    """The next win of each gets the next number."""
    owners = [_owner(number, together) for number in numbers]
    counted = (
        update(members)
        .where(members.c.team_id == bindparam("of_team"), members.c.user_id == bindparam("of_user"))
        .values(last_win_number=each)
    )
    async with database.writing() as connection:
        await connection.execute(
            counted,
            [{"of_team": who["team_id"], "of_user": who["user_id"]} for who in owners],
        )


SIGNIFICANT_EACH = 5
"""One of so many wins is marked: without one there is no portfolio to write."""


def _wins(count: int, under: Sequence[str]) -> Iterator[dict[str, Any]]:
    read = read_win(WORDS, NOW.date())
    for which in range(count):
        day = NOW.date() - SINCE * which / count
        filed = (under[which % len(under)],) if under else ()
        text = f"{WORDS} number {which}"
        draft = replace(
            read,
            text=text,
            happened_on=day,
            criterion_ids=filed,
            is_significant=which % SIGNIFICANT_EACH == 0,
        )
        yield values_of(draft) | {
            "number": which + 1,
            "created_at": NOW,
            "revision": 1,
            "searchable": searchable(draft),
        }


def _owner(number: int, together: int = IN_A_WORKSPACE) -> dict[str, Any]:
    who = member(number, together)
    return {"team_id": who.team_id, "user_id": who.user_id, "enterprise_id": None}


async def _put(database: Database, table: Table, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        async with database.writing() as connection:
            await connection.execute(insert(table), rows[start : start + ROWS_AT_ONCE])
