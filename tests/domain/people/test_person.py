"""People around a case: who is who, who has heard, and whose name a win carries."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.people.person import (
    KnownPersonError,
    NamelessPersonError,
    Person,
    PersonDraft,
    checked,
    draft_of,
    is_among,
    told_since,
    unlisted,
    untold,
)
from bot.domain.plan.case import Case
from bot.domain.plan.manager import aimed_since, with_manager

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TOLD_ON = date(2026, 11, 9)
CASE = Case(
    "Staff", id=1, stage="work", started_at=NOW, manager_id="U2", manager_name="Marta Lindqvist"
)
MARTA = Person("Marta", "U2", id=1)
KIM = Person("Kim Park", "U3", ("mentor",), id=2)
OTHER_KIM = Person("Kim Osei", None, ("has_a_say",), id=3)


def test_the_manager_of_the_case_leads_the_list_noted_or_not() -> None:
    noted = with_manager((KIM, MARTA), CASE, TOLD_ON)
    unnoted = with_manager((KIM,), CASE, None)

    assert [person.name for person in noted] == ["Marta", "Kim Park"]
    assert (noted[0].roles, noted[0].told_on) == (("manager",), TOLD_ON)
    assert [person.name for person in unnoted] == ["Marta Lindqvist", "Kim Park"]
    assert with_manager((KIM,), None, None) == (KIM,)


def test_the_weightiest_who_have_not_heard_come_first_002_2() -> None:
    peer = Person("Lena", roles=("senior_peer",), id=4)

    waiting = untold((KIM, OTHER_KIM, peer, replace(MARTA, roles=("manager",), told_on=TOLD_ON)))

    assert waiting == (OTHER_KIM, KIM)


def test_a_first_name_is_enough_only_where_one_person_has_it() -> None:
    assert is_among(KIM, ["@kim"], [KIM, MARTA])
    assert not is_among(KIM, ["Kim"], [KIM, OTHER_KIM])
    assert is_among(KIM, ["kim  PARK"], [KIM, OTHER_KIM])
    assert is_among(KIM, ["u3"], [KIM, OTHER_KIM])
    assert unlisted(["Kim Park", "Zoë", "Zoë"], [KIM]) == ("Zoë",)


@pytest.mark.parametrize(
    ("name", "slack_id"), [(" kim   park ", None), ("Somebody else", "U3")], ids=["name", "id"]
)
def test_nobody_is_on_the_list_twice(name: str, slack_id: str | None) -> None:
    with pytest.raises(KnownPersonError):
        checked(PersonDraft(name, slack_id), [KIM])


def test_a_person_has_a_name_and_the_roles_in_their_order() -> None:
    with pytest.raises(NamelessPersonError):
        checked(PersonDraft("  "), [])

    saved = checked(PersonDraft(" Zoë  Ray ", roles=("aware", "manager", "leader")), [KIM])

    assert (saved.name, saved.roles) == ("Zoë Ray", ("leader", "aware"))
    assert draft_of(with_manager((MARTA,), CASE, None)[0]).roles == ()


def test_who_heard_of_an_earlier_aim_has_not_heard_of_this_one() -> None:
    ended_at = datetime(2026, 11, 20, tzinfo=UTC)
    earlier = (replace(CASE, target_title="Senior"), ended_at)
    same = (CASE, ended_at)
    heard = replace(KIM, told_on=TOLD_ON)

    assert told_since(heard, aimed_since(CASE, [earlier])).told_on is None
    assert told_since(heard, aimed_since(CASE, [same])).told_on == TOLD_ON
    assert aimed_since(None, [earlier]) is None


def test_the_day_to_be_in_touch_follows_from_the_last_talk() -> None:
    held_up = replace(KIM, contact_weeks=4, last_contact_on=TOLD_ON)

    assert held_up.contact_due_on == date(2026, 12, 7)
    assert replace(held_up, contact_weeks=0).contact_due_on is None
    assert replace(held_up, last_contact_on=None).contact_due_on is None
