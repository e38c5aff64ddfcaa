"""Which of the people is the manager of the case, and since when they know of the aim."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.people.person import Person, PersonDraft, folded
from bot.domain.plan.case import Case

MANAGER_TOLD = "manager_told"
"""The tick for the day on which the manager heard of the aim (002-1)."""


def with_manager(
    people: Iterable[Person], case: Case | None, told_on: date | None
) -> tuple[Person, ...]:
    """Return the people with the manager of the case marked, or added where nothing was noted.

    `told_on` is the day the manager heard of the aim as the gate knows it, which comes first.
    """
    known = tuple(people)
    if case is None or not (case.manager_id or case.manager_name):
        return known
    found = next((person for person in known if is_manager(person, case)), None)
    manager = found or Person(case.manager_name or "Your manager", case.manager_id)
    heard_on = told_on or manager.told_on
    manager = replace(manager, roles=("manager", *manager.roles), told_on=heard_on)
    return (manager, *(person for person in known if person is not found))


def aimed_since(case: Case | None, ended: Sequence[tuple[Case, datetime]]) -> date | None:
    """Return since when the member aims for this title, None where it was the first.

    `ended` are the earlier cases with their ends, the newest first: another round for the same
    title is the same aim.
    """
    others = (at for old, at in ended if case and old.target_title != case.target_title)
    last_at = next(others, None)
    return last_at.date() if last_at else None


def is_manager(person: PersonDraft, case: Case) -> bool:
    if case.manager_id and person.slack_id:
        return person.slack_id == case.manager_id
    return bool(case.manager_name) and folded(person.name) == folded(case.manager_name)
