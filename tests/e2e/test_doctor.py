"""The doctor in the pretend workspace: its verdict there is that on a real one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor import examine
from bot.settings import Settings
from bot.slack.manifest import manifest
from playground.server import Playground

SCOPES = ("chat:write", "commands", "im:write", "users:read")


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(manifest((), (), (), SCOPES))
    await playground.start(port=0)
    yield playground
    await playground.stop()


@pytest.fixture
def settings(playground: Playground, tmp_path: Path) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(playground.bot_token),
        slack_app_token=SecretStr(playground.app_token),
        slack_api_url=playground.api_url,
        database_url=f"sqlite:///{tmp_path}/nextrung.db",
    )


async def troubles(settings: Settings, *scopes: str) -> list[str]:
    findings = await examine(settings, now=lambda: datetime.now(UTC), scopes=scopes)
    return [finding.sentence for finding in findings if not finding.is_ok]


async def test_a_coach_that_is_set_up_well_has_no_trouble(settings: Settings) -> None:
    assert await troubles(settings, *SCOPES) == []


async def test_scopes_that_the_manifest_forgot_are_named(settings: Settings) -> None:
    (found,) = await troubles(settings, *SCOPES, "files:write")

    assert "lacks the scope files:write" in found


async def test_real_tokens_are_refused_there(settings: Settings) -> None:
    strange = {
        "slack_bot_token": SecretStr("xoxb-1-2-abc"),
        "slack_app_token": SecretStr("xapp-1-2-abc"),
    }

    found = await troubles(settings.model_copy(update=strange), *SCOPES)

    assert [sentence.partition(":")[0] for sentence in found] == [
        "Slack refuses SLACK_BOT_TOKEN (invalid_auth)",
        "Slack refuses SLACK_APP_TOKEN (invalid_auth)",
    ]
