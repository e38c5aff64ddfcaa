"""The map and the plan as pictures: true to what was rated, legible on a phone, without colour."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageColor

from bot.domain.ladder.ladder import LadderLine, LineKey
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.milestones import done_by
from bot.domain.plan.plan import plan_for
from bot.domain.review.evidence import Evidence, Grade, Weight
from bot.domain.review.map import CaseMap, MapLine
from bot.domain.review.review import Mark, NotApplicable, Rating, ReviewLine
from bot.files.pictures import map as case_map
from bot.files.pictures import plan as timeline
from bot.files.typesetting import letters_missing_for

TODAY = date(2026, 11, 23)
PHONE = 360
"""Points, or pixels of its page, that a phone is wide."""

STRENGTH: dict[Grade, int] = {"none": 0, "thin": 10, "fair": 30, "strong": 90}
KEY = LineKey("delivery", 2)
LINE = LadderLine(KEY, "Results", "Ships what matters", "", is_required=True)
WIN = Weight(1, ("delivery",), TODAY)


def mark(rating: Rating, by: str) -> Mark:
    return Mark(rating, by, TODAY)


def map_with(
    grade: Grade, own: Rating | None = None, manager: Rating | None = None, text: str = ""
) -> CaseMap:
    review = ReviewLine(
        KEY,
        own=mark(own, "Ada") if own else None,
        manager=mark(manager, "Marta") if manager else None,
    )
    line = replace(LINE, text=text) if text else LINE
    weights = () if grade == "none" else (WIN,)
    evidence = Evidence("delivery", weights, STRENGTH[grade])
    return CaseMap(2, "Staff", (MapLine(line, review, evidence),))


def row_of(found: CaseMap) -> Mapping[str, Any]:
    shown: Any = case_map.shown_on(found, frozenset())
    row: Mapping[str, Any] = shown["themes"][0]["lines"][0]
    return row


@pytest.mark.parametrize(
    ("grade", "own", "manager", "words", "boxes"),
    [
        ("strong", None, None, "strong, 1 win  ·  not rated", 3),
        ("strong", "meets", "meets", "strong, 1 win  ·  both: meets it", 3),
        ("strong", "partly", "partly", "fair, 1 win  ·  both: partly", 2),
        ("strong", "meets", "partly", "fair, 1 win  ·  you: meets it, manager: partly", 2),
        ("strong", "not_yet", None, "thin, 1 win  ·  you: not yet", 1),
        ("thin", "exceeds", None, "thin, 1 win  ·  you: above it", 1),
        ("none", "meets", None, "no win yet  ·  you: meets it", 0),
    ],
)
def test_a_line_shows_its_ratings_and_is_called_no_stronger_than_they_say(
    grade: Grade, own: Rating | None, manager: Rating | None, words: str, boxes: int
) -> None:
    row = row_of(map_with(grade, own, manager))

    assert (row["words"], row["boxes"]) == (words, boxes)


def test_a_line_that_was_set_aside_has_no_boxes() -> None:
    found = map_with("strong")
    aside = replace(found.lines[0].review, not_applicable=NotApplicable("", "Ada", TODAY))

    row = row_of(replace(found, lines=(replace(found.lines[0], review=aside),)))

    assert (row["words"], row["boxes"]) == ("doesn't apply", None)


def test_letters_without_a_font_are_left_out_of_the_map() -> None:
    shown = case_map.shown_on(map_with("fair", text="Teaches 李雷 well"), frozenset("李雷"))

    assert "Teaches … well" in str(shown)


def test_emoji_without_a_font_are_named_in_the_map() -> None:
    shown = case_map.shown_on(map_with("fair", text="Ships 🚀 李"), frozenset("🚀李"))

    assert "Ships (rocket) …" in str(shown)


@pytest.mark.parametrize("words", ["שלום", "محمد", "नमस्ते", "ქართული"])
def test_scripts_that_join_or_run_from_the_right_are_drawn(words: str) -> None:
    assert letters_missing_for(words) == frozenset()
    assert drawn_map(words).tobytes() != drawn_map(words[::-1]).tobytes()


def drawn_map(text: str = "") -> Image.Image:
    found = map_with("fair", "meets", "partly", text)
    return Image.open(BytesIO(case_map.picture_of(found, frozenset()))).convert("RGB")


def drawn_plan() -> Image.Image:
    plan = plan_for(Cycle("Summer", date(2027, 8, 31)), TODAY, done_by("criteria"))
    return Image.open(BytesIO(timeline.timeline_of(plan, "Staff Engineer"))).convert("RGB")


def test_a_phone_shows_each_letter_at_eleven_pixels_or_more() -> None:
    """Sizes in the pages are points, of which a picture is as wide as a phone has pixels."""
    pages = [path.read_text("utf-8") for path in case_map.PAGE.parent.glob("*.typ")]

    sizes = [float(size) for page in pages for size in re.findall(r"text\((\d+)pt", page)]
    assert min(sizes) >= 11
    assert f"width: {PHONE}pt" in "".join(pages)
    assert drawn_map().width == drawn_plan().width == 3 * PHONE


def test_every_colour_stands_out_from_the_paper() -> None:
    pages = "".join(path.read_text("utf-8") for path in case_map.PAGE.parent.glob("*.typ"))

    colours = re.findall(r'rgb\("(#\w+)"\)', pages)
    assert len(colours) >= 5
    assert all(contrast(colour) >= 4.5 for colour in colours)


def contrast(colour: str) -> float:
    """With white, by WCAG 2.2."""
    parts = (value / 255 for value in ImageColor.getrgb(colour)[:3])
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 1.05 / (0.05 + 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def test_a_long_line_is_written_whole_on_more_lines() -> None:
    one_line = drawn_map("word").height
    assert all(drawn_map(text).height > one_line + 100 for text in ("word " * 60, "word" * 75))


@pytest.mark.parametrize("words", ['#read("/etc/passwd")', "*x* $y$ @a <b> \\ // /* _"])
def test_words_on_a_picture_are_never_markup(words: str) -> None:
    assert drawn_map(words).width == 3 * PHONE
