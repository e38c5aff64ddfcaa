"""What a Monday alone costs the database: every fact is read once, in few transactions."""

from bot.services.week.resting import public_holidays
from bot.storage.database.database import Database
from tests.databases import asked_of
from tests.services.engine import ADA, MONDAY, DirectMessages, Hands, engine, join

TRANSACTIONS = 5
"""What is due, the claim, all that is read, what was chosen for the week, and the confirmation."""

STATEMENTS = 33
"""Two looks at what is due, five that claim, two that save; the others read the facts."""


async def test_a_monday_alone_costs_few_transactions_and_no_question_twice(
    sqlite_database: Database,
) -> None:
    clock, dms = Hands(), DirectMessages()
    coach = engine(sqlite_database, dms, clock)
    await join(coach, ADA)
    await public_holidays("GB", MONDAY.year)  # whoever needs them first waits for them
    clock.at = MONDAY

    with asked_of(sqlite_database) as asked:
        await coach.deliveries.tick()

    assert len(dms.to(ADA)) == 1
    assert (asked.transactions, len(asked.statements)) == (TRANSACTIONS, STATEMENTS)
