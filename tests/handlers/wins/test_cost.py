"""What a `/win` costs the database: one transaction, and a few statements."""

from tests.databases import asked_of
from tests.stories import opened_story

STATEMENTS = {"sqlite": 4, "postgresql": 3}
"""The next number with all that is known of the member, their ladder's lines, and the win; SQLite
remembers Slack's delivery in a statement of its own."""


async def test_a_win_is_one_transaction_with_all_that_is_asked_about_it(database_url: str) -> None:
    async with opened_story(database_url) as story:
        story.coach.background.apart = 60  # Home is drawn for the first one alone
        await story.ada.slash("/win met the coach")
        await story.coach.background.settle()

        with asked_of(story.running.database) as asked:
            await story.ada.slash("/win shipped the ledger, p95 down 30% #impact")

    assert asked.transactions == 1
    assert len(asked.statements) == STATEMENTS[database_url.partition(":")[0]]
