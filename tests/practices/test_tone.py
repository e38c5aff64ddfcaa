"""Tone: what closes a door gets a gentle word and a better way to say it, and never a block."""

import pytest

from tests import doors
from tests.practices.scripting import read_draft, set_out, written
from tests.stories import Story

SOFT = "Say what you hope for"


async def rewritten(story: Story, text: str) -> str:
    """Ada makes a draft her own; returns what stands beside and in it then."""
    await set_out(story, "gaps")
    await written(story, SOFT)
    await story.ada.click("Edit")
    await story.ada.fill("The text", text)
    await story.ada.submit()
    await story.coach.background.settle()
    return await read_draft(story)


@pytest.mark.parametrize(
    "words", ["Promote me or I will leave.", "If nothing happens, I'm going to look elsewhere."]
)
async def test_002_6_an_ultimatum_gets_a_calmer_way_beside_it_and_is_saved(
    story: Story, words: str
) -> None:
    seen = await rewritten(story, words)

    assert "This can be heard as a threat" in seen
    assert "ask what it would take" in seen
    assert words in seen


async def test_002_6_and_in_the_case_file_as_well(story: Story) -> None:
    await set_out(story, "gaps")
    await story.ada.slash("/promo case", channel="general")

    await story.ada.click("Write it", near="What the team gains")
    await story.ada.fill("What do team and company gain?", "They keep me, or I'll resign.")
    await story.ada.submit()

    assert "This can be heard as a threat" in story.ada.sees()
    assert "They keep me, or I'll resign." in story.ada.sees()


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("I want more pay.", "What will the team or the company gain"),
        ("I want the title.", "What would you do in that role"),
    ],
)
async def test_002_12_money_or_a_title_alone_gets_a_question_that_reframes_it(
    story: Story, words: str, better: str
) -> None:
    assert better in await rewritten(story, words)


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("I have been here for five years.", "What do you do today that belongs to the next"),
        ("I deserve this promotion.", "Name what you did and whom it helped"),
        ("I do my current job well.", "What do you do today that belongs to the next"),
    ],
)
async def test_004_7_years_and_deserving_are_flagged(story: Story, words: str, better: str) -> None:
    assert better in await rewritten(story, words)


@pytest.mark.parametrize(
    "words",
    [
        "I have been here for five years and led the move of the ledger.",
        "I cut our costs by 30%, and I want more pay.",
        "I don't think I deserve this promotion yet.",
        "Sam deserves this promotion.",
    ],
)
async def test_004_7_002_12_beside_something_that_was_done_or_of_others_it_is_left_alone(
    story: Story, words: str
) -> None:
    assert "How this may sound" not in await rewritten(story, words)


async def test_004_7_one_bad_paragraph_in_a_good_letter_is_found_and_a_good_letter_is_left(
    story: Story,
) -> None:
    good = "I led the ledger move and cut pages by 80%.\n\nWhat would you need to see from me?"

    mixed = await rewritten(story, f"{good}\n\nI have been here for five years.")
    await doors.close_all(story.ada)
    fine = await rewritten(story, good)

    assert "How this may sound" in mixed
    assert "How this may sound" not in fine
