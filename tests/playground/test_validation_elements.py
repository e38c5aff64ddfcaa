"""What Slack refuses in the elements of a block."""

import pytest

from playground.validation import check_blocks
from tests.playground.payloads import (
    Json,
    button,
    field,
    line,
    mrkdwn,
    option,
    plain,
    rich_text,
)

CONFIRM = {"title": plain(), "text": mrkdwn(), "confirm": plain("Yes"), "deny": plain("No")}
STATIC = {"type": "static_select", "options": [option("a"), option("b")]}
MULTI = {"type": "multi_static_select", "options": [option("a"), option("b")]}
BOXES = {"type": "checkboxes", "options": [option("a"), option("b")]}
RADIO = {"type": "radio_buttons", "options": [option("a"), option("b")]}
GROUPS = {"option_groups": [{"label": plain(), "options": [option("a")]}]}
OTHER_GROUPS = {"option_groups": [{"label": plain(), "options": [option("c")]}]}
NUMBER = {"type": "number_input", "is_decimal_allowed": True}
WORDS = {"type": "plain_text_input"}
TWICE = [option("a"), option("a")]
WORKFLOW = {
    "type": "workflow_button",
    "text": plain(),
    "workflow": {"trigger": {"url": "https://slack.com/shortcuts/x"}},
}

IN_ACTIONS = [
    button(value="v" * 2000, url="https://example.com", style="danger", confirm=CONFIRM),
    WORKFLOW,
    {"type": "overflow", "options": [option(str(number)) for number in range(5)]},
    {"type": "datetimepicker", "initial_date_time": 1_793_000_000},
]
IN_INPUT = [
    STATIC | {"initial_option": option("b"), "placeholder": plain("x" * 150)},
    {"type": "static_select"} | GROUPS | {"initial_option": option("a")},
    MULTI | {"initial_options": [option("a")], "max_selected_items": 1},
    BOXES | {"initial_options": [option("b")]},
    {"type": "radio_buttons", "options": [option("a") | {"text": mrkdwn()}]},
    {"type": "users_select", "initial_user": "U1"},
    {"type": "multi_users_select", "initial_users": ["U1"]},
    {"type": "conversations_select", "filter": {"include": ["im", "private"]}},
    {"type": "multi_conversations_select", "default_to_current_conversation": True},
    {"type": "channels_select", "response_url_enabled": True},
    {"type": "multi_channels_select", "initial_channels": ["C1"]},
    {"type": "external_select", "min_query_length": 0},
    {"type": "multi_external_select", "initial_options": [option("a")]},
    {"type": "datepicker", "initial_date": "2026-11-23"},
    {"type": "timepicker", "initial_time": "09:30", "timezone": "Europe/London"},
    WORDS | {"min_length": 0, "max_length": 3000, "multiline": True, "focus_on_load": True},
    WORDS | {"dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}},
    NUMBER | {"min_value": "-1", "max_value": "1.5"},
    {"type": "email_text_input", "initial_value": "ada@example.com"},
    {"type": "url_text_input", "initial_value": "https://example.com"},
    {"type": "file_input", "filetypes": ["pdf"], "max_files": 10},
    {"type": "rich_text_input", "initial_value": rich_text(line()), "min_lines": 2},
]


@pytest.mark.parametrize("element", IN_ACTIONS, ids=lambda element: str(element["type"]))
def test_element_that_slack_accepts_in_actions_has_no_problems(element: Json) -> None:
    assert check_blocks([{"type": "actions", "elements": [element]}], "home") == []


@pytest.mark.parametrize("element", IN_INPUT, ids=lambda element: str(element["type"]))
def test_element_that_slack_accepts_in_an_input_has_no_problems(element: Json) -> None:
    assert check_blocks([field(element)], "modal") == []


REFUSED_IN_ACTIONS: list[tuple[Json, str, str]] = [
    (button(text=plain("x" * 76)), "/text/text", "must be at most 75 characters"),
    (button(text=mrkdwn()), "/text/type", "must be this type of text: plain_text"),
    (button(value="v" * 2001), "/value", "must be at most 2000 characters"),
    (button(value=1), "/value", "must be a string"),
    (button(url="javascript:alert(1)"), "/url", "must be a web address"),
    (button(url="https://[broken"), "/url", "must be a web address"),
    (button(url="https://e.com/" + "x" * 3000), "/url", "must be at most 3000 characters"),
    (button(style="default"), "/style", "must be one of primary, danger"),
    (button(action_id="a" * 256), "/action_id", "must be at most 255 characters"),
    (button(confirm=CONFIRM | {"title": mrkdwn()}), "/confirm/title/type", "plain_text"),
    (button(confirm=CONFIRM | {"text": plain("x" * 301)}), "/confirm/text/text", "at most 300"),
    (button(confirm=CONFIRM | {"deny": plain("x" * 31)}), "/confirm/deny/text", "at most 30"),
    (button(confirm={}), "/confirm", "needs the property text"),
    (button(agent_prompt="x" * 4001), "/agent_prompt", "must be at most 4000 characters"),
    (WORKFLOW | {"workflow": {}}, "/workflow", "needs the property trigger"),
    ({"type": "overflow", "options": []}, "/options", "must have at least 1 item"),
    (
        {"type": "overflow", "options": [option(str(number)) for number in range(6)]},
        "/options",
        "must have at most 5 items",
    ),
    (STATIC | {"options": TWICE}, "", "has two options with the same value"),
    ({"type": "datetimepicker", "initial_date_time": 5}, "/initial_date_time", "must be between"),
]


@pytest.mark.parametrize(("element", "pointer", "message"), REFUSED_IN_ACTIONS)
def test_element_that_slack_refuses_in_actions_is_pointed_at(
    element: Json, pointer: str, message: str
) -> None:
    problems = check_blocks([{"type": "actions", "elements": [element]}], "message")

    assert [each.pointer for each in problems] == [f"/blocks/0/elements/0{pointer}"]
    assert message in problems[0].message


REFUSED_IN_INPUT: list[tuple[Json, str, str]] = [
    ({"type": "static_select"}, "", "needs exactly one of options and option_groups"),
    (STATIC | OTHER_GROUPS, "", "needs exactly one of options and option_groups"),
    (STATIC | {"initial_option": option("c")}, "", "is not among its options"),
    (MULTI | {"initial_options": [option("c")]}, "", "is not among its options"),
    (BOXES | {"initial_options": [option("a", description=plain())]}, "", "is not among its"),
    (RADIO | {"initial_option": option("c")}, "", "is not among its options"),
    (STATIC | {"initial_options": [option("a")]}, "/initial_options", "is not a property"),
    (STATIC | {"placeholder": plain("x" * 151)}, "/placeholder/text", "at most 150 characters"),
    ({"type": "static_select", "options": []}, "/options", "must have at least 1 item"),
    (
        {"type": "static_select", "options": [option(str(number)) for number in range(101)]},
        "/options",
        "must have at most 100 items",
    ),
    (
        {"type": "checkboxes", "options": [option(str(number)) for number in range(11)]},
        "/options",
        "must have at most 10 items",
    ),
    ({"type": "radio_buttons", "options": [{"text": plain()}]}, "/options/0", "property value"),
    (
        {"type": "static_select", "options": [option("a") | {"text": mrkdwn()}]},
        "/options/0/text/type",
        "must be this type of text: plain_text",
    ),
    (
        {"type": "static_select", "options": [option("v" * 76)]},
        "/options/0/text/text",
        "must be at most 75 characters",
    ),
    (
        {"type": "checkboxes", "options": [option("a") | {"value": "v" * 151}]},
        "/options/0/value",
        "must be at most 150 characters",
    ),
    (MULTI | {"max_selected_items": 0}, "/max_selected_items", "must be at least 1"),
    (MULTI | {"max_selected_items": 1.5}, "/max_selected_items", "must be a whole number"),
    (WORDS | {"focus_on_load": "true"}, "/focus_on_load", "must be true or false"),
    (WORDS | {"max_length": 3001}, "/max_length", "must be between 1 and 3000"),
    (WORDS | {"max_length": True}, "/max_length", "must be a number"),
    (WORDS | {"min_length": 5, "max_length": 4}, "/min_length", "must not be greater than"),
    (WORDS | {"initial_value": "abc", "max_length": 2}, "/initial_value", "longer than max"),
    (
        WORDS | {"dispatch_action_config": {"trigger_actions_on": []}},
        "/dispatch_action_config/trigger_actions_on",
        "must have at least 1 item",
    ),
    ({"type": "number_input"}, "", "needs the property is_decimal_allowed"),
    (NUMBER | {"min_value": 1}, "/min_value", "must be written like"),
    (NUMBER | {"initial_value": "one"}, "/initial_value", "must be written like"),
    ({"type": "url_text_input", "initial_value": "x"}, "/initial_value", "must be a web address"),
    ({"type": "datepicker", "initial_date": "2026-02-30"}, "/initial_date", "must be a date"),
    ({"type": "datepicker", "initial_date": "20261123"}, "/initial_date", "must be a date"),
    ({"type": "timepicker", "initial_time": "24:00"}, "/initial_time", "must be a time"),
    ({"type": "timepicker", "initial_time": "9:30"}, "/initial_time", "must be a time"),
    ({"type": "timepicker", "timezone": "Mars/Base"}, "/timezone", "must be a time zone"),
    ({"type": "file_input", "max_files": 11}, "/max_files", "must be between 1 and 10"),
    ({"type": "rich_text_input", "initial_value": "x"}, "/initial_value", "must be an object"),
    ({"type": "conversations_select", "filter": {"include": []}}, "/filter/include", "1 item"),
]


@pytest.mark.parametrize(("element", "pointer", "message"), REFUSED_IN_INPUT)
def test_element_that_slack_refuses_in_an_input_is_pointed_at(
    element: Json, pointer: str, message: str
) -> None:
    problems = check_blocks([field(element)], "modal")

    assert [each.pointer for each in problems] == [f"/blocks/0/element{pointer}"]
    assert message in problems[0].message
