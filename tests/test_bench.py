"""Every measurement of the bench runs, at its smallest size; no time is judged here."""

import pytest

from bench import evidence, load
from bench.__main__ import DETAILS, MEASUREMENTS
from bench.rows import Figure, Row, load_in, table, written
from bench.said import ROWS
from bench.table import Side, Table
from bot.storage.database.database import Database

SMALLEST = 0.001


@pytest.mark.slow
@pytest.mark.parametrize("name", DETAILS)
async def test_a_measurement_runs_and_fills_its_tables(name: str) -> None:
    tables = [one async for one in DETAILS[name](SMALLEST)]

    assert tables
    for one in tables:
        assert all(len(side.figures) == len(one.columns) for side in one.sides)
        assert one.title in str(one)


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASUREMENTS)
async def test_a_measurement_of_rows_runs_and_fills_rows_that_there_are(name: str) -> None:
    figures = await MEASUREMENTS[name](SMALLEST)

    assert figures
    assert figures.keys() <= {row.key for row in ROWS}
    assert all(figure.value and figure.made_of for figure in figures.values())


@pytest.mark.slow
async def test_the_load_runs_and_says_its_outcome() -> None:
    said = await load.measure(2)

    assert "| errors | 0 of 100 | none |" in said


ONE = Row("one", "A row", "a peer", "it is so", "what comes next", most=0.5)
OTHER = Row("other", "Another", "a peer", "it is so, too", "nothing", least=2)


def test_a_row_is_judged_by_what_it_must_reach_and_says_what_it_was_made_of() -> None:
    page = written((ONE, OTHER), {"one": Figure(0.4, "4 beside 10 ms"), "other": Figure(1.0)}, "")

    assert "| A row | a peer | 0.4 | at most 0.5 | reached |" in page
    assert "| Another | a peer | 1 | at least 2 | missed |" in page
    assert "Measured: 4 beside 10 ms." in page
    assert "Why: it is so" in page
    assert "Next: what comes next" in page


def test_what_was_not_measured_is_no_row_that_is_reached() -> None:
    assert "| A row | a peer | - | at most 0.5 | not measured |" in table((ONE,), {})


def test_the_ten_minute_load_stays_when_the_bench_writes_its_page_again() -> None:
    page = written((ONE,), {}, "") + "errors: none"

    again = written((ONE,), {"one": Figure(0.4)}, load_in(page))

    assert again.endswith("errors: none")


def test_a_run_of_a_smaller_size_says_so() -> None:
    assert "at 0.3 of the sizes that the rows name" in written((ONE,), {}, "", 0.3)
    assert "of the sizes" not in written((ONE,), {}, "")


def test_every_row_has_a_reason_and_a_key_of_its_own() -> None:
    assert len({row.key for row in ROWS}) == len(ROWS)
    assert all(row.why and row.next for row in ROWS)


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
