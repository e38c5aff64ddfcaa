"""The doctor in the pretend workspace: its verdict there is that on a real one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.cli.doctor import examine
from bot.cli.tokens import Finding
from bot.domain.workspace.installation import Installation
from bot.services.workspace.installations import InstalledWorkspaces
from bot.settings import Settings
from bot.slack.manifest import manifest
from bot.storage.database.database import Database
from bot.storage.workspace.installations import TokenCipher, new_key
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


async def for_many(playground: Playground, settings: Settings, **changes: object) -> list[Finding]:
    many: dict[str, object] = {
        "slack_bot_token": None,
        "slack_app_token": None,
        "slack_client_id": playground.registration.client_id,
        "slack_client_secret": SecretStr(playground.registration.client_secret),
        "slack_signing_secret": SecretStr(playground.signing_secret),
        "url": "https://coach.example.com",
        "token_keys": SecretStr(new_key()),
    }
    changed = settings.model_copy(update=many | changes)
    return await examine(changed, now=lambda: datetime.now(UTC), scopes=SCOPES)


async def test_a_coach_for_many_is_asked_for_what_many_need(
    playground: Playground, settings: Settings
) -> None:
    await save(settings, new_key())

    sentences = [finding.sentence for finding in await for_many(playground, settings)]

    assert "Slack knows the app by its client ID and secret." in sentences
    assert "1 workspace has installed the coach." in sentences
    assert any(s.startswith("The tokens of 1 workspace cannot be opened") for s in sentences)
    assert not any("SLACK_BOT_TOKEN" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"slack_client_id": "1.2"}, "invalid_client_id"),
        ({"slack_client_secret": SecretStr("guessed")}, "bad_client_secret"),
    ],
)
async def test_wrong_credentials_are_told_apart(
    playground: Playground, settings: Settings, changes: dict[str, object], code: str
) -> None:
    findings = await for_many(playground, settings, **changes)

    troubles = [finding.sentence for finding in findings if not finding.is_ok]
    assert [code in sentence for sentence in troubles] == [True]
    assert "guessed" not in str(findings)


async def save(settings: Settings, key: str) -> None:
    """Somebody has installed the coach, while another key was in use."""
    database = Database(settings.database_url)
    await database.start()
    installations = InstalledWorkspaces(database, TokenCipher([key]), lambda: datetime.now(UTC))
    await installations.save(Installation("T1", "Beechwood", "B1", "U1", SCOPES, "xoxb-1"))
    await database.stop()
