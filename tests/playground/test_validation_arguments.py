"""What Slack refuses in the arguments of a call, and how arguments come off the wire."""

import json

import pytest

from playground.validation.arguments import check_call, decode, scopes_for
from playground.validation.methods import METHODS
from tests.playground.payloads import Json, home, modal, option, plain, section

POST = {"channel": "C1", "text": "Hello"}
OPEN = {"trigger_id": "1.2.abc", "view": modal(section())}

ACCEPTED: list[tuple[str, Json]] = [
    ("auth.test", {}),
    ("auth.test", {"token": "xoxb-1", "team_id": "T1"}),
    ("chat.postMessage", POST | {"team_id": "T1"}),
    ("chat.postMessage", {"channel": "C1", "blocks": [section()]}),
    ("chat.postMessage", {"channel": "C1", "markdown_text": "**Hi**"}),
    (
        "chat.postMessage",
        POST
        | {"thread_ts": None, "metadata": {"event_type": "win_saved", "event_payload": {"id": 1}}},
    ),
    ("chat.postEphemeral", POST | {"user": "U1"}),
    ("chat.scheduleMessage", POST | {"post_at": 1_793_000_000}),
    ("chat.update", POST | {"ts": "1.000001"}),
    ("views.open", OPEN),
    ("views.push", OPEN),
    ("views.update", {"view_id": "V1", "view": modal(section())}),
    ("views.update", {"external_id": "mine", "view": home(section())}),
    ("views.publish", {"user_id": "U1", "view": home(section())}),
    ("conversations.open", {"users": ["U1"]}),
    ("conversations.replies", {"channel": "C1", "ts": "1.000001", "limit": 1000}),
    ("users.list", {"limit": 200, "cursor": ""}),
    ("files.getUploadURLExternal", {"filename": "a.md", "length": 12}),
    ("files.completeUploadExternal", {"files": [{"id": "F1", "title": "A"}], "channel_id": "C1"}),
    ("reactions.add", {"channel": "C1", "timestamp": "1.000001", "name": "tada"}),
    ("reactions.get", {"channel": "C1", "timestamp": "1.000001"}),
]


@pytest.mark.parametrize(("method", "args"), ACCEPTED)
def test_call_that_slack_accepts_has_no_problems(method: str, args: Json) -> None:
    assert check_call(method, args) == []


REFUSED: list[tuple[str, Json, str, str]] = [
    ("chat.post", {}, "unknown_method", ""),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments", ""),
    ("chat.postMessage", POST | {"channel": ""}, "invalid_arguments", ""),
    ("chat.postMessage", POST | {"chanel": "C1"}, "invalid_arguments", "/chanel"),
    ("chat.postMessage", POST | {"channel": 5}, "invalid_arguments", "/channel"),
    ("chat.postMessage", POST | {"mrkdwn": "maybe"}, "invalid_arguments", "/mrkdwn"),
    ("chat.postMessage", {"channel": "C1"}, "no_text", ""),
    ("chat.postMessage", {"channel": "C1", "text": "", "blocks": []}, "no_text", ""),
    ("chat.postMessage", {"channel": "C1", "text": "x" * 40_001}, "msg_too_long", "/text"),
    (
        "chat.postMessage",
        {"channel": "C1", "markdown_text": "x" * 12_001},
        "msg_too_long",
        "/markdown_text",
    ),
    (
        "chat.postMessage",
        POST | {"markdown_text": "x"},
        "markdown_text_conflict",
        "/markdown_text",
    ),
    ("chat.postMessage", POST | {"blocks": "{"}, "invalid_blocks_format", "/blocks"),
    ("chat.postMessage", POST | {"blocks": {}}, "invalid_blocks_format", "/blocks"),
    ("chat.postMessage", POST | {"blocks": [{}]}, "invalid_blocks", "/blocks/0/type"),
    (
        "chat.postMessage",
        POST | {"blocks": [section(text=plain("x" * 2700)) for _ in range(5)]},
        "msg_blocks_too_long",
        "/blocks",
    ),
    ("chat.postMessage", POST | {"metadata": "x"}, "invalid_metadata_format", "/metadata"),
    ("chat.postMessage", POST | {"metadata": {}}, "invalid_metadata_format", "/metadata"),
    (
        "chat.postMessage",
        POST | {"metadata": {"event_type": "e", "event_payload": {"x": "y" * 8_000}}},
        "metadata_too_large",
        "/metadata",
    ),
    (
        "chat.postMessage",
        POST | {"attachments": [{"text": "x"}] * 101},
        "too_many_attachments",
        "/attachments",
    ),
    (
        "chat.postMessage",
        POST | {"attachments": [{"blocks": [{"type": "x"}]}]},
        "invalid_attachments",
        "/attachments/0/blocks/0/type",
    ),
    (
        "chat.postMessage",
        POST | {"attachments": ["x"]},
        "invalid_attachments",
        "/attachments/0",
    ),
    ("chat.postEphemeral", POST, "invalid_arguments", ""),
    ("chat.scheduleMessage", POST | {"post_at": "soon"}, "invalid_arguments", "/post_at"),
    ("chat.appendStream", {"channel": "C1", "ts": "1.000001"}, "no_text", ""),
    ("views.open", {"view": modal(section())}, "invalid_arguments", ""),
    ("views.open", OPEN | {"view": "{"}, "invalid_arguments", "/view"),
    ("views.open", OPEN | {"view": home()}, "invalid_arguments", "/view/type"),
    ("views.update", {"view": modal(section())}, "invalid_arguments", ""),
    (
        "views.publish",
        {"user_id": "U1", "view": modal(section())},
        "invalid_arguments",
        "/view/type",
    ),
    ("conversations.open", {}, "users_list_not_supplied", ""),
    (
        "conversations.replies",
        {"channel": "C1", "ts": "1.000001", "limit": 1001},
        "invalid_arguments",
        "/limit",
    ),
    ("reactions.get", {"timestamp": "1.000001"}, "no_item_specified", ""),
    ("files.getUploadURLExternal", {"filename": "a", "length": 0}, "invalid_arguments", "/length"),
    (
        "files.completeUploadExternal",
        {"files": [{"title": "x"}]},
        "invalid_arguments",
        "/files/0",
    ),
]


@pytest.mark.parametrize(("method", "args", "code", "pointer"), REFUSED)
def test_call_that_slack_refuses_gets_its_code_and_pointer(
    method: str, args: Json, code: str, pointer: str
) -> None:
    problems = check_call(method, args)

    assert (problems[0].code, problems[0].pointer) == (code, pointer)


def test_wire_strings_become_native_values() -> None:
    wire: Json = {
        "channel": "C1",
        "mrkdwn": "1",
        "unfurl_links": "false",
        "blocks": json.dumps([section()]),
        "metadata": '{"event_type": "e", "event_payload": {}}',
        "text": "[not JSON]",
    }

    assert decode("chat.postMessage", wire) == {
        "channel": "C1",
        "mrkdwn": True,
        "unfurl_links": False,
        "blocks": [section()],
        "metadata": {"event_type": "e", "event_payload": {}},
        "text": "[not JSON]",
    }


def test_ids_with_commas_become_a_list() -> None:
    assert decode("conversations.open", {"users": "U1, U2"}) == {"users": ["U1", "U2"]}
    assert decode("conversations.open", {"users": '["U1"]'}) == {"users": ["U1"]}


def test_numbers_come_off_the_wire_as_numbers() -> None:
    assert decode("users.list", {"limit": "200"}) == {"limit": 200}
    assert decode("users.list", {"limit": "1e3"}) == {"limit": "1e3"}


def test_native_values_and_unknown_arguments_pass_through() -> None:
    args: Json = {"mrkdwn": True, "blocks": [section()], "bogus": "1"}

    assert decode("chat.postMessage", args) == args
    assert decode("no.such.method", args) == args


def test_broken_json_stays_as_it_came_and_is_refused() -> None:
    decoded = decode("views.open", {"trigger_id": "1", "view": "[" * 100_000})

    assert [each.pointer for each in check_call("views.open", decoded)] == ["/view"]


@pytest.mark.parametrize(
    ("method", "scope"),
    [
        ("chat.postMessage", "chat:write"),
        ("conversations.open", "im:write"),
        ("conversations.history", "im:history"),
        ("files.completeUploadExternal", "files:write"),
        ("reactions.get", "reactions:read"),
        ("users.info", "users:read"),
    ],
)
def test_method_asks_for_its_scope(method: str, scope: str) -> None:
    assert scope in scopes_for(method)


def test_views_and_unknown_methods_ask_for_no_scope() -> None:
    assert scopes_for("views.open") == frozenset()
    assert scopes_for("no.such.method") == frozenset()


def test_bounds_speak_of_arguments_that_the_method_has() -> None:
    for signature in METHODS.values():
        assert all(signature.kind(name) for name in signature.bounds)


def test_options_of_a_view_are_checked_with_the_call() -> None:
    select = {"type": "static_select", "options": [option("a")], "initial_option": option("b")}
    view = modal(section(accessory=select))

    problems = check_call("views.open", {"trigger_id": "1", "view": view})

    assert [each.pointer for each in problems] == ["/view/blocks/0/accessory"]
