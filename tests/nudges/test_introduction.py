"""What the coach can do is said once each, when it is of use, and never to somebody who is away."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Stage
from bot.domain.week.situation import Situation
from bot.nudges.introduction import UNMET, nudge
from bot.slack.views.week.nudge import INTRODUCED
from bot.templates.rendering import BUILT_IN, Rendering
from tests.nudges.situations import situation

TODAY = date(2026, 12, 14)
EVERYTHING = frozenset(UNMET)


def standing(*unmet: str, stage: Stage = "work") -> Situation:
    """Three weeks after the start, heard from today, with a win of this week."""
    return replace(
        situation(TODAY, stage=stage, decision_on=date(2027, 12, 1)),
        unmet=frozenset(unmet),
        heard_on=TODAY,
        last_win_on=TODAY,
        win_count=2,
    )


def what(found: Situation) -> str | None:
    introduced = nudge(found)
    return introduced.occasion if introduced else None


def test_the_agenda_comes_first_and_only_while_it_was_never_used() -> None:
    assert what(standing(*EVERYTHING)) == "agenda"
    assert what(standing(*EVERYTHING - {"agenda"})) is None


def test_the_ladder_comes_with_the_fifth_win() -> None:
    assert what(replace(standing("ladder"), win_count=4)) is None
    assert what(replace(standing("ladder"), win_count=5)) == "ladder"


def test_the_review_comes_once_gaps_have_evidence() -> None:
    gaps = (Gap(1, "delegates well", "skill"),)

    assert what(replace(standing("review"), gaps=gaps)) is None
    assert what(replace(standing("review"), filed_count=1)) is None
    assert what(replace(standing("review"), gaps=gaps, filed_count=1)) == "review"


def test_the_timing_comes_when_an_ask_is_near() -> None:
    far = standing("timing")
    near = situation(TODAY, stage="work", decision_on=TODAY + timedelta(days=70))

    assert what(far) is None
    assert what(replace(near, unmet=frozenset({"timing"}), heard_on=TODAY)) == "timing"
    assert what(standing("timing", stage="ready")) == "timing"
    assert what(standing("timing", stage="asked")) is None


@pytest.mark.parametrize("one", ["feedback", "raised_hand", "opportunity"])
def test_feedback_and_opportunities_come_in_a_quiet_week(one: str) -> None:
    busy = standing(one)

    assert what(busy) is None
    assert what(replace(busy, last_win_on=TODAY - timedelta(days=7))) == one


@pytest.mark.parametrize("one", ["career_review", "company_cycle", "watch_role", "why"])
def test_what_nobody_meets_comes_in_a_quiet_week_later_on(one: str) -> None:
    quiet = replace(standing(one), last_win_on=TODAY - timedelta(days=7))
    assert quiet.case is not None
    begun_at = datetime.combine(TODAY - timedelta(weeks=5), time(9), UTC)
    quiet = replace(quiet, case=replace(quiet.case, started_at=begun_at))
    later = TODAY + timedelta(weeks=1)

    assert what(quiet) is None
    assert what(replace(quiet, today=later, heard_on=later)) == one


def test_one_new_thing_in_two_weeks_and_none_in_the_first() -> None:
    found = replace(standing("agenda"), told={("introduction", "ladder"): TODAY})

    assert what(found) is None
    assert what(replace(found, today=TODAY + timedelta(weeks=2), heard_on=TODAY)) is None
    again = TODAY + timedelta(weeks=2)
    assert what(replace(found, today=again, heard_on=again)) == "agenda"
    assert found.case is not None
    assert what(replace(standing("agenda"), today=found.case.started_at.date())) is None


def test_nothing_new_is_shown_to_somebody_who_is_not_there() -> None:
    found = replace(standing("agenda"), heard_on=TODAY - timedelta(days=8))

    assert what(found) is None


@pytest.mark.parametrize("one", UNMET)
def test_each_is_one_line_with_one_step_and_a_button_of_its_own(one: str) -> None:
    facts = {"what": one, "manager_name": "Marta Lindqvist", "win_count": 5, "gap_count": 2}
    rendering = Rendering([BUILT_IN])

    text = rendering.render("nudges/introduction.txt.j2", weeks=9, locale="en-GB", **facts)

    assert 10 <= len(text.split()) <= 40
    why, next_step = text.strip().split("\n")
    assert next_step.startswith("Next step:")
    assert "Next step:" not in why
    assert one in INTRODUCED
