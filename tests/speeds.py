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


def leave_further_cases(items: Iterable[pytest.Item]) -> None:
    """Marks what is one more case of a story as slow.

    The first two are quick; on a database of each kind, the first on each. `few` chooses others.
    """
    seen: Counter[str] = Counter()
    for item in items:
        name, _, case = item.nodeid.partition("[")
        if not case or not name.startswith(tuple(f"tests/{room}" for room in STORIES)):
            continue
        if item.get_closest_marker("slow") or item.get_closest_marker("hypothesis"):
            continue
        kind = next((kind for kind in ("sqlite", "postgresql") if kind in case), "")
        seen[name + kind] += 1
        if seen[name + kind] > (1 if kind else CASES):
            item.add_marker("slow")


def _param(case: object, *, is_quick: bool) -> ParameterSet:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=() if is_quick else pytest.mark.slow)


def quick_on(kind: str) -> pytest.MarkDecorator:
    """For what is the same on both databases, as far as anybody knows, and takes long."""
    return pytest.mark.parametrize(
        "database_url", few(("sqlite", "postgresql"), kind), indirect=True
    )
