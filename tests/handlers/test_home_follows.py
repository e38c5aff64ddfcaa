"""Home is drawn again while somebody may look at it, and not for anybody else."""

from datetime import timedelta

from bot.services.plan.overview import LOOKS_FOR
from tests.stories import Story


async def open_home(story: Story) -> None:
    await story.ada.open_home()
    await story.coach.background.settle()


def drawn(story: Story) -> int:
    """How often so far."""
    return sum(call["method"] == "views.publish" for call in story.playground.recording.calls)


async def test_home_follows_a_change_while_it_may_be_seen(story: Story) -> None:
    await open_home(story)
    before = drawn(story)

    await story.ada.slash("/win shipped the ledger")
    await story.coach.background.settle()

    assert drawn(story) == before + 1
    assert "1 win" in str(story.ada.home())


async def test_home_follows_through_a_whole_working_day(story: Story) -> None:
    await open_home(story)
    story.clock.travel_to(story.clock.now() + timedelta(hours=10))
    before = drawn(story)

    await story.ada.slash("/win shipped the ledger")
    await story.coach.background.settle()

    assert drawn(story) == before + 1


async def test_home_follows_for_whoever_may_have_opened_it_before_a_restart(story: Story) -> None:
    assert drawn(story) == 0

    for text in ("shipped the ledger", "wrote the runbook"):
        await story.ada.slash(f"/win {text}")
        await story.coach.background.settle()
        story.clock.travel_to(story.clock.now() + timedelta(hours=1))

    assert drawn(story) == 2
    assert "2 wins" in str(story.ada.home())


async def test_home_is_not_drawn_for_whoever_does_not_look_at_it(story: Story) -> None:
    await open_home(story)
    story.clock.travel_to(story.clock.now() + LOOKS_FOR)
    before = drawn(story)

    await story.ada.slash("/win shipped the ledger")
    await story.coach.background.settle()

    assert drawn(story) == before


async def test_a_press_in_home_shows_that_somebody_looks_at_it(story: Story) -> None:
    await open_home(story)
    story.clock.travel_to(story.clock.now() + LOOKS_FOR)
    await story.ada.click("Tell me where you want to be")
    await story.ada.close()
    before = drawn(story)

    await story.ada.slash("/win shipped the ledger")
    await story.coach.background.settle()

    assert drawn(story) == before + 1
