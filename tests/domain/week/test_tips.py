from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.plan.case import STAGES, Stage
from bot.domain.week.tips import MANY_WINS, Tip, TipFacts, tip_for, tips_for
from tests.asks import asks_in

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
NOTHING = TipFacts(TODAY)
FULL = TipFacts(
    TODAY,
    "work",
    target_title="Staff Engineer",
    started_on=date(2026, 5, 1),
    win_count=12,
    fresh_win_count=3,
    asked_on=date(2026, 11, 1),
    period_opens_on=date(2027, 1, 4),
    months_shown=2,
)


def named(name: str, facts: TipFacts) -> Tip | None:
    return next((tip for tip in tips_for(facts) if tip.name == name), None)


def test_many_wins_without_an_expectation_answer_that_hard_work_is_not_enough_004_2() -> None:
    busy = replace(NOTHING, win_count=MANY_WINS)

    tip = named("work_alone_is_not_enough", busy)

    assert tip is not None
    assert "8 wins" in tip.words
    assert named(tip.name, replace(busy, win_count=MANY_WINS - 1)) is None
    assert named(tip.name, replace(busy, filed_win_count=1)) is None


def test_progress_note_is_suggested_once_a_month_with_news_004_3() -> None:
    noted = replace(NOTHING, note_on=date(2026, 10, 23), fresh_win_count=1)

    tip = named("make_it_known", noted)

    assert tip is not None
    assert tip.occasion == "2026-11"
    assert tip.words.startswith("Your manager may not know about 1 win of the last month.")
    assert named(tip.name, replace(noted, note_on=date(2026, 10, 24))) is None
    assert named(tip.name, replace(noted, fresh_win_count=0)) is None
    assert named(tip.name, replace(noted, note_on=None, started_on=TODAY)) is None


def test_speaking_before_the_period_opens_is_told_two_months_ahead_004_6() -> None:
    ahead = replace(NOTHING, period_opens_on=date(2027, 1, 22))

    tip = named("before_the_period", ahead)

    assert tip is not None
    assert "opens on 22 January." in tip.words
    assert "outside the period" in tip.words
    assert named(tip.name, replace(ahead, period_opens_on=date(2027, 1, 23))) is None
    assert named(tip.name, replace(ahead, period_opens_on=TODAY)) is None
    assert named(tip.name, replace(ahead, asked_on=TODAY)) is None


def test_first_ask_explains_once_that_it_takes_time_000_15_000_16() -> None:
    asked = replace(NOTHING, stage="asked", asked_on=TODAY - A_DAY)

    tip = named("expect_a_road", asked)

    assert tip is not None
    assert "goals going" in tip.words
    assert named(tip.name, replace(asked, asked_on=TODAY)) == tip
    assert named(tip.name, replace(asked, asked_on=None)) is None


def test_setting_the_target_says_who_decides_002_4() -> None:
    tip = named("you_can_influence", replace(NOTHING, target_title="Staff Engineer"))

    assert tip is not None
    assert "Others will decide on your promotion" in tip.words
    assert named(tip.name, NOTHING) is None


@pytest.mark.parametrize(("months", "speaks"), [(None, False), (0, False), (5, True), (6, False)])
def test_evidence_of_a_few_months_hears_why_steadiness_counts_002_31(
    months: int | None, *, speaks: bool
) -> None:
    facts = replace(NOTHING, stage="work", months_shown=months)

    assert (named("steady_beats_sudden", facts) is not None) is speaks


def test_being_placed_for_the_role_is_said_in_words_for_the_stage_004_1() -> None:
    words = {
        stage: tip.words
        for stage in STAGES
        if (tip := named("be_seen_in_that_place", replace(NOTHING, stage=stage)))
    }

    assert set(words) == {"gaps", "work", "ready"}
    assert len(set(words.values())) == 3


def test_after_months_on_the_way_the_whole_line_is_what_to_look_at_003_30() -> None:
    going = replace(NOTHING, stage="work", started_on=date(2026, 8, 23))

    tip = named("look_at_the_months", going)
    later = named("look_at_the_months", replace(going, started_on=date(2026, 6, 23)))

    assert tip
    assert later
    assert later.occasion == tip.occasion
    assert named("look_at_the_months", replace(going, started_on=date(2026, 8, 24))) is None


def test_one_tip_at_a_time_and_each_once() -> None:
    sent: list[tuple[str, str]] = []
    while tip := tip_for(FULL, sent):
        sent.append((tip.name, tip.occasion))

    assert len(sent) == len(set(sent)) == len(tips_for(FULL)) == 6
    assert sent[0][0] == "expect_a_road"


def test_nothing_known_says_nothing() -> None:
    assert tip_for(NOTHING, ()) is None


@pytest.mark.parametrize("stage", STAGES)
def test_tips_are_brief_and_end_with_what_to_do(stage: Stage) -> None:
    tips = tips_for(replace(FULL, stage=stage))

    assert tips
    assert all(tip.words.endswith(".") and len(tip.words) < 320 for tip in tips)


@pytest.mark.parametrize("stage", ["learn", "criteria"])
def test_early_stages_hear_nothing_about_asking_for_it_000_7(stage: Stage) -> None:
    early = TipFacts(TODAY, stage, "Staff Engineer", started_on=date(2026, 1, 1), win_count=20)

    ready = replace(early, stage="ready")

    assert not [tip for tip in tips_for(early) if asks_in(tip.words)]
    assert [tip for tip in tips_for(ready) if asks_in(tip.words)]
