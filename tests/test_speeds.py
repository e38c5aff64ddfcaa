"""`make test` and `make test-all`: which tests are in which, and how examples are drawn."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.speeds import few, further_cases

ROOT = Path(__file__).parent.parent
PRACTICE = re.compile(r"(?<!\d)\d{3}_\d{1,2}(?!\d)")
ROOMS = ("domain", "handlers", "nudges", "practices", "services", "slack", "storage", "e2e")
ALL_SLOW = {
    "tests/cli/test_demo_story.py": "half a year of wins; cli/test_demo.py opens the same story",
    "tests/e2e/test_agenda.py": "in a browser; handlers/agenda has the same without one",
    "tests/e2e/test_answers.py": "in a browser; practices/test_not_yet.py has the same without",
    "tests/e2e/test_button_names.py": "in a browser; every story ends with tests/spoken.py",
    "tests/e2e/test_demo_browser.py": "in a browser; cli/test_demo.py plays without one",
    "tests/e2e/test_endings.py": "half years; handlers/talks/test_turning_point.py has each end",
    "tests/e2e/test_fullest.py": "every page and button; the views' tests have each at its fullest",
    "tests/e2e/test_installed.py": "an environment of its own; test_release.py builds the wheel",
    "tests/e2e/test_install_browser.py": "in a browser; test_install.py has its pieces",
    "tests/e2e/test_install_crowd.py": "a crowd; test_install_replicas.py has two",
    "tests/e2e/test_letters.py": "kills by the dozen; test_killed.py kills once at every step",
    "tests/e2e/test_once.py": "kills by the hundred; test_killed.py kills once at every step",
    "tests/e2e/test_replicas.py": "kills at random; test_acts.py has two replicas at once",
    "tests/e2e/test_rows_browser.py": "in a browser; every story ends with tests/spoken.py",
    "tests/e2e/test_six_months.py": "half a year in a browser; test_browser.py has its pieces",
    "tests/e2e/test_trouble.py": "every fault for minutes; test_odd_answers.py has each once",
    "tests/e2e/test_walkthrough.py": "weeks in a browser; the practices have its pieces",
    "tests/e2e/test_typing_browser.py": "in a browser; handlers/typed types without one",
    "tests/playground/test_page_access.py": "in a browser, for whoever has no mouse",
    "tests/playground/test_page_forms.py": "in a browser; test_modals.py has the forms without one",
    "tests/test_figures.py": "half years; test_home.py and test_size.py have its pieces",
}
"""Files without a test in `make test`: why, and which test of the same behaviour is in it."""


def lines_of(target: str) -> list[str]:
    made = subprocess.run(  # noqa: S603 - our own Makefile
        ["make", "--dry-run", target],  # noqa: S607 - make of this machine
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in made.stdout.splitlines() if "-m pytest" in line]


def collected(*chosen: str) -> list[str]:
    found = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "--snapshot-warn-unused", *chosen],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in found.stdout.splitlines() if "::" in line]


def test_what_has_run_is_not_run_again_and_examples_are_new() -> None:
    (short,) = lines_of("test")
    first, long = lines_of("test-all")

    assert first == short
    assert '-m "not slow"' in short
    assert "explore" not in short
    assert '-m "slow or hypothesis" --hypothesis-profile=explore' in long
    assert "--cov" not in short + long


def test_the_same_examples_are_drawn_every_time_unless_it_explores() -> None:
    same, explore = settings.get_profile("same"), settings.get_profile("explore")

    assert (same.derandomize, same.deadline, same.database) == (True, None, None)
    assert (explore.derandomize, explore.deadline, explore.print_blob) == (False, None, True)


@pytest.mark.slow
def test_every_practice_and_both_databases_are_in_make_test() -> None:
    everything, short = collected(), collected("-m", "not slow")

    in_short = {practice for test in short for practice in PRACTICE.findall(test)}
    assert {practice for test in everything for practice in PRACTICE.findall(test)} == in_short
    assert len(in_short) > 100
    assert all(any(test.startswith(f"tests/{room}/") for test in short) for room in ROOMS)
    for kind in ("sqlite", "postgresql"):
        assert any(test.endswith(f"[{kind}]") for test in short)
    assert files_of(everything) - files_of(short) == set(ALL_SLOW)


def test_a_few_of_many_cases_are_quick_and_each_of_them_is_among_the_cases() -> None:
    assert [bool(case.marks) for case in few(["a", "b"], "b")] == [True, False]
    with pytest.raises(AssertionError, match="no such cases"):
        few(["a", "b"], "c")


def test_two_cases_of_a_story_are_quick_and_one_on_each_database() -> None:
    names = [
        "a",
        "b[1]",
        "b[2]",
        "b[3]",
        "c[sqlite]",
        "c[postgresql]",
        "d[sqlite-1]",
        "d[sqlite-2]",
        "tests/practices/test_e.py::e[sqlite]",
        "tests/practices/test_e.py::e[postgresql]",
        "tests/practices/test_e.py::f[postgresql]",
    ]

    further = ["b[3]", "d[sqlite-2]", "tests/practices/test_e.py::e[postgresql]"]
    assert further_cases(names) == further


def files_of(tests: list[str]) -> set[str]:
    return {test.partition("::")[0] for test in tests}
