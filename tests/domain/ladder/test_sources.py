import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ladder.gathered_line import (
    MOST_LINES,
    UNSORTED,
    GatheredLine,
    ladder_of,
    with_lines,
)
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, LineKey
from bot.domain.ladder.problems import problems_of
from bot.domain.ladder.sources import pick_apart

SOURCE = "https://example.org/jobs/7"
JOB_AD = """\
Senior Product Designer

About us
We are three hundred people. We make maps.

What you'll do:
• Lead the design of complex flows
• Mentor two designers.

## Requirements
1. Years of practice;
2) A portfolio

Nice to have
* Motion design

What we offer
- A salary

How to apply
Send us a letter.
"""
LADDER = LadderContent(
    "Design",
    (Level(1, "Designer"), Level(2, "Lead designer")),
    (Criterion("mentor", "People", "Mentors two designers", (Expectation(2),), "Sam"),),
)


def test_points_of_a_job_ad_become_lines_with_theme_and_source_004_11() -> None:
    ticked = [line for line in pick_apart(JOB_AD, SOURCE) if line.is_ticked]

    assert [(line.text, line.theme, line.is_required) for line in ticked] == [
        ("Lead the design of complex flows", "What you'll do", True),
        ("Mentor two designers", "What you'll do", True),
        ("Years of practice", "Requirements", True),
        ("A portfolio", "Requirements", True),
        ("Motion design", "Nice to have", False),
    ]
    assert {line.sources for line in ticked} == {(SOURCE,)}


def test_company_pay_and_application_are_there_but_not_ticked_004_11() -> None:
    apart = [line.text for line in pick_apart(JOB_AD, SOURCE) if not line.is_ticked]

    assert apart == [
        "Senior Product Designer",
        "We are three hundred people",
        "We make maps",
        "A salary",
        "Send us a letter",
    ]


def test_prose_that_speaks_to_you_is_ticked_sentence_by_sentence() -> None:
    lines = pick_apart("You will own the roadmap. We like maps. You mentor people!", SOURCE)

    assert [(line.text, line.is_ticked) for line in lines] == [
        ("You will own the roadmap", True),
        ("We like maps", False),
        ("You mentor people!", True),
    ]


def test_chosen_lines_join_a_ladder_and_what_it_has_only_gains_a_source_004_11() -> None:
    lines = (
        GatheredLine("mentors two designers.", sources=(SOURCE,)),
        GatheredLine("Knows print", "Craft", (SOURCE,), is_required=False),
    )

    known, added = with_lines(LADDER, lines, 2).criteria

    assert (known.id, known.text, known.source) == (
        "mentor",
        "Mentors two designers",
        f"Sam; {SOURCE}",
    )
    assert (added.id, added.source) == ("knows-print", SOURCE)
    assert added.at(1) is None
    assert added.at(2) == Expectation(2, is_required=False)


def test_line_with_words_for_levels_of_the_ladder_is_expected_there() -> None:
    looks = (("Designer", "Plans own tasks."), ("Lead designer", "Plans for others"))
    line = GatheredLine("Plans work", "Delivery", ("our wiki",), looks)

    ladder = with_lines(LADDER, [line], 2)

    assert [found.what_it_looks_like for found in ladder.lines_at(1)] == ["Plans own tasks."]
    assert LineKey("plans-work", 2) in {found.key for found in ladder.lines_at(2)}


def test_long_point_is_shortened_as_a_criterion_and_saved_whole_beside_it() -> None:
    whole = "knows " + "very " * 100 + "much"

    (criterion,) = ladder_of("Design", [GatheredLine(whole)]).criteria

    assert criterion.text.endswith("…")
    assert criterion.expectations[0].what_it_looks_like == whole
    assert criterion.theme == UNSORTED


@settings(deadline=None)
@given(st.text(), st.text(max_size=400))
def test_any_text_is_picked_apart_into_lines_that_a_ladder_can_hold(text: str, source: str) -> None:
    lines = pick_apart(text, source)

    assert all(line.text and line.theme for line in lines)
    assert not lines or problems_of(ladder_of("Design", lines)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "a " * 50_000,
        "- a\n" * 20_000,
        "a|b\n" * 20_000,
        "#" * 50_000,
        f"Skills{' ' * 99_000}:{' ' * 99_000}\n- a",
        f"{' ' * 99_000}Skills:{' ' * 99_000}\n- a",
    ],
)
def test_a_very_long_text_is_no_more_than_a_ladder_holds(text: str) -> None:
    lines = pick_apart(text, SOURCE)

    assert len(lines) <= MOST_LINES
