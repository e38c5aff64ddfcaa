"""Monday and Friday in the DM: answered there, put off, skipped, stopped; and the nudges."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from bot.storage.review.gaps import GapStore
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)
REVIEWED = "get the design doc reviewed"
FEEDBACK = "ask Priya for feedback"
GAP = "leading people without a title"


async def begin(story: Story, decision_on: date | None = None) -> None:
    """Ada has been through the first run."""
    aim = CaseDraft("Staff Engineer", decision_on=decision_on)
    await story.coach.cases.aim(story.member, aim, Rhythm())


async def test_monday_comes_at_nine_and_a_goal_set_there_appears_in_it(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)
    assert "Hi Ada. What's the one thing you want to get done this week?" in story.ada.sees()

    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", REVIEWED)
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()

    seen = story.ada.sees()
    assert "Set already:" in seen
    assert REVIEWED in seen
    assert "I'll be back Friday 27 November at 15:00." in seen
    assert len(story.ada.messages()) == 1


async def test_monday_offers_the_gap_that_was_agreed_on(story: Story) -> None:
    await begin(story)
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add(GAP, "skill", None, MONDAY.date())
    await story.travel(MONDAY)

    await story.ada.click("Work on this")
    await story.ada.fill("What do you want to get done?", "run the review on Thursday")
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()

    assert "run the review on Thursday" in story.ada.sees()
    assert "Work on this" not in story.ada.sees()


async def test_what_was_left_over_is_kept_done_or_dropped_in_the_message(story: Story) -> None:
    await begin(story)
    for text in (REVIEWED, FEEDBACK):
        await story.coach.goals.commit(story.member, text)
    await story.travel(MONDAY + A_WEEK)
    assert "Still open from before:" in story.ada.sees()

    await story.ada.click("Carry over", near=REVIEWED)
    await story.ada.click("Drop", near=FEEDBACK)

    seen = story.ada.sees()
    assert f"Dropped: {FEEDBACK}" in seen
    assert seen.index("Set already:") < seen.index(REVIEWED)
    assert "Still open from before:" not in seen


async def test_friday_finishes_a_goal_and_saves_it_as_a_win(story: Story) -> None:
    await begin(story)
    await story.coach.goals.commit(story.member, REVIEWED)
    await story.travel(FRIDAY)
    assert "How did the week go, Ada?" in story.ada.sees()

    await story.ada.click("Done")
    await story.ada.click("Save it as a win")
    await story.ada.submit()

    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert win.text == REVIEWED


async def test_friday_lists_the_wins_of_the_week_and_takes_another(story: Story) -> None:
    await begin(story)
    await story.coach.wins.capture(story.member, "fixed the login page")
    await story.travel(FRIDAY)
    assert "fixed the login page" in story.ada.sees()

    await story.ada.click("Save a win")
    await story.ada.fill("What did you do?", "taught the new people our ledger")
    await story.ada.submit()

    wins = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert (wins[0].text, wins[0].source) == ("taught the new people our ledger", "check_in")


async def test_in_an_hour_it_comes_again_and_next_monday_too(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)

    await story.ada.click("Remind me in an hour")
    assert "I'll be back today at 10:00." in story.ada.sees()
    await story.travel(MONDAY + timedelta(hours=1))
    again = len(story.ada.messages())
    await story.travel(MONDAY + A_WEEK)

    assert again == 2
    assert len(story.ada.messages()) == 3


async def test_tomorrow_is_said_with_its_day(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)

    await story.ada.click("Remind me tomorrow")

    assert "I'll be back tomorrow, Tuesday 24 November, at 09:00." in story.ada.sees()


async def test_a_skipped_week_is_silent_until_the_next_monday(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)

    await story.ada.click("Skip this week")
    answer = story.ada.sees()
    await story.travel(FRIDAY)

    assert "I'll be back Monday 30 November at 09:00." in answer
    assert len(story.ada.messages()) == 1


async def test_put_off_it_still_takes_a_goal_and_shows_it(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)
    await story.ada.click("Remind me tomorrow")

    await story.ada.click("Set a goal now")
    await story.ada.fill("What do you want to get done?", REVIEWED)
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()

    assert REVIEWED in story.ada.sees()
    assert "I'll be back tomorrow, Tuesday 24 November, at 09:00." in story.ada.sees()


async def test_what_was_closed_elsewhere_is_answered_beside_the_message(story: Story) -> None:
    await begin(story)
    change = await story.coach.goals.commit(story.member, REVIEWED)
    await story.travel(FRIDAY)
    await story.coach.goals.drop(story.member, change.goal.id)

    await story.ada.click("Done")

    assert "That goal has changed since." in story.ada.sees()
    assert "How did the week go, Ada?" in story.ada.sees()


async def test_stopped_it_says_where_to_switch_it_on_and_can_be_taken_back(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)

    await story.ada.click("More…")
    await story.ada.click("Stop these")
    stopped = story.ada.sees()
    await story.ada.click("Switch it on again")

    assert "[Settings]" in stopped
    assert "It is on again. I'll be back Friday 27 November at 15:00." in story.ada.sees()
    assert (await story.coach.schedule.rhythm(story.member)).stopped == frozenset()


async def test_a_nudge_put_off_comes_again_tomorrow(story: Story) -> None:
    await begin(story, decision_on=date(2026, 12, 5))
    await story.coach.schedule.stop(story.member, "plan")
    await story.travel(MONDAY + timedelta(minutes=30))
    assert "Draft the conversation" in story.ada.sees()

    await story.ada.click("Remind me tomorrow")
    answer = story.ada.sees()
    await story.travel(MONDAY + timedelta(days=1, minutes=30))

    assert "I'll be back tomorrow, Tuesday 24 November, at 09:30." in answer
    assert "Draft the conversation" in story.ada.sees()


async def test_nudges_can_be_stopped_without_the_rest(story: Story) -> None:
    await begin(story, decision_on=date(2026, 12, 5))
    await story.travel(MONDAY + timedelta(minutes=30))

    (nudge,) = [one for one in story.ada.messages() if "Draft the conversation" in str(one.blocks)]
    await story.ada.click("More…", in_=nudge)
    await story.ada.click("Stop nudges")

    assert (await story.coach.schedule.rhythm(story.member)).stopped == {"nudge"}
