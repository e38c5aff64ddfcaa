"""One hint about people a week: the weightiest that was not given, each in words to say aloud."""

from dataclasses import replace
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.people.person import Person
from bot.domain.week.person_hint import HINTS, PersonHintFacts, hint_for, hints_for, quarter_of

TODAY = date(2026, 11, 23)
DANA = Person("Dana Osei", None, ("leader",), id=1)
KIM = Person(
    "Kim Park",
    "U3",
    ("mentor", "senior_peer"),
    told_on=date(2026, 11, 9),
    last_contact_on=date(2026, 9, 14),
    contact_weeks=4,
    feedback_months=3,
    id=2,
)
AWKWARD = Person("Zoë <b> & *Ray*", None, ("has_a_say",), feedback_months=1, id=3)
FACTS = {
    "Ada": PersonHintFacts(TODAY, "learn"),
    "Bo": PersonHintFacts(TODAY, "work", (DANA,), has_wins=True),
    "Cy": PersonHintFacts(
        TODAY, "work", (KIM, DANA, AWKWARD), has_wins=True, asked_on=((2, date(2026, 5, 1)),)
    ),
}


@pytest.mark.parametrize("who", FACTS)
def test_every_hint_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert [hint.words for hint in hints_for(FACTS[who])] == snapshot


def test_week_by_week_each_comes_once_and_the_weightiest_first() -> None:
    given: list[tuple[str, str]] = []
    while hint := hint_for(FACTS["Cy"], given):
        given.append((hint.name, hint.occasion))

    names = [name for name, _ in given]
    assert names[:3] == ["tell_them", "tell_them", "get_in_touch"]
    assert len(given) == len(set(given)) == len(hints_for(FACTS["Cy"]))


def test_while_the_member_learns_nobody_is_to_be_told_000_7() -> None:
    learning = replace(FACTS["Cy"], stage="learn")

    assert not {"tell_them", "brief"} & {hint.name for hint in hints_for(learning)}


@pytest.mark.parametrize(
    ("facts", "is_brought_up"),
    [
        (FACTS["Bo"], True),
        (replace(FACTS["Bo"], people=(KIM,)), False),
        (replace(FACTS["Bo"], has_wins=False), False),
        (replace(FACTS["Bo"], stage="criteria"), False),
    ],
)
def test_a_page_is_for_somebody_in_the_room_once_there_is_something_to_show_002_5(
    facts: PersonHintFacts, *, is_brought_up: bool
) -> None:
    assert ("brief" in {hint.name for hint in hints_for(facts)}) is is_brought_up


def test_who_was_asked_lately_is_not_asked_again() -> None:
    lately = replace(FACTS["Cy"], asked_on=((2, date(2026, 10, 1)), (3, date(2026, 11, 1))))

    assert "ask_for_feedback" not in {hint.name for hint in hints_for(lately)}


def test_quarters_are_those_of_the_year() -> None:
    days = (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31))

    assert [quarter_of(day) for day in days] == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]
    assert len(HINTS) == 6


def test_whether_somebody_knows_is_asked_and_not_claimed() -> None:
    said = [hint.words for hint in hints_for(FACTS["Bo"]) if hint.name == "tell_them"]

    assert [words.partition("?")[0] for words in said] == [
        "Does Dana Osei know what you're aiming for"
    ]
