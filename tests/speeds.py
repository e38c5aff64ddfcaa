"""Of many cases a few are in `make test`; all others are in `make test-all`."""

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


def _param(case: object, *, is_quick: bool) -> ParameterSet:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=() if is_quick else pytest.mark.slow)


def quick_on(kind: str) -> pytest.MarkDecorator:
    """For what is the same on both databases, as far as anybody knows, and takes long."""
    return pytest.mark.parametrize(
        "database_url", few(("sqlite", "postgresql"), kind), indirect=True
    )
