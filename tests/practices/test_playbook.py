"""The playbook: each of the six answers leads on to what to say, to note, and to do next."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from playground.acts.forms import REQUIRED
from playground.conversations import Message
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist")
MISSING = "What do they want to see?"
AGAIN = "When do you look at it again?"


async def talked(story: Story, outcome: str, said: str = "", promises: str = "") -> str:
    """Records a talk with Marta; answers what its page says."""
    await doors.close_all(story.ada)
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.choose("How did it end?", outcome)
    await story.ada.fill("What was agreed, or said for the record?", said)
    await story.ada.fill("Who does what by when?", promises)
    await story.ada.submit()
    return story.ada.sees()


async def aim(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "asked")


async def note(story: Story, **fields: str) -> str:
    """Fills in what they said; answers what the page says then."""
    await story.ada.click("Note what they said")
    for label, value in fields.items():
        await story.ada.fill(label, value)
    await story.ada.submit()
    return story.ada.sees()


async def agenda(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/agenda", channel="ada-marta-1-1")
    return story.ada.sees()


def letters(story: Story) -> list[str]:
    return [story.ada.reads(message) for message in story.ada.messages()]


def newest(story: Story) -> Message:
    """The last reminder, whatever else came with it."""
    messages = story.ada.messages()
    return [one for one in messages if any(b["block_id"] == "nudge" for b in one.blocks or [])][-1]


def newest_with(story: Story, words: str) -> Message:
    return [one for one in story.ada.messages() if words in story.ada.reads(one)][-1]


async def gaps(story: Story) -> list[str]:
    return [gap.title for gap in await story.coach.goals.gaps(story.member)]


async def test_004_50_a_yes_saves_who_when_and_what(story: Story) -> None:
    await aim(story)
    page = await talked(story, "Yes", "You have my yes.")

    await story.ada.click("Note what they said")
    await story.ada.fill("Who else has to agree?", "Kenji")
    await story.ada.choose("By when is it settled?", "2026-12-15")
    await story.ada.choose("From which day does it count?", "2027-01-01")
    await story.ada.fill("What is still needed from you?", "the hand-over of the vault")
    await story.ada.submit()

    noted = story.ada.sees()
    assert "A yes counts once it is in writing." in page
    for fact in (
        "Has to agree  Kenji",
        "Settled by  15 December",
        "Counts from  1 January",
        "Still needed  the hand-over of the vault",
    ):
        assert fact in noted


async def test_004_50_a_yes_is_asked_for_in_writing_twice_or_until_it_came(story: Story) -> None:
    await aim(story)
    await talked(story, "Yes")
    await story.travel(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))
    for day in (7, 8):
        await story.travel(datetime(2026, 12, day, 12, 0, tzinfo=UTC))
    reminded = [text for text in letters(story) if "nothing in writing on record" in text]
    await doors.to_messages(story.ada)
    await story.ada.click("It came in writing", in_=newest(story))
    page = story.ada.sees()

    await story.travel(datetime(2026, 12, 14, 12, 0, tzinfo=UTC))

    after = [text for text in letters(story) if "nothing in writing on record" in text]
    assert len(reminded) == 2
    assert len(after) == 2
    assert "It is in writing now" in page


@pytest.mark.parametrize(("held_on", "is_asked"), [(23, True), (24, False)])
async def test_004_50_a_yes_has_a_week_to_come_in_writing(
    story: Story, held_on: int, *, is_asked: bool
) -> None:
    await aim(story)
    story.clock.travel_to(datetime(2026, 11, held_on, 9, tzinfo=UTC))
    await talked(story, "Yes")

    await story.travel(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))

    assert any("nothing in writing on record" in text for text in letters(story)) is is_asked


async def test_004_50_once_it_is_in_writing_the_stage_is_one_press_away(story: Story) -> None:
    await aim(story)
    await talked(story, "Yes")
    await story.ada.click("It came in writing")

    await story.ada.click("It is official: I'm promoted")
    await story.ada.close()

    assert (await story.coach.cases.required_case(story.member)).stage == "promoted"
    assert "In writing  since Monday 23 November." in story.ada.sees()


async def test_004_50_the_reminder_writes_the_request_for_two_lines(story: Story) -> None:
    await aim(story)
    await talked(story, "Yes")
    await story.travel(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))
    await doors.to_messages(story.ada)

    await story.ada.click("Write the reminder", in_=newest(story))

    await story.coach.background.settle()
    letter = next(text for text in letters(story) if "Quick confirmation" in text)
    assert "Quick confirmation: my promotion to Staff Engineer" in letter
    assert "Could you send me a short reply with the effective date" in letter


async def test_004_51_not_yet_needs_one_named_item(story: Story) -> None:
    await aim(story)
    await talked(story, "Not yet")
    await story.ada.click("Note what they said")

    objections = await story.ada.submit_refused()

    await story.ada.fill(MISSING, "  ")
    blank = await story.ada.submit_refused()

    assert objections == {MISSING: REQUIRED}
    assert "Name at least one thing" in blank[MISSING]


async def test_004_51_what_was_named_becomes_gaps_with_goals_and_a_day_to_look_again(
    either_route: Story,
) -> None:
    story = either_route
    await aim(story)
    await talked(story, "Not yet", promises="me: send the plan by 27 November")
    await story.ada.click("Note what they said")
    await story.ada.fill(MISSING, "lead the ledger migration\nrun two design reviews")
    await story.ada.choose(AGAIN, "2027-05-24")
    await story.ada.submit()

    await story.ada.click("Put it into my plan")

    growth = await story.coach.development_goals.growth(story.member)
    plan = await story.coach.check_ins.plan(story.member)
    seen = story.ada.sees()
    assert await gaps(story) == ["lead the ledger migration", "run two design reviews"]
    assert [goal.deadline_on for goal in growth.goals] == [date(2027, 5, 24)] * 2
    assert growth.without_goal == ()
    assert [goal.text for goal in plan.goals] == ["send the plan"]
    assert "In your plan: 2 gaps with a goal each and 1 goal for a week." in seen
    assert "Look again  24 May. I remind you from 10 May on." in seen
    assert "Put it into my plan" not in seen


async def test_004_51_without_a_day_it_is_looked_at_again_after_half_a_year(story: Story) -> None:
    await aim(story)
    await talked(story, "Not yet")

    noted = await note(story, **{MISSING: "lead the ledger migration"})

    assert "Look again  24 May. I remind you from 10 May on." in noted


async def test_004_51_the_reminder_comes_once_before_the_day(story: Story) -> None:
    await aim(story)
    await talked(story, "Not yet")
    await story.ada.click("Note what they said")
    await story.ada.fill(MISSING, "lead the ledger migration")
    await story.ada.choose(AGAIN, "2027-01-25")
    await story.ada.submit()

    for day in (11, 13, 15, 20):
        await story.travel(datetime(2027, 1, day, 12, 0, tzinfo=UTC))

    reminders = [text for text in letters(story) if "planned to talk about" in text]
    assert len(reminders) == 1
    assert "They wanted to see: lead the ledger migration." in reminders[0]


async def test_004_52_no_budget_asks_what_creates_the_role_and_keeps_other_ways(
    story: Story,
) -> None:
    await aim(story)
    page = await talked(story, "No budget or no opening for it now")

    noted = await note(
        story,
        **{
            "What would have to happen for the role to exist?": "the new site opens",
            "Which other ways did you talk about?": "lead of the guild\na rotation to payments",
        },
    )

    assert "What would have to happen for such a role to be created?" in page
    assert "Opens the role  the new site opens" in noted
    assert "Other ways  lead of the guild; a rotation to payments" in noted


async def test_004_53_it_is_marked_real_or_soft_and_stays_out_of_the_letter(
    story: Story,
) -> None:
    await aim(story)
    await talked(story, "No budget or no opening for it now")
    await story.ada.click("Note what they said")
    await story.ada.choose("How did it sound to you?", "A kind way to say no")
    await story.ada.submit()
    page = story.ada.sees()

    await story.ada.click("Write the follow-up e-mail")

    assert "Sounded like  A kind way to say no" in page
    assert "kind way" not in letters(story)[-1]


async def test_004_53_a_no_budget_after_another_answer_is_the_first(story: Story) -> None:
    await aim(story)
    await talked(story, "Not yet")

    page = await talked(story, "No budget or no opening for it now")

    assert "The same answer twice" not in page
    assert "Stay or go" not in page


async def test_004_53_the_second_no_budget_asks_whether_it_is_a_soft_no(story: Story) -> None:
    await aim(story)
    first = await talked(story, "No budget or no opening for it now")
    second = await talked(story, "No budget or no opening for it now")

    await story.ada.click("Note what they said")

    assert "kind way to say no" not in first
    assert "Stay or go" not in first
    assert "The same answer twice may be the plain truth, or a kind way to say no." in second
    assert "Stay or go" in second
    assert "If there were money tomorrow, would you put me forward?" in story.ada.sees()


@pytest.mark.parametrize(
    ("vague", "question"),
    [
        ("more impact", "Which piece of work here had the impact you mean"),
        ("be more senior", "What would you have seen a senior person do in my place last month?"),
    ],
)
async def test_004_54_vague_words_are_flagged_and_turned_into_a_question(
    story: Story, vague: str, question: str
) -> None:
    await aim(story)
    await talked(story, "They say that I'm not ready")

    noted = await note(story, **{MISSING: f"{vague}\nlead the audit of the ledger"})

    assert f"Too vague to work on yet\n{vague}" in plain_lines(noted)
    assert question in noted
    await story.ada.click("Put it into my plan")
    assert await gaps(story) == ["lead the audit of the ledger"]
    assert question in await agenda(story)


async def test_004_54_vague_words_of_the_talk_itself_are_caught(story: Story) -> None:
    await aim(story)

    page = await talked(story, "They say that I'm not ready", "You need more impact.")

    assert "Which piece of work here had the impact you mean" in page


async def test_004_54_an_example_makes_it_clear(story: Story) -> None:
    await aim(story)
    await talked(story, "They say that I'm not ready")

    noted = await note(
        story,
        **{
            MISSING: "more impact",
            "Which examples did they give?": "For example the audit that Priya led last month",
        },
    )

    assert "Too vague" not in noted
    await story.ada.click("Put it into my plan")
    assert await gaps(story) == ["more impact"]


async def test_004_55_not_in_that_role_is_plain_and_opens_the_paths(story: Story) -> None:
    await aim(story)

    page = await talked(story, "Not in that role")

    assert "This is a clear no to this role with this manager." in page
    assert "Stay or go" in page
    assert not [word for word in ("not yet", "next time", "soon") if word in page.lower()]
    await story.ada.click("Stay or go")
    assert "There is no way up here" in story.ada.sees()


async def test_004_55_a_week_later_the_paths_are_named_once_without_false_hope(
    story: Story,
) -> None:
    await aim(story)
    await talked(story, "Not in that role")

    for day in (1, 8, 15):
        await story.travel(datetime(2026, 12, day, 12, 0, tzinfo=UTC))

    said = [text for text in letters(story) if "no to that role" in text]
    assert len(said) == 1
    assert "another role here, or this one somewhere else" in said[0]
    await doors.to_messages(story.ada)
    await story.ada.click("Stay or go", in_=newest_with(story, "no to that role"))
    assert "There is no way up here" in story.ada.sees()


async def test_002_41_an_evasive_answer_asks_what_is_missing_at_the_next_1_to_1(
    either_route: Story,
) -> None:
    story = either_route
    await aim(story)

    page = await talked(story, "I didn't get a clear answer", "Let us see how the year goes.")

    question = "What's missing from the plan to make it realistic?"
    assert question in page
    assert question in await agenda(story)


async def test_002_40_an_evasive_word_on_the_expectation_asks_the_same(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.choose(
        "Is it reasonable to expect it if you reach your goals?", "I didn't get a clear answer"
    )

    await story.ada.submit()

    assert "What's missing from the plan to make it realistic?" in await agenda(story)


async def test_000_14_an_open_talk_is_asked_about_until_it_has_an_outcome(story: Story) -> None:
    await aim(story)
    await talked(story, "Nothing was decided")
    for day in (7, 14, 15):
        await story.travel(datetime(2026, 12, day, 12, 0, tzinfo=UTC))
    before = [text for text in letters(story) if about_the_talk(text)]
    await doors.to_messages(story.ada)
    await story.ada.click("Record the outcome", in_=newest(story))
    await story.ada.choose("How did it end?", "Not yet")
    await story.ada.submit()
    await story.ada.close()

    for day in (21, 28):
        await story.travel(datetime(2026, 12, day, 12, 0, tzinfo=UTC))

    after = [text for text in letters(story) if about_the_talk(text)]
    assert len(before) == 2
    assert "I won't bring it up again" in before[-1]
    assert "I won't bring it up again" not in before[0]
    assert len(after) == 2


def about_the_talk(text: str) -> bool:
    return "That isn't a no. It needs" in text or "has no outcome on record" in text


def plain_lines(text: str) -> str:
    return "\n".join(line.strip(" •-") for line in text.splitlines())
