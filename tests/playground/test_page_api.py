"""What the page gets, what it may do, and who else may not."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground, PortInUseError
from playground.testkit import Actor
from tests.playground.conftest import (
    Bot,
    Connect,
    Json,
    modal,
    text_field,
    workspace_for_tests,
)

ADA = "U0ADA0000"


class Page:
    """Asks what a browser would."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def state(self, user: str = ADA) -> Json:
        async with self.session.get("/_/state", params={"as": user}) as response:
            body: Json = await response.json()
            return body

    async def act(self, do: str, **details: object) -> Json:
        async with self.session.post("/_/act", json={"as": ADA, "do": do} | details) as response:
            body: Json = await response.json()
            return body


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession(playground.url) as session:
        yield Page(session)


async def test_state_shows_the_workspace_through_one_persons_eyes(
    page: Page, client: AsyncWebClient
) -> None:
    await client.chat_postMessage(channel=ADA, text="Good morning")
    ada, kenji = await page.state(), await page.state("U0KENJI00")

    assert ada["clock"]["local"] == "Monday 23 November 2026, 09:00"
    assert kenji["clock"]["local"] == "Monday 23 November 2026, 18:00"
    assert [c["kind"] for c in ada["conversations"]] == [
        "channel",
        "channel",
        "private",
        "group",
        *["dm"] * 3,
        "app",
    ]
    message = ada["messages"]["D0ADA0000"][0]
    assert (message["text"], message["time"], message["is_bot"]) == ("Good morning", "09:00", True)
    assert next(c for c in ada["conversations"] if c["kind"] == "app")["unread"] == 1
    assert "D0ADA0000" not in kenji["messages"]
    assert ada["commands"][0]["command"] == "/echo"
    assert ada["app"]["online"] is False


async def test_page_posts_reacts_and_marks_as_read(page: Page, marta: Actor) -> None:
    await marta.say("Nice work @Ada, see https://example.com/a?b=1&c=2 in #general", "#general")
    before = await page.state()
    said = before["messages"]["C0GENERAL"][0]
    await page.act("react", channel="C0GENERAL", ts=said["ts"], name="tada")
    await page.act("mark_read", channel="C0GENERAL")
    after = await page.state()

    link = "<https://example.com/a?b=1&amp;c=2>"
    assert said["text"] == f"Nice work <@{ADA}>, see {link} in <#C0GENERAL|general>"
    assert [state["conversations"][0]["unread"] for state in (before, after)] == [1, 0]
    reactions = after["messages"]["C0GENERAL"][0]["reactions"]
    assert reactions == [{"name": "tada", "users": [ADA]}]


async def test_failed_command_leaves_a_notice_until_it_is_dismissed(page: Page) -> None:
    answer = await page.act("slash", channel="C0GENERAL", text="/echo hello")
    notices = (await page.state())["notices"]
    await page.act("dismiss", notice=notices[0]["id"])

    assert (answer["ok"], answer["error"]) == (False, "app_did_not_answer")
    assert "Parrot is not connected" in notices[0]["text"]
    assert (await page.state())["notices"] == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ({"do": "fly"}, "unknown_act"),
        ({"do": "slash", "channel": "C0GENERAL", "text": "/nope"}, "unknown_command"),
        ({"do": "post", "channel": "C0GENERAL", "text": " "}, "no_text"),
        ({"do": "post", "channel": "D0MARTA00", "text": "Hello"}, "channel_not_found"),
        ({"do": "post"}, "invalid_act"),
        ({"do": "submit", "view_id": "V1"}, "view_not_found"),
        ({"do": "set_timezone", "tz": "Europe/Atlantis"}, "unknown_timezone"),
        ({"do": "shortcut", "callback_id": "nope"}, "unknown_shortcut"),
        ({"do": "click", "home": True, "block_id": "a", "action_id": "b"}, "view_not_found"),
    ],
)
async def test_impossible_act_is_answered_with_a_sentence(
    page: Page, act: dict[str, object], code: str
) -> None:
    answer = await page.act(**act)  # type: ignore[arg-type] # `do` is in each of them

    assert (answer["ok"], answer["error"]) == (False, code)
    assert answer["message"].endswith((".", "!"))


async def test_form_is_filled_on_the_page_and_its_objections_come_back(
    page: Page, playground: Playground, bot: Bot, connect: Connect, client: AsyncWebClient
) -> None:
    @bot.app.view("note")
    async def save(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack()

    await connect()
    trigger = playground.workspace.grants.trigger(ADA)
    form = modal(text_field("What?", "what"), callback_id="note")
    view_id = (await client.views_open(trigger_id=trigger, view=form))["view"]["id"]
    empty = await page.act("submit", view_id=view_id, values={})
    shown = (await page.state())["modals"][0]
    done = await page.act("submit", view_id=view_id, values={"what": {"a": "Shipped it"}})

    assert empty["errors"] == {"what": "Please complete this required field."} == shown["errors"]
    assert done == {"ok": True}
    assert (await page.state())["modals"] == []


async def test_changes_are_streamed(page: Page, ada: Actor) -> None:
    async with page.session.get("/_/events", params={"as": ADA}) as stream:
        first = json.loads((await stream.content.readline()).removeprefix(b"data: "))
        await stream.content.readline()
        await ada.say("Hello", channel="#general")
        second = json.loads((await stream.content.readline()).removeprefix(b"data: "))

    assert second["version"] > first["version"]


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
)
async def test_other_web_pages_are_kept_out(page: Page, headers: dict[str, str]) -> None:
    async with page.session.get("/_/state", params={"as": ADA}, headers=headers) as response:
        assert response.status == 403


async def test_act_sent_as_a_plain_form_is_refused(page: Page) -> None:
    async with page.session.post("/_/act", data='{"as": "U0ADA0000"}') as response:
        assert response.status == 403


async def test_files_outside_the_page_are_not_served(page: Page) -> None:
    async with page.session.get("/static/%2e%2e/server.py") as response:
        assert response.status == 404


async def test_chosen_file_is_taken_in(page: Page, playground: Playground) -> None:
    query = {"as": ADA, "name": "plan.md"}
    async with page.session.post("/_/files", params=query, data=b"# Plan") as response:
        answer = await response.json()

    file = playground.workspace.files.find(answer["file"]["id"])
    assert file is not None
    assert (file.name, file.content, file.user) == ("plan.md", b"# Plan", ADA)


async def test_port_in_use_is_a_sentence(playground: Playground) -> None:
    port = int(playground.url.rpartition(":")[2])
    second = workspace_for_tests()

    with pytest.raises(PortInUseError, match=f"Port {port} is in use"):
        await second.start(port)
    await second.stop()
