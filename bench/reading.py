"""Reading: a line of `/win`, Home, a page of the list and a search, for those who won much."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from bench.commands import WORDS
from bench.databases import folder, opened
from bench.due import Counting, coach_on
from bench.people import NOW, give_wins, meet, member
from bench.table import Side, Table
from bench.timing import Act, median, one_at_a_time
from bot.domain.wins.reading import read_win
from bot.domain.wins.win import LONGEST_TEXT, WinFilter
from bot.services.coach import Coach
from bot.slack.views import home
from bot.slack.views.wins import list as win_list
from bot.storage.database.database import Database

WINS = (100, 1_000, 5_000)
OTHERS = 1_000
WINS_OF_OTHERS = 100
TIMES = 20

COLUMNS = ("Home, ms", "a page, ms", "last page, ms", "a search, ms", "a rare search, ms")


async def measure(scale: float) -> AsyncIterator[Table]:
    yield await lines(scale)
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            sides = await crowded(database, scale)
    others = max(1, int(OTHERS * scale)) * WINS_OF_OTHERS
    yield Table(f"One member's wins, beside {others:,} of others, SQLite", COLUMNS, sides)


async def lines(scale: float) -> Table:
    long = (WORDS + " ") * (LONGEST_TEXT // len(WORDS) - 1)
    sides = [
        Side(f"{len(text):,} characters", (await took(Reading(text).read, scale),))
        for text in (WORDS, long.strip())
    ]
    return Table("Understanding one line of /win", ("p50 ms",), tuple(sides))


@dataclass(frozen=True)
class Reading:
    text: str

    async def read(self) -> None:
        read_win(self.text, NOW.date())


async def crowded(database: Database, scale: float) -> tuple[Side, ...]:
    others = range(len(WINS), len(WINS) + max(1, int(OTHERS * scale)))
    await meet(database, (*range(len(WINS)), *others))
    await give_wins(database, others, WINS_OF_OTHERS)
    coach = coach_on(database, Counting(0))
    sides = []
    for number, count in enumerate(WINS):
        each = max(1, int(count * scale))
        await give_wins(database, [number], each)
        sides.append(Side(f"{each:,} wins", await figures(coach, number, scale)))
    return tuple(sides)


async def figures(coach: Coach, number: int, scale: float) -> tuple[float, ...]:
    """As the member waits for them, so with the view that is sent."""
    who = member(number)

    async def show_home() -> None:
        home.home(await coach.overviews.overview(who)).to_dict()

    def page(wanted: WinFilter, which: int = 1) -> Act:
        async def show() -> None:
            win_list.win_list(await coach.wins.page(who, wanted, which)).to_dict()

        return show

    acts = (
        show_home,
        page(WinFilter()),
        page(WinFilter(), 1_000_000),
        page(WinFilter(words="billing")),
        page(WinFilter(words="billing number 7")),
    )
    return tuple([await took(act, scale) for act in acts])


async def took(act: Act, scale: float) -> float:
    await act()
    return median(await one_at_a_time(act, max(1, int(TIMES * scale))))
