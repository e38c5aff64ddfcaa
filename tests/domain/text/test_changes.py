"""Differences: what is shown leads from one text to the other, and nothing of a member is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.changes import (
    TextChange,
    all_taken_over,
    changes_between,
    difference,
    taken_over,
)

BASE = "Hi Marta,\n\n- a\n- b\n\nThank you,\nAda"
lines = st.lists(st.sampled_from(["a", "b", "", "c d", "- e"]), max_size=12).map("\n".join)


def test_a_line_that_changed_stands_between_its_neighbours() -> None:
    fresh = BASE.replace("- b", "- b and c")

    shown = [(line.kind, line.text) for line in difference(BASE, fresh)]

    assert shown == [
        ("skipped", ""),
        ("same", "- a"),
        ("gone", "- b"),
        ("new", "- b and c"),
        ("same", ""),
        ("skipped", ""),
    ]


def test_a_change_goes_where_the_member_left_its_lines_as_they_were() -> None:
    (change,) = changes_between(BASE, BASE.replace("- b", "- b\n- c"))

    own = BASE.replace("Hi Marta", "Dear Marta")

    assert taken_over(own, change) == own.replace("- b", "- b\n- c")


def test_a_change_has_no_place_where_the_member_rewrote_those_lines() -> None:
    (change,) = changes_between(BASE, BASE.replace("- b", "- b and c"))

    assert taken_over(BASE.replace("- a\n- b", "One thing."), change) is None


def test_lines_that_went_elsewhere_are_found_without_their_neighbours() -> None:
    (change,) = changes_between(BASE, BASE.replace("- b\n", ""))

    assert change.gone == ("- b",)
    assert taken_over("- b\nNew end", change) == "New end"


def test_what_comes_first_comes_first() -> None:
    (change,) = changes_between("b", "a\nb")

    assert change == TextChange((), ("a",), ())
    assert taken_over("x", change) == "a\nx"


@given(lines, lines)
def test_the_difference_tells_all_lines_of_both_but_those_in_both(before: str, after: str) -> None:
    shown = difference(before, after)

    gone = [line.text for line in shown if line.kind == "gone"]
    new = [line.text for line in shown if line.kind == "new"]
    assert len(before.split("\n")) - len(gone) == len(after.split("\n")) - len(new)
    assert (not gone and not new) == (before == after)


@given(lines, lines)
def test_one_change_taken_over_into_the_text_it_was_made_for_fits(before: str, after: str) -> None:
    for change in changes_between(before, after):
        assert taken_over(before, change) is not None


@given(lines, lines, lines)
def test_taking_over_changes_no_line_that_the_change_does_not_name(
    before: str, after: str, own: str
) -> None:
    changes = changes_between(before, after)

    merged = all_taken_over(own, changes).split("\n")

    named = {line for change in changes for line in change.gone}
    saved = [line for line in own.split("\n") if line not in named]
    assert all(line in merged for line in saved)
