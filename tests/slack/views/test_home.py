"""Home for three people: Ada is new, Bo has one of each, Cy has a lot, and awkward."""

from dataclasses import replace

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import Case
from bot.domain.plan.next_step import next_step
from bot.domain.plan.overview import Overview
from bot.slack.text import texts_in
from bot.slack.views.home import MOST_WORDS, home
from playground.validation import check_view
from tests.slack.views.weeks import (
    AWKWARD,
    DOC,
    GAPS,
    MANY,
    MANY_OLD,
    NOW,
    OLD,
    TODAY,
    WEEK,
    win,
)

BOS = Case("Staff Engineer", "Senior Engineer", id=1, stage="work", started_at=NOW)
WORDY = tuple(replace(goal, text="a b c d e f g h " * 20) for goal in MANY)
CYS = Case(AWKWARD[5], AWKWARD[4], id=2, stage="work", started_at=NOW, decision_on=TODAY)
PEOPLE = {
    "Ada": Overview("", TODAY, "UTC", WEEK, next_step(None, TODAY, (), 0), Rhythm()),
    "Bo": Overview(
        "Bo",
        TODAY,
        "UTC",
        WEEK,
        next_step(BOS, TODAY, (), 1, goals=(DOC,)),
        Rhythm(),
        case=BOS,
        goals=(DOC,),
        carried=(OLD,),
        wins=(win(1, "fixed the login page"),),
        win_count=1,
    ),
    "Cy": Overview(
        "*Cy* & <Söhne>",
        TODAY,
        "UTC",
        WEEK,
        next_step(CYS, TODAY, GAPS, 500, goals=WORDY),
        Rhythm(),
        case=CYS,
        days_to_decision=0,
        goals=WORDY,
        carried=MANY_OLD[:2],
        wins=tuple(win(n, text * 6) for n, text in enumerate(AWKWARD)),
        win_count=500,
    ),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_home_is_short_and_as_slack_takes_it_whatever_is_in_it(who: str) -> None:
    view = home(PEOPLE[who])

    words = " ".join(text for block in view.blocks or () for text in texts_in(block)).split()
    buttons = [
        element
        for block in view.to_dict()["blocks"]
        for element in block.get("elements", ())
        if element["type"] == "button"
    ]
    assert [str(problem) for problem in check_view(view.to_dict(), "home")] == []
    assert len(words) <= MOST_WORDS == 150
    assert len(buttons) <= 8
    assert [one for one in buttons if one.get("style") == "primary"] == buttons[:1]


def test_what_is_left_out_is_counted() -> None:
    blocks = home(PEOPLE["Cy"]).to_dict()["blocks"]

    boxes = [one for b in blocks for one in b.get("elements", ()) if one["type"] == "checkboxes"]
    shown = len(boxes[0]["options"])
    more = len(PEOPLE["Cy"].week_goals) - shown
    assert shown > 1
    assert f"*This week*  and {more} more under _Goals & plan_" in str(blocks)


def test_whoever_was_promoted_is_there_and_no_role_is_named_as_the_next() -> None:
    case = replace(BOS, stage="promoted")
    view = home(replace(PEOPLE["Bo"], case=case))
    shown = " ".join(text for block in view.blocks or () for text in texts_in(block))

    assert "Staff Engineer" in shown
    assert "Senior Engineer" not in shown
    assert "Next role" not in shown
