"""Dates as people write them: a day where one is said, else "about", wherever it is shown."""

from datetime import date

import pytest

from bot.domain.calendar.when import When
from tests.practices.winning import climb, looks, save, saved, say, taken
from tests.stories import Story


async def test_a_win_is_no_more_exact_than_its_words(story: Story) -> None:
    await climb(story)

    win = await say(story, "in March I cut the cost of builds by 30% #impact")

    assert win.when == When(date(2026, 3, 1), "month")
    assert "about March 2026" in story.ada.sees()
    assert "about March 2026" in await looks(story, "list")
    await story.ada.slash("/promo map", channel="general")
    assert "latest about March 2026" in story.ada.sees()
    await story.ada.close()
    assert "When: about March 2026" in await taken(story, "Everything, to read (Markdown)")
    assert "about March 2026,in March" in await taken(story, "For a spreadsheet (CSV)")


async def test_an_edit_leaves_a_date_as_it_is_until_another_is_chosen(story: Story) -> None:
    await say(story, "in 2025 I cut the cost of builds by 30%")

    await story.ada.click("Add detail")
    assert "So far it says “about 2025”." in story.ada.sees()
    await story.ada.fill("What changed because of it?", "half of the servers went")
    same = await save(story)
    await story.ada.click("Add detail")
    await story.ada.fill("When?", "2025-06-03")
    exact = await save(story)

    assert (same.when, same.detail) == (
        When(date(2025, 1, 1), "year"),
        "half of the servers went",
    )
    assert exact.when == When(date(2025, 6, 3))


@pytest.mark.parametrize(("country", "on"), [("GB", date(2026, 4, 3)), ("US", date(2026, 3, 4))])
async def test_a_numeric_date_is_read_as_the_country_of_the_member_writes_it(
    story: Story, country: str, on: date
) -> None:
    await story.coach.schedule.work_on(story.member, frozenset(range(5)), country)

    by_command = await say(story, "shipped the ledger on 3/4/2026")
    await story.ada.open_messages()
    await story.ada.say("Shipped the invoices on 3/4/2026")
    await story.coach.background.settle()

    assert by_command.happened_on == (await saved(story))[0].happened_on == on
    assert len(await saved(story)) == 2
