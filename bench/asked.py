"""What a `/win` and a Monday ask of the database; the tests pin the same numbers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, event

from bench.coaches import Counting, coach_on
from bench.databases import opened, sqlite
from bench.people import NOW, give_work, make_due, meet, member
from bench.rows import Figure, Figures
from bench.timing import Act
from bot.domain.delivery.act import CURRENT
from bot.domain.delivery.act import Act as Delivered
from bot.services.week.resting import public_holidays

CONTROL = re.compile(r"BEGIN|SAVEPOINT|RELEASE|PRAGMA")


@dataclass
class Asked:
    """Statements but those that begin and end a transaction, and how many transactions."""

    statements: int = 0
    transactions: int = 0


async def measure(_scale: float) -> Figures:
    await public_holidays("GB", NOW.year)
    async with sqlite() as url, opened(url) as database:
        coach = coach_on(database, Counting(1))
        await meet(database, range(2))
        await give_work(database, [1], 2)
        await make_due(database, [1], NOW, 2)

        async def win() -> None:
            CURRENT.set(Delivered("k" * 64, NOW))
            await coach.wins.capture_and_ask(member(0, 2), "cut the cost of storage by 18%")
            CURRENT.set(None)

        of_win, of_monday = await asked_by(win), await asked_by(coach.deliveries.tick)
    return {
        "win statements": Figure(of_win.statements, "counted on SQLite; three on PostgreSQL"),
        "win transactions": Figure(of_win.transactions, "counted"),
        "monday statements": Figure(of_monday.statements, "counted"),
        "monday transactions": Figure(of_monday.transactions, "counted"),
    }


async def asked_by(act: Act) -> Asked:
    with counting() as asked:
        await act()
    return asked


@contextmanager
def counting() -> Iterator[Asked]:
    asked = Asked()

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.statements += CONTROL.match(statement) is None

    def begin(_connection: object) -> None:
        asked.transactions += 1

    event.listen(Engine, "before_cursor_execute", hear)
    event.listen(Engine, "begin", begin)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
        event.remove(Engine, "begin", begin)
