"""Installations are saved encrypted, found by workspace or organisation, and gone when removed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.delivery.delivery import NOT_INSTALLED
from bot.domain.member import Member
from bot.domain.workspace.installation import Installation, first_of, has_to_be_renewed, owners
from bot.storage.database.database import Database
from bot.storage.delivery.reach import ReachStore
from bot.storage.workspace.installations import (
    EncryptedForOthersError,
    InstallationStore,
    InstallStateStore,
    NoKeyError,
    TokenCipher,
    new_key,
)
from bot.storage.workspace.members import MemberStore

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
TOKEN, NEWER = "xoxb-1-first", "xoxb-2-second"
BEECHWOOD = Installation("T1", "Beechwood", "B1", "U1", ("chat:write", "commands"), TOKEN)
WOODS = replace(BEECHWOOD, holder_id="E1", name="All the woods", bot_token=NEWER)
CIPHER = TokenCipher([new_key()])


async def save(
    database: Database, *installations: Installation, cipher: TokenCipher = CIPHER
) -> None:
    async with database.writing() as connection:
        for installation in installations:
            await InstallationStore(connection, cipher).save(installation, NOW)


async def found(
    database: Database, *owner_ids: str, cipher: TokenCipher = CIPHER
) -> Installation | None:
    async with database.reading() as connection:
        return first_of(owner_ids, await InstallationStore(connection, cipher).of(owner_ids))


async def test_what_is_saved_comes_back_and_is_not_readable_meanwhile(database: Database) -> None:
    rotating = replace(BEECHWOOD, refresh_token="xoxe-1-once", expires_at=NOW)

    await save(database, rotating)

    async with database.reading() as connection:
        row = (await connection.execute(text("SELECT * FROM installations"))).one()
    assert await found(database, "T1") == rotating
    assert TOKEN not in str(row)
    assert "xoxe-1-once" not in str(row)
    assert TOKEN not in repr(rotating)


async def test_a_workspaces_own_token_goes_before_that_of_its_organisation(
    database: Database,
) -> None:
    await save(database, WOODS)
    assert await found(database, *owners("T1", "E1")) == WOODS

    await save(database, BEECHWOOD)

    assert await found(database, *owners("T1", "E1")) == BEECHWOOD
    assert await found(database, *owners("T2", "E1")) == WOODS
    assert await found(database, *owners("T2", None)) is None


async def test_installing_again_writes_over_what_was_there(database: Database) -> None:
    await save(database, BEECHWOOD)

    await save(database, replace(BEECHWOOD, bot_token=NEWER))

    newest = await found(database, "T1")
    assert newest is not None
    assert newest.bot_token == NEWER


async def test_a_new_key_in_front_encrypts_again_and_the_old_one_may_go(database: Database) -> None:
    old, new = new_key(), new_key()
    await save(database, BEECHWOOD, cipher=TokenCipher([old]))

    async with database.writing() as connection:
        changed = await InstallationStore(connection, TokenCipher([new, old])).encrypt_again()
        again = await InstallationStore(connection, TokenCipher([new, old])).encrypt_again()

    assert (changed, again) == (1, 0)
    assert await found(database, "T1", cipher=TokenCipher([new])) == BEECHWOOD


async def test_a_token_that_no_key_opens_is_said_to_be_lost(database: Database) -> None:
    await save(database, BEECHWOOD)
    other = TokenCipher([new_key()])

    async with database.writing() as connection:
        there = InstallationStore(connection, other)
        counted = (await there.count(), await there.lost(), await there.encrypt_again())

    assert counted == (1, 1, 0)
    with pytest.raises(EncryptedForOthersError, match="NEXTRUNG_TOKEN_KEYS"):
        await found(database, "T1", cipher=other)


async def test_without_a_key_nothing_is_saved(database: Database) -> None:
    with pytest.raises(NoKeyError, match="nextrung key"):
        await save(database, BEECHWOOD, cipher=TokenCipher())

    assert await found(database, "T1") is None


async def test_one_process_at_a_time_renews(database: Database) -> None:
    await save(database, BEECHWOOD)

    async with database.writing() as connection:
        there = InstallationStore(connection, CIPHER)
        claims = [await there.claim_renewal("T1", NOW, NOW + A_MINUTE) for _ in range(2)]
        later = await there.claim_renewal("T1", NOW + A_MINUTE, NOW + 2 * A_MINUTE)
        await there.renew(replace(BEECHWOOD, bot_token=NEWER))
        after = await there.claim_renewal("T1", NOW + A_MINUTE, NOW + 2 * A_MINUTE)

    assert (claims, later, after) == ([True, False], True, True)


async def test_a_state_is_good_once_and_for_its_time(database: Database) -> None:
    async with database.writing() as connection:
        states = InstallStateStore(connection)
        for state in ("one", "two"):
            await states.issue(state, NOW, NOW + A_MINUTE)

        assert [await states.consume("one", NOW) for _ in range(2)] == [True, False]
        assert not await states.consume("two", NOW + A_MINUTE)
        await states.issue("three", NOW + A_MINUTE, NOW + 2 * A_MINUTE)
        left = (await connection.execute(text("SELECT fingerprint FROM install_states"))).all()

    assert len(left) == 1
    assert "three" not in str(left)


async def test_an_organisation_that_goes_takes_only_workspaces_without_a_token_of_their_own(
    database: Database,
) -> None:
    people = {team: Member(team, "U0ADA", "E1") for team in ("T1", "T2")}
    await save(database, BEECHWOOD)
    async with database.writing() as connection:
        for member in people.values():
            await MemberStore(connection, member).ensure("Europe/London", "Ada", "en-GB", NOW)

        await ReachStore(connection).workspace_lost("E1", NOT_INSTALLED)
        codes = {
            team: await MemberStore(connection, member).unreachable_code()
            for team, member in people.items()
        }
        await ReachStore(connection).workspace_found("E1", NOW)
        back = await MemberStore(connection, people["T2"]).unreachable_code()

    assert codes == {"T1": None, "T2": NOT_INSTALLED}
    assert back is None


@pytest.mark.parametrize(("hours", "is_due"), [(1, True), (2, True), (3, False)])
def test_a_token_is_renewed_two_hours_before_it_expires(hours: int, *, is_due: bool) -> None:
    expiring = replace(BEECHWOOD, expires_at=NOW + timedelta(hours=hours))

    assert has_to_be_renewed(expiring, NOW) is is_due
    assert not has_to_be_renewed(BEECHWOOD, NOW)
