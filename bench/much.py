"""Members with very many wins: what they wait for, beside those with few; by processor time."""

import time

from jinja2.sandbox import SandboxedEnvironment

from bench.coaches import Counting, coach_on
from bench.databases import folder, opened
from bench.evidence import LINES, THEMES, acts_of
from bench.people import NOW, give_wins, meet, member
from bench.rendering import LONGEST, aim
from bench.rows import Figure, Figures
from bench.timing import Act, median
from bot.storage.database.database import Database
from bot.storage.wins.wins import WinStore

FEW, MANY, VERY_MANY = 50, 5_000, 10_000
TIMES = 7
ACTS = ("list", "search", "line", "map", "Home")

ALL_IN_JINJA = """
{%- for significant, some in wins | selectattr("happened_on", "ge", since)
    | sort(attribute="happened_on", reverse=true) | groupby("is_significant") %}
{% for win in some | sort(attribute="numbers", reverse=true) %}{% if loop.index <= 12 -%}
- {{ win.text }} ({{ win.happened_on }}) {{ win.numbers | join(", ") }}
{% endif %}{% endfor %}{% endfor -%}
"""
"""A proposal whose template does all of it: what counts, in which order, and how much is shown."""


async def measure(scale: float) -> Figures:
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            return await proposal(database, scale) | await many_beside_few(database, scale)


async def proposal(database: Database, scale: float) -> dict[str, Figure]:
    coach, who = coach_on(database, Counting(0)), member(9)
    await meet(database, [9])
    await give_wins(database, [9], max(FEW, int(VERY_MANY * scale)))
    await aim(database, 9)
    template = SandboxedEnvironment().from_string(ALL_IN_JINJA)

    async def all_in_jinja() -> None:
        async with database.reading() as connection:
            wins = await WinStore(connection, who).all()
        template.render(wins=wins, since=NOW.date().replace(year=NOW.year - 1))

    async def as_the_coach_does() -> None:
        await coach.drafts.write(who, LONGEST)

    own, beside = await worked(as_the_coach_does), await worked(all_in_jinja)
    return {"proposal": Figure(own / beside, f"{own:.0f} beside {beside:.0f} ms")}


async def many_beside_few(database: Database, scale: float) -> dict[str, Figure]:
    coach = coach_on(database, Counting(0))
    await meet(database, range(2))
    few, many = [
        await acts_of(coach, database, member(number), wins, THEMES, LINES, number)
        for number, wins in enumerate((FEW, max(FEW, int(MANY * scale))))
    ]
    ratios, made_of = [], []
    for name, beside, act in zip(ACTS, few, many, strict=True):
        other, own = await worked(beside), await worked(act)
        ratios.append(own / other)
        made_of.append(f"{name} {own / other:.2f} ({own:.1f} beside {other:.1f} ms)")
    return {"many wins": Figure(max(ratios), ", ".join(made_of))}


async def worked(act: Act) -> float:
    """Milliseconds of processor time, once what it needs is compiled."""
    await act()
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        await act()
        took.append((time.process_time() - began) * 1000)
    return median(took)
