from dataclasses import replace
from datetime import date

import pytest

from bot.domain.ladder.ladder import Criterion, Expectation, Ladder, LadderContent, Level, LineKey
from bot.domain.ladder.versions import (
    banner_of,
    changes_in_words,
    difference,
    reopened,
    revised,
)

TODAY = date(2026, 11, 23)
CRAFT = Criterion("craft", "Craft", "Knows the craft", (Expectation(1), Expectation(2, "Teaches")))
TALK = Criterion("talk", "Team", "Talks well", (Expectation(2, "Hosts"),))
LADDER = Ladder(
    id=1, name="Design", levels=(Level(1, "Designer"), Level(2, "Lead")), criteria=(CRAFT, TALK)
)
ALL_AGREED = (LineKey("craft", 1), LineKey("craft", 2), LineKey("talk", 2))


def content(*criteria: Criterion) -> LadderContent:
    return LadderContent(LADDER.name, LADDER.levels, criteria)


@pytest.mark.parametrize(
    ("criteria", "kind", "again"),
    [
        (
            (CRAFT, replace(TALK, expectations=(Expectation(2, "Hosts and decides"),))),
            "reworded",
            (LineKey("talk", 2),),
        ),
        (
            (CRAFT, replace(TALK, expectations=(Expectation(2, "Hosts", is_required=False),))),
            "weighed",
            (LineKey("talk", 2),),
        ),
        ((CRAFT, replace(TALK, theme="Craft")), "moved", ()),
        ((CRAFT,), "removed", ()),
    ],
)
def test_changed_line_is_shown_and_reopens_where_its_meaning_moved_002_17(
    criteria: tuple[Criterion, ...], kind: str, again: tuple[LineKey, ...]
) -> None:
    changes = difference(LADDER, content(*criteria))

    (change,) = changes.changes
    assert (change.kind, change.key) == (kind, LineKey("talk", 2))
    assert reopened(ALL_AGREED, changes) == again


def test_new_line_is_added_and_leaves_the_agreed_ones_alone_002_17() -> None:
    wider = replace(TALK, expectations=(Expectation(1, "Speaks up"), *TALK.expectations))

    changes = difference(LADDER, content(CRAFT, wider))

    assert [(change.kind, change.key) for change in changes.changes] == [
        ("added", LineKey("talk", 1))
    ]
    assert reopened(ALL_AGREED, changes) == ()


def test_general_words_that_change_reopen_the_criterion_at_every_level_002_17() -> None:
    changes = difference(LADDER, content(replace(CRAFT, text="Masters the craft"), TALK))

    assert reopened(ALL_AGREED, changes) == (LineKey("craft", 1), LineKey("craft", 2))
    assert reopened((LineKey("craft", 2),), changes) == (LineKey("craft", 2),)


def test_line_that_nobody_had_agreed_on_is_not_reopened() -> None:
    changes = difference(LADDER, content(replace(CRAFT, text="Masters the craft"), TALK))

    assert reopened((LineKey("talk", 2),), changes) == ()


def test_ladder_is_a_draft_with_a_banner_until_the_manager_signs_002_16_002_19() -> None:
    agreed = replace(LADDER, signed_by="Marta", signed_on=TODAY)

    assert (LADDER.status, agreed.status) == ("draft", "agreed")
    assert banner_of(LADDER).startswith("Draft")
    assert banner_of(agreed) == "Version 1, agreed with Marta on 23 November 2026."


def test_change_makes_a_new_version_that_has_to_be_signed_again_002_17() -> None:
    agreed = replace(LADDER, signed_by="Marta", signed_on=TODAY)

    changed = revised(agreed, content(CRAFT))

    assert (changed.version, changed.status, changed.id) == (2, "draft", 1)
    assert changed.criteria == (CRAFT,)


def test_import_of_the_same_ladder_keeps_version_and_signature() -> None:
    agreed = replace(LADDER, signed_by="Marta", signed_on=TODAY)

    assert revised(agreed, content(CRAFT, TALK)) is agreed
    assert not difference(agreed, content(CRAFT, TALK))


def test_member_is_told_what_changed_and_how_much_needs_another_look_002_17() -> None:
    reworded = replace(TALK, expectations=(Expectation(2, "Hosts and decides"),))
    changes = difference(LADDER, content(replace(CRAFT, expectations=(Expectation(1),)), reworded))

    assert changes_in_words(changes, 1) == (
        "The ladder changed: 1 removed and 1 reworded. "
        "1 expectation that you two had agreed on needs another look."
    )
    assert changes_in_words(changes, 0).endswith("Nothing that you two had agreed on is touched.")
    assert changes_in_words(difference(LADDER, LADDER), 0) == ""
