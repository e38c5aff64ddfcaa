"""Of many cases a few are in `make test`; all others are in `make test-all`."""

from collections import Counter
from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet


def few(cases: Iterable[object], *quick: object) -> list[ParameterSet]:
    """The cases to parametrize with, of which only the `quick` ones are in `make test`.

    Each of the quick ones has to be among the cases; a tuple is a value for each argument.
    """
    every = list(cases)
    missing = [case for case in quick if case not in every]
    assert missing == [], "no such cases"
    return [_param(case, is_quick=case in quick) for case in every]


STORIES = ("cli/", "e2e/", "handlers/", "practices/", "services/", "slack/test_", "storage/")
"""Where a case costs a database, mostly with a workspace and a coach on it."""

CASES = 2
"""So many of a story's cases are in `make test`: where it is so, and where it is not."""

ON_ONE_DATABASE = ("handlers/", "practices/", "services/")
"""Where stories on SQLite are enough for `make test`: what they ask is in storage/ on both."""


def leave_further_cases(items: Iterable[pytest.Item]) -> None:
    """Marks what is one more case of a story as slow; `few` chooses other cases."""
    chosen = {"slow", "hypothesis"}
    cases = {
        item.nodeid: item
        for item in items
        if item.nodeid.startswith(tuple(f"tests/{room}" for room in STORIES))
        and not chosen & {mark.name for mark in item.iter_markers()}
    }
    for name in further_cases(cases):
        cases[name].add_marker("slow")


def further_cases(names: Iterable[str]) -> list[str]:
    """All but the first two of each test, and but the first on each kind of database."""
    seen: Counter[tuple[str, str]] = Counter()
    further = []
    for name in names:
        test, kind = _test_and_database(name)
        seen[test, kind] += 1
        if seen[test, kind] > (1 if kind else CASES) or _is_twin(test, kind, seen):
            further.append(name)
    return further


def _test_and_database(name: str) -> tuple[str, str]:
    test, _, case = name.partition("[")
    return test, next((kind for kind in ("sqlite", "postgresql") if kind in case), "")


def _is_twin(test: str, kind: str, seen: Counter[tuple[str, str]]) -> bool:
    """True for a story that has been told on SQLite before."""
    is_story = test.startswith(tuple(f"tests/{room}" for room in ON_ONE_DATABASE))
    return is_story and kind == "postgresql" and seen[test, "sqlite"] > 0


def _param(case: object, *, is_quick: bool) -> ParameterSet:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=() if is_quick else pytest.mark.slow)


def quick_on(kind: str) -> pytest.MarkDecorator:
    """For what is the same on both databases, as far as anybody knows, and takes long."""
    return pytest.mark.parametrize(
        "database_url", few(("sqlite", "postgresql"), kind), indirect=True
    )
