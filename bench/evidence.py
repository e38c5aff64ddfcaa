"""Evidence: list, search, line, map and Home of a large ladder, for few wins and for thousands."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from bench.coaches import Counting, coach_on
from bench.databases import opened, postgresql, sqlite
from bench.people import NOW, give_wins, meet, member
from bench.table import Side, Table
from bench.timing import Act, median, one_at_a_time
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from bot.services.coach import Coach
from bot.slack.views import home
from bot.slack.views.review import line as review_line
from bot.slack.views.review import map as case_map
from bot.slack.views.wins import list as win_list
from bot.storage.database.database import Database
from bot.storage.plan.cases import CaseStore

WINS = (100, 1_000, 5_000)
THEMES, LINES = 12, 100
TIMES = 20
LADDERS = {"small": (2, 8), "large": (THEMES, LINES)}
DATABASES = {"SQLite": sqlite, "PostgreSQL": postgresql}

COLUMNS = ("a page", "a search", "a line", "the map", "Home")


async def measure(scale: float) -> AsyncIterator[Table]:
    for name, place in DATABASES.items():
        async with place() as url, opened(url) as database:
            title = f"Wins under a ladder of {LINES} lines in {THEMES} themes, {name}"
            timed, asked = await sides_of(database, scale)
            yield Table(f"{title}, ms", COLUMNS, timed)
            yield Table(f"{title}, queries", COLUMNS, asked)


async def sides_of(database: Database, scale: float) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """The same acts by time and by queries; the first side has few wins and a small ladder."""
    coach = coach_on(database, Counting(0))
    cases = [(WINS[0], "small"), *((count, "large") for count in WINS)]
    await meet(database, range(len(cases)))
    timed, asked = [], []
    for number, (count, size) in enumerate(cases):
        each = max(1, int(count * scale))
        acts = await acts_of(coach, database, member(number), each, *LADDERS[size], number)
        name = f"{each:,} wins, {size} ladder"
        timed.append(Side(name, tuple([await took(act, scale) for act in acts])))
        asked.append(Side(name, tuple([float(await queries(act)) for act in acts])))
    return tuple(timed), tuple(asked)


async def acts_of(
    coach: Coach, database: Database, who: Member, wins: int, themes: int, lines: int, number: int
) -> tuple[Act, ...]:
    """What a member waits for, each with the view that is sent."""
    content = ladder(themes, lines)
    async with database.writing() as connection:
        await CaseStore(connection, who).open(CaseDraft("Staff", "Senior"), NOW)
    own = (await coach.ladders.save(who, content, LevelChoice(1, 2))).own
    await give_wins(database, [number], wins, [criterion.id for criterion in content.criteria])
    key = own.lines[0].key

    async def page() -> None:
        win_list.win_list(await coach.wins.page(who, WinFilter(), 3)).to_dict()

    async def search() -> None:
        wanted = WinFilter(words="billing number 7", criterion_id=key.criterion_id)
        win_list.win_list(await coach.wins.page(who, wanted)).to_dict()

    async def line() -> None:
        review_line.line_view(*await coach.reviews.step(who, key), "Marta").to_dict()

    async def chart() -> None:
        standpoint = await coach.reviews.standpoint(who)
        assert standpoint.target
        case_map.map_view(standpoint, standpoint.target).to_dict()

    async def show_home() -> None:
        home.home(await coach.overviews.overview(who)).to_dict()

    return page, search, line, chart, show_home


def ladder(themes: int, lines: int) -> LadderContent:
    """So many lines at each of two levels."""
    both = (Expectation(1), Expectation(2))
    criteria = tuple(
        Criterion(f"line-{n}", f"Theme {n % themes}", f"Does number {n} well", both)
        for n in range(lines)
    )
    return LadderContent("Engineering", (Level(1, "Senior"), Level(2, "Staff")), criteria)


async def took(act: Act, scale: float) -> float:
    await act()
    return median(await one_at_a_time(act, max(1, int(TIMES * scale))))


async def queries(act: Act) -> int:
    """How many statements the databases are asked meanwhile."""
    with counting() as heard:
        await act()
    return len(heard)


@contextmanager
def counting() -> Iterator[list[str]]:
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
