from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, LineKey
from bot.domain.review.review import (
    RATINGS,
    Earlier,
    LineState,
    Mark,
    NoCriteriaError,
    NoReasonError,
    NothingToAgreeError,
    Rating,
    ReviewLine,
    as_seen_by,
    in_order,
    next_to_rate,
    progress,
    rated,
    review_of,
    set_aside,
    settled,
)
from tests.domain.review.reviewing import FRIDAY, MONDAY, line

LADDER = LadderContent(
    "Design",
    (Level(1, "Designer"), Level(2, "Lead"), Level(3, "Head")),
    (
        Criterion("craft", "Craft", "Craft", (Expectation(1), Expectation(2))),
        Criterion("lead", "People", "Leads", (Expectation(2, is_required=False),)),
    ),
)


@pytest.mark.parametrize("level", [1, 2])
def test_review_goes_through_the_current_level_as_well_as_the_next_000_5_002_48(
    level: int,
) -> None:
    lines = review_of(LADDER, level, ())

    assert [found.key for found in lines] == [found.key for found in LADDER.lines_at(level)]
    assert all(found.state == "open" for found in lines)


def test_review_keeps_what_was_rated_and_takes_the_weight_from_the_ladder() -> None:
    saved = line("lead", "meets", "meets")

    craft, lead = review_of(LADDER, 2, [saved, line("gone", "meets")])

    assert (craft.state, lead.state) == ("open", "agreed")
    assert (craft.is_required, lead.is_required) == (True, False)


def test_review_does_not_start_without_criteria_at_the_level_002_14() -> None:
    with pytest.raises(NoCriteriaError):
        review_of(LADDER, 3, ())


@pytest.mark.parametrize(("own", "manager"), tuple(product((None, *RATINGS), repeat=2)))
def test_line_is_open_until_both_rated_then_agreed_or_a_mismatch_002_26(
    own: Rating | None, manager: Rating | None
) -> None:
    expected: LineState = "open"
    if own and manager:
        expected = "agreed" if own == manager else "mismatch"

    assert line(own=own, manager=manager).state == expected


def test_what_both_said_on_their_own_is_agreed_by_the_manager_on_the_later_day() -> None:
    agreed = line(own="meets", manager="meets").agreed

    assert agreed is not None
    assert (agreed.rating, agreed.by, agreed.on) == ("meets", "Marta", FRIDAY)


def test_mismatch_is_agreed_on_with_who_when_and_the_reason_kept_002_32() -> None:
    talked = Mark("partly", "Marta", FRIDAY + timedelta(days=3), "one more project to show it")

    agreed = settled(line(own="meets", manager="not_yet"), talked)

    assert (agreed.state, agreed.agreed, agreed.rating) == ("agreed", talked, "partly")
    assert agreed.own
    assert agreed.own.reason == "why I think so"


@pytest.mark.parametrize(("own", "manager"), [(None, "meets"), ("meets", None), (None, None)])
def test_nothing_is_agreed_on_before_both_have_rated(
    own: Rating | None, manager: Rating | None
) -> None:
    with pytest.raises(NothingToAgreeError):
        settled(line(own=own, manager=manager), Mark("meets", "Marta", FRIDAY))


def test_new_rating_opens_what_was_settled() -> None:
    agreed = settled(line(own="meets", manager="partly"), Mark("meets", "Marta", FRIDAY))

    again = rated(agreed, "manager", Mark("not_yet", "Marta", FRIDAY))

    assert again.state == "mismatch"
    assert rated(again, "member", Mark("not_yet", "Ada", FRIDAY)).state == "agreed"


def test_what_was_agreed_and_why_the_two_had_differed_outlives_a_new_rating() -> None:
    talked = Mark("meets", "Marta", FRIDAY, "she had not seen the rollout")
    apart = line(own="meets", manager="partly")
    agreed = settled(apart, talked)

    again = rated(agreed, "manager", Mark("not_yet", "Marta", FRIDAY))
    alike = rated(again, "member", Mark("not_yet", "Ada", FRIDAY))

    assert apart.manager
    assert apart.own
    assert again.earlier == (Earlier(talked), Earlier(apart.manager, "manager"))
    assert alike.earlier == (*again.earlier, Earlier(apart.own, "member"))
    assert settled(alike, talked).earlier[-1].mark.rating == "not_yet"


def test_not_applicable_needs_a_reason_and_ends_with_a_rating_002_22() -> None:
    with pytest.raises(NoReasonError):
        set_aside(line(), "  ", "Ada", MONDAY)

    apart = set_aside(line(own="partly"), " no reports in this role ", "Ada", MONDAY)

    assert apart.state == "not_applicable"
    assert apart.not_applicable
    assert apart.not_applicable.reason == "no reports in this role"
    assert rated(apart, "manager", Mark("partly", "Marta", FRIDAY)).state == "not_applicable"
    assert rated(apart, "member", Mark("meets", "Ada", MONDAY)).state == "open"


def test_manager_rates_without_seeing_the_members_rating_and_then_both_see_both() -> None:
    before, after = line(own="exceeds"), line(own="exceeds", manager="partly")

    assert as_seen_by(before, "manager").own is None
    assert as_seen_by(after, "manager") == after
    assert as_seen_by(after, "member") == after


def test_member_does_not_see_the_managers_rating_before_their_own() -> None:
    assert as_seen_by(line(manager="partly"), "member").manager is None


def test_what_the_member_wrote_down_for_the_manager_opens_nothing_to_the_manager() -> None:
    mark = Mark("partly", "Marta", FRIDAY, is_reported=True)
    shown = rated(line(own="meets"), "manager", mark)

    seen = as_seen_by(shown, "manager")

    assert (seen.own, seen.manager) == (None, None)
    assert as_seen_by(replace(shown, own=None), "member").manager == mark


def test_mismatches_come_first_and_the_rest_in_order_of_the_ladder_002_32() -> None:
    lines = [
        line("a", "meets", "meets"),
        line("b"),
        set_aside(line("c"), "no reports", "Ada", MONDAY),
        line("d", "meets", "partly"),
        line("e", "meets"),
        line("f", "not_yet", "partly"),
    ]

    assert "".join(found.key.criterion_id for found in in_order(lines)) == "dfbeac"


def test_progress_says_agreed_n_of_m_and_counts_what_is_unrated_002_22_002_26() -> None:
    lines = [
        line("a", "meets", "meets"),
        line("b"),
        line("c", "meets", "partly"),
        set_aside(line("d"), "no reports", "Ada", MONDAY),
    ]

    found = progress(lines)

    assert str(found) == "agreed 1 of 3"
    assert (found.mismatches, found.open, found.not_applicable, found.unrated) == (1, 1, 1, 1)
    assert str(progress([])) == "agreed 0 of 0"


def test_walk_through_the_lines_pauses_and_resumes_where_it_was_002_33() -> None:
    lines = [line("a"), line("b", "meets"), line("c"), set_aside(line("d"), "no", "Ada", MONDAY)]

    first = next_to_rate(lines, "member")
    second = next_to_rate(lines, "member", LineKey("a", 2))
    around = next_to_rate(lines, "member", LineKey("c", 2))
    of_the_manager = next_to_rate(lines, "manager", LineKey("a", 2))

    assert (first, second, around, of_the_manager) == (lines[0], lines[2], lines[0], lines[1])
    assert next_to_rate(lines, "member", LineKey("gone", 2)) == lines[0]
    assert next_to_rate(lines[1:2], "member") is None


def test_a_rating_like_the_members_own_is_an_agreement_with_the_manager_alone() -> None:
    alike = line(own="meets", manager="meets")
    assert alike.manager

    by_a_peer = replace(alike, manager=replace(alike.manager, role="peer"))

    assert alike.agreed
    assert by_a_peer.agreed is None
    assert by_a_peer.state != "agreed"


def test_what_the_member_noted_and_what_the_manager_rated_are_told_apart() -> None:
    own = Mark("meets", "Ada", MONDAY, role="member")
    by_hand = Mark("meets", "Marta", MONDAY)
    noted = replace(by_hand, is_reported=True)
    lines = [
        ReviewLine(LineKey("a", 2), own=own, manager=by_hand),
        ReviewLine(LineKey("b", 2), own=own, manager=noted),
        ReviewLine(LineKey("c", 2), own=own, manager=replace(noted, rating="partly")),
    ]

    assert str(progress(lines)) == "agreed 2 of 3 (1 as noted from a talk)"
    assert str(progress(lines[:1])) == "agreed 1 of 1"
