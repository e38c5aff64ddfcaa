"""The e-mail after a talk: written from the record, for each answer, and the member's to send."""

from email import message_from_bytes
from email.policy import default as modern

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist")
MISSING = "What do they want to see?"

ANSWERS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("Yes", {"Who else has to agree?": "Kenji"}, "Kenji still has to agree."),
    (
        "Not yet",
        {MISSING: "lead the audit of the ledger"},
        "For a yes, you'd like to see from me by",
    ),
    (
        "No budget or no opening for it now",
        {"What would have to happen for the role to exist?": "the new site opens"},
        "What would open the role: the new site opens.",
    ),
    (
        "They say that I'm not ready",
        {MISSING: "lead the audit of the ledger"},
        "I'm turning your feedback into a plan.",
    ),
    ("Not in that role", {}, "I appreciate that you were direct with me"),
    (
        "I didn't get a clear answer",
        {"What did they say is missing from your plan?": "a design that spans two teams"},
        "You named what's still missing from my plan",
    ),
)


async def recorded(story: Story, outcome: str, facts: dict[str, str]) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.choose("How did it end?", outcome)
    await story.ada.fill("What was agreed, or said for the record?", "You lead the craft already.")
    await story.ada.fill("Who does what by when?", "me: send the plan by 4 December")
    await story.ada.submit()
    if facts:
        await story.ada.click("Note what they said")
        for label, value in facts.items():
            await story.ada.fill(label, value)
        await story.ada.submit()


async def letter(story: Story) -> str:
    await story.ada.click("Write the follow-up e-mail")
    await story.coach.background.settle()
    return next(text for text in map(story.ada.reads, story.ada.messages()) if "Hi Marta" in text)


@pytest.mark.parametrize(("outcome", "facts", "agreed"), ANSWERS)
async def test_004_49_the_letter_has_its_five_steps_in_order_for_every_answer(
    story: Story, outcome: str, facts: dict[str, str], agreed: str
) -> None:
    await recorded(story, outcome, facts)

    text = await letter(story)

    steps = (
        "Thank you for today's talk",
        "You lead the craft already.",
        agreed,
        "Me: send the plan, by Friday 4 December",
        "If I got anything wrong, please tell me.",
    )
    assert [step for step in steps if step not in text] == []
    assert [text.index(step) for step in steps] == sorted(text.index(step) for step in steps)
    assert "Subject  Thank you: what we agreed on 23 November 2026" in text


async def test_004_49_it_leaves_as_an_email_file_to_the_one_who_was_there(story: Story) -> None:
    await recorded(story, "Yes", {"Who else has to agree?": "Kenji"})
    await letter(story)
    await doors.to_messages(story.ada)

    await doors.download(story.ada, "E-mail, unsent (.eml)")
    await story.coach.background.settle()

    (file,) = [one for one in story.ada.files() if one.name.endswith(".eml")]
    sent = message_from_bytes(file.content or b"", policy=modern)
    assert "Thank you: what we agreed on" in str(sent["Subject"])
    assert "Marta" in str(sent["To"])
    assert "Kenji still has to agree." in sent.get_content()


async def test_what_stayed_vague_is_asked_in_the_letter(story: Story) -> None:
    await recorded(story, "They say that I'm not ready", {MISSING: "more impact"})

    text = await letter(story)

    assert "One thing I'd still like to understand" in text
    assert "Which piece of work here had the impact you mean" in text
    assert "I'll work on" not in text
