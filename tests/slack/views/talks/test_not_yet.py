"""Not this time, read on a bad Friday: calm, short, and never more than Slack takes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.errors import CoachError
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case
from bot.domain.talks.not_yet import NotYetPage, ReasonKind, SavedRefusal
from bot.slack.views.talks import not_yet as views
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

CASE = Case(
    "Staff Engineer", id=1, stage="not_this_time", started_at=datetime(2026, 5, 1, tzinfo=UTC)
)
BACK_ON = date(2027, 5, 24)
GAPS = tuple(Gap(number, text, "skill") for number, text in enumerate(AWKWARD, 1))


def refused(kind: ReasonKind, said: str = "") -> SavedRefusal:
    return SavedRefusal(1, 1, TODAY, kind, said, BACK_ON)


PAGES = {
    "Ada": NotYetPage(TODAY, CASE, refused("not_told")),
    "Bo": NotYetPage(TODAY, CASE, refused("company", "a freeze until spring")),
    "Cy": NotYetPage(TODAY, CASE, refused("readiness", AWKWARD[0]), GAPS, GAPS),
}


@pytest.mark.parametrize("who", PAGES)
def test_what_follows_from_the_reason_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(views.not_yet(PAGES[who])) == snapshot


def test_the_form_reads_well(snapshot: SnapshotAssertion) -> None:
    before = NotYetPage(TODAY, replace(CASE, stage="asked"))

    assert seen(views.not_yet(before)) == snapshot


@pytest.mark.parametrize("who", PAGES)
def test_every_view_is_what_slack_takes(who: str) -> None:
    page = PAGES[who]

    for view in (
        views.not_yet(page),
        views.not_yet_form(page),
        views.next_round_form(page),
        views.next_round_started(AWKWARD[0]),
        views.areas_form(),
    ):
        assert problems_of(view) == []


def test_a_day_to_come_back_that_has_passed_is_refused_beside_it() -> None:
    state = {"revisit_on": {"revisit_on": {"selected_date": "0001-01-01"}}}

    with pytest.raises(CoachError, match="still to come") as refused:
        views.read_not_yet_form({"state": {"values": state}}, TODAY)

    assert refused.value.field == "revisit_on"


def test_a_plan_with_a_goal_for_each_gap_says_so() -> None:
    whole = replace(PAGES["Cy"], bare=())

    assert "Each gap has its goal." in seen(views.not_yet(whole))
