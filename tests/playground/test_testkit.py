"""A person for tests: finds things by their words, and says what was visible."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from playground.people import KENJI, MARTA
from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import (
    Bot,
    Connect,
    Json,
    actions,
    button,
    field_block,
    modal,
    section,
)

ADA = "U0ADA0000"


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def options(*labels: str) -> list[Json]:
    return [{"text": words(label), "value": label.lower()} for label in labels]


def element(kind: str, **more: object) -> Json:
    return {"type": kind, "action_id": "a"} | more


SHAPES: list[tuple[str, Json, Any, Json]] = [
    (
        "static",
        element("static_select", options=options("One", "Two")),
        "Two",
        {"selected_option": {"text": words("Two"), "value": "two"}},
    ),
    (
        "many",
        element("multi_static_select", options=options("One", "Two")),
        ["One", "Two"],
        {"selected_options": options("One", "Two")},
    ),
    (
        "radio",
        element("radio_buttons", options=options("One", "Two")),
        "One",
        {"selected_option": {"text": words("One"), "value": "one"}},
    ),
    (
        "checks",
        element("checkboxes", options=options("One", "Two")),
        ["Two"],
        {"selected_options": options("Two")},
    ),
    ("person", element("users_select"), "Marta", {"selected_user": MARTA.id}),
    (
        "people",
        element("multi_users_select"),
        ["Marta", "Kenji Sato"],
        {"selected_users": [MARTA.id, KENJI.id]},
    ),
    (
        "place",
        element("conversations_select"),
        "#general",
        {"selected_conversation": "C0GENERAL"},
    ),
    ("channel", element("channels_select"), "#general", {"selected_channel": "C0GENERAL"}),
    ("date", element("datepicker"), "2026-12-01", {"selected_date": "2026-12-01"}),
    ("time", element("timepicker"), "09:30", {"selected_time": "09:30"}),
    ("moment", element("datetimepicker"), 1_796_000_000, {"selected_date_time": 1_796_000_000}),
    ("number", element("number_input", is_decimal_allowed=False), "7", {"value": "7"}),
    ("email", element("email_text_input"), "ada@example.com", {"value": "ada@example.com"}),
    ("link", element("url_text_input"), "https://example.com", {"value": "https://example.com"}),
]


@pytest.fixture
async def submitted(bot: Bot, connect: Connect) -> list[Json]:
    @bot.app.view("form")
    async def save(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack()

    @bot.app.action("acted")
    async def acted(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack()

    await connect()
    return bot.heard


async def opened(playground: Playground, client: AsyncWebClient, *blocks: Json) -> None:
    trigger = playground.workspace.grants.trigger(ADA)
    await client.views_open(trigger_id=trigger, view=modal(*blocks, callback_id="form"))


@pytest.mark.parametrize(
    ("given", "raw", "shape"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES]
)
async def test_each_field_is_submitted_in_slacks_shape(
    playground: Playground,
    client: AsyncWebClient,
    submitted: list[Json],
    ada: Actor,
    given: Json,
    raw: Any,  # noqa: ANN401 - words, lists and numbers
    shape: Json,
) -> None:
    await opened(playground, client, field_block("What?", given, block_id="b"))
    await ada.choose("What?", raw)
    await ada.submit()

    value = submitted[0]["view"]["state"]["values"]["b"]["a"]
    assert value == {"type": given["type"]} | shape


async def test_rich_text_and_files_are_submitted_in_slacks_shape(
    playground: Playground, client: AsyncWebClient, submitted: list[Json], ada: Actor
) -> None:
    rich = field_block("Words?", element("rich_text_input"), block_id="rich")
    files = field_block("File?", element("file_input"), block_id="files")
    await opened(playground, client, rich, files)
    await ada.fill("Words?", "Shipped it")
    await ada.choose("File?", [ada.upload("plan.md", b"# Plan")])
    await ada.submit()

    values = submitted[0]["view"]["state"]["values"]
    section_of_words = values["rich"]["a"]["rich_text_value"]["elements"][0]
    assert section_of_words["elements"][0]["text"] == "Shipped it"
    assert values["files"]["a"]["files"][0]["name"] == "plan.md"


async def test_empty_fields_keep_their_slack_shape(
    playground: Playground, client: AsyncWebClient, submitted: list[Json], ada: Actor
) -> None:
    blocks = [
        field_block("What?", given, block_id=name, optional=True) for name, given, _, _ in SHAPES
    ]
    await opened(playground, client, *blocks)
    await ada.submit()

    values = submitted[0]["view"]["state"]["values"]
    assert values["static"]["a"] == {"type": "static_select", "selected_option": None}
    assert values["people"]["a"] == {"type": "multi_users_select", "selected_users": []}
    assert values["number"]["a"] == {"type": "number_input", "value": None}


@pytest.mark.parametrize(
    ("given", "typed", "objection"),
    [
        (element("plain_text_input", min_length=3), "ab", "at least 3"),
        (element("plain_text_input", max_length=3), "abcd", "at most 3"),
        (element("email_text_input"), "ada", "valid email"),
        (element("url_text_input"), "example", "valid link"),
        (element("number_input", is_decimal_allowed=False), "1.5", "whole number"),
        (
            element("number_input", is_decimal_allowed=False, min_value="3"),
            "2",
            "3 or more",
        ),
        (
            element("number_input", is_decimal_allowed=True, max_value="3"),
            "3.5",
            "3 or less",
        ),
    ],
)
async def test_slack_itself_objects_to_malformed_input(
    playground: Playground,
    client: AsyncWebClient,
    ada: Actor,
    given: Json,
    typed: str,
    objection: str,
) -> None:
    await opened(playground, client, field_block("What?", given, block_id="b"))
    await ada.fill("What?", typed)

    assert objection in (await ada.submit_refused())["What?"]


async def test_option_that_is_not_offered_is_refused_with_what_was_visible(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    select = element("static_select", options=options("One", "Two"))
    await opened(playground, client, field_block("Which?", select, block_id="b"))

    with pytest.raises(AssertionError, match=r"(?s)does not offer 'Three'.*Ada sees:.*Which\?"):
        await ada.choose("Which?", "Three")


async def test_missing_button_says_what_was_visible(client: AsyncWebClient, ada: Actor) -> None:
    buttons = actions(button("Edit", "acted"), button("Undo", "acted2"))
    await client.chat_postMessage(channel=ADA, text="Saved", blocks=[section("Saved"), buttons])

    with pytest.raises(AssertionError, match=r"(?s)no button 'Keep'.*Saved.*\[Edit\].*\[Undo\]"):
        await ada.click("Keep")


async def test_same_button_on_many_rows_needs_words_that_are_near(
    client: AsyncWebClient, submitted: list[Json], ada: Actor
) -> None:
    rows = [
        section(f"Win {name}", accessory=button("Edit", "acted", value=name), block_id=name)
        for name in ("one", "two")
    ]
    await client.chat_postMessage(channel=ADA, text="Wins", blocks=rows)

    with pytest.raises(AssertionError, match="2 times 'Edit'"):
        await ada.click("Edit")
    await ada.click("Edit", near="Win two")
    assert submitted[0]["actions"][0]["value"] == "two"


async def test_overflow_entry_is_clicked_by_its_words(
    client: AsyncWebClient, submitted: list[Json], ada: Actor
) -> None:
    menu = {"type": "overflow", "action_id": "acted", "options": options("Edit", "Undo")}
    await client.chat_postMessage(channel=ADA, text="Win", blocks=[section("Win", accessory=menu)])
    await ada.click("Undo")

    assert submitted[0]["actions"][0]["selected_option"]["value"] == "undo"


async def test_thumb_and_bin_are_clicked_by_their_words(
    client: AsyncWebClient, submitted: list[Json], ada: Actor
) -> None:
    thumbs = element(
        "feedback_buttons",
        positive_button={"text": words("Good"), "value": "up"},
        negative_button={"text": words("Bad"), "value": "down"},
    ) | {"action_id": "acted"}
    bin_ = element("icon_button", icon="trash", text=words("Remove"), value="x")
    blocks = [
        {"type": "context_actions", "elements": [thumbs]},
        {"type": "context_actions", "elements": [bin_ | {"action_id": "acted"}]},
    ]
    await client.chat_postMessage(channel=ADA, text="Well?", blocks=blocks)
    await ada.click("Bad")
    await ada.click("Remove")

    pressed = [body["actions"][0] for body in submitted]
    assert [(action["text"]["text"], action["value"]) for action in pressed] == [
        ("Bad", "down"),
        ("Remove", "x"),
    ]


async def test_newest_message_is_in_front(
    client: AsyncWebClient, submitted: list[Json], ada: Actor
) -> None:
    for name in ("old", "new"):
        blocks = [actions(button("Go", "acted", value=name))]
        await client.chat_postMessage(channel=ADA, text=name, blocks=blocks)
    await ada.click("Go")
    await ada.click("Go", in_=ada.messages()[0])

    assert [body["actions"][0]["value"] for body in submitted] == ["new", "old"]


async def test_menu_with_options_of_the_apps_own_is_searched(
    playground: Playground,
    client: AsyncWebClient,
    bot: Bot,
    submitted: list[Json],
    ada: Actor,
) -> None:
    @bot.app.options("a")
    async def suggest(ack: AsyncAck, payload: Json) -> None:
        await ack(options=options(f"{payload['value']} one", f"{payload['value']} two"))

    menu = element("external_select", min_query_length=1)
    await opened(playground, client, field_block("Which?", menu, block_id="b"))
    await ada.search("Which?", "win", "win two")
    await ada.submit()

    value = submitted[0]["view"]["state"]["values"]["b"]["a"]
    assert value["selected_option"]["value"] == "win two"


async def test_message_shortcut_carries_the_message(bot: Bot, connect: Connect, ada: Actor) -> None:
    @bot.app.shortcut("keep_this")
    async def save(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack()

    await connect()
    message = await ada.say("Shipped it", channel="C0ADAMRTA")
    await ada.message_shortcut("Keep this", "Shipped it")

    body = next(heard for heard in bot.heard if heard["type"] == "message_action")
    assert (body["message"]["ts"], body["channel"]["id"]) == (message.ts, "C0ADAMRTA")


async def test_what_comes_later_is_waited_for(client: AsyncWebClient, ada: Actor) -> None:
    await client.chat_postMessage(
        channel=ADA, text="See <https://example.com|the *plan*> &amp; <@U0MARTA00>"
    )

    await ada.sees_within("See the *plan* & @Marta", 1)
    with pytest.raises(AssertionError, match=r"did not appear within 0\.01 s"):
        await ada.sees_within("Never", 0.01)
