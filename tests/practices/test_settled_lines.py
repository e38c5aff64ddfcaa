"""What two people agreed on stays known: who, when and why, whatever is said of a line later."""

from bot.domain.ladder.editing import LineEdit
from bot.domain.ladder.ladder import LineKey
from tests.handlers.review.reviewing import begun, rate_in_walk
from tests.handlers.review.test_sharing import rate_as_marta, send
from tests.practices.test_gap_review import both_rated, open_review
from tests.stories import Story

WHY = "Marta had not seen the rollout."


async def agreed_on_design(story: Story) -> None:
    """Ada and Marta saw Design differently, and talked."""
    await both_rated(story, ("Meets it", "Meets it"), ("Meets it", "Partly"))
    await open_review(story)
    await story.ada.click("Open", near="Design")
    await story.ada.click("We agreed on it")
    await story.ada.choose("On what did you agree?", "Meets it")
    await story.ada.fill("Why did you see it differently?", WHY)
    await story.ada.submit()


async def test_002_26_an_agreement_and_its_reason_are_still_there_after_a_new_rating(
    story: Story,
) -> None:
    await agreed_on_design(story)

    await story.ada.choose("How do you see it?", "Goes beyond it")
    await story.ada.submit()
    review = await open_review(story)
    await story.ada.click("Open", near="Design")

    assert "Agreed 1 of 3, 1 seen differently" in review
    agreed = "Agreed before with Marta Lindqvist  Meets it (23 November 2026, as you wrote it down)"
    assert f"{agreed}. “{WHY}”" in story.ada.sees()


async def test_002_33_what_was_typed_of_the_manager_is_no_rating_of_ones_own(
    story: Story,
) -> None:
    await agreed_on_design(story)

    await story.ada.click("What Marta Lindqvist said")
    await story.ada.choose("How does Marta Lindqvist see it?", "Not yet")
    await story.ada.submit()
    await story.ada.submit()

    found = await story.coach.reviews.line(story.member, LineKey("design", 2))
    assert found.review.own
    assert (found.review.own.rating, found.review.own.reason) == ("meets", "")


async def test_002_17_what_was_agreed_in_other_words_is_still_there(story: Story) -> None:
    await agreed_on_design(story)
    edit = LineEdit(LineKey("design", 2), "Craft", "Design", "Across teams", is_required=True)

    await story.coach.ladders.edit(story.member, edit, version=1)
    review = await open_review(story)
    await story.ada.click("Open", near="Design")
    seen = story.ada.sees()
    await story.ada.choose("How do you see it?", "Partly")
    await story.ada.submit()
    await open_review(story)
    await story.ada.click("Open", near="Design")

    assert "Agreed 1 of 3, 2 open." in review
    for words in (seen, story.ada.sees()):
        assert words.count("Agreed before with Marta Lindqvist  Meets it") == 1
        assert "It read differently then." in words


async def test_002_22_the_managers_rating_does_not_bring_back_what_does_not_apply(
    story: Story,
) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it")
    await story.ada.choose("How do you see it?", "It doesn't apply to my work")
    await story.ada.fill("Why?", "We have no on-call here.")
    await story.ada.submit()
    await story.ada.close()
    await send(story)

    await rate_as_marta(story, "Meets it", "Partly")
    review = await open_review(story)
    await story.ada.click("Open", near="Design")

    assert "1 set aside" in review
    assert "Doesn't apply (Marta Lindqvist: partly)" in review
    assert "We have no on-call here." in story.ada.sees()
