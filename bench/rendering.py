"""Rendering: each draft, from the member's rows to the text that is saved, and to its files."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial

from bench.coaches import Counting, coach_on
from bench.databases import folder, opened
from bench.evidence import queries
from bench.people import NOW, give_wins, meet, member
from bench.table import Side, Table
from bench.timing import duration, median, one_at_a_time
from bot.domain.drafts.catalogue import DRAFTS
from bot.domain.drafts.draft import DraftKind, FileForm
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.talk import TalkDraft
from bot.services.coach import Coach
from bot.services.drafts.drafts import NothingToWriteError
from bot.storage.database.database import Database
from bot.storage.plan.cases import CaseStore
from bot.storage.talks.talks import TalkStore

WINS = (10, 1_000, 10_000)
TIMES = 20
FILE_TIMES = 5

LONGEST: DraftKind = next(
    (spec.kind for spec in reversed(DRAFTS) if "proposal" in spec.kind), "conversation"
)
"""The kind of draft that says most."""

FILES: tuple[FileForm, ...] = ("docx", "pdf")
COLUMNS = ("written, p50 ms", "queries", "Word file, p50 ms", "PDF, p50 ms")


async def measure(scale: float) -> AsyncIterator[Table]:
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            coach = coach_on(database, Counting(0))
            firsts = await prepared(database, coach, scale)
            kinds = tuple(firsts)
            sides = [await written(coach, number, scale, kinds) for number in range(len(WINS))]
            longest = [await taken(coach, number, scale) for number in range(len(WINS))]
    titles = tuple(f"{kind}, ms" for kind in kinds)
    first = Side(f"{_scaled(WINS[0], scale):,} wins", tuple(firsts.values()))
    yield Table("A draft for the first time: its template is compiled", titles, (first,))
    yield Table("A draft, p50", titles, tuple(sides))
    yield Table(f"From the wins to the files: {LONGEST}", COLUMNS, tuple(longest))


async def prepared(database: Database, coach: Coach, scale: float) -> dict[DraftKind, float]:
    """Everybody has a case, a talk and wins; the first drafts of this process are written.

    Seconds of each; one that these facts do not support is left out.
    """
    await meet(database, range(len(WINS)))
    for number, count in enumerate(WINS):
        await give_wins(database, [number], _scaled(count, scale))
        await aim(database, number)
    firsts: dict[DraftKind, float] = {}
    for spec in DRAFTS:
        with suppress(NothingToWriteError):
            firsts[spec.kind] = await duration(partial(coach.drafts.write, member(0), spec.kind))
    return firsts


async def aim(database: Database, number: int) -> None:
    day = NOW.date() + timedelta(days=210)
    async with database.writing() as connection:
        await CaseStore(connection, member(number)).open(
            CaseDraft("Staff Engineer", decision_on=day), NOW
        )
        await TalkStore(connection, member(number)).add(
            TalkDraft("Marta", NOW.date(), "We talked.", "yes"), NOW
        )


async def written(coach: Coach, number: int, scale: float, kinds: Sequence[DraftKind]) -> Side:
    figures = [
        median(
            await one_at_a_time(
                partial(coach.drafts.write, member(number), kind), _scaled(TIMES, scale)
            )
        )
        for kind in kinds
    ]
    return Side(f"{_scaled(WINS[number], scale):,} wins", tuple(figures))


async def taken(coach: Coach, number: int, scale: float) -> Side:
    """One draft by time and by queries, and its files as a member takes them."""
    who, times = member(number), _scaled(TIMES, scale)
    write = partial(coach.drafts.write, who, LONGEST)
    draft = await write()
    asked = await queries(write)
    files = [
        await one_at_a_time(
            partial(coach.draft_files.take, who, draft.id, form), _scaled(FILE_TIMES, scale)
        )
        for form in FILES
    ]
    figures = (median(await one_at_a_time(write, times)), float(asked), *map(median, files))
    return Side(f"{_scaled(WINS[number], scale):,} wins", figures)


def _scaled(count: int, scale: float) -> int:
    return max(1, int(count * scale))
