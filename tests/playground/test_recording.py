"""What went over the wire, both ways, as JSON lines."""

import json
from pathlib import Path

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.conftest import Json, bot_for, modal, socket, text_field, workspace_for_tests


async def test_both_directions_are_written_down_without_tokens(tmp_path: Path) -> None:
    playground = workspace_for_tests(recording=tmp_path / "story")
    await playground.start()
    bot = bot_for(playground)

    @bot.app.command("/echo")
    async def form(
        ack: AsyncAck, command: Json, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        await ack()
        view = modal(text_field("What?", "what"), callback_id="note")
        await client.views_open(trigger_id=command["trigger_id"], view=view)
        await respond("Opened")

    @bot.app.view("note")
    async def save(ack: AsyncAck) -> None:
        await ack(response_action="clear")

    async with socket(bot, playground):
        ada = playground.actor("U0ADA0000")
        await ada.slash("/echo hello")
        await ada.fill("What?", "x")
        await ada.submit()
    await playground.stop()

    calls = read(tmp_path / "story.calls.jsonl")
    inbound = read(tmp_path / "story.inbound.jsonl")
    assert {"method": "ack", "args": {}, "kind": "command"} in calls
    clear = {"response_action": "clear"}
    assert {"method": "ack", "args": clear, "kind": "view_submission"} in calls
    opening = next(call for call in calls if call["method"] == "views.open")
    assert opening["args"]["view"]["callback_id"] == "note"
    assert next(call for call in calls if call["method"] == "response_url")["args"]["text"]
    assert [row["kind"] for row in inbound] == ["slash_commands", "interactive"]
    assert playground.bot_token not in (tmp_path / "story.calls.jsonl").read_text()


def read(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text().splitlines()]
