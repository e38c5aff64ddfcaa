"""Found lines: each is answered once and for good, whatever list it comes in again."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import text

from bot.domain.wins.found_line import FoundLine
from bot.storage.database.database import Database
from bot.storage.wins.found_lines import FoundLineStore
from tests.storage.people import ADA, NOW, TODAY, meet

ON_CALL = FoundLine("on call", TODAY)
FOUND = (
    ON_CALL,
    replace(ON_CALL, happened_on=TODAY - timedelta(days=7)),
    replace(ON_CALL, detail="quiet"),
    replace(ON_CALL, happened_on=None, headings=("Sprint 1",)),
    replace(ON_CALL, happened_on=None, headings=("Sprint 2",)),
    replace(ON_CALL, span="month", headings=("March", "Atlas")),
    replace(ON_CALL, span="month", headings=("March", "Billing")),
)
"""All different: in the day, in what follows, or in what stands above where no day does."""


async def test_lines_that_differ_in_anything_are_different_and_come_once(
    database: Database,
) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        store = FoundLineStore(connection, ADA)

        counts = [await store.add(FOUND, NOW) for _ in range(2)]

        again = [replace(one, text=" On  CALL", file="other.md") for one in FOUND]
        assert (counts, await store.add(again, NOW)) == ([len(FOUND), 0], 0)


async def test_a_line_that_was_dismissed_before_fingerprints_knew_more_stays_so(
    database: Database,
) -> None:
    was = sha256(f"{None}\non call".encode()).hexdigest()
    async with database.writing() as connection:
        await meet(connection, ADA)
        store = FoundLineStore(connection, ADA)
        await store.add([ON_CALL], NOW)
        (line,) = (await store.queue(1)).queued_lines
        await store.answer(line.id, "dismissed")
        await connection.execute(text("UPDATE candidates SET fingerprint = :was"), {"was": was})

        sprints = [await store.add(FOUND[3:5], NOW) for _ in range(2)]

        assert sprints == [1, 0]
