"""What Slack refuses in acknowledgements and in what is posted to a response_url."""

import pytest

from playground.validation.answers import (
    check_response,
    check_submission_answer,
    check_suggestions,
)
from tests.playground.payloads import Json, home, modal, option, plain, section


@pytest.mark.parametrize(
    "body",
    [
        {"text": "Saved", "response_type": "ephemeral"},
        {"blocks": [section()], "replace_original": True},
        {"delete_original": True},
    ],
)
def test_response_that_slack_accepts_has_no_problems(body: Json) -> None:
    assert check_response(body) == []


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({}, "no_text", ""),
        ("Saved", "invalid_payload", ""),
        ({"text": "x", "response_type": "public"}, "invalid_payload", "/response_type"),
        ({"text": "x", "replace_original": "true"}, "invalid_payload", "/replace_original"),
        ({"text": "x", "channel": "C1"}, "invalid_payload", "/channel"),
        ({"blocks": [{"type": "x"}]}, "invalid_blocks", "/blocks/0/type"),
    ],
)
def test_response_that_slack_refuses_is_pointed_at(body: object, code: str, pointer: str) -> None:
    problems = check_response(body)

    assert [(each.code, each.pointer) for each in problems] == [(code, pointer)]


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        {"response_action": "clear"},
        {"response_action": "errors", "errors": {"when": "Choose a day that has passed."}},
        {"response_action": "update", "view": modal(section())},
        {"response_action": "push", "view": modal(section())},
    ],
)
def test_submission_answer_that_slack_accepts_has_no_problems(body: object) -> None:
    assert check_submission_answer(body) == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"response_action": "close"}, "/response_action"),
        ({"errors": {"when": "x"}}, ""),
        ({"response_action": "errors"}, ""),
        ({"response_action": "errors", "errors": {}}, "/errors"),
        ({"response_action": "errors", "errors": {"when": ["x"]}}, "/errors/when"),
        ({"response_action": "push"}, ""),
        ({"response_action": "update", "view": home()}, "/view/type"),
    ],
)
def test_submission_answer_that_slack_refuses_is_pointed_at(body: object, pointer: str) -> None:
    assert check_submission_answer(body)[0].pointer == pointer


def test_suggestions_are_options_or_groups_of_them() -> None:
    options = [option("a")]
    groups = [{"label": plain(), "options": options}]

    assert check_suggestions({"options": options}) == []
    assert check_suggestions({"options": []}) == []
    assert check_suggestions({"option_groups": groups}) == []
    assert len(check_suggestions({"options": options, "option_groups": groups})) == 1
    assert len(check_suggestions({"options": [option(str(each)) for each in range(101)]})) == 1
    assert len(check_suggestions(None)) == 1
