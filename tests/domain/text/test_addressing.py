"""What was typed on one day and is read on another; and a text for somebody who is named in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.addressing import (
    names_a_day,
    said_to,
    speaks_of,
    spoken_to,
    topic_for,
    with_dates,
)

FRIDAY = date(2026, 11, 20)
MARTA = "Marta Lindqvist"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("shipped it yesterday, before the freeze", "shipped it on 19 November, before the freeze"),
        ("Yesterday I fixed the login", "On 19 November I fixed the login"),
        ("on Friday I will send the criteria", "on 27 November I will send the criteria"),
        ("On Friday I'll send the criteria", "On 27 November I'll send the criteria"),
        ("on Monday we agreed", "on 16 November we agreed"),
        ("Monday we agreed", "on 16 November we agreed"),
        ("send it by Tuesday", "send it by 24 November"),
        ("done by tomorrow", "done by 21 November"),
        ("we talk next week", "we talk in the week of 23 November"),
        ("last Friday", "on 13 November"),
        ("the rota changes every Friday", "the rota changes every Friday"),
        ("on Friday 27 November", "on Friday 27 November"),
        ("today's rota", "today's rota"),
        ("wrote the monday.com import", "wrote the monday.com import"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_words_for_a_day_become_its_date(text: str, dated: str) -> None:
    assert with_dates(text, FRIDAY) == dated


def test_in_a_goal_a_weekday_is_the_coming_one() -> None:
    assert with_dates("review on Thursday", FRIDAY, ahead=True) == "review on 26 November"
    assert with_dates("review on Thursday", FRIDAY) == "review on 19 November"


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_text_without_days_stays_as_it_was(text: str, on: date) -> None:
    folded = text.lower()
    days = ("day", "night", "week", "morning", "tomorrow")
    if not any(word in folded for word in days):
        assert with_dates(text, on) == text


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("ask Marta how promotions are decided", "ask you how promotions are decided"),
        ("Show Marta Lindqvist the numbers", "Show you the numbers"),
        ("showed Marta the numbers", "showed you the numbers"),
        ("go through Marta's list", "go through your list"),
        ("agree on it with @marta", "agree on it with you"),
        ("Marta wants the audit first", ""),
        ("show Martas team the tool", "show Martas team the tool"),
        ("write the runbook", "write the runbook"),
    ],
)
def test_a_text_for_somebody_speaks_to_them(text: str, spoken: str) -> None:
    assert spoken_to(text, MARTA) == spoken


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "ask Marta how promotions to Staff are decided here",
            "How promotions to Staff are decided here",
        ),
        ("Ask Marta Lindqvist which example she remembers", "Which example she remembers"),
        ("ask Marta for a mentor", "ask you for a mentor"),
        ("ask Kim how it went", "ask Kim how it went"),
        ("Marta decides by Friday", ""),
    ],
)
def test_what_to_ask_somebody_is_a_topic_of_the_talk_with_them(text: str, topic: str) -> None:
    assert topic_for(text, MARTA) == topic


def test_nobody_named_is_nobody_spoken_to() -> None:
    assert spoken_to("ask Marta", "") == "ask Marta"


@pytest.mark.parametrize(
    ("line", "to_them"),
    [
        ("She wants me to lead a project", "You want me to lead a project"),
        ("marta is for it", "You are for it"),
        ("He carries it to the directors", "You carry it to the directors"),
        ("She said it is fine", "You said it is fine"),
        ("She passes it on", "You pass it on"),
        ("She discusses it", "You discuss it"),
        ("Send the plan to Marta", "Send the plan to you"),
        ("She wants him to lead", ""),
        ("Ask her first", ""),
    ],
)
def test_a_line_about_them_is_said_to_them_where_that_is_sure(line: str, to_them: str) -> None:
    assert speaks_of(line, MARTA)
    assert said_to(line, MARTA) == to_them


@pytest.mark.parametrize("line", ["I should talk to Dana", "The budget is fine", "Marthas Platz"])
def test_a_line_about_nobody_of_them_is_none(line: str) -> None:
    assert not speaks_of(line, MARTA)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("write the plan by 27 November", True),
        ("write it by November 27", True),
        ("by the 3rd of May", True),
        ("write 27 pages", False),
        ("the May release", False),
    ],
)
def test_a_date_in_the_words_is_seen(text: str, *, does: bool) -> None:
    assert names_a_day(text) is does
