"""Tokens stay in memory for a moment, and no longer; the database is asked once for many."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.workspace.installation import Installation
from bot.services.workspace.installations import FRESH_FOR, MOST_REMEMBERED, InstalledWorkspaces
from bot.storage.database.database import Database
from bot.storage.workspace.installations import TokenCipher, new_key
from tests.databases import queries_of
from tests.services.engine import Hands
from tests.storage.workspace.test_installations import BEECHWOOD, NEWER, NOW, WOODS

A_SECOND = timedelta(seconds=1)
HERS = ("T1", "E1")


class Renewals:
    """Slack's part in renewing; `gives` None where it cannot just now."""

    def __init__(self) -> None:
        self.gives: str | None = NEWER
        self.asked = 0

    async def __call__(self, installation: Installation) -> Installation | None:
        self.asked += 1
        if self.gives is None:
            return None
        later = NOW + timedelta(hours=12)
        return replace(installation, bot_token=self.gives, expires_at=later)


@pytest.fixture
def clock() -> Hands:
    return Hands(NOW)


@pytest.fixture
def renewals() -> Renewals:
    return Renewals()


@pytest.fixture
def installing(sqlite_database: Database, clock: Hands, renewals: Renewals) -> InstalledWorkspaces:
    return InstalledWorkspaces(sqlite_database, TokenCipher([new_key()]), clock.now, renewals)


async def test_a_token_is_looked_up_once_for_all_who_ask_within_a_moment(
    installing: InstalledWorkspaces, sqlite_database: Database, clock: Hands
) -> None:
    await installing.save(BEECHWOOD)

    with queries_of(sqlite_database) as asked:
        answers = [await installing.of(HERS) for _ in range(100)]
        within = len(asked)
        clock.go(FRESH_FOR)
        await installing.of(HERS)

    assert set(answers) == {BEECHWOOD}
    assert (within, len(asked)) == (1, 2)


async def test_installing_and_taking_out_are_known_at_once(installing: InstalledWorkspaces) -> None:
    none = await installing.of(HERS)
    await installing.save(WOODS)
    organisations = await installing.of(HERS)
    await installing.save(BEECHWOOD)
    own = await installing.of(HERS)

    await installing.removed("T1", NOW)

    assert (none, organisations, own) == (None, WOODS, BEECHWOOD)
    assert await installing.of(HERS) == WOODS


@pytest.mark.slow
async def test_memory_stays_small_however_many_workspaces_there_are(
    installing: InstalledWorkspaces,
) -> None:
    await installing.save(WOODS)

    for number in range(MOST_REMEMBERED + 10):
        await installing.of((f"T{number}", "E1"))

    assert len(installing._looked) <= MOST_REMEMBERED


async def test_a_token_that_expires_is_renewed_once_and_saved(
    installing: InstalledWorkspaces, renewals: Renewals
) -> None:
    await installing.save(replace(BEECHWOOD, refresh_token="xoxe-1", expires_at=NOW + A_SECOND))

    tokens = {found.bot_token for _ in range(3) if (found := await installing.of(HERS))}

    assert tokens == {NEWER}
    assert renewals.asked == 1


async def test_where_slack_renews_nothing_the_old_token_is_used_and_it_is_asked_again_later(
    installing: InstalledWorkspaces, renewals: Renewals, clock: Hands
) -> None:
    expiring = replace(BEECHWOOD, refresh_token="xoxe-1", expires_at=NOW + timedelta(hours=1))
    await installing.save(expiring)
    renewals.gives = None

    first = [await installing.of(HERS) for _ in range(3)]
    clock.go(timedelta(minutes=1))
    renewals.gives = NEWER
    later = await installing.of(HERS)

    assert first == [expiring] * 3
    assert later is not None
    assert later.bot_token == NEWER
    assert renewals.asked == 2


async def test_a_token_that_no_key_opens_is_as_good_as_none(
    sqlite_database: Database, installing: InstalledWorkspaces, clock: Hands
) -> None:
    await installing.save(BEECHWOOD)
    with_another_key = InstalledWorkspaces(sqlite_database, TokenCipher([new_key()]), clock.now)

    assert await with_another_key.of(HERS) is None
