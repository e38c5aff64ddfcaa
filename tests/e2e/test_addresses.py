"""Signed or not, nobody but Slack is called: answers, late answers, files and uploads."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.delivery import OutcomeUnknownError
from bot.slack.send.courier import Courier
from playground.blocks import Json
from tests.e2e.raw_requests import Witness, raw_requests, witness
from tests.e2e.test_door import WORDS, command_of, wins_of
from tests.e2e.witnesses import Log
from tests.stories import Story, opened_story

ELSEWHERE = "isn't Slack's"


async def test_a_click_that_names_somebody_elses_address_is_answered_over_it(
    sqlite_url: str, log: Log
) -> None:
    async with opened_story(sqlite_url) as story, witness() as attacker:
        ada = story.ada
        await ada.slash(f"/win {WORDS}", channel="general")
        lead_away(story, attacker)

        await ada.click("Undo")

        assert ELSEWHERE in ada.sees()
    assert attacker.heard == []
    assert "address_not_slacks" in log.line_with("refused")
    assert attacker.url not in log.getvalue()


async def take_a_moment(next_: Callable[[], Awaitable[None]]) -> None:
    """Bolt's middleware, after which the answer is late."""
    await asyncio.sleep(0.5)
    await next_()


async def test_a_late_answer_goes_to_nobody_else(sqlite_url: str, log: Log) -> None:
    async with raw_requests(sqlite_url) as raw, witness() as attacker:
        raw.story.running.app.use(take_a_moment)
        raw.story.running.app.answer_within = 0.0

        answer = await raw.signed(
            command_of(raw) | {"response_url": attacker.url}, "slash_commands"
        )
        await raw.story.running.app.settle(3)

        assert "still at it" in answer.body
        assert await wins_of(raw) == [WORDS]
        assert attacker.heard == []
        assert "address_not_slacks" in log.line_with("refused")
        (message,) = raw.story.ada.messages()
        assert f"Saved: {WORDS}" in raw.story.ada.reads(message)


async def test_a_file_is_uploaded_to_nobody_else(sqlite_url: str) -> None:
    async with opened_story(sqlite_url) as story, witness() as attacker:
        slack = story.running.app.client
        client = AsyncWebClient(story.playground.bot_token, slack.base_url, session=slack.session)
        story.playground.workspace.files.address = attacker.url.rstrip("/")

        async def note(_file_id: str) -> None: ...

        with pytest.raises(OutcomeUnknownError):
            await Courier(client).hand_over(story.member, ("wins.txt", WORDS.encode()), "", note)

        assert attacker.heard == []


def lead_away(story: Story, attacker: Witness) -> None:
    """From now on Slack's clicks name somebody else's address."""
    payloads = story.playground.backstage.payloads
    real = payloads.message_click

    def elsewhere(*given: object, **named: object) -> Json:
        return real(*given, **named) | {"response_url": attacker.url}  # type: ignore[arg-type]

    payloads.message_click = elsewhere  # type: ignore[method-assign]
