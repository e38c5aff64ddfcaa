from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.dates import months_after
from bot.domain.plan.lateness import LATE_ASK, LATE_UNDER
from bot.domain.plan.timing import Timing, age_in_words, in_words, timing_of
from bot.domain.plan.timing_signs import (
    BIG_WIN_FOR,
    COOL_DOWN,
    FRESH_FOR,
    HELD_BACK_BY,
    QUESTIONS,
    Answered,
    SurroundingFact,
    Surroundings,
    big_win_among,
)
from bot.domain.wins.win import Win

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
CALM = tuple(Answered(fact, holds=False, said_on=TODAY) for fact in FRESH_FOR)
QUIET = Surroundings(TODAY, answers=CALM)
BAD_FACTS = sorted(HELD_BACK_BY)


def saying(fact: SurroundingFact, *, said_on: date = TODAY, holds: bool = True) -> Surroundings:
    others = tuple(answer for answer in CALM if answer.fact != fact)
    return replace(QUIET, answers=(*others, Answered(fact, holds, said_on)))


def good_names(timing: Timing) -> list[str]:
    return [reason.name for reason in timing.good]


def bad_names(timing: Timing) -> list[str]:
    return [reason.name for reason in timing.bad]


def test_fresh_big_win_is_a_good_time_until_it_has_faded_004_31() -> None:
    fresh = timing_of(replace(QUIET, big_win_on=TODAY - BIG_WIN_FOR))
    faded = timing_of(replace(QUIET, big_win_on=TODAY - BIG_WIN_FOR - A_DAY))

    assert fresh.advice == "ask_now"
    assert "24 October" in fresh.good[0].words
    assert faded.advice == "prepare"
    assert not faded.good


def test_big_win_has_a_number_and_a_witness_004_31() -> None:
    shown = Win(
        "p95 down 30%", TODAY, id=1, created_at=datetime(2026, 11, 23, tzinfo=UTC), numbers=("30%",)
    )
    seen = replace(shown, id=2, people=("sam",))
    old = replace(seen, id=3, happened_on=TODAY - BIG_WIN_FOR - A_DAY)
    undone = replace(seen, id=4, undone_at=datetime(2026, 11, 23, tzinfo=UTC))

    assert big_win_among([shown, seen, old, undone], TODAY) == seen
    assert big_win_among([shown, old, undone], TODAY) is None


def test_review_window_counts_back_from_the_decision_004_32() -> None:
    decision_on = date(2027, 2, 23)
    inside = replace(QUIET, decision_on=decision_on)

    assert good_names(timing_of(inside)) == ["review_window"]
    assert "13 weeks away" in timing_of(inside).good[0].words
    assert not timing_of(replace(inside, decision_on=decision_on + A_DAY)).good
    assert timing_of(replace(inside, decision_on=TODAY + LATE_UNDER)).advice == "ask_now"


def test_window_that_the_company_names_opens_when_it_says_004_32() -> None:
    early = replace(QUIET, decision_on=date(2027, 6, 1), window_opens_on=TODAY)

    assert timing_of(early).advice == "ask_now"
    assert not timing_of(replace(early, window_opens_on=TODAY + A_DAY)).good


def test_passed_decision_is_warned_about_though_nothing_is_announced_004_32_002_43() -> None:
    decided = timing_of(replace(QUIET, decision_on=TODAY - A_DAY, big_win_on=TODAY))

    assert decided.advice == "prepare"
    assert "review_window" not in good_names(decided)
    assert "decided already" in decided.warnings[0]


@pytest.mark.parametrize(("days", "is_late"), [(42, False), (41, True), (18, True), (0, True)])
def test_under_six_weeks_a_first_ask_is_late_and_never_refused_002_42(
    days: int, *, is_late: bool
) -> None:
    near = replace(QUIET, decision_on=TODAY + timedelta(days=days), big_win_on=TODAY)

    timing = timing_of(near)

    assert timing.advice == ("late" if is_late else "ask_now")
    assert (in_words(timing) == LATE_ASK) is is_late
    assert timing.warnings == ()
    assert "review_window" not in good_names(timing) or not is_late


def test_whoever_has_asked_is_not_late() -> None:
    asked = replace(QUIET, decision_on=TODAY + A_DAY, big_win_on=TODAY, has_asked=True)

    assert timing_of(asked).advice == "ask_now"


@pytest.mark.parametrize(
    ("months", "is_bad", "is_good", "advice"),
    [
        (11, True, False, "wait"),
        (12, False, True, "prepare"),
        (17, False, True, "prepare"),
        (18, False, True, "ask_now"),
        (40, False, True, "ask_now"),
    ],
)
def test_months_in_role_turn_at_twelve_and_eighteen_004_33_004_40(
    months: int, *, is_bad: bool, is_good: bool, advice: str
) -> None:
    since_on = months_after(TODAY, -months)

    timing = timing_of(replace(QUIET, current_since_on=since_on))

    assert (bad_names(timing) == ["under_a_year"]) is is_bad
    assert (good_names(timing) == ["months_in_role"]) is is_good
    assert timing.advice == advice


def test_day_before_twelve_months_is_bad_and_waits_for_exactly_that_day_004_40() -> None:
    since_on = months_after(TODAY, -12) + A_DAY

    timing = timing_of(replace(QUIET, current_since_on=since_on))

    assert timing.wait_until_on == TODAY + A_DAY


def test_beginning_good_time_adds_to_another_one_004_33() -> None:
    year_in_role = replace(QUIET, current_since_on=months_after(TODAY, -12))

    assert timing_of(year_in_role).advice == "prepare"
    assert timing_of(replace(year_in_role, big_win_on=TODAY)).advice == "ask_now"


@pytest.mark.parametrize("fact", ["company_doing_well", "team_growing"])
def test_good_answer_counts_until_stale_and_is_asked_again_004_34_004_35(
    fact: SurroundingFact,
) -> None:
    last_fresh = timing_of(saying(fact, said_on=TODAY - FRESH_FOR[fact] + A_DAY))
    stale = timing_of(saying(fact, said_on=TODAY - FRESH_FOR[fact]))

    assert last_fresh.advice == "ask_now"
    assert good_names(last_fresh) == [fact]
    assert fact not in last_fresh.questions
    assert not stale.good
    assert stale.questions == (fact,)
    assert stale.advice == "prepare"


def test_layoff_overrides_every_good_time_and_says_why_004_36() -> None:
    everything_good = replace(
        saying("layoffs"),
        answers=(
            Answered("company_doing_well", holds=True, said_on=TODAY),
            Answered("team_growing", holds=True, said_on=TODAY),
            Answered("layoffs", holds=True, said_on=TODAY),
        ),
        current_since_on=date(2020, 1, 1),
        decision_on=TODAY + timedelta(days=60),
        big_win_on=TODAY,
    )

    timing = timing_of(everything_good)

    assert len(timing.good) == 5
    assert timing.advice == "wait"
    assert timing.bad[0].name == "layoffs"
    assert "cut or frozen" in timing.bad[0].words
    assert timing.wait_until_on == TODAY + FRESH_FOR["layoffs"]


@pytest.mark.parametrize("fact", BAD_FACTS)
def test_bad_answer_waits_until_it_is_looked_at_again_004_36_004_38_004_39(
    fact: SurroundingFact,
) -> None:
    said_on = TODAY - timedelta(days=3)

    timing = timing_of(saying(fact, said_on=said_on))

    assert timing.advice == "wait"
    assert bad_names(timing) == [fact]
    assert timing.wait_until_on == said_on + FRESH_FOR[fact]


@pytest.mark.parametrize("fact", BAD_FACTS)
def test_stale_bad_answer_holds_back_until_it_is_asked_again_004_36(
    fact: SurroundingFact,
) -> None:
    stale = replace(saying(fact, said_on=TODAY - FRESH_FOR[fact]), big_win_on=TODAY)

    timing = timing_of(stale)

    assert timing.advice == "prepare"
    assert timing.questions == (fact,)
    assert "open questions" in in_words(timing)


def test_member_may_choose_the_day_to_look_again_004_38() -> None:
    chosen = Answered(
        "manager_overwhelmed", holds=True, said_on=TODAY, look_again_on=date(2026, 12, 4)
    )

    timing = timing_of(replace(QUIET, answers=(*CALM, chosen)))

    assert timing.wait_until_on == date(2026, 12, 4)
    assert "Friday 4 December" in in_words(timing)


def test_newer_answer_replaces_the_older_one_and_one_of_tomorrow_counts_for_nothing() -> None:
    older = Answered("layoffs", holds=True, said_on=TODAY - A_DAY)
    of_tomorrow = Answered("layoffs", holds=True, said_on=TODAY + A_DAY)

    timing = timing_of(replace(QUIET, answers=(*CALM, older, of_tomorrow)))

    assert not timing.bad


def test_mistake_cools_down_and_expires_004_37() -> None:
    hot = timing_of(replace(QUIET, mistake_on=TODAY - COOL_DOWN + A_DAY, big_win_on=TODAY))
    cold = timing_of(replace(QUIET, mistake_on=TODAY - COOL_DOWN, big_win_on=TODAY))

    assert bad_names(hot) == ["major_mistake"]
    assert hot.wait_until_on == TODAY + A_DAY
    assert bad_names(timing_of(replace(QUIET, mistake_on=TODAY))) == ["major_mistake"]
    assert cold.advice == "ask_now"


def test_waiting_past_the_decision_says_so() -> None:
    decision_on = TODAY + FRESH_FOR["layoffs"]

    timing = timing_of(replace(saying("layoffs"), decision_on=decision_on))
    in_time = timing_of(replace(saying("layoffs"), decision_on=decision_on + A_DAY))

    assert timing.wait_until_on == decision_on
    assert "23 December 2026" in timing.warnings[0]
    assert in_time.warnings == ()


def test_nothing_known_asks_everything_and_never_says_ask_now() -> None:
    timing = timing_of(Surroundings(TODAY, big_win_on=TODAY))

    assert timing.questions == tuple(QUESTIONS) == tuple(FRESH_FOR)
    assert timing.advice == "prepare"


@pytest.mark.parametrize(
    ("checked_on", "words"),
    [
        (None, "haven't checked"),
        (TODAY, "today."),
        (TODAY - A_DAY, "yesterday."),
        (TODAY - timedelta(days=12), "12 days ago."),
        (TODAY - timedelta(days=30), "30 days ago."),
        (TODAY - timedelta(days=31), "31 days ago, so look again"),
        (TODAY + A_DAY, "today."),
    ],
)
def test_draft_shows_the_age_of_the_last_check_004_5(checked_on: date | None, words: str) -> None:
    assert words in age_in_words(checked_on, TODAY)


DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
ANSWERS = st.builds(Answered, st.sampled_from(sorted(FRESH_FOR)), st.booleans(), DAYS)


@given(
    st.builds(
        Surroundings,
        today=DAYS,
        answers=st.lists(ANSWERS, max_size=8).map(tuple),
        current_since_on=st.none() | DAYS,
        decision_on=st.none() | DAYS,
        window_opens_on=st.none() | DAYS,
        big_win_on=st.none() | DAYS,
        mistake_on=st.none() | DAYS,
    )
)
def test_advice_always_has_its_reasons_and_waiting_a_day_ahead(now: Surroundings) -> None:
    timing = timing_of(now)

    assert (timing.advice == "wait") == bool(timing.bad) == bool(timing.wait_until_on)
    assert timing.wait_until_on is None or timing.wait_until_on > now.today
    assert timing.advice != "ask_now" or timing.good
    assert all(reason.words.endswith(".") for reason in (*timing.good, *timing.bad))
    assert in_words(timing)


@given(
    st.builds(
        Surroundings,
        today=st.just(TODAY),
        answers=st.lists(ANSWERS, max_size=8).map(tuple),
        current_since_on=st.none() | DAYS,
        mistake_on=st.none() | DAYS,
    )
)
def test_on_the_day_waited_for_every_reason_to_wait_is_over_or_asked_again(
    now: Surroundings,
) -> None:
    past_answers = tuple(answer for answer in now.answers if answer.said_on <= TODAY)
    mistake_on = now.mistake_on if now.mistake_on and now.mistake_on <= TODAY else None
    settled = replace(now, answers=past_answers, mistake_on=mistake_on)
    until_on = timing_of(settled).wait_until_on

    if until_on:
        assert not timing_of(replace(settled, today=until_on)).bad
