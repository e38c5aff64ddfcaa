"""A win as a reader should hear it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.wins.sentence import untagged, win_sentence
from bot.domain.wins.win import Win


def win(text: str, *, tags: tuple[str, ...] = ("impact",), people: tuple[str, ...] = ()) -> Win:
    on = date(2026, 11, 20)
    return Win(
        text, on, id=1, created_at=datetime(2026, 11, 20, tzinfo=UTC), tags=tags, people=people
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "shipped the billing migration, p95 down 30% #impact with @sam yesterday https://x.test",
            "shipped the billing migration, p95 down 30% with Sam",
        ),
        ("wrote the #impact report for the board", "wrote the impact report for the board"),
        ("fixed issue #12 in C#", "fixed issue #12 in C#"),
        ("paired with sam and @kim #impact", "paired with sam and Kim"),
        ("deployed with https://x.test", "deployed"),
        (
            "closed the audit with @U0KIM0000 (https://x.test/7)",
            "closed the audit with a colleague",
        ),
        ("what I stand for", "what I stand for"),
        ("today", "today"),
        ("#impact", "#impact"),
    ],
)
def test_marks_for_the_coach_are_not_told(text: str, line: str) -> None:
    assert win_sentence(win(text)) == line


@given(st.text(min_size=1))
def test_something_is_told_of_every_win_on_one_line(text: str) -> None:
    line = win_sentence(win(text, people=("kim",)))

    assert line == " ".join(line.split())
    assert line or not text.strip()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("All of it in a week. #impact", "All of it in a week."),
        ("With the #impact team", "With the impact team"),
        ("Closed #4711 #impact #craft", "Closed #4711"),
        ("Said in #general", "Said in #general"),
    ],
)
def test_what_else_was_said_is_told_without_its_tags(text: str, told: str) -> None:
    assert untagged(text, ("impact", "craft")) == told
