import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.wording import defused, restored

CELLS = st.text() | st.text(alphabet="'=+-@＝x")  # noqa: RUF001 - full-width signs start formulas, too


@given(CELLS)
def test_cell_is_restored_to_what_it_was(cell: str) -> None:
    assert restored(defused(cell)) == cell


@given(CELLS)
def test_no_defused_cell_begins_as_a_formula_does(cell: str) -> None:
    assert not defused(cell).startswith(tuple("=+-@＝＋－＠"))  # noqa: RUF001 - full-width signs


@pytest.mark.parametrize("cell", ["", "plain", "'quoted'", "3 = 3", "it's", "'"])
def test_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == cell
