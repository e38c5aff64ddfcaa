"""The fields of forms: what one was filled in with is read from it, and it says what it refuses."""

from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.errors import CoachError
from bot.domain.text.clean import on_one_line
from bot.slack.forms import Form
from bot.slack.views.choices import Pick, Radio, Select, Tick, Ticks, Who
from bot.slack.views.fields import ComingDay, Day, Field, Hour, PastDay, Words, blocks_of, values_of

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
REPLIES = {"yes": "They said yes", "no": "They said no"}
WEEKS = {1: "Every week", 4: "Every month"}
NO = "That won't do. Choose another."
PICK: Pick[int] = Pick("gap", "Which gap?", prompt="None in particular", key=int)

FIELDS: tuple[tuple[Field[Any], Any], ...] = (
    (Words("what", "What?", tidied=on_one_line), "the incident review"),
    (Words("result", "And then?", is_long=True), "they\nchose me"),
    (Day("next_on", "When again?"), TOMORROW),
    (PastDay("held_on", "When?", refusal=NO), TODAY),
    (ComingDay("decided_on", "When?", refusal=NO), TODAY),
    (Hour("at", "At what time?", usual=time(9)), time(14, 30)),
    (Radio("reply", "What did they say?", labels=REPLIES), "no"),
    (Select("every", "How often?", labels=WEEKS), 4),
    (PICK.among([(7, "On-call"), (8, "Vendors")])[0], 8),
    (Ticks("wanted", "What?", labels=REPLIES), ("yes", "no")),
    (Tick("stretch", "A stretch?", box="It is new to me"), True),
    (Who("whom", "Whom?", refusal=NO), "U0123ABCD"),
)

EMPTY: dict[str, Any] = {"value": None, "selected_date": None, "selected_user": None}
REFUSED: tuple[tuple[Field[Any], dict[str, Any]], ...] = (
    (Words("what", "What?", tidied=on_one_line, refusal=NO), {"value": " \n"}),
    (PastDay("held_on", "When?", refusal=NO), {"selected_date": TOMORROW.isoformat()}),
    (ComingDay("decided_on", "When?", refusal=NO), {"selected_date": "2026-11-22"}),
    (ComingDay("decided_on", "When?", refusal=NO, is_needed=True), EMPTY),
    (Ticks("wanted", "What?", labels=REPLIES, refusal=NO), {"selected_options": []}),
    (Tick("sure", "Sure?", box="Yes, delete it", refusal=NO), {"selected_options": []}),
    (Who("whom", "Whom?", refusal=NO), EMPTY),
)


def sent(block: dict[str, Any], typed: dict[str, Any] | None = None) -> Form:
    """The form with this one field, as Slack sends it when nobody touched it, or typed."""
    element = block["element"]
    untouched = {
        "value": element.get("initial_value"),
        "selected_date": element.get("initial_date"),
        "selected_time": element.get("initial_time"),
        "selected_option": element.get("initial_option"),
        "selected_options": element.get("initial_options"),
        "selected_user": element.get("initial_user"),
    }
    state = {block["block_id"]: {element["action_id"]: typed or untouched}}
    return Form({"blocks": [block], "state": {"values": state}}, TODAY)


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=lambda one: type(one).__name__)
def test_what_a_field_is_filled_in_with_is_read_from_it(field: Field[Any], value: object) -> None:
    assert field.read(sent(field.block(value).to_dict())) == value


@pytest.mark.parametrize(("field", "typed"), REFUSED, ids=lambda one: type(one).__name__)
def test_a_field_says_beside_itself_what_it_refuses(
    field: Field[Any], typed: dict[str, Any]
) -> None:
    block = Words(field.id, field.label).block("").to_dict()

    with pytest.raises(CoachError, match=NO) as refused:
        field.read(sent(block, typed))

    assert refused.value.field == field.id


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (Day("next_on", "When again?"), {"selected_date": "2026-02-30"}),
        (Hour("at", "At what time?", usual=time(9)), {"selected_time": "25:61"}),
        (PICK.among([(7, "On-call")])[0], {"selected_option": {"value": "seven"}}),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_no_field_offers_is_refused_beside_it(
    field: Field[Any], typed: dict[str, Any]
) -> None:
    with pytest.raises(CoachError, match="once more") as refused:
        field.read(sent(field.block().to_dict(), typed))

    assert refused.value.field == field.id


def test_a_past_day_that_is_left_empty_is_today() -> None:
    assert PastDay("held_on", "When?", refusal=NO).read(Form({"state": {"values": {}}}, TODAY)) == (
        TODAY
    )


def test_a_menu_without_anything_to_choose_is_no_field() -> None:
    assert PICK.among([]) == []


def test_a_form_is_drawn_and_read_by_what_its_fields_fill() -> None:
    fields = (Words("person_name", "Who?", fills="name"), Day("told_on", "When?"))
    thing = SimpleNamespace(name="Marta", told_on=None)

    name, told_on = (block.to_dict() for block in blocks_of(fields, thing))

    assert (name["element"]["initial_value"], "initial_date" in told_on["element"]) == (
        "Marta",
        False,
    )
    assert values_of(fields, sent(name)) == {"name": "Marta", "told_on": None}
