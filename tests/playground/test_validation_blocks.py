"""What Slack refuses in the blocks of a message."""

import pytest

from playground.validation import Problem, check_blocks
from tests.playground.payloads import (
    Json,
    actions,
    button,
    field,
    line,
    mrkdwn,
    option,
    plain,
    rich_text,
    section,
    table,
)

HEADER = {"type": "header", "text": plain()}
IMAGE = {"type": "image", "alt_text": "A hill", "image_url": "https://example.com/hill.png"}
CARD = {"type": "card", "title": mrkdwn("Ada"), "actions": [button()]}
TASK = {"type": "task_card", "task_id": "1", "title": "Read", "status": "complete"}
TEXT = {"type": "text", "text": "x"}
POINTS = [{"label": "Mon", "value": 1}]
PLOT = {
    "type": "line",
    "series": [{"name": "Wins", "data": POINTS}],
    "axis_config": {"categories": ["Mon"]},
}
PIE = {"type": "pie", "segments": [{"label": "Wins", "value": 3}]}
FEEDBACK = {
    "type": "feedback_buttons",
    "positive_button": {"text": plain("Good"), "value": "1"},
    "negative_button": {"text": plain("Bad"), "value": "0"},
}

ACCEPTED = [
    section(),
    section(text=mrkdwn("x" * 3000), block_id="b" * 255),
    {"type": "section", "fields": [plain("x" * 2000)] * 10},
    section(accessory=IMAGE | {"alt_text": "Hill"}),
    HEADER | {"text": plain("x" * 150)},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn(), plain(), IMAGE] * 3},
    actions(*[button()] * 25),
    field(hint=plain(), optional=True, dispatch_action=True),
    IMAGE | {"title": plain()},
    {"type": "image", "alt_text": "", "slack_file": {"id": "F1"}},
    table(100, 20, column_settings=[None, {"align": "right", "is_wrapped": True}]),
    {"type": "markdown", "text": "# Hi"},
    {"type": "file", "source": "remote", "external_id": "x"},
    {"type": "context_actions", "elements": [FEEDBACK]},
    CARD,
    {"type": "carousel", "elements": [CARD]},
    {"type": "container", "title": plain(), "child_blocks": [section()]},
    {"type": "plan", "title": "Plan", "tasks": [TASK]},
    {"type": "data_visualization", "title": "Wins", "chart": PLOT},
    {"type": "data_visualization", "title": "Wins", "chart": PIE},
    {
        "type": "video",
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/t.png",
        "alt_text": "A talk",
        "title": plain(),
    },
]


@pytest.mark.parametrize("block", ACCEPTED, ids=lambda block: str(block["type"]))
def test_block_that_slack_accepts_has_no_problems(block: Json) -> None:
    assert check_blocks([block], "message") == []


REFUSED: list[tuple[Json, str, str]] = [
    ({"type": "sektion"}, "/blocks/0/type", "must be a block that Slack knows"),
    ({}, "/blocks/0/type", "must be a block that Slack knows"),
    (section(surprise=1), "/blocks/0/surprise", "is not a property that Slack knows here"),
    ({"type": "section"}, "/blocks/0", "needs text or fields"),
    (section(text=mrkdwn("")), "/blocks/0/text/text", "must not be empty"),
    (section(text=mrkdwn("x" * 3001)), "/blocks/0/text/text", "must be at most 3000 characters"),
    (section(text="Hello"), "/blocks/0/text", "must be an object"),
    (section(text={"type": "html", "text": "x"}), "/blocks/0/text/type", "must be one type of"),
    (section(text=mrkdwn() | {"emoji": True}), "/blocks/0/text/emoji", "is not a property"),
    (section(fields=[plain("x" * 2001)]), "/blocks/0/fields/0/text", "at most 2000 characters"),
    (section(fields=[plain()] * 11), "/blocks/0/fields", "must have at most 10 items"),
    (section(block_id="b" * 256), "/blocks/0/block_id", "must be at most 255 characters"),
    (HEADER | {"text": mrkdwn()}, "/blocks/0/text/type", "must be this type of text: plain_text"),
    (HEADER | {"text": plain("x" * 151)}, "/blocks/0/text/text", "must be at most 150 characters"),
    (actions(), "/blocks/0/elements", "must have at least 1 item"),
    (actions(*[button()] * 26), "/blocks/0/elements", "must have at most 25 items"),
    (actions({"type": "plain_text_input"}), "/blocks/0/elements/0/type", "that actions may have"),
    (section(accessory=FEEDBACK), "/blocks/0/accessory/type", "that a section may have"),
    (field(button()), "/blocks/0/element/type", "that an input may have"),
    (field(label=mrkdwn()), "/blocks/0/label/type", "must be this type of text: plain_text"),
    ({"type": "context", "elements": [plain()] * 11}, "/blocks/0/elements", "at most 10 items"),
    ({"type": "context", "elements": [button()]}, "/blocks/0/elements/0/type", "text or an image"),
    ({"type": "image", "alt_text": "x"}, "/blocks/0", "needs exactly one of image_url and slack"),
    (IMAGE | {"slack_file": {"id": "F1"}}, "/blocks/0", "needs exactly one of image_url and"),
    (
        {"type": "image", "alt_text": "x", "slack_file": {}},
        "/blocks/0/slack_file",
        "needs exactly one of id and url",
    ),
    (IMAGE | {"image_url": 1}, "/blocks/0/image_url", "must be a string"),
    (
        {
            "type": "data_visualization",
            "title": "x",
            "chart": {"type": "pie", "segments": [{"label": "Wins", "value": 0}]},
        },
        "/blocks/0/chart/segments/0/value",
        "must be a number above 0",
    ),
    (IMAGE | {"image_url": "file:///etc"}, "/blocks/0/image_url", "must be a web address"),
    (table(101), "/blocks/0/rows", "must have at most 100 items"),
    (table(1, 21), "/blocks/0/rows/0", "must have at most 20 items"),
    (table(column_settings=[1]), "/blocks/0/column_settings/0", "must be an object"),
    ({"type": "markdown", "text": "x" * 12_001}, "/blocks", "12000 characters of markdown"),
    ({"type": "file", "source": "here", "external_id": "x"}, "/blocks/0/source", "one of remote"),
    ({"type": "card"}, "/blocks/0", "needs at least one of hero_image, title, actions and body"),
    (CARD | {"title": plain()}, "/blocks/0/title/type", "must be this type of text: mrkdwn"),
    ({"type": "carousel", "elements": []}, "/blocks/0/elements", "must have at least 1 item"),
    ({"type": "container", "child_blocks": [CARD]}, "/blocks/0/child_blocks/0/type", "a container"),
    (TASK | {"status": "done"}, "/blocks/0/status", "must be one of pending, in_progress"),
    (
        rich_text(line({"type": "text", "text": ""})),
        "/blocks/0/elements/0/elements/0/text",
        "empty",
    ),
    (rich_text({"type": "rich_text_table"}), "/blocks/0/elements/0/type", "a part of rich text"),
    (
        rich_text({"type": "rich_text_list", "style": "dots", "elements": [line(TEXT)]}),
        "/blocks/0/elements/0/style",
        "must be one of bullet, ordered",
    ),
    (
        rich_text({"type": "rich_text_list", "style": "bullet", "elements": [TEXT]}),
        "/blocks/0/elements/0/elements/0/type",
        "must be this type: rich_text_section",
    ),
    (
        rich_text(line(TEXT | {"style": {"loud": True}})),
        "/blocks/0/elements/0/elements/0/style/loud",
        "is not a property",
    ),
    (
        {"type": "data_visualization", "title": "x", "chart": PLOT | {"axis_config": {}}},
        "/blocks/0/chart/axis_config",
        "needs the property categories",
    ),
    (
        {
            "type": "data_visualization",
            "title": "x",
            "chart": PLOT | {"series": [{"name": "Wins", "data": [{"label": "Tue", "value": 1}]}]},
        },
        "/blocks/0/chart/series/0/data",
        "needs a point for each category",
    ),
]


@pytest.mark.parametrize(("block", "pointer", "message"), REFUSED)
def test_block_that_slack_refuses_is_pointed_at(block: Json, pointer: str, message: str) -> None:
    problems = check_blocks([block], "message")

    assert [problem.pointer for problem in problems] == [pointer]
    assert message in problems[0].message
    assert problems[0].code == "invalid_blocks"


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_each_surface_has_its_number_of_blocks(surface: str, most: int) -> None:
    dividers: list[Json] = [{"type": "divider"}] * most

    assert check_blocks(dividers, surface) == []  # type: ignore[arg-type]  # parametrized
    problems = check_blocks([*dividers, {"type": "divider"}], surface)  # type: ignore[arg-type]

    assert problems == [Problem("invalid_blocks", "/blocks", f"must have at most {most} items")]


@pytest.mark.parametrize(
    ("block", "surface"),
    [
        ({"type": "alert", "text": plain()}, "message"),
        ({"type": "alert", "text": plain()}, "home"),
        (table(), "modal"),
        ({"type": "markdown", "text": "x"}, "modal"),
        ({"type": "markdown", "text": "x"}, "home"),
        ({"type": "container", "child_blocks": [section()]}, "home"),
        ({"type": "context_actions", "elements": [FEEDBACK]}, "modal"),
    ],
)
def test_block_on_the_wrong_surface_is_refused(block: Json, surface: str) -> None:
    problems = check_blocks([block], surface)  # type: ignore[arg-type]  # parametrized

    assert [problem.pointer for problem in problems] == ["/blocks/0/type"]
    assert problems[0].message.endswith(f"is not available in a {surface}")


def test_two_blocks_with_the_same_id_are_refused() -> None:
    problems = check_blocks([section(block_id="wins"), section(block_id="wins")], "message")

    assert [problem.message for problem in problems] == ["uses the block_id wins more than once"]


def test_same_action_id_is_refused_within_a_block_and_fine_across_blocks() -> None:
    twice = actions(button(action_id="go"), button(action_id="go"))
    once = actions(button(action_id="go"))

    assert [each.pointer for each in check_blocks([section(), twice], "message")] == ["/blocks/1"]
    assert check_blocks([once, once], "message") == []


def test_second_table_in_a_message_is_refused() -> None:
    assert [each.message for each in check_blocks([table(), table()], "message")] == [
        "may have one table only"
    ]


def test_third_chart_in_a_message_is_refused() -> None:
    chart = {"type": "data_visualization", "title": "Wins", "chart": PLOT}

    assert check_blocks([chart] * 2, "message") == []
    assert [each.message for each in check_blocks([chart] * 3, "message")] == [
        "may have at most 2 charts"
    ]


def test_markdown_is_counted_over_all_blocks() -> None:
    half: Json = {"type": "markdown", "text": "x" * 6_001}

    assert check_blocks([half], "message") == []
    assert [each.pointer for each in check_blocks([half, half], "message")] == ["/blocks"]


def test_what_is_not_a_list_of_blocks_is_refused() -> None:
    assert [each.message for each in check_blocks("[]", "home")] == ["must be a list of blocks"]
    assert [each.pointer for each in check_blocks(["x"], "home")] == ["/blocks/0"]


def test_data_table_needs_even_rows_and_a_plain_header() -> None:
    cell = {"type": "raw_text", "text": "x"}
    uneven = {"type": "data_table", "caption": "Wins", "rows": [[cell], [cell, cell]]}
    rich_header = {"type": "data_table", "caption": "Wins", "rows": [[rich_text()], [cell]]}

    assert [each.pointer for each in check_blocks([uneven], "home")] == ["/blocks/0/rows"]
    assert [each.pointer for each in check_blocks([rich_header], "home")] == ["/blocks/0/rows/0"]


def test_pointer_escapes_what_json_pointers_reserve() -> None:
    problems = check_blocks([section(**{"a/b~c": 1})], "message")

    assert [problem.pointer for problem in problems] == ["/blocks/0/a~1b~0c"]


def test_options_with_links_belong_to_overflow_menus_only() -> None:
    linked = option(url="https://example.com")
    menu = section(accessory={"type": "overflow", "options": [linked]})
    select = section(accessory={"type": "static_select", "options": [linked]})

    assert check_blocks([menu], "message") == []
    assert [each.pointer for each in check_blocks([select], "message")] == [
        "/blocks/0/accessory/options/0/url"
    ]
