"""Ratings from before raters had a name: whose they are is said where the rows prove it."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, MetaData, Table, insert, text

from bot.storage.database import migrate
from bot.storage.database.engines import address, migrating_engine

BEFORE = "0016"
MARTA, KENJI = "UMARTA", "UKENJI"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def put(connection: Connection, table_name: str, /, **values: object) -> None:
    table = Table(table_name, MetaData(), autoload_with=connection)
    connection.execute(insert(table).values(team_id="T1", user_id="U1", **values))


def met(connection: Connection) -> None:
    texts = {"name": "Ada", "tz": "UTC", "locale": "en"}
    put(connection, "members", **texts, tz_checked_at=LONG_AGO, met_at=LONG_AGO)
    aim = {"target_title": "Staff", "stage": "work", "current_title": ""}
    manager = {"manager_id": MARTA, "manager_name": "Marta Lindqvist"}
    put(connection, "cases", **aim, **manager, started_at=LONG_AGO, changed_at=LONG_AGO)


def invited(connection: Connection, guest: str, name: str, since: int, until: int | None) -> None:
    """To the lines of level 2, in March 2026."""
    empty = {"text": "x", "criterion_ids": "[]", "links": "[]", "levels": '["2"]'}
    days = {
        "shared_at": datetime(2026, 3, since, 12, tzinfo=UTC),
        "revoked_at": until and datetime(2026, 3, until, 12, tzinfo=UTC),
    }
    put(connection, "shares", kind="lines", with_id=guest, with_name=name, **empty, **days)


def rated(
    connection: Connection,
    criterion: str,
    part: str = "manager",
    *,
    by: str = "Marta",
    on: date = date(2026, 3, 3),
    reported: bool = False,
) -> None:
    what = {"criterion_id": criterion, "level": 2, "part": part, "rating": "meets"}
    said = {"by_name": by, "given_on": on, "reason": "why", "is_reported": reported}
    put(connection, "marks", **what, **said, fingerprint="x")


def won(connection: Connection, win_id: int) -> None:
    lists = ("tags", "people", "links", "numbers", "criterion_ids", "behaviours", "seen_by")
    empty = dict.fromkeys((*lists, "facts"), "[]")
    words = {"text": "x", "detail": "", "source": "command", "searchable": "x", "revision": 1}
    days = {"happened_on": date(2026, 1, 1), "created_at": LONG_AGO}
    flags = {"is_significant": False, "is_private": False}
    put(connection, "wins", id=win_id, **empty, **words, **days, **flags)


def as_it_was(connection: Connection) -> None:
    migrate.downgrade(connection, BEFORE)
    met(connection)
    invited(connection, MARTA, "Marta", 1, 10)
    invited(connection, KENJI, "Kenji", 10, None)
    rated(connection, "own", "own", by="Ada")
    rated(connection, "by_marta")
    rated(connection, "by_kenji", by="Kenji", on=date(2026, 3, 20))
    rated(connection, "same_day", by="Kenji", on=date(2026, 3, 10))
    rated(connection, "nobody_invited", on=date(2026, 1, 3))
    rated(connection, "of_a_talk", by="Marta Lindqvist", reported=True)
    rated(connection, "of_another", by="Somebody Else", reported=True)
    rated(connection, "agreed", "settled")
    won(connection, 20)
    won(connection, 40)


def raters(connection: Connection) -> dict[str, tuple[str, str, str]]:
    found = connection.execute(text("SELECT criterion_id, part, rater, role FROM marks"))
    return {row.criterion_id: (row.part, row.rater, row.role) for row in found}


async def test_a_rating_is_of_whom_the_invitations_name_and_else_of_nobody_known(
    database_url: str,
) -> None:
    engine = migrating_engine(address(database_url))

    async with engine.begin() as connection:
        await connection.run_sync(as_it_was)
        await connection.run_sync(migrate.upgrade)
        found = await connection.run_sync(raters)
        numbers = (await connection.execute(text("SELECT number FROM wins ORDER BY id"))).all()
        last = await connection.scalar(text("SELECT last_win_number FROM members"))
        await connection.run_sync(migrate.downgrade, BEFORE)
        parts = (await connection.execute(text("SELECT DISTINCT part FROM marks"))).scalars()
        left = set(parts)
        await connection.run_sync(migrate.upgrade)
    await engine.dispose()

    assert found == {
        "own": ("own", "", "member"),
        "by_marta": ("rating", MARTA, "manager"),
        "by_kenji": ("rating", KENJI, "unknown"),
        "same_day": ("rating", KENJI, "unknown"),
        "nobody_invited": ("rating", "?", "unknown"),
        "of_a_talk": ("reported", MARTA, "manager"),
        "of_another": ("reported", "?", "unknown"),
        "agreed": ("settled", MARTA, "manager"),
    }
    assert [row.number for row in numbers] == [1, 2]
    assert last == 2
    assert left == {"own", "manager", "settled"}
