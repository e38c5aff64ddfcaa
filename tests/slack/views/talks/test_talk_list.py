"""The log of talks: readable with none and with many, and never more than Slack takes."""

from datetime import UTC, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.talks.log import Opportunity, TalkLog
from bot.domain.talks.talk import Promise, Talk, open_promises
from bot.slack.views.talks.opportunity import opportunity_form
from bot.slack.views.talks.talk import correct_talk_form
from bot.slack.views.talks.talk_list import talk_list
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def talk(number: int, text: str) -> Talk:
    promises = (Promise("me", text, TODAY), Promise("Marta", text))
    held_on = TODAY - timedelta(days=number)
    return Talk(
        text[:60],
        held_on,
        text,
        "not_yet",
        promises,
        id=number,
        recorded_at=NOW,
        change_of_course=text,
    )


def log_of(*talks: Talk, opportunities: tuple[Opportunity, ...] = ()) -> TalkLog:
    return TalkLog(TODAY, talks, open_promises(talks), opportunities)


OFFERS = tuple(
    Opportunity("offered", text, TODAY, text, "accepted", text, id=number)
    for number, text in enumerate(AWKWARD, 1)
)
LOGS = {
    "Ada": log_of(),
    "Bo": log_of(talk(1, "lead the review"), opportunities=OFFERS[2:3]),
    "Cy": log_of(*(talk(n, text) for n, text in enumerate(AWKWARD * 3, 1)), opportunities=OFFERS),
}


@pytest.mark.parametrize("who", ["Ada", "Bo"])
def test_the_log_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(talk_list(LOGS[who])) == snapshot


@pytest.mark.parametrize("who", LOGS)
def test_the_log_is_what_slack_takes(who: str) -> None:
    assert problems_of(talk_list(LOGS[who])) == []


def test_forms_of_what_was_saved_are_what_slack_takes() -> None:
    for number, text in enumerate(AWKWARD, 1):
        assert problems_of(correct_talk_form(talk(number, text))) == []
        known = OFFERS[number - 1]
        assert problems_of(opportunity_form("offered", TODAY, known)) == []
