"""Promises: one a line, read kindly, and nothing that was written is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.talks.promises import read_promises
from bot.domain.talks.talk import Promise
from bot.domain.text.wording import calendar_date, day_near

FRIDAY = date(2026, 11, 20)

names = st.sampled_from(["me", "Marta", "Søren O'Brien", "李雷", "محمد", "Dr. Kim"])
things = st.sampled_from(
    ["send the criteria", "book 30 minutes", "read https://ci.test/7", "ask: why not?", "write it"]
)
days = st.dates(FRIDAY, FRIDAY + timedelta(days=600))


def read(text: str) -> tuple[Promise, ...]:
    return read_promises(text, other="Gil", held_on=FRIDAY)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("Marta: send the criteria", Promise("Marta", "send the criteria")),
        ("- me : write it up", Promise("me", "write it up")),
        ("2) Marta:book the room", Promise("Marta", "book the room")),
        ("send the criteria", Promise("Gil", "send the criteria")),
        ("me: it by 2026-12-04", Promise("me", "it", date(2026, 12, 4))),
        ("me: it by 4 December", Promise("me", "it", date(2026, 12, 4))),
        ("me: it, before Friday, 4 Dec 2026.", Promise("me", "it", date(2026, 12, 4))),
        ("me: it until the 4th of December", Promise("me", "it", date(2026, 12, 4))),
        ("me: it by December 4th, 2027", Promise("me", "it", date(2027, 12, 4))),
        ("me: it by Sept 1", Promise("me", "it", date(2027, 9, 1))),
        ("me: it on Monday", Promise("me", "it", date(2026, 11, 23))),
        ("me: it by FRIDAY", Promise("me", "it", date(2026, 11, 27))),
        ("me: it by tomorrow", Promise("me", "it", date(2026, 11, 21))),
        ("me: it by 29 February", Promise("me", "it", date(2028, 2, 29))),
        ("send it by Friday", Promise("Gil", "send it", date(2026, 11, 27))),
    ],
)
def test_a_line_says_who_what_and_by_when(line: str, promise: Promise) -> None:
    assert read(line) == (promise,)


@pytest.mark.parametrize(
    "line",
    [
        "me: it by 31 February",
        "me: it by 2026-13-01",
        "me: it by next Friday",
        "me: it by 4/12",
        "me: by Friday",
        "me: see you at 10:30",
    ],
)
def test_a_day_that_is_not_understood_stays_in_the_words(line: str) -> None:
    assert read(line) == (Promise("me", line.removeprefix("me: ")),)


@pytest.mark.parametrize(
    "line",
    [
        "https://ci.test/7 is where it stands",
        "10:30 every Tuesday",
        "what I still have to find out for the two of us: who decides",
        "only this much is left to do: the last review",
    ],
)
def test_a_colon_does_not_make_everything_a_name(line: str) -> None:
    assert read(line) == (Promise("Gil", line),)


@given(st.lists(st.tuples(names, things, st.none() | days), max_size=6))
def test_what_is_written_out_is_read_again(said: list[tuple[str, str, date | None]]) -> None:
    lines = [
        f"{who}: {what}" + (f" by {calendar_date(by_on)}" if by_on else "")
        for who, what, by_on in said
    ]

    assert read("\n".join(lines)) == tuple(Promise(*each) for each in said)


@given(days)
def test_a_day_without_its_year_is_the_next_one(day: date) -> None:
    (promise,) = read(f"me: it by {day_near(day, day).partition(' ')[2]}")

    assert promise.by_on is not None
    assert promise.by_on >= FRIDAY
    assert (promise.by_on.day, promise.by_on.month) == (day.day, day.month)


@given(st.text())
def test_any_text_gives_a_promise_a_line_and_keeps_every_word(text: str) -> None:
    promises = read(text)

    lines = [line for line in text.splitlines() if line.strip()]
    assert len(promises) <= len(lines)
    for promise in promises:
        assert promise.who.strip() == promise.who != ""
        assert promise.what.strip() == promise.what != ""
        assert promise.what in text


def test_nothing_written_is_nothing_promised() -> None:
    assert read(" \n\n ") == ()
