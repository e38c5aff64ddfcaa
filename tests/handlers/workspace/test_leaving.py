"""Taking everything along, and being forgotten."""

import json
from dataclasses import replace

from playground.people import KENJI
from tests.handlers.review.reviewing import begun, rate_in_walk
from tests.handlers.review.test_raters import invite, rate_as
from tests.stories import Story


async def tell_a_few_things(story: Story) -> None:
    await story.ada.slash("/promo settings", channel="general")
    await story.ada.fill("The title you want", "Staff Engineer")
    await story.ada.submit()
    await story.ada.close()
    await story.ada.slash("/win shipped the *billing* migration, p95 down 30%", channel="general")


async def test_everything_that_is_saved_comes_as_one_file(story: Story) -> None:
    await tell_a_few_things(story)

    await story.ada.slash("/promo export", channel="general")
    shown = story.ada.sees()
    await story.ada.click("Send me everything")

    await story.coach.background.settle()
    assert "1 win" in shown
    assert "If your account here is closed, I delete all of it 395 days later." in shown
    (file,) = story.ada.files()
    document = json.loads(file.content or b"")
    assert document["wins"][0]["text"].startswith("shipped the *billing* migration")
    assert document["cases"][0]["target_title"] == "Staff Engineer"
    assert "Staff" not in file.name


async def test_forgetting_leaves_nothing_and_says_so(story: Story) -> None:
    await tell_a_few_things(story)
    await story.ada.slash("/promo forget", channel="general")
    await story.ada.choose("Are you sure?", ["Yes, delete everything that you keep about me"])

    await story.ada.submit()

    await story.coach.background.settle()
    assert "It is all gone" in story.ada.sees()
    _, content = await story.coach.member_data.everything(story.member)
    assert set(json.loads(content)) == {"written_at"}
    assert (await story.coach.member_data.belongings(story.member)).words() == ""


async def test_nothing_is_forgotten_unless_the_box_is_ticked(story: Story) -> None:
    await tell_a_few_things(story)
    await story.ada.slash("/promo forget", channel="general")

    objections = await story.ada.submit_refused()

    assert objections == {"Are you sure?": "Tick the box if you mean it. Nothing was deleted."}
    assert (await story.coach.member_data.belongings(story.member)).words() == "1 win"


async def test_nobody_else_loses_a_thing(story: Story) -> None:
    await story.marta.slash("/win hired two engineers", channel="general")
    await tell_a_few_things(story)
    await story.ada.slash("/promo forget", channel="general")
    await story.ada.choose("Are you sure?", ["Yes, delete everything that you keep about me"])

    await story.ada.submit()

    await story.marta.slash("/win list", channel="general")
    assert "hired two engineers" in story.marta.sees()


async def test_the_weekly_question_stops_with_it(story: Story) -> None:
    await tell_a_few_things(story)
    await story.ada.slash("/promo forget", channel="general")
    await story.ada.choose("Are you sure?", ["Yes, delete everything that you keep about me"])
    await story.ada.submit()

    await story.travel(story.clock.now().replace(hour=9, minute=5))

    assert "want to get done" not in story.ada.sees()


async def test_what_a_guest_said_is_in_their_export_and_goes_with_their_deletion(
    story: Story,
) -> None:
    await begun(story)
    await invite(story, KENJI)
    await rate_as(story, story.kenji, "Not yet", "my own words")
    kenji = replace(story.member, user_id=KENJI.id)

    await story.kenji.slash("/promo export", channel="general")
    shown = story.kenji.sees()
    await story.kenji.click("Send me everything")
    await story.coach.background.settle()
    (file,) = story.kenji.files()
    of_kenji = json.loads(file.content or b"")
    _, received = await story.coach.member_data.everything(story.member)
    await story.kenji.close()
    await story.kenji.slash("/promo forget", channel="general")
    await story.kenji.choose("Are you sure?", ["Yes, delete everything that you keep about me"])
    await story.kenji.submit()
    await story.coach.background.settle()

    _, left = await story.coach.member_data.everything(story.member)
    await rate_in_walk(story, "Meets it")
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Delivery")
    assert "1 rating or answer about a colleague" in shown
    assert [x["reason"] for x in of_kenji["ratings_given"]] == ["my own words"]
    assert of_kenji["ratings_given"][0]["about_user_id"] == story.ada.id
    assert b"my own words" in received
    assert b"my own words" not in left
    assert "Somebody who rated this has taken it back." in story.ada.sees()
    assert (await story.coach.member_data.belongings(kenji)).is_known is False
