"""Changing one line of a ladder leaves all the others, and every id, as they are."""

import pytest

from bot.domain.ladder.editing import LineEdit, LineGoneError, UnfitLineError, edited, removed
from bot.domain.ladder.ladder import (
    MOST_CRITERIA,
    Criterion,
    Expectation,
    LadderContent,
    Level,
    LineKey,
)

GROW = Criterion("grow", "People", "Grows others", (Expectation(1), Expectation(2, "Two lead")))
CRAFT = Criterion("craft", "Craft", "Designs", (Expectation(2),))
CONTENT = LadderContent("Acme", (Level(1, "Senior"), Level(2, "Staff")), (GROW, CRAFT))


def test_a_line_is_said_in_other_words_and_keeps_its_id() -> None:
    edit = LineEdit(LineKey("grow", 2), "People", "Grows leads", "Four lead", is_required=False)

    grow, craft = edited(CONTENT, edit).criteria

    assert (grow.id, grow.text) == ("grow", "Grows leads")
    assert grow.expectations == (Expectation(1), Expectation(2, "Four lead", is_required=False))
    assert craft == CRAFT


def test_a_new_line_gets_an_id_of_its_own() -> None:
    edit = LineEdit(LineKey("", 2), "Voice", "Grow", "Speaks up")

    new = edited(CONTENT, edit).criteria[-1]

    assert (new.id, new.at(2)) == ("grow-2", Expectation(2, "Speaks up"))


def test_a_line_is_taken_off_one_level_and_its_criterion_with_the_last() -> None:
    once = removed(CONTENT, LineKey("grow", 2))
    twice = removed(once, LineKey("grow", 1))

    assert once.criteria[0].expectations == (Expectation(1),)
    assert twice.criteria == (CRAFT,)


def test_a_line_that_is_gone_cannot_be_changed() -> None:
    with pytest.raises(LineGoneError):
        edited(CONTENT, LineEdit(LineKey("gone", 2), "a", "b"))
    with pytest.raises(LineGoneError):
        removed(CONTENT, LineKey("craft", 1))


def test_a_line_without_words_is_refused_beside_its_field() -> None:
    with pytest.raises(UnfitLineError, match="criterion must not be empty") as refused:
        edited(CONTENT, LineEdit(LineKey("grow", 2), "People", ""))

    assert refused.value.field == "criterion"


def test_one_line_more_than_a_ladder_holds_is_refused() -> None:
    full = tuple(Criterion(f"c{n}", "t", "c", (Expectation(1),)) for n in range(MOST_CRITERIA))
    content = LadderContent("Acme", CONTENT.levels, full)

    with pytest.raises(UnfitLineError, match="at most 120"):
        edited(content, LineEdit(LineKey("", 1), "t", "one more"))
