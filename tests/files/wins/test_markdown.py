"""Markdown: under their headings, and words with marks shown as they were written."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder.ladder import Line
from bot.domain.wins.win import ExportWish, Fact, Win
from bot.files.wins import write_digest, write_markdown, write_portfolio
from bot.files.wins.markdown import shown

WIN = Win(
    "shipped it", date(2026, 11, 23), id=1, created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
)
LINES = (Line(1, "Impact", "Moves a number", "impact", 0),)
ALL = ExportWish("markdown")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*bold* _it_ `x`", r"\*bold\* \_it\_ \`x\`"),
        ("see https://x.y/a_b", "see https://x.y/a_b"),
        ("- not a list", r"\- not a list"),
        ("# no heading", r"\# no heading"),
    ],
)
def test_marks_are_shown_and_not_interpreted(words: str, written: str) -> None:
    assert shown(words) == written


def test_a_win_says_all_that_is_known_of_it() -> None:
    win = replace(
        WIN,
        kind="led",
        facts=(Fact("team_size", "6"),),
        benefited="team",
        criterion_ids=("impact", "gone"),
        people=("U0PRIYA00", "Sam"),
        seen_by=("Gil",),
        links=("https://x.y/z",),
    )

    text = write_markdown([win], ALL, LINES, {"U0PRIYA00": "Priya"})

    assert "## Led\n\n- shipped it" in text
    assert "How many people were on it: 6" in text
    assert "For: the team" in text
    assert "Shows: Moves a number; gone" in text
    assert "With or seen by: Priya, Sam and Gil" in text
    assert "Links: <https://x.y/z>" in text


def test_an_empty_portfolio_and_an_empty_line_of_a_review_say_so() -> None:
    assert "Nothing is marked as significant yet." in write_portfolio([], ALL, LINES, {})
    assert "## Moves a number\n\nNothing yet." in write_digest([], ALL, LINES, {})


@given(text=st.text(max_size=200), detail=st.text(max_size=200))
def test_words_never_make_a_heading(text: str, detail: str) -> None:
    win = replace(WIN, text=text, detail=detail)

    lines = write_markdown([win], ALL, (), {}).split("\n")

    assert [line for line in lines if line.startswith("#")] == ["# What I did", "## More"]
