"""The people around a case as Ada (nobody), Bo (two) and Cy (many) read them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.people.person import ROLES, Entry, PeopleList, Person
from bot.slack.views.people.people import people_page
from bot.slack.views.people.person_form import person_form
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

MARTA = Person("Marta Lindqvist", "U2", ("manager",), told_on=TODAY - timedelta(days=9), id=1)
DANA = Person("Dana Osei", None, ("leader", "has_a_say"), "Engineering", id=2)
MANY = tuple(
    Person(
        text[:80],
        f"U{number}" if number % 2 else None,
        ROLES[1 + number % 6 :],
        AWKWARD[number % 5][:60],
        TODAY - timedelta(days=number) if number % 3 else None,
        TODAY - timedelta(weeks=number),
        contact_weeks=4,
        feedback_months=3,
        id=number + 1,
    )
    for number, text in enumerate(AWKWARD * 3)
)
PEOPLE: dict[str, tuple[Person, ...]] = {"Ada": (), "Bo": (MARTA, DANA), "Cy": MANY}


def people_list(who: str) -> PeopleList:
    entries = tuple(Entry(person) for person in PEOPLE[who])
    unlisted = AWKWARD if who == "Cy" else ()
    return PeopleList(TODAY, entries, "" if who == "Ada" else "Staff Engineer", unlisted=unlisted)


@pytest.mark.parametrize("who", PEOPLE)
def test_my_people_read_well(who: str, snapshot: SnapshotAssertion) -> None:
    forms = [seen(person_form(person)) for person in (None, *PEOPLE[who][:2])]

    assert "\n\n".join([seen(people_page(people_list(who))), *forms]) == snapshot


@pytest.mark.parametrize("who", PEOPLE)
def test_my_people_are_what_slack_takes(who: str) -> None:
    assert problems_of(people_page(people_list(who))) == []
    for person in PEOPLE[who]:
        assert problems_of(person_form(replace(person, id=1))) == []
