from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.plan.case import STAGES, TALK_HELD, Stage
from bot.nudges.ready_silent import nudge
from tests.nudges.situations import situation

READY_ON = date(2026, 11, 23)
FIRST = READY_ON + timedelta(days=14)


def test_it_speaks_two_weeks_after_the_member_was_ready() -> None:
    ready = replace(situation(FIRST, stage="ready"), ready_since_on=READY_ON)

    found = nudge(ready)

    assert found is not None
    assert (found.occasion, found.facts["days"]) == ("2026-11-23/first", 14)
    assert nudge(replace(ready, today=FIRST - timedelta(days=1))) is None


def test_it_speaks_again_after_a_month_in_other_words() -> None:
    sent = replace(
        situation(date(2027, 1, 7), stage="ready"),
        ready_since_on=READY_ON,
        silence_named_on=FIRST,
        told={("ready_silent", "2026-11-23/first"): FIRST},
    )

    found = nudge(sent)

    assert found is not None
    assert (found.occasion, found.facts["is_first"]) == ("2026-11-23/2026-12-07", 0)
    assert nudge(replace(sent, today=date(2027, 1, 6))) is None


def test_it_lets_go_after_the_second_time() -> None:
    told = {("ready_silent", "2026-11-23/first"): FIRST}
    told["ready_silent", "2026-11-23/2026-12-07"] = date(2027, 1, 7)
    sent = replace(
        situation(date(2027, 6, 7), stage="ready"),
        ready_since_on=READY_ON,
        silence_named_on=date(2027, 1, 7),
        told=told,
    )

    assert nudge(sent) is None
    assert nudge(replace(sent, ready_since_on=date(2027, 5, 1))) is not None


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "ready"])
def test_it_is_silent_at_every_other_stage_001_18(stage: Stage) -> None:
    assert nudge(replace(situation(FIRST, stage=stage), ready_since_on=READY_ON)) is None


def test_an_ask_since_then_ends_it_and_so_does_a_talk_that_was_ticked_001_18() -> None:
    ready = replace(situation(FIRST, stage="ready"), ready_since_on=READY_ON)

    assert nudge(replace(ready, asked_on=FIRST)) is None
    assert nudge(replace(ready, ticked={TALK_HELD})) is None
    assert nudge(replace(ready, asked_on=READY_ON - timedelta(days=30))) is not None
