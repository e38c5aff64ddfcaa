"""The audit trail: who did what to tokens, exports, deletions, a company's settings; no words."""

import json
from datetime import timedelta

import pytest

from bot.cli.leaving import operator
from bot.domain.plan.cycle import Cycle
from bot.domain.workspace.audit import REMEMBERED_FOR, Entry
from bot.services.coach import Coach
from bot.services.workspace.installations import InstalledWorkspaces
from bot.storage.database.database import Database
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.installations import TokenCipher, new_key
from tests.services.engine import ADA, BO, CY, SUNDAY, DirectMessages, Hands, engine, join
from tests.storage.workspace.test_installations import BEECHWOOD

WORDS = "talked Kenji out of the rewrite"


async def trail_of(database: Database, team_id: str | None = None) -> list[tuple[str, str, str]]:
    async with database.reading() as connection:
        entries = await AuditTrail(connection).all(team_id)
    return [(entry.kind, entry.actor, entry.about) for entry in entries]


def coach_on(database: Database, clock: Hands) -> Coach:
    return engine(database, DirectMessages(), clock)


async def test_an_export_and_a_deletion_are_noted_and_the_second_names_nobody(
    database: Database,
) -> None:
    coach = coach_on(database, Hands())
    await join(coach, ADA, BO)
    await coach.member_data.everything(ADA)
    await coach.member_data.everything(BO)
    await coach.member_data.everything(ADA, "operator gil")
    before = await trail_of(database)

    await coach.member_data.forget(ADA)

    assert before == [
        ("exported", ADA.user_id, ""),
        ("exported", BO.user_id, ""),
        ("exported", "operator gil", ADA.user_id),
    ]
    assert await trail_of(database) == [
        ("exported", "a member", ""),
        ("exported", BO.user_id, ""),
        ("exported", "operator gil", "a member"),
        ("forgotten", "a member", ""),
    ]
    await coach.background.settle()


async def test_a_member_reads_in_their_export_who_exported_it_before(database: Database) -> None:
    coach = coach_on(database, Hands())
    await join(coach, ADA)
    await coach.member_data.everything(ADA, "operator gil")

    _, content = await coach.member_data.everything(ADA)

    (entry,) = json.loads(content)["audit"]
    assert (entry["kind"], entry["actor"]) == ("exported", "operator gil")
    await coach.background.settle()


async def test_a_companys_settings_are_noted_with_the_admin_and_no_words(
    sqlite_database: Database,
) -> None:
    coach = coach_on(sqlite_database, Hands())
    await join(coach, ADA)
    days = Cycle(WORDS, SUNDAY.date() + timedelta(days=90), origin="company")

    await coach.company_cycles.announce(ADA, days, is_admin=True)
    await coach.company_cycles.withdraw(ADA, is_admin=True)
    await coach.ladders.withdraw_for_everybody(ADA, is_admin=True)

    async with sqlite_database.reading() as connection:
        entries = await AuditTrail(connection).all(ADA.team_id)
    assert [(entry.kind, entry.actor) for entry in entries] == [
        ("company_days_set", ADA.user_id),
        ("company_days_withdrawn", ADA.user_id),
        ("company_ladder_withdrawn", ADA.user_id),
    ]
    assert WORDS not in repr(entries)
    assert await trail_of(sqlite_database, CY.team_id) == []
    await coach.background.settle()


async def test_a_workspace_is_noted_as_it_comes_and_once_as_it_goes(database: Database) -> None:
    clock = Hands()
    installed = InstalledWorkspaces(database, TokenCipher([new_key()]), clock.now)
    await installed.save(BEECHWOOD, "UADMIN")

    await installed.removed("T1", clock.now())
    await installed.removed("T1", clock.now())

    assert await trail_of(database, "T1") == [
        ("installed", "UADMIN", ""),
        ("uninstalled", "Slack", ""),
    ]


async def test_without_tokens_of_each_it_is_noted_once_that_the_coach_was_taken_out(
    sqlite_database: Database,
) -> None:
    clock = Hands()
    coach = coach_on(sqlite_database, clock)
    await join(coach, ADA)

    await coach.installations.removed(ADA.team_id, clock.now())
    await coach.installations.removed(ADA.team_id, clock.now())

    assert await trail_of(sqlite_database) == [("uninstalled", "Slack", "")]
    await coach.background.settle()


async def test_a_replaced_key_is_noted_once(sqlite_database: Database) -> None:
    clock, old, new = Hands(), new_key(), new_key()
    await InstalledWorkspaces(sqlite_database, TokenCipher([old]), clock.now).save(BEECHWOOD)
    installed = InstalledWorkspaces(sqlite_database, TokenCipher([new, old]), clock.now)

    await installed.encrypt_again()
    await installed.encrypt_again()

    kinds = [kind for kind, *_ in await trail_of(sqlite_database)]
    assert kinds == ["installed", "tokens_encrypted_again"]


async def test_an_entry_is_gone_after_a_year_and_not_before(database: Database) -> None:
    clock = Hands()
    coach = coach_on(database, clock)
    async with database.writing() as connection:
        await AuditTrail(connection).note(Entry(clock.at, "installed", "T1", "U1"))
    clock.go(REMEMBERED_FOR - timedelta(hours=1))
    await coach.upkeep.look()
    within = await trail_of(database)

    clock.go(timedelta(days=1))
    await coach.upkeep.look()

    assert [kind for kind, *_ in within] == ["installed"]
    assert await trail_of(database) == []


async def test_a_clock_that_is_fast_by_a_year_for_hours_lets_go_of_no_entry(
    database: Database,
) -> None:
    clock = Hands()
    coach = coach_on(database, clock)
    async with database.writing() as connection:
        await AuditTrail(connection).note(Entry(clock.at, "installed", "T1", "U1"))
    await coach.upkeep.look()
    for hours in (0, 5):
        clock.at = SUNDAY + REMEMBERED_FOR + timedelta(days=2, hours=hours)
        await coach.upkeep.look()
    clock.at = SUNDAY + timedelta(hours=6)

    await coach.upkeep.look()

    assert [kind for kind, *_ in await trail_of(database)] == ["installed"]


def test_an_entry_is_one_line() -> None:
    alone = Entry(SUNDAY, "exported", "T1", "operator gil", "U2")
    many = Entry(SUNDAY, "tokens_encrypted_again", "", "the coach", number=1200)

    assert alone.line() == "2026-11-22 12:00 UTC  exported  T1  operator gil  about U2"
    assert many.line() == "2026-11-22 12:00 UTC  tokens_encrypted_again  -  the coach  1,200"


def test_an_entry_with_odd_names_is_one_line_still() -> None:
    forged = Entry(
        SUNDAY, "exported", "T1", "operator gil\n2026-01-01 00:00 UTC\x1b[2K", "U\u20282"
    )

    assert forged.line() == (
        "2026-11-22 12:00 UTC  exported  T1  operator gil2026-01-01 00:00 UTC[2K  about U2"
    )


def test_the_operator_is_the_account_and_not_what_the_surroundings_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = operator()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "Ada Lovelace\n2026-01-01 00:00 UTC  forgotten")

    assert operator() == usual
