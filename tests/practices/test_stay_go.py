"""Stay or go: five signs with their evidence, in private, and what leaves with the member."""

from datetime import date

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.plan.case import CaseDraft
from tests import doors
from tests.practices.winning import save, say, taken, write
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist", current_since_on=date(2022, 3, 1))
SIGNS = (
    "There is no way up here",
    "Passed over, more than once",
    "It is decided by something other than the work",
    "The company stands still",
    "Nothing left to grow into",
)
NOTHING = "Nothing on record."
RESUME_LINES = "Lines for a résumé, without private ones (Markdown)"
PUSHY = ("you should leave", "you should stay", "must leave", "time to go", "quit")


async def aim(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())


async def open_options(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo options", channel="general")
    return story.ada.sees()


async def talk(story: Story, outcome: str, on: str) -> str:
    """Ada records a talk as she would; returns what she reads after it."""
    await doors.close_all(story.ada)
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.choose("When?", on)
    await story.ada.choose("How did it end?", outcome)
    await story.ada.submit()
    return story.ada.sees()


async def no(story: Story, reason: str, words: str = "") -> None:
    await doors.close_all(story.ada)
    await story.coach.cases.move_to(story.member, "asked")
    await story.ada.slash("/promo not this time", channel="general")
    await story.ada.choose("What was the reason?", reason)
    if words:
        await story.ada.fill("In their words, as far as you remember", words)
    await story.ada.submit()


def part(page: str, sign: str) -> str:
    """What the page says of one sign."""
    start = page.index(sign)
    later = [page.index(other) for other in SIGNS if other in page[start + len(sign) :]]
    return page[start : min((at for at in later if at > start), default=len(page))]


async def test_004_60_all_five_signs_are_there_with_evidence_only_where_there_is_some(
    story: Story,
) -> None:
    await aim(story)

    page = await open_options(story)

    assert all(sign in page for sign in SIGNS)
    assert page.count(NOTHING) == 4
    assert "You have been in your role for 4 years." in part(page, SIGNS[4])


async def test_004_60_each_sign_takes_its_evidence_from_the_records(story: Story) -> None:
    await aim(story)
    await talk(story, "Not in that role", "2026-11-20")
    await no(story, "They didn't tell me")
    await story.ada.close()
    await story.ada.slash("/promo timing", channel="general")
    await story.ada.click("Yes", near="Are jobs being cut")
    await story.coach.ladders.save(
        story.member,
        LadderContent(
            "Engineering",
            (Level(1, "Senior"), Level(2, "Staff")),
            (Criterion("craft", "Craft", "Writes it well", (Expectation(2),)),),
        ),
        LevelChoice(2, 2),
    )

    page = await open_options(story)

    assert "Marta said on 20 November 2026: not in that role." in part(page, SIGNS[0])
    assert "A round ended without you on 23 November 2026." in part(page, SIGNS[1])
    assert "You were told no on 23 November 2026, and not why." in part(page, SIGNS[2])
    assert "You said on 23 November 2026 that jobs are being cut" in part(page, SIGNS[3])
    assert "Staff is the highest level of your ladder." in part(page, SIGNS[4])


@pytest.mark.parametrize(
    ("outcome", "sign"),
    [
        ("No budget or no opening for it now", SIGNS[0]),
        ("Not yet", SIGNS[1]),
        ("I didn't get a clear answer", SIGNS[2]),
    ],
)
async def test_004_60_once_is_no_sign_and_twice_is(story: Story, outcome: str, sign: str) -> None:
    await aim(story)
    await talk(story, outcome, "2026-11-16")
    once = await open_options(story)
    await talk(story, outcome, "2026-11-20")

    twice = await open_options(story)

    assert NOTHING in part(once, sign)
    assert NOTHING not in part(twice, sign)


async def test_004_60_the_members_own_mark_counts_where_records_are_silent(story: Story) -> None:
    await aim(story)
    await open_options(story)

    await story.ada.choose(SIGNS[2], "I see it")
    await story.ada.choose(SIGNS[3], "Not sure")

    page = await open_options(story)
    assert "What you see today: it is decided by something other than the work." in page
    assert page.count("You marked it on 23 November 2026.") == 2


async def test_004_60_the_result_is_information_and_no_order(story: Story) -> None:
    await aim(story)
    await open_options(story)
    for sign in SIGNS:
        await story.ada.choose(sign, "I see it")

    page = story.ada.sees()

    assert "five can still leave good reasons to stay" in page
    assert "You are the one who weighs them." in page
    assert not any(words in page.lower() for words in PUSHY)


async def test_004_60_nobody_else_and_no_other_page_carries_it(story: Story) -> None:
    await aim(story)
    await open_options(story)
    await story.ada.choose(SIGNS[2], "I see it")
    await story.ada.close()

    await story.ada.open_home()

    assert not any(sign in story.ada.sees() for sign in SIGNS)
    others = (story.marta, story.kenji, story.priya)
    assert all(actor.messages() == [] for actor in others)
    assert not any("something other" in m.text for m in story.ada.messages("general"))


async def test_004_55_a_clear_no_to_the_role_opens_it_and_raises_no_false_hope(
    story: Story,
) -> None:
    await aim(story)
    after = await talk(story, "Not in that role", "2026-11-20")

    await story.ada.click("Stay or go, in private")

    assert "This is a clear no to this role with this manager." in after
    assert "next time" not in after.lower()
    assert "Marta said on 20 November 2026: not in that role." in story.ada.sees()


async def test_004_53_the_second_no_budget_leads_there_and_the_first_does_not(
    story: Story,
) -> None:
    await aim(story)
    first = await talk(story, "No budget or no opening for it now", "2026-06-01")

    second = await talk(story, "No budget or no opening for it now", "2026-11-20")

    assert "Stay or go, in private" not in first
    assert "Stay or go, in private" in second
    page = await open_options(story)
    assert "No budget or no opening, 2 times: 1 June 2026 and 20 November 2026." in page


async def test_004_59_both_ways_are_open_from_one_page(story: Story) -> None:
    await aim(story)

    page = await open_options(story)

    assert "apply at the title whose work you already do" in page
    assert "Next step, if you stay: ask what would have to change, and by when." in page
    assert "[Why I want to move, in an interview]" in page


async def test_004_61_resume_lines_are_handed_over_without_what_is_private(
    story: Story,
) -> None:
    await aim(story)
    await say(story, "wrote the onboarding guide")
    await say(story, "cut p95 by 30% for checkout #impact with @sam https://ci.test/7")
    await say(story, "the second queue for 3 teams did not work out, rolled it back")
    await write(story, "won the secret Orion deal")
    await story.ada.choose("Marks", ["Private: leave it out of files and drafts"])
    await save(story)
    await open_options(story)

    await story.ada.click("Résumé lines as a file")
    await story.coach.background.settle()

    name, content = story.ada.files()[-1].name, story.ada.files()[-1].content or b""
    text = content.decode()
    assert name == "resume-lines-2026-11-23.md"
    assert "- Cut p95 by 30% for checkout (2026)" in text
    assert text.index("Cut p95") < text.index("Wrote the onboarding guide")
    assert "Orion" not in text
    assert "queue" not in text
    assert "https" not in text
    assert "#impact" not in text
    await doors.close_all(story.ada)
    wished = await taken(story, RESUME_LINES, has_private=True)
    assert "Cut p95" in wished
    assert "Orion" not in wished


async def test_004_68_the_member_is_told_that_the_choice_is_theirs(story: Story) -> None:
    await aim(story)

    page = await open_options(story)

    assert "how you see it is yours to say" in page
    assert "Whichever way you go, your wins go with you." in page
