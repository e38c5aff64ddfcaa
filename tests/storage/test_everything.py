"""Everything of one member, as it is exported."""

from datetime import UTC, date, datetime

from sqlalchemy import update

from bot.domain.member import Member
from bot.domain.wins.win import WinDraft
from bot.storage.database.database import Database
from bot.storage.database.tables import wins
from bot.storage.everything import EverythingStore
from bot.storage.wins.wins import WinStore
from tests.storage.people import meet

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ADA = Member("T1", "U1")


async def test_rows_come_in_the_order_of_keys_whatever_was_changed_last(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        store = WinStore(connection, ADA)
        saved = [await store.add(WinDraft(f"win {n}", date(2026, 3, 4)), NOW) for n in range(300)]
        for win in saved[:100]:
            await connection.execute(update(wins).where(wins.c.id == win.id).values(text="again"))

        rows = await EverythingStore(connection, ADA).rows()

    assert [row["id"] for row in rows["wins"]] == [win.id for win in saved]
