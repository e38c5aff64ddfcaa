"""Goals: within Slack's limits whatever they say, and in words that read well."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from syrupy.assertion import SnapshotAssertion

from bot.domain.calendar.weeks import Week
from bot.domain.delivery.delivery import Posted
from bot.domain.goals.goal import LONGEST_GOAL, GoalChange, GoalDraft
from bot.domain.ladder.gap import Gap
from bot.domain.week.check_in import PlanCheckIn
from bot.slack.views.goals import form as forms
from bot.slack.views.goals import goal as views
from bot.slack.views.menu import unfolded
from bot.slack.views.spot import Spot, opened_from
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import (
    AGREED,
    DOC,
    GAPS,
    MANY,
    NOT_AGREED,
    OLD,
    PLANS,
    TODAY,
    WEEK,
    goal,
)

SPOT = Spot("review", WEEK)

visible = st.text(min_size=1, max_size=LONGEST_GOAL).filter(lambda text: text.strip() != "")
gaps = st.lists(st.builds(Gap, st.integers(1, 99), visible, st.just("skill")), max_size=5)


def pressed(blocks: Sequence[Block], label: str) -> dict[str, Any]:
    """The action that arrives when somebody presses this, be it folded into ⋯."""
    for block in blocks:
        plain = block.to_dict()
        own = plain.get("elements", ()) if plain["type"] == "actions" else ()
        for element in (*own, *([plain["accessory"]] if "accessory" in plain else ())):
            if (element.get("text") or {}).get("text") == label:
                return dict(element)
            for option in element.get("options", ()):
                if option["text"]["text"] == label:
                    return dict(unfolded({**element, "selected_option": option}))
    raise AssertionError(f"there is no button {label}")


@pytest.mark.parametrize("who", PLANS)
def test_the_list_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(views.goal_list(PLANS[who])) == snapshot


@pytest.mark.parametrize("change", [None, GoalChange("carried", OLD, DOC), GoalChange("done", OLD)])
@pytest.mark.parametrize("who", PLANS)
def test_the_list_is_what_slack_takes(who: str, change: GoalChange | None) -> None:
    message = views.goal_list(PLANS[who], change)

    assert problems_of(message) == []


@given(visible, gaps)
def test_any_goal_and_any_gaps_can_be_shown(text: str, some: list[Gap]) -> None:
    unique = list({gap.id: gap for gap in some}.values())
    one = goal(1, text)
    plan = PlanCheckIn("Ada", WEEK, (one,), (goal(2, text),), tuple(unique))

    shown = [views.goal_saved(one, unique, TODAY), views.goal_list(plan)]
    form = forms.set_goal_form(WEEK, TODAY, unique, spot=SPOT, posted=Posted("D1", "1.2"))

    assert [problems_of(message) for message in shown] == [[], []]
    assert problems_of(form) == []
    assert problems_of(forms.goal_saved(one, TODAY)) == []


def test_the_confirmation_says_the_week_and_asks_for_the_gap(snapshot: SnapshotAssertion) -> None:
    without = goal(7, "get the design doc reviewed")

    shown = [seen(views.goal_saved(one, (AGREED,), TODAY)) for one in (without, DOC)]

    assert shown == snapshot


def test_help_names_the_command_that_was_typed(snapshot: SnapshotAssertion) -> None:
    message = views.goal_help("/weekly-goal")

    assert seen(message) == snapshot
    assert problems_of(message) == []


def test_what_happened_stands_on_top_with_a_way_back() -> None:
    done = GoalChange("done", goal(5, "ask Priya for feedback", "done"))

    message = views.goal_list(PLANS["Bo"], done)

    assert seen(message).startswith("Done: ask Priya for feedback\n[Save it as a win] [Undo]")


def test_undo_of_a_carried_goal_knows_its_copy_and_where_it_stands() -> None:
    blocks = views.changed(GoalChange("carried", OLD, DOC), SPOT)

    press = views.read_press(pressed(blocks, "Undo"))

    assert press == views.Press(OLD.id, DOC.id, SPOT)


def test_a_button_outside_a_check_in_stands_nowhere() -> None:
    message = views.goal_list(PLANS["Bo"])

    assert views.read_press(pressed(message["blocks"], "Done")) == views.Press(OLD.id)
    assert views.read_opening(pressed(message["blocks"], "Set a goal")) == (None, None)


def test_more_goals_than_fit_are_counted() -> None:
    message = views.goal_list(PLANS["Cy"])

    assert "And 4 more" in seen(message)


def test_the_choice_of_a_gap_names_goal_and_gap() -> None:
    message = views.goal_saved(goal(7, "x"), (AGREED, NOT_AGREED), TODAY)
    (select,) = [e for e in message["blocks"][-1].to_dict()["elements"] if "options" in e]

    chosen = {"selected_option": select["options"][1]}

    assert views.read_tie(chosen) == (7, NOT_AGREED.id)


def test_the_form_has_the_gap_chosen_that_it_was_opened_for() -> None:
    form = forms.set_goal_form(WEEK, TODAY, GAPS, gap_id=NOT_AGREED.id).to_dict()

    (field,) = [block for block in form["blocks"] if block["block_id"] == forms.GAP.id]
    assert field["element"]["initial_option"]["text"]["text"] == NOT_AGREED.title


def test_what_the_form_asks_is_what_its_reader_finds() -> None:
    form = forms.set_goal_form(WEEK, TODAY, GAPS, spot=SPOT, posted=Posted("D1", "1.2")).to_dict()
    gap, week = (
        next(
            block["element"]["options"][1] for block in form["blocks"] if block["block_id"] == name
        )
        for name in (forms.GAP.id, forms.WEEK)
    )
    values = {
        forms.TEXT.id: {forms.TEXT.id: {"value": "get it reviewed"}},
        forms.GAP.id: {forms.GAP.id: {"selected_option": gap}},
        forms.WEEK: {forms.WEEK: {"selected_option": week}},
    }
    submitted = form | {"state": {"values": values}}

    read = forms.read_goal_form(submitted)

    assert read == GoalDraft("get it reviewed", Week(TODAY).sunday.replace(day=30), NOT_AGREED.id)
    assert opened_from(submitted) == (SPOT, Posted("D1", "1.2"))


def test_a_form_that_was_opened_elsewhere_has_no_message_to_redraw() -> None:
    form = forms.set_goal_form(WEEK, TODAY, ()).to_dict()

    assert opened_from(form) is None


def test_many_goals_show_the_open_ones_first() -> None:
    first = views.goal_rows(MANY)[0].to_dict()

    shown = next(one for one in MANY if one.state == "open")
    assert shown.text[:20] in str(first)
