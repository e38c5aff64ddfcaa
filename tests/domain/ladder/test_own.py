"""A member's own ladder: its levels, and what opens again once its words change."""

from dataclasses import replace
from datetime import date

from bot.domain.ladder.ladder import Criterion, Expectation, Ladder, LadderContent, Level, LineKey
from bot.domain.ladder.own import LevelChoice, OwnLadder, keys_of, levels_on
from bot.domain.ladder.versions import revised

LEVELS = (Level(1, "Engineer"), Level(2, "Senior"), Level(5, "Staff"))
GROW = Criterion("grow", "People", "Grows others", (Expectation(2), Expectation(5, "Two lead")))
LADDER = Ladder(id=1, name="Acme", levels=LEVELS, criteria=(GROW,))
NONE = LevelChoice()


def test_levels_are_found_by_their_titles() -> None:
    found = levels_on(LADDER, NONE, "senior", " STAFF ")

    assert found == LevelChoice(2, 5)


def test_without_a_known_title_the_target_is_above_the_current_level() -> None:
    assert levels_on(LADDER, NONE, "Senior", "Wizard") == LevelChoice(2, 5)
    assert levels_on(LADDER, NONE, "", "") == LevelChoice(1, 2)


def test_at_the_top_there_is_no_level_above() -> None:
    assert levels_on(LADDER, NONE, "Staff", "") == LevelChoice(5, 5)


def test_a_choice_stays_as_far_as_the_ladder_has_it() -> None:
    assert levels_on(LADDER, LevelChoice(1, 5), "Senior", "Senior") == LevelChoice(1, 5)
    assert levels_on(LADDER, LevelChoice(3, 9), "Senior", "Staff") == LevelChoice(2, 5)


def test_the_lines_are_those_of_the_target() -> None:
    own = OwnLadder(LADDER, LevelChoice(1, 5))

    assert [line.what_it_looks_like for line in own.lines] == ["Two lead"]
    assert own.target == LEVELS[2]
    assert OwnLadder(LADDER, NONE).lines == ()


def test_only_signed_lines_that_read_otherwise_are_open_again() -> None:
    agreed = replace(LADDER, signed_by="Marta", signed_on=date(2026, 11, 20))
    other = replace(GROW, expectations=(Expectation(2), Expectation(5, "Four lead")))
    own = OwnLadder(
        revised(agreed, replace(LADDER, criteria=(other,))), LevelChoice(2, 5), "", agreed
    )

    assert own.open_again == (LineKey("grow", 5),)
    assert OwnLadder(agreed, LevelChoice(2, 5)).open_again == ()
    assert keys_of(LADDER) == (LineKey("grow", 2), LineKey("grow", 5))


def test_a_title_with_a_word_more_is_the_longest_level_that_is_in_it() -> None:
    levels = (Level(1, "Engineer"), Level(2, "Senior engineer"), Level(3, "Staff engineer"))
    content = LadderContent("Engineering", levels, ())

    chosen = levels_on(
        content, LevelChoice(), "Senior software engineer", "Staff software engineer"
    )
    unlike = levels_on(content, LevelChoice(), "Designer", "Lead designer")

    assert chosen == LevelChoice(2, 3)
    assert unlike == LevelChoice(1, 2)
