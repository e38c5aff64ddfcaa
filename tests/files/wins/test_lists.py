"""Lists from elsewhere: bullets and tables with their dates; never an error, whatever they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.wins import read_list

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "text", "on"),
    [
        ("- 2026-03-04: shipped it", "shipped it", date(2026, 3, 4)),
        ("* [x] **2026-03-04** shipped it", "shipped it", date(2026, 3, 4)),
        ("1. shipped it on 4 March 2026", "shipped it on 4 March 2026", date(2026, 3, 4)),
        ("- shipped it", "shipped it", None),
        ("- 2027-03-04: not yet", "not yet", None),
    ],
)
def test_a_bullet_is_a_win_with_the_day_in_it(line: str, text: str, on: date | None) -> None:
    (found,) = read_list(line, TODAY)

    assert (found.text, found.happened_on) == (text, on)


def test_a_line_without_a_day_has_that_of_its_heading() -> None:
    found = read_list("## March 2026\n- one\n## 2026-05\n- two\n## Later\n- three", TODAY)

    assert [line.happened_on for line in found] == [date(2026, 3, 1), date(2026, 5, 1), None]


@pytest.mark.parametrize("apart", [",", ";", "\t"])
def test_a_table_is_read_whatever_stands_between_its_columns(apart: str) -> None:
    rows = [["When", "Team", "Achievement"], ["2026-02-03", "A", "'=shipped"], ["", "A", "led it"]]

    found = read_list("\r\n".join(apart.join(row) for row in rows), TODAY)

    assert [(line.text, line.happened_on) for line in found] == [
        ("=shipped", date(2026, 2, 3)),
        ("led it", None),
    ]


def test_the_same_line_twice_is_one() -> None:
    assert len(read_list("- shipped it\n-  Shipped  it\n", TODAY)) == 1


@given(text=st.text(max_size=300) | st.text(alphabet='-* #,;"\t\n0123456789Datewin', max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(line.text.strip() for line in read_list(text, TODAY))
