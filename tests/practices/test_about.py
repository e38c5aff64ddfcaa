"""Dates as people write them: the exact day if they give one, otherwise “about”."""

from datetime import date

import pytest

from bot.domain.calendar.when import When
from bot.services.wins.imports import UndatedError
from tests.practices import proposing
from tests.practices.scripting import letter
from tests.practices.winning import bring_in, climb, looks, save, saved, say, taken
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


async def test_a_line_without_a_date_is_asked_for_one_or_saved_as_about(story: Story) -> None:
    await bring_in(story, "- trained three people\n")

    assert "No date in it." in story.ada.sees()
    await story.ada.click("Add its date")
    refused = await story.ada.submit_refused()
    await story.ada.choose("Or about when?", "About November 2026")
    await story.ada.choose("Or about when?", "About 2025")
    await story.ada.submit()

    assert "Choose the day above, or about when it was." in refused.values()
    assert "Nothing waits for an answer." in story.ada.sees()
    (win,) = await saved(story)
    assert win.when == When(date(2025, 1, 1), "year")


async def test_a_win_cannot_be_in_the_future(story: Story) -> None:
    await bring_in(story, "- trained three people\n")
    await story.ada.click("Add its date")
    await story.ada.fill("On which day?", "2026-11-24")

    refused = await story.ada.submit_refused()

    assert any("still to come" in sentence for sentence in refused.values())
    assert await saved(story) == ()


async def test_saving_all_leaves_out_what_needs_a_date_and_says_how_many(story: Story) -> None:
    lines = ("2025-06-03: moved the invoices", "in 2024 cut the bill by half")
    await bring_in(story, "".join(f"- {one}\n" for one in (*lines, "led it", "wrote the runbook")))

    assert "2 lines still need a date." in story.ada.sees()
    await story.ada.click("Save all 2 with a date")
    dated = {win.text: win.when for win in await saved(story)}
    await story.ada.click("Give all 2 the same date")
    assert "*2 lines have no date.*" in story.ada.sees()
    await story.ada.choose("Or about when?", "About 2023")
    await story.ada.submit()
    assert "Saved: 2 wins." in story.ada.sees()
    all_of_them = {win.text: win.when for win in await saved(story)}
    await story.ada.click("Take them back")

    assert dated == {
        "moved the invoices": When(date(2025, 6, 3)),
        "in 2024 cut the bill by half": When(date(2024, 1, 1), "year"),
    }
    about_2023 = When(date(2023, 1, 1), "year")
    assert all_of_them == dated | {"led it": about_2023, "wrote the runbook": about_2023}
    assert "2 lines still need a date." in story.ada.sees()


async def test_a_date_that_goes_by_the_country_says_so_and_can_be_another(story: Story) -> None:
    await bring_in(story, "- shipped it on 3/4/2026\n")

    assert "3 April 2026. Day and month may be the other way round." in story.ada.sees()
    await story.ada.click("Another date")
    await story.ada.fill("On which day?", "2026-03-04")
    await story.ada.submit()

    (win,) = await saved(story)
    assert win.when == When(date(2026, 3, 4))


async def test_one_date_that_reads_only_one_way_settles_the_list(story: Story) -> None:
    await bring_in(story, "- 3/4/2026: shipped it\n- 3/30/2026: shipped the rest\n")

    assert "4 March 2026" in story.ada.sees()
    assert "the other way round" not in story.ada.sees()


async def test_a_proposal_tells_about_when_it_was_and_claims_no_more_months_than_it_knows(
    story: Story,
) -> None:
    await proposing.climb(story)
    early = date(2026, 1, 1)
    await proposing.save(
        story, "cut the bill by 30%", line="impact", happened_on=early, span="year"
    )
    await proposing.save(story, "cut the bill by 9%", line="impact")

    unsure = await letter(story, "The proposal")
    await proposing.save(
        story, "cut the bill by 4%", line="impact", happened_on=early, span="quarter"
    )
    sure = await letter(story, "The proposal")

    assert "about 2026" in unsure
    assert "Shown: " not in unsure
    assert "Shown: 3 times since 31 March 2026" in sure


async def test_a_line_without_a_date_waits_on_where_an_older_view_only_has_save(
    story: Story,
) -> None:
    await story.coach.win_imports.bring_in(story.member, "- trained three people")
    (line,) = (await story.coach.win_imports.queue(story.member)).queued_lines

    with pytest.raises(UndatedError, match="press “Add its date”"):
        await story.coach.win_imports.approve(story.member, line.id)

    assert (await story.coach.win_imports.queue(story.member)).waiting == 1
    assert await saved(story) == ()
