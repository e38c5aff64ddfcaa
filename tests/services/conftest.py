"""The engine as most tests of services have it: its clock, its messages, and what Slack says."""

import pytest

from bot.services.coach import Coach
from bot.storage.database.database import Database
from tests.services.engine import DirectMessages, Hands, Londoners, Statuses, engine


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def dms() -> DirectMessages:
    return DirectMessages()


@pytest.fixture
def london(clock: Hands) -> Londoners:
    return Londoners(clock)


@pytest.fixture
def statuses() -> Statuses:
    return Statuses()


@pytest.fixture
def coach(
    sqlite_database: Database,
    dms: DirectMessages,
    clock: Hands,
    london: Londoners,
    statuses: Statuses,
) -> Coach:
    """Nobody has been through the first run yet."""
    return engine(sqlite_database, dms, clock, profiles=london, statuses=statuses)
