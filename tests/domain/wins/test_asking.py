"""The one question after saving: a number, then the expectation, then who was better off."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.wins.follow_up import after_saving, friday_before, question_about
from bot.domain.wins.reading import benefited_in
from bot.domain.wins.win import Win

WIN = Win(
    "cut costs", date(2026, 11, 23), id=1, created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
)
COUNTED = replace(WIN, numbers=("30%",))
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_what_is_missing_most_is_asked_for() -> None:
    filed = replace(COUNTED, criterion_ids=("impact",))

    assert question_about(WIN, has_lines=True) == "number"
    assert question_about(COUNTED, has_lines=True) == "line"
    assert question_about(COUNTED, has_lines=False) == "benefit"
    assert question_about(filed, has_lines=True) == "benefit"
    assert question_about(replace(filed, benefited="team"), has_lines=True) is None


def test_what_failed_is_not_asked_about() -> None:
    assert question_about(replace(WIN, kind="lesson"), has_lines=True) is None


@pytest.mark.parametrize(
    ("now", "friday"),
    [
        (MONDAY, date(2026, 11, 20)),
        (MONDAY.replace(hour=11, minute=59), date(2026, 11, 20)),
        (MONDAY.replace(hour=12), None),
        (MONDAY.replace(day=24), None),
        (MONDAY.replace(day=22), None),
    ],
)
def test_only_on_monday_before_noon_it_may_be_of_last_week(
    now: datetime, friday: date | None
) -> None:
    assert friday_before(now) == friday


def test_a_win_with_a_day_of_its_own_is_not_moved() -> None:
    earlier = replace(WIN, happened_on=date(2026, 11, 19))

    assert after_saving(earlier, (), MONDAY).last_week_on is None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("halved the build for the whole team", "team"),
        ("faster checkout for all our customers and the team", "customer"),
        ("one queue for all teams", "org"),
        ("waited for the deploy", None),
        ("thanks to the team", None),
        ("user research", None),
    ],
)
def test_who_is_better_off_is_read_where_the_words_say_it(words: str, who: str | None) -> None:
    assert benefited_in(words) == who
