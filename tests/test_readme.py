"""The README is short and shows a win first; what it and the other pages link is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))
DECISIONS = ROOT / "docs/decisions.md"
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
TEST = re.compile(r"`(?:tests/)?((?:\w+/)*test_\w+\.py|…)?(?:(?:::|(?<=`))(test_\w+))?`")
"""A test as pages name it: its file below tests/, its name or both; … is the file named before."""

MOST_WORDS, MOST_BYTES = 1000, 2_000_000


def anchors(page: Path) -> set[str]:
    """Headings as the pages' host makes addresses of them."""
    headings = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_is_short_and_shows_a_win_first() -> None:
    text = README.read_text("utf-8")
    pictures = PICTURE.findall(text)

    assert len(text.split()) < MOST_WORDS
    assert "becomes" in pictures[0][0]
    assert [(ROOT / path).stat().st_size < MOST_BYTES for _, path in pictures] == [True, True]
    assert pictures[1][1].endswith(".gif")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_is_there(page: Path) -> None:
    gone = []
    for path, anchor in LINK.findall(page.read_text("utf-8")):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            gone.append(f"{path}#{anchor}")

    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_says_is_tested_is_a_test(page: Path) -> None:
    gone, file = [], ""
    for named, test in TEST.findall(page.read_text("utf-8")):
        file = named if named not in {"", "…"} else file
        defined = f"def {test}(" if test else ""
        places = [ROOT / "tests" / file] if named else (ROOT / "tests").rglob("test_*.py")
        if not any(place.exists() and defined in place.read_text("utf-8") for place in places):
            gone.append(f"{file}::{test}")

    assert gone == []


def test_no_decision_is_told_twice() -> None:
    headings = HEADING.findall(DECISIONS.read_text("utf-8"))

    assert [heading for heading in set(headings) if headings.count(heading) > 1] == []
