"""The list of wins: one ⋯ a row, a page for each win, and deleting one for good."""

from sqlalchemy import select

from bot.domain.wins.win import Win, WinFilter
from bot.storage.database.owned import mine, owner_of
from bot.storage.database.tables import wins
from bot.storage.drafts.drafts import DraftStore
from bot.storage.review.shares import ShareStore
from tests.handlers.review.reviewing import begun, won
from tests.handlers.review.test_sharing import send
from tests.slack.views.seeing import controls_of
from tests.stories import Story

A_WIN = "shipped the ledger, p95 down 30%"


async def open_list(story: Story) -> None:
    await story.ada.slash("/win list", channel="general")


async def standing(story: Story) -> tuple[Win, ...]:
    return (await story.coach.wins.page(story.member, WinFilter())).wins


async def test_ten_wins_have_one_menu_each_and_little_else(story: Story) -> None:
    for number in range(12):
        await story.coach.wins.capture(story.member, f"closed the case number {number}")

    await open_list(story)

    shown = controls_of(story.ada.modal().blocks)
    assert shown.count("overflow") == 10 + 1
    assert len(shown) <= 13


async def test_what_more_leads_to_has_all_that_a_win_can_have(story: Story) -> None:
    await story.coach.wins.capture(story.member, A_WIN)
    await open_list(story)

    await story.ada.click("More…")
    await story.ada.click("Mark as significant")
    await story.ada.choose("What kind it is", "Delivered something")

    (win,) = await standing(story)
    assert (win.is_significant, win.kind) == (True, "delivery")
    assert "significant" in story.ada.sees()
    assert "Your win" in story.ada.sees()


async def test_deleting_says_what_goes_along_and_waits_for_a_yes(story: Story) -> None:
    await story.coach.wins.capture(story.member, A_WIN)
    await open_list(story)

    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.close()

    assert "Nobody can bring it back" in asked
    assert "What you posted or sent stays where it is" in asked
    assert "shared it" not in asked
    assert len(await standing(story)) == 1


async def test_a_deleted_win_is_in_no_table_any_more(story: Story) -> None:
    await story.coach.wins.capture(story.member, A_WIN)
    await story.coach.wins.capture(story.member, "wrote the runbook")
    await open_list(story)

    await story.ada.click("Delete", near="ledger")
    await story.ada.submit()
    await story.ada.close()

    async with story.running.database.reading() as connection:
        rows = await connection.execute(
            select(wins.c.text).where(mine(wins)), owner_of(story.member)
        )
        assert [row.text for row in rows] == ["wrote the runbook"]
    assert "*1 win*" in story.ada.sees()
    assert "ledger" not in story.ada.sees()


async def test_what_was_shared_of_a_deleted_win_loses_its_words_and_stays_on_the_list(
    story: Story,
) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story, "Shipped the billing migration")
    (win,) = [one for one in await standing(story) if "billing migration" in one.text]
    await story.ada.slash("/win list billing", channel="general")

    await story.ada.click("Delete", near="billing migration")
    asked = story.ada.sees()
    await story.ada.submit()

    async with story.running.database.reading() as connection:
        shares = await ShareStore(connection, story.member).all()
    assert "You shared it 1 time" in asked
    assert [one for one in shares if win.text in one.text or one.win_id == win.id] == []
    assert [one.with_name for one in shares if one.kind == "win" and not one.text]
    assert all(one.revoked_at for one in shares if one.kind == "win" and not one.text)


async def test_earlier_versions_that_quote_a_deleted_win_go_and_the_draft_stays(
    story: Story,
) -> None:
    await story.coach.wins.capture(story.member, A_WIN)
    now = story.clock.now()
    async with story.running.database.writing() as connection:
        drafts = DraftStore(connection, story.member)
        draft = await drafts.save("soft_ask", "Say it", f"I {A_WIN}.", None, None, now)
        await drafts.change(draft, f"Lately I {A_WIN}.", None, "member", now)
    await open_list(story)

    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.submit()

    versions = await story.coach.draft_versions.versions(story.member, draft.id)
    assert "1 earlier version of drafts that quote it" in asked
    assert "1 draft quote it now" in asked
    assert [version.text for version in versions] == [f"Lately I {A_WIN}."]
