"""After a promotion: thanks, a good start, a hand for others, and the next rung."""

from datetime import date, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.drafts.draft import Wish
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.plan.case import CaseDraft
from bot.domain.plan.case_file import CaseFile
from bot.services.drafts.drafts import NothingToWriteError
from bot.storage.plan.case_files import CaseFileStore
from tests import doors
from tests.practices.test_people import add
from tests.practices.winning import saved, say
from tests.stories import Story

AIM = CaseDraft("Staff", current_title="Senior", manager_name="Marta Lindqvist")
PROMISED = ("Bring the queue to two teams", "Write down how we release")
LADDER = LadderContent(
    "Engineering",
    (Level(1, "Senior"), Level(2, "Staff"), Level(3, "Principal")),
    (Criterion("scope", "Scope", "Leads across teams", (Expectation(2), Expectation(3))),),
)


async def aim(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())


async def promise(story: Story) -> None:
    """What the proposal says Ada will do in her first 90 days."""
    case = await story.coach.cases.required_case(story.member)
    async with story.running.database.writing() as connection:
        await CaseFileStore(connection, story.member).save(
            case.id, CaseFile(first_90_days=PROMISED)
        )


async def promoted(story: Story) -> str:
    """Ada says that she has it; returns the page that opens."""
    await doors.close_all(story.ada)
    await story.coach.cases.move_to(story.member, "promoted")
    await story.ada.open_home()
    await story.ada.click("What comes after")
    return story.ada.sees()


async def open_after(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo after", channel="general")
    return story.ada.sees()


async def test_before_the_day_the_page_waits_and_offers_nothing(story: Story) -> None:
    await aim(story)

    page = await open_after(story)

    assert "Tell me here once you know how it ended for Staff." in page
    assert "[I got it]" in page
    assert "[Take them on]" not in page
    assert "Thank those who helped" not in page
    await story.ada.close()
    await story.ada.open_home()
    assert "What comes after" not in story.ada.sees()


async def test_004_64_the_first_90_days_of_the_proposal_become_goals_at_one_press(
    story: Story,
) -> None:
    await aim(story)
    await promise(story)
    page = await promoted(story)

    await story.ada.click("Take them on")

    goals = (await story.coach.development_goals.growth(story.member)).open_goals
    assert all(promised in page for promised in PROMISED)
    assert [goal.action for goal in goals] == list(PROMISED)
    assert {goal.deadline_on for goal in goals} == {date(2027, 2, 21)}
    assert "Bring the queue to two teams, by 21 February" in story.ada.sees()
    assert "[Take them on]" not in story.ada.sees()


async def test_004_64_without_a_proposal_up_to_three_are_written_down(story: Story) -> None:
    await aim(story)
    await promoted(story)
    await story.ada.click("Write them down")
    await story.ada.fill("What will you deliver first?", " ")
    refused = await story.ada.submit_refused()
    await story.ada.fill("What will you deliver first?", "Halve the build time")
    await story.ada.fill("And number 2?", "Run the first design review")

    await story.ada.submit()

    goals = (await story.coach.development_goals.growth(story.member)).open_goals
    assert refused == {
        "What will you deliver first?": "Write down one thing you will deliver first."
    }
    assert [goal.action for goal in goals] == [
        "Halve the build time",
        "Run the first design review",
    ]
    assert "Halve the build time, by 21 February" in story.ada.sees()


async def test_004_65_helping_somebody_behind_is_suggested_and_is_one_goal_at_one_press(
    story: Story,
) -> None:
    await aim(story)
    page = await promoted(story)

    await story.ada.click("Make it a goal")
    await story.coach.promotions.help_somebody(story.member)

    (goal,) = (await story.coach.development_goals.growth(story.member)).open_goals
    assert "Pick one person who is where you were a year ago" in page
    assert goal.action == "Help one person towards the level that I come from"
    assert "[Make it a goal]" not in story.ada.sees()
    assert "That one is among your goals." in await open_after(story)


async def test_004_66_the_next_case_starts_at_the_next_level_and_the_old_one_stays_readable(
    story: Story,
) -> None:
    await aim(story)
    await story.coach.ladders.save(story.member, LADDER, LevelChoice(1, 2))
    await say(story, "led the migration with @sam")
    await add(story, "Priya Raman", "Speaks for you", told="2026-11-20")
    await story.ada.close()
    before = await story.coach.cases.required_case(story.member)
    page = await promoted(story)
    await story.ada.click("Aim for the next one")
    offered = story.ada.sees()

    await story.ada.submit()

    after = await story.coach.cases.required_case(story.member)
    own = await story.coach.ladders.required(story.member)
    earlier = await open_after(story)
    assert "On your ladder it is Principal." in page
    assert "Principal" in offered
    assert (after.id != before.id, after.stage) == (True, "learn")
    assert (after.target_title, after.current_title) == ("Principal", "Staff")
    assert after.current_since_on == date(2026, 11, 23)
    assert own.levels == LevelChoice(2, 3)
    assert "Staff  from 23 November 2026 to 23 November 2026" in earlier
    assert "23 November 2026: promoted" in earlier
    assert [win.text for win in await saved(story)] == ["led the migration with @sam"]


async def test_004_66_whoever_knew_the_last_aim_has_not_heard_of_the_next(story: Story) -> None:
    await aim(story)
    await add(story, "Priya Raman", "Speaks for you", told="2026-11-20")
    await story.ada.click("Told them today", near="Marta Lindqvist")
    story.clock.travel_to(story.clock.now() + timedelta(days=1))
    await promoted(story)
    await story.ada.click("Aim for the next one")
    await story.ada.fill("Which role comes next?", "Principal")
    await story.ada.submit()
    await doors.close_all(story.ada)

    await story.ada.slash("/promo people", channel="general")

    assert "Not told yet: Marta Lindqvist and Priya Raman." in story.ada.sees()


async def test_004_66_the_next_aim_needs_a_title_and_a_day_to_come(story: Story) -> None:
    await aim(story)
    await promoted(story)
    await story.ada.click("Aim for the next one")
    await story.ada.fill("Which role comes next?", " ")
    nameless = await story.ada.submit_refused()
    await story.ada.fill("Which role comes next?", "Principal")
    await story.ada.choose("When might it be decided?", "2026-01-01")

    past = await story.ada.submit_refused()

    assert "Say which role comes next" in nameless["Which role comes next?"]
    assert "still to come" in past["When might it be decided?"]


async def draft_in_messages(story: Story) -> str:
    """The newest draft in Ada's own messages, as she reads it."""
    return story.ada.reads(story.ada.messages()[-1])


async def test_004_63_everybody_who_helped_has_a_thank_you_of_their_own_for_ada_to_send(
    story: Story,
) -> None:
    await aim(story)
    await say(story, "cut p95 by 30% with @sam")
    await add(story, "Sam Osei", "Speaks for you")
    await add(story, "Kim", "Senior colleague")
    await story.ada.close()
    await story.ada.slash("/promo feedback", channel="general")
    await story.ada.click("Note what somebody told me")
    await story.ada.fill("Who told you?", "Dana")
    await story.ada.fill("What do you do well, in their eyes?", "Calm in every release.")
    await story.ada.submit()
    page = await promoted(story)

    await story.ada.click("Write to Sam Osei")
    to_sam = await draft_in_messages(story)
    await story.ada.close()
    await story.ada.click("Write to Dana")
    to_dana = await draft_in_messages(story)

    assert "Sam Osei  speaks for you" in page
    assert "Dana  told you how you are doing" in page
    assert "[Write to Kim]" not in page
    assert "Hi Sam," in to_sam
    assert "Thank you for your help with this piece of work: I cut" in to_sam
    assert "speaking up" not in to_sam
    assert "cut p95 by 30%" in to_sam
    assert "Hi Dana," in to_dana
    assert "you said: “Calm in every release.”" in to_dana
    assert story.priya.messages() == story.marta.messages() == story.kenji.messages() == []


async def test_the_word_that_it_is_official_opens_what_comes_after(story: Story) -> None:
    await aim(story)
    await story.coach.cases.move_to(story.member, "answered")
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.choose("How did it end?", "Yes")
    await story.ada.submit()
    await story.ada.click("It came in writing")

    await story.ada.click("It is official: I'm promoted")
    opened = story.ada.sees()
    await story.ada.close()

    assert "You've been promoted to Staff." in opened
    assert "Thank those who helped" in opened
    assert "Your talk with Marta Lindqvist" in story.ada.sees()


async def test_the_stage_promoted_opens_what_comes_after(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo", channel="general")

    await doors.move(story.ada, "Promoted")

    assert "You've been promoted to Staff." in story.ada.sees()


async def test_004_63_a_thank_you_that_is_written_is_ticked_and_the_others_come_first(
    story: Story,
) -> None:
    await aim(story)
    await add(story, "Kim Park", "Speaks for you")
    await promoted(story)

    before = story.ada.sees()
    await story.ada.click("Write to Marta Lindqvist")
    await story.ada.fill("What for?", "trusting me with the vendor decision.")
    await story.ada.submit()
    once = await open_after(story)

    assert before.index("Marta Lindqvist") < before.index("Kim Park")
    assert "✓  Marta Lindqvist  was your manager on the way. It is written, in your" in once
    assert "[Write to Marta Lindqvist again]" in once
    assert once.index("Kim Park") < once.index("✓  Marta Lindqvist")


async def thanks_from_the_list(story: Story) -> None:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, "Thank somebody who helped")


async def test_004_63_whom_and_for_what_are_asked_where_the_rows_do_not_say(story: Story) -> None:
    await aim(story)
    await promoted(story)
    await thanks_from_the_list(story)
    await story.ada.fill("Whom do you want to thank?", "Dana Cruz")
    await story.ada.fill("What for?", "For trusting me when Dana's team was short yesterday.")

    await story.ada.submit()

    text = await draft_in_messages(story)
    assert "Hi Dana," in text
    assert "I've been promoted to Staff, and" in text
    assert "Thank you for trusting me when your team was short on 22 November." in text
    assert "Ada" in text


async def test_004_63_nobody_is_thanked_for_nothing(story: Story) -> None:
    await aim(story)
    await promoted(story)

    with pytest.raises(NothingToWriteError, match="Whom do you want to thank"):
        await story.coach.drafts.write(story.member, "thank_you")
    wish = Wish(reader="Marta Lindqvist")
    with pytest.raises(NothingToWriteError, match="What do you want to thank Marta for"):
        await story.coach.drafts.write(story.member, "thank_you", wish=wish)


async def test_004_63_before_the_yes_there_is_nobody_to_thank(story: Story) -> None:
    await aim(story)

    await thanks_from_the_list(story)

    assert "I have no promotion on record" in story.ada.sees()
    assert "[Tell me what you heard]" in story.ada.sees()


async def test_004_63_the_next_aim_is_not_the_title_that_was_reached(story: Story) -> None:
    await aim(story)
    await add(story, "Sam Osei", "Mentor")
    await promoted(story)
    await story.coach.promotions.aim_next(story.member, "Principal", None)

    draft = await story.coach.drafts.write(story.member, "thank_you", wish=Wish(reader="Sam Osei"))

    assert "I've been promoted to Staff, and" in draft.text
