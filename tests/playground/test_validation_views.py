"""What Slack refuses in modals and Home tabs."""

import pytest

from playground.validation import Problem, check_view
from tests.playground.payloads import (
    Json,
    actions,
    button,
    field,
    home,
    modal,
    mrkdwn,
    plain,
    section,
    table,
)


def test_modal_with_everything_slack_allows_has_no_problems() -> None:
    view = modal(
        field(),
        {"type": "alert", "text": mrkdwn(), "level": "info"},
        submit=plain("s" * 24),
        close=plain("c" * 24),
        private_metadata="m" * 3000,
        callback_id="c" * 255,
        external_id="e" * 255,
        clear_on_close=True,
        notify_on_close=False,
    )

    assert check_view(view, "modal") == []


def test_home_tab_with_a_table_and_buttons_has_no_problems() -> None:
    assert check_view(home(section(), table(), actions(button()), field()), "home") == []


REFUSED: list[tuple[Json, str, str]] = [
    (modal(title=plain("t" * 25)), "/view/title/text", "must be at most 24 characters"),
    (modal(title=mrkdwn()), "/view/title/type", "must be this type of text: plain_text"),
    (modal(submit=plain("t" * 25)), "/view/submit/text", "must be at most 24 characters"),
    (modal(private_metadata="m" * 3001), "/view/private_metadata", "at most 3000 characters"),
    (modal(callback_id="c" * 256), "/view/callback_id", "must be at most 255 characters"),
    (modal(external_id="c" * 256), "/view/external_id", "must be at most 255 characters"),
    (modal(hash="1.a"), "/view/hash", "is not a property that Slack knows here"),
    (modal(state={}), "/view/state", "is not a property that Slack knows here"),
    (modal(field()), "/view", "needs the property submit, because it has an input"),
    (modal(section(text=mrkdwn(""))), "/view/blocks/0/text/text", "must not be empty"),
    ({"type": "modal", "blocks": []}, "/view", "needs the property title"),
    ({"type": "modal", "title": plain()}, "/view/blocks", "must be a list of blocks"),
]


@pytest.mark.parametrize(("view", "pointer", "message"), REFUSED)
def test_modal_that_slack_refuses_is_pointed_at(view: Json, pointer: str, message: str) -> None:
    problems = check_view(view, "modal")

    assert [problem.pointer for problem in problems] == [pointer]
    assert message in problems[0].message
    assert problems[0].code == "invalid_arguments"


def test_home_tab_has_no_title() -> None:
    assert [each.pointer for each in check_view(home(title=plain()), "home")] == ["/view/title"]


def test_modal_is_not_a_home_tab() -> None:
    assert check_view(home(), "modal")[0] == Problem(
        "invalid_arguments", "/view/type", "must be modal"
    )


def test_view_that_is_not_an_object_is_refused() -> None:
    assert [each.message for each in check_view("{}", "modal")] == ["must be an object"]


def test_only_one_element_takes_the_focus() -> None:
    eager = field({"type": "plain_text_input", "focus_on_load": True})

    assert check_view(modal(eager, submit=plain()), "modal") == []
    assert [each.message for each in check_view(modal(eager, eager, submit=plain()), "modal")] == [
        "may set focus_on_load on one element only"
    ]


def test_view_above_250_kb_is_too_large() -> None:
    written = "x" * 2999
    blocks = [section(text=plain(written), block_id=str(number)) for number in range(85)]

    assert [each.code for each in check_view(home(*blocks), "home")] == ["view_too_large"]
    assert check_view(home(*blocks[:80]), "home") == []
