"""The case file: what only the member knows, saved once, private where it is personal."""

from tests import doors
from tests.practices.scripting import set_out, written
from tests.practices.winning import aim
from tests.stories import Story


async def state(story: Story, heading: str, label: str = "Write it", **said: str) -> str:
    """Ada fills one part of her case; returns the page as she sees it then."""
    if not story.ada.has_modal():
        await story.ada.slash("/promo case", channel="general")
    await story.ada.click(label, near=heading)
    for field, words in said.items():
        await story.ada.fill(field, words)
    await story.ada.submit()
    return story.ada.sees()


async def test_002_12_a_reason_of_money_or_title_alone_is_met_with_a_question(
    story: Story,
) -> None:
    await aim(story)

    money = await state(story, "Why you want it", **{"What is it for, for you?": "I want more pay"})
    title = await state(
        story, "Why you want it", "Change", **{"What is it for, for you?": "I want a better title"}
    )
    fine = await state(
        story,
        "Why you want it",
        "Change",
        **{"What is it for, for you?": "I want to build teams that outlast me"},
    )

    assert "What will the team or the company gain once you are in the role?" in money
    assert "What would you do in that role that you cannot do today" in title
    assert "How this may sound" not in fine


async def test_the_case_file_saves_each_part_and_says_what_is_missing(story: Story) -> None:
    await aim(story)

    await state(
        story,
        "What you will do in it",
        **{
            "Who is better off?": "The support team",
            "Goals for the first 90 days": "- Own the *rota*\n\n- <Meet> all leads",
        },
    )
    await story.ada.close()
    await story.ada.slash("/promo case", channel="general")

    seen = story.ada.sees()
    assert "The support team" in seen
    assert "Own the *rota*; <Meet> all leads" in seen
    assert "The exact title and a day to start from" in seen


async def test_002_11_the_reason_is_private_until_it_is_ticked_for_one_draft(story: Story) -> None:
    await set_out(story, "gaps")
    why = {
        "Where do you want to be in the long run?": "Head of Payments",
        "What is it for, for you?": "I'd like to pay for my daughter's school",
    }
    page = await state(story, "Why you want it", **why)

    await choose(story, "Say what you hope for")
    await story.ada.submit()
    unticked = await newest(story)
    await choose(story, "Say what you hope for")
    await story.ada.choose("Why you want it", ["Put it into this one draft"])
    await story.ada.submit()
    ticked = await newest(story)
    await story.ada.click("Rewrite", in_=story.ada.messages()[-1])
    again = await newest(story)

    assert "In Slack, only you see this." in page
    assert "daughter" not in unticked
    assert "Head of Payments" not in unticked
    for text in (ticked, again):
        assert "I'd like to pay for my daughter's school." in text
        assert "In the long run I'd like to be Head of Payments." in text
    assert "daughter" not in await written(story, "Ask for a meeting")


async def choose(story: Story, title: str) -> None:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, title)


async def newest(story: Story) -> str:
    await doors.to_messages(story.ada)
    return story.ada.reads(story.ada.messages()[-1])
