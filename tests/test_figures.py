"""What docs/figures.md says is shown and asked is what is shown and asked."""

from pathlib import Path

import pytest

from tests.figures import PAGE, count_all, page_of

pytestmark = pytest.mark.slow


async def test_every_figure_is_within_its_aim_and_as_the_page_says(tmp_path: Path) -> None:
    found = await count_all(tmp_path)

    assert [one for one in found if not 0 < one.now <= one.aim] == []
    says = PAGE.read_text(encoding="utf-8")
    assert says == page_of(found), ".venv/bin/python -m tests.figures"
