"""Whose token is whose: a workspace's, an organisation's, and what Slack says when it ends."""

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.oauth.installation_store import Installation as SlackInstallation

from bot.domain.member import Member
from bot.domain.workspace.installation import Installation
from bot.services.workspace.installations import InstalledWorkspaces
from bot.slack.oauth.authorize import AuthorizeEach
from bot.slack.oauth.install import InstallationStore
from bot.slack.oauth.installed import ended_at, loses_the_bot, owner_in
from bot.slack.who.acting_member import member_of
from bot.storage.database.database import Database
from bot.storage.workspace.installations import TokenCipher, new_key

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def from_slack(token: str, **changes: object) -> SlackInstallation:
    """What Bolt makes of the answer of oauth.v2.access."""
    given: dict[str, Any] = {
        "user_id": "U0ADMIN",
        "team_id": "T1",
        "team_name": "Beechwood",
        "enterprise_id": "E1",
        "enterprise_name": "All the woods",
        "bot_token": token,
        "bot_id": "B1",
        "bot_user_id": "U0BOT",
        "bot_scopes": "chat:write,commands",
    }
    return SlackInstallation(**given | changes)


def for_all(token: str) -> SlackInstallation:
    """An organisation installs it for all its workspaces: there is no team."""
    return from_slack(token, team_id=None, team_name=None, is_enterprise_install=True)


@pytest.fixture
def installing(sqlite_database: Database) -> InstalledWorkspaces:
    return InstalledWorkspaces(sqlite_database, TokenCipher([new_key()]), lambda: NOW)


@pytest.fixture
def store(installing: InstalledWorkspaces) -> InstallationStore:
    return InstallationStore(installing)


async def token_for(
    installing: InstalledWorkspaces, team_id: str | None, *, asks_for_all: bool
) -> str:
    context = AsyncBoltContext({"is_enterprise_install": asks_for_all})
    found = await AuthorizeEach(installing)(
        context=context, enterprise_id="E1", team_id=team_id, user_id="U0ADA"
    )
    return str(found and found.bot_token)


async def test_what_bolt_hands_over_is_saved_without_its_installer(
    installing: InstalledWorkspaces, store: InstallationStore
) -> None:
    await store.async_save(from_slack("xoxb-1"))

    saved = await installing.of(("T1",))

    scopes = ("chat:write", "commands")
    assert saved == Installation("T1", "Beechwood", "B1", "U0BOT", scopes, "xoxb-1")
    bot = await store.async_find_bot(enterprise_id=None, team_id="T1")
    assert bot is not None
    assert (bot.bot_token, bot.bot_user_id) == ("xoxb-1", "U0BOT")


async def test_an_organisations_token_speaks_where_there_is_no_other(
    installing: InstalledWorkspaces, store: InstallationStore
) -> None:
    await store.async_save(for_all("xoxb-org"))
    await store.async_save(from_slack("xoxb-1"))

    assert await token_for(installing, "T1", asks_for_all=False) == "xoxb-1"
    assert await token_for(installing, "T2", asks_for_all=False) == "xoxb-org"
    assert await token_for(installing, "T1", asks_for_all=True) == "xoxb-org"
    assert await token_for(installing, None, asks_for_all=True) == "xoxb-org"


async def test_nobody_speaks_where_nothing_is_installed(installing: InstalledWorkspaces) -> None:
    assert await token_for(installing, "T1", asks_for_all=False) == "None"


def event(**changes: object) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "team_id": "T1",
        "enterprise_id": "E1",
        "event_time": int(NOW.timestamp()),
        "event": {"type": "app_uninstalled"},
    }
    return whole | changes


def test_an_end_is_that_of_the_workspace_or_of_the_organisation() -> None:
    one = [{"enterprise_id": "E1", "team_id": "T1", "is_enterprise_install": False}]
    whole = [{"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}]

    assert owner_in(event()) == "T1"
    assert owner_in(event(authorizations=one)) == "T1"
    assert owner_in(event(authorizations=whole)) == "E1"


def test_an_end_counts_until_its_second_is_over() -> None:
    assert (ended_at(event()) - NOW).total_seconds() == 1


@pytest.mark.parametrize(("bots", "is_ours"), [(["U0BOT"], True), ([], False)])
def test_somebodys_own_token_is_not_the_bots(bots: list[str], *, is_ours: bool) -> None:
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["U0ADA"], "bot": bots}}

    assert loses_the_bot(event(event=revoked)) is is_ours


def test_a_member_of_an_organisation_is_known_by_workspace_and_organisation() -> None:
    clicked = {
        "team": None,
        "enterprise": {"id": "E1"},
        "is_enterprise_install": True,
        "user": {"id": "U0ADA", "team_id": "T1"},
    }

    assert member_of(clicked) == Member("T1", "U0ADA", "E1")
