from dataclasses import replace

import pytest

from bot.domain.review.evidence import Evidence
from bot.domain.review.gaps import SUGGESTIONS, baseline, gap_in, split, to_convince
from bot.domain.review.review import Rating, ReviewLine, set_aside
from tests.domain.proofs import TODAY, evidence_for, for_craft, win
from tests.domain.review.reviewing import MONDAY, line

SHOWN = evidence_for(["craft"], [for_craft(win())], TODAY)["craft"]
BARE = Evidence("craft")


@pytest.mark.parametrize(
    ("own", "manager", "evidence", "kind"),
    [
        ("partly", None, SHOWN, "skill"),
        ("not_yet", "not_yet", SHOWN, "skill"),
        ("partly", "meets", SHOWN, "skill"),
        (None, "partly", SHOWN, "skill"),
        ("meets", "partly", SHOWN, "evidence"),
        ("exceeds", None, BARE, "evidence"),
        ("meets", "meets", BARE, "evidence"),
        ("meets", "meets", SHOWN, None),
        ("meets", None, SHOWN, None),
        (None, None, BARE, None),
    ],
)
def test_gap_is_a_missing_skill_or_missing_evidence_002_27(
    own: Rating | None, manager: Rating | None, evidence: Evidence, kind: str | None
) -> None:
    assert gap_in(line(own=own, manager=manager), evidence) == kind


def test_missing_evidence_suggests_capture_or_a_witness_and_missing_skill_a_goal_002_27() -> None:
    skill, evidence = gap_in(line(own="partly"), BARE), gap_in(line(own="meets"), BARE)

    assert skill
    assert SUGGESTIONS[skill] == ("goal",)
    assert evidence
    assert SUGGESTIONS[evidence] == ("capture", "witness")


def test_what_is_set_aside_has_no_gap() -> None:
    apart = set_aside(line(own="not_yet"), "no reports", "Ada", MONDAY)

    assert gap_in(apart, BARE) is None


def test_what_is_set_aside_counts_neither_in_the_baseline_nor_in_the_split_000_2() -> None:
    apart = set_aside(line("b", "not_yet", "not_yet"), "no reports", "Ada", MONDAY)

    lines = [line("a", "meets", "meets"), apart]

    assert baseline(lines).colour == "green"
    assert split(lines).to_work_on == ()


def test_manager_has_to_be_convinced_where_nobody_else_is_named_002_28() -> None:
    assert to_convince((), "Marta") == ("Marta",)
    assert to_convince((" Kim ", "", "Kim", "Lee"), "Marta") == ("Kim", "Lee")
    assert to_convince((), "") == ()


@pytest.mark.parametrize(
    ("lines", "colour"),
    [
        ([line("a", "meets"), line("b", "exceeds")], "green"),
        ([line("a", "meets"), line("b", "partly")], "red"),
        ([line("a", "meets", "partly")], "red"),
        ([line("a", "partly", "meets")], "green"),
        ([line("a", "meets"), line("b")], "open"),
        ([line("a", "not_yet"), line("b")], "red"),
        ([line("a", "meets"), replace(line("b", "not_yet"), is_required=False)], "green"),
        ([], "open"),
    ],
)
def test_anything_below_meets_turns_the_baseline_red_and_all_met_green_000_2(
    lines: list[ReviewLine], colour: str
) -> None:
    assert baseline(lines).colour == colour


def test_baseline_tells_what_exceeds_from_what_meets_002_47() -> None:
    lines = [line("a", "meets"), line("b", "exceeds"), line("c", "partly"), line("d")]

    found = baseline(lines)

    names = (found.met, found.exceeded, found.below, found.unrated)
    assert [tuple(key.criterion_id for key in keys) for keys in names] == [
        ("a",),
        ("b",),
        ("c",),
        ("d",),
    ]


def test_ratings_of_the_manager_are_split_into_met_and_still_to_work_on_000_5() -> None:
    lines = [line("a", None, "meets"), line("b", "meets", "partly"), line("c", "exceeds")]

    found = split(lines)

    assert [key.criterion_id for key in found.met] == ["a"]
    assert [key.criterion_id for key in found.to_work_on] == ["b"]
