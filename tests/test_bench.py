"""Every measurement of the bench runs, at its smallest size; no time is judged here."""

import pytest

from bench import evidence
from bench.__main__ import MEASUREMENTS
from bench.table import Side, Table
from bot.storage.database.database import Database

SMALLEST = 0.001


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASUREMENTS)
async def test_a_measurement_runs_and_fills_its_tables(name: str) -> None:
    tables = [table async for table in MEASUREMENTS[name](SMALLEST)]

    assert tables
    for table in tables:
        assert all(len(side.figures) == len(table.columns) for side in table.sides)
        assert table.title in str(table)


async def test_neither_many_wins_nor_a_large_ladder_costs_a_query_more(database: Database) -> None:
    _, asked = await evidence.sides_of(database, 0.02)

    assert len({side.figures for side in asked}) == 1
    assert all(count for count in asked[0].figures)


def test_a_table_compares_each_side_with_the_first() -> None:
    table = Table("Title", ("ms",), (Side("one", (2.0,)), Side("other", (5.0,))))

    assert str(table).splitlines()[-1] == "other     2.5x (     5)"


def test_what_was_not_measured_is_left_out() -> None:
    table = Table("Title", ("ms",), (Side("one", (2.0,)), Side("other", (None,))))

    assert str(table).splitlines()[-1].endswith(" -")
