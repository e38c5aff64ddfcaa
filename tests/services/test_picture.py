"""The plan as a picture: its title whole, an emoji by its name, or else left out and said so."""

from datetime import date

import pytest
import typst

from bot.domain.plan.cycle import Cycle
from bot.domain.plan.milestones import done_by
from bot.domain.plan.plan import plan_for
from bot.files import typesetting
from bot.services.picture import plan_picture


@pytest.mark.parametrize(
    ("target", "is_whole"), [("Staff Engineer 🚀", True), ("Staff 李", False), ("महाप्रबंधक", True)]
)
def test_a_title_is_drawn_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, target: str, *, is_whole: bool
) -> None:
    alone = typst.Fonts(include_system_fonts=False, font_paths=[typesetting.FONTS])
    monkeypatch.setattr(typesetting, "fonts", lambda: alone)
    plan = plan_for(Cycle("Summer", date(2027, 8, 31)), date(2026, 11, 23), done_by("criteria"))

    picture = plan_picture(plan, target)

    untitled = plan_picture(plan, "").file[1]
    assert picture.is_whole is is_whole
    assert (picture.file[1] == untitled) is not is_whole
    assert target in picture.alt
