"""What docs/privacy.md and docs/threat-model.md promise is complete: tables, scopes, tests."""

import re
from pathlib import Path

import pytest

from bot.storage.every_table import METADATA
from handlers.manifest import OPTIONAL_SCOPES, SCOPES

ROOT = Path(__file__).parent.parent
PRIVACY = (ROOT / "docs/privacy.md").read_text("utf-8")
THREATS = (ROOT / "docs/threat-model.md").read_text("utf-8")
ONE_PAGE = 900
"""Words that fit on one, with a table."""

NAMED_TEST = re.compile(r"`((?:[\w/]+\.py|…)::(test_\w+))`")


def rows_under(head: str) -> list[list[str]]:
    """The cells of each row of the table that has this head."""
    _, _, below = PRIVACY.partition(f"{head}\n")
    table = below.partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


STORED = rows_under("| What | Tables | From whom | How long |")
ASKED_FOR = rows_under("| Scope | What for | Without it |")


def test_every_table_is_named_with_whom_it_is_from_and_for_how_long() -> None:
    named = [table for row in STORED for table in re.findall(r"`(\w+)`", row[1])]

    assert sorted(named) == sorted(METADATA.tables)
    assert [row for row in STORED if len(row) != 4 or not all(row)] == []


def test_every_scope_has_a_reason_and_what_happens_without_it() -> None:
    needed = {x for row in ASKED_FOR if "optional" not in row[0] for x in scopes_in(row)}
    optional = {x for row in ASKED_FOR if "optional" in row[0] for x in scopes_in(row)}

    assert needed == set(SCOPES)
    assert optional == set(OPTIONAL_SCOPES)
    assert [row for row in ASKED_FOR if len(row) != 3 or not all(row)] == []


def scopes_in(row: list[str]) -> list[str]:
    return re.findall(r"`([\w.:]+)`", row[0])


def test_no_library_of_ours_talks_to_a_model() -> None:
    assert "**No AI.**" in PRIVACY
    locked = (ROOT / "requirements.txt").read_text("utf-8")
    names = set(re.findall(r"^([\w.-]+)==", locked, re.MULTILINE))
    assert names & {"openai", "anthropic", "transformers", "torch", "litellm", "langchain"} == set()
    assert "slack-bolt" in names


def test_every_threat_names_tests_that_exist_and_they_fit_on_a_page() -> None:
    path = ""
    named = []
    for place, test in NAMED_TEST.findall(THREATS):
        path = place.partition("::")[0] if not place.startswith("…") else path
        named.append((path, test))

    assert len(named) > 15
    assert [
        one for one in named if f"def {one[1]}(" not in (ROOT / "tests" / one[0]).read_text("utf-8")
    ] == []
    assert len(THREATS.split()) < ONE_PAGE


@pytest.mark.parametrize("page", ["privacy.md", "guarantee.md", "who.md"])
def test_what_other_pages_name_as_a_test_exists(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    for path, test in re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text):
        assert f"def {test}(" in (ROOT / path).read_text("utf-8")
