"""Fixtures for all tests, each kind in a module of its own, and how Hypothesis draws examples.

`same` draws the same examples every time, so that a change is what turns a test red. `explore`
draws others each time; what it finds is printed as a blob and becomes an `@example` of its test.
Neither judges by the clock: a busy machine is no fault of the coach.
"""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from tests.speeds import leave_further_cases

pytest_plugins = ["tests.databases", "tests.playground.stage", "tests.stories"]

NOT_BY_THE_CLOCK = [HealthCheck.too_slow]

settings.register_profile(
    "same",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=15,
    suppress_health_check=NOT_BY_THE_CLOCK,
)
settings.register_profile(
    "explore",
    derandomize=False,
    deadline=None,
    print_blob=True,
    suppress_health_check=NOT_BY_THE_CLOCK,
)
settings.load_profile("same")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    leave_further_cases(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a third of a story is waiting for disks and sockets."""
    return (os.cpu_count() or 1) + 1


def pytest_collection() -> None:
    """Nothing of what is collected goes before the end, so nobody looks for what could."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was collected and imported stays; garbage is looked for less often than in Python."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
