"""Going through the lines: rating, pausing, setting aside, naming gaps, what was said in person."""

from bot.domain.ladder.ladder import LineKey
from tests.handlers.review.reviewing import begun, won
from tests.stories import Story


async def test_the_walk_goes_line_by_line_and_resumes_where_it_paused(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Go through the expectations")

    first = story.ada.sees()
    await story.ada.choose("How do you see it?", "Meets it")
    await story.ada.submit()
    second = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Go on where you paused")

    assert "1 of 3, required" in first
    assert "Delivery at level 2" in first
    assert "Shipped the billing migration" in first
    assert "2 of 3, required" in second
    assert "Design at level 2" in story.ada.sees()
    found = await story.coach.reviews.line(story.member, LineKey("delivery", 2))
    assert found.standing == "shown"
