"""What Ada promised comes back to her on its day: once, and not if she kept it before."""

from datetime import UTC, datetime

from playground.conversations import Message
from tests.stories import Story

OUTLINE = "send the outline of the migration plan"


async def promises(story: Story) -> None:
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.choose("How did it end?", "Not yet")
    await story.ada.fill(
        "Who does what by when?", f"me: {OUTLINE} by 2 December\nMarta: the criteria by 1 December"
    )
    await story.ada.submit()


def reminders(story: Story) -> list[Message]:
    found = story.ada.messages(story.ada.id.replace("U", "D", 1))
    return [one for one in found if "that you would do this by" in story.ada.reads(one)]


async def wait_until(story: Story, *days: int) -> None:
    for day in days:
        for hour in (9, 12, 16):
            await story.travel(datetime(2026, 12, day, hour, tzinfo=UTC))


async def test_she_hears_of_it_once_on_its_day_and_marks_it(story: Story) -> None:
    await promises(story)
    await story.ada.close()
    await wait_until(story, 1)
    early = len(reminders(story))

    await wait_until(story, 2, 3, 4, 7, 8)
    await story.ada.open_messages()
    (reminder,) = reminders(story)
    await story.ada.click("Open the talk", in_=reminder)
    await story.ada.click("Kept", near=OUTLINE)

    assert early == 0
    assert f"by today: “{OUTLINE}”" in story.ada.reads(reminder)
    assert f"{OUTLINE}, by Wednesday 2 December (kept)" in story.ada.sees()


async def test_what_she_kept_before_is_not_brought_up(story: Story) -> None:
    await promises(story)
    await story.ada.click("Kept", near=OUTLINE)
    await story.ada.close()

    await wait_until(story, 2, 3)

    assert reminders(story) == []


async def test_a_promise_that_is_open_again_is_brought_up_again(story: Story) -> None:
    await promises(story)
    await story.ada.click("Kept", near=OUTLINE)
    await wait_until(story, 1)

    await story.ada.click("Open again", near=OUTLINE)
    await story.ada.close()
    await wait_until(story, 2, 3)

    assert len(reminders(story)) == 1


async def test_the_reminder_leads_to_all_promises(story: Story) -> None:
    await promises(story)
    await story.ada.close()
    await wait_until(story, 2)
    await story.ada.open_messages()

    await story.ada.click("See all promises", in_=reminders(story)[0])

    assert "Still promised" in story.ada.sees()
    assert "Marta: the criteria" in story.ada.sees()
