"""A workspace is forgotten whatever is left of it: people, settings, a token, ids in the trail."""

import asyncio
from dataclasses import replace

import pytest

from bot.cli import leaving
from bot.domain.member import Member
from bot.domain.workspace.audit import Entry
from bot.domain.workspace.company import CompanySettings
from bot.services.workspace.installations import InstalledWorkspaces
from bot.settings import Settings
from bot.storage.database.database import Database
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.company import CompanySettingsStore
from bot.storage.workspace.installations import TokenCipher, new_key
from tests.services.engine import ADA, SUNDAY, Hands
from tests.services.workspace.test_retention import begun
from tests.storage.workspace.test_installations import BEECHWOOD


async def settings_left(database: Database, team_id: str) -> bool:
    async with database.reading() as connection:
        return await CompanySettingsStore(connection, team_id).get() != CompanySettings()


async def test_a_workspace_that_nobody_used_is_forgotten_and_then_unknown(
    database: Database, database_url: str
) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA)
    installed = InstalledWorkspaces(database, TokenCipher([new_key()]), clock.now)
    await installed.save(replace(BEECHWOOD, holder_id="T9"), "UADMIN")
    async with database.writing() as connection:
        store = CompanySettingsStore(connection, "T9")
        await store.save(CompanySettings(frozenset({0}), 30), clock.at)
        admins = Entry(clock.at, "company_settings_set", "T9", "UADMIN", "UOTHER")
        await AuditTrail(connection).note(admins)
    settings = Settings(database_url=database_url)

    await leaving.forget_workspace(settings, "T9", clock.now, is_sure=True)

    assert not await settings_left(database, "T9")
    assert await coach.forgetting.people_of("T9") is None
    async with database.reading() as connection:
        entries = await AuditTrail(connection).all("T9")
    assert "UADMIN" not in repr(entries)
    assert "UOTHER" not in repr(entries)
    assert entries[-1].actor == leaving.operator()
    with pytest.raises(leaving.NobodyThereError):
        await leaving.forget_workspace(settings, "T9", clock.now, is_sure=True)


async def test_an_admins_id_in_the_trail_alone_can_be_forgotten(database: Database) -> None:
    coach = await begun(database, Hands(), ADA)
    async with database.writing() as connection:
        await AuditTrail(connection).note(Entry(SUNDAY, "company_days_set", "T9", "UADMIN"))
    before = await coach.forgetting.people_of("T9")

    await coach.forgetting.forget_workspace("T9", "operator gil")

    assert (before, await coach.forgetting.people_of("T9")) == (0, None)


class DiedError(Exception):
    """The process ends between two batches."""


async def die(seconds: float) -> None:
    del seconds
    raise DiedError


async def test_an_organisation_whose_forgetting_died_after_its_people_has_nothing_left(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, member = Hands(), Member("T7", "UDEE", "E1")
    coach = await begun(sqlite_database, clock, member)
    async with sqlite_database.writing() as connection:
        store = CompanySettingsStore(connection, "T7")
        await store.save(CompanySettings(frozenset({0}), 30), clock.at)

    monkeypatch.setattr(asyncio, "sleep", die)

    with pytest.raises(DiedError):
        await coach.forgetting.forget_workspace("E1", "operator gil")

    assert not await settings_left(sqlite_database, "T7")
    assert await coach.forgetting.people_of("T7") is None
