"""Storing: how much a database grows by a year of one person who uses all of it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

from bench.databases import folder, opened
from bench.people import NOW, give_wins, meet, member
from bench.table import Side, Table
from bot.domain.agenda.agenda import AgendaItem
from bot.domain.calendar.weeks import DueKind
from bot.domain.delivery.delivery import Delivery
from bot.domain.talks.talk import TalkDraft
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.claims import ClaimStore
from bot.storage.drafts.drafts import DraftStore
from bot.storage.goals.goals import GoalStore
from bot.storage.talks.talks import TalkStore

PEOPLE = 40
WEEKS = 52
WINS, GOALS_A_WEEK, TALKS, DRAFTS, AGENDAS = 100, 3, 12, 24, 26
GOAL = "Write the plan of the migration with the billing team"
SENTENCE = "We agreed that I take the plan of the migration to the architects in the spring. "
KINDS: tuple[DueKind, ...] = ("plan", "review", "nudge")
KB = 1024


async def measure(scale: float) -> AsyncIterator[Table]:
    people = max(1, int(PEOPLE * scale))
    with folder() as place:
        file = place / "year.db"
        async with opened(f"sqlite:///{file}") as database:
            yield Table(
                "A year of one person, SQLite", ("KB",), await sides(database, file, people)
            )


async def sides(database: Database, file: Path, people: int) -> tuple[Side, ...]:
    """The whole first; each part is what the file grew by."""
    await meet(database, range(people))
    parts = []
    for name, write in (
        ("100 wins", wins),
        ("156 goals", goals),
        ("12 talks, 24 drafts with an edit", texts),
        ("26 agendas", agendas),
        ("what was sent when", deliveries),
    ):
        before = await size(database, file)
        await write(database, people)
        grown = (await size(database, file) - before) / people / KB
        parts.append(Side(name, (grown,)))
    whole = sum(figure or 0 for part in parts for figure in part.figures)
    return (Side("all of it", (whole,)), *parts)


async def size(database: Database, file: Path) -> int:
    await database.keep_in_order()
    return sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))


async def wins(database: Database, people: int) -> None:
    await give_wins(database, range(people), WINS)


async def goals(database: Database, people: int) -> None:
    async with database.writing() as connection:
        for number in range(people):
            store = GoalStore(connection, member(number))
            for week in range(WEEKS):
                monday = NOW.date() - timedelta(weeks=week)
                for _ in range(GOALS_A_WEEK):
                    await store.add(GOAL, monday, None, NOW)


async def texts(database: Database, people: int) -> None:
    async with database.writing() as connection:
        for number in range(people):
            await _texts_of(connection, number)


async def _texts_of(connection: Connection, number: int) -> None:
    for _ in range(TALKS):
        talk = TalkDraft("Marta", NOW.date(), SENTENCE * 8, own_notes=SENTENCE * 4)
        await TalkStore(connection, member(number)).add(talk, NOW)
    drafts = DraftStore(connection, member(number))
    for _ in range(DRAFTS):
        draft = await drafts.save("soft_ask", "A word", SENTENCE * 40, None, None, NOW)
        await drafts.change(draft, SENTENCE * 41, None, "member", NOW)


async def agendas(database: Database, people: int) -> None:
    items = tuple(AgendaItem(f"win:{which}", "win", SENTENCE) for which in range(8))
    async with database.writing() as connection:
        for number in range(people):
            for _ in range(AGENDAS):
                await AgendaStore(connection, member(number)).save("C012AB3CD", items, NOW)


async def deliveries(database: Database, people: int) -> None:
    """Monday, Friday and a nudge every two weeks."""
    async with database.writing() as connection:
        for number in range(people):
            for week in range(WEEKS):
                kinds = KINDS if week % 2 else KINDS[:2]
                await ClaimStore(connection).begin([_sent(number, week, kind) for kind in kinds])


def _sent(number: int, week: int, kind: DueKind) -> Delivery:
    row_id = f"{number:016}{week:08}{kind:>8}"
    return Delivery(row_id, member(number), kind, f"2026-W{week}", claimed_at=NOW)
