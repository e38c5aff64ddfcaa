"""`/goal`: set in one line, then done, carried or dropped, in the list, the form and Home."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Week
from bot.domain.goals.goal import LONGEST_GOAL, Goal
from bot.domain.wins.win import WinFilter
from bot.storage.review.gaps import GapStore
from playground.faults import Fault
from tests.stories import Story

THIS_WEEK = Week(date(2026, 11, 23))
NEXT_WEEK = Week(date(2026, 11, 30))
REVIEWED = "get the design doc reviewed"
GAP = "leading people without a title"


async def agree_on_a_gap(story: Story, title: str = GAP) -> int:
    await story.coach.members.profile(story.member)
    async with story.running.database.writing() as connection:
        gap = await GapStore(connection, story.member).add(title, "skill", None, date(2026, 11, 2))
    return gap.id


async def goals_of(story: Story, week: Week = THIS_WEEK) -> tuple[Goal, ...]:
    return (await story.coach.check_ins.review(story.member, week)).goals


async def test_one_line_is_set_for_this_week(either_route: Story) -> None:
    ada = either_route.ada

    await ada.slash(f"/goal {REVIEWED}", channel="general")

    assert f"Set for this week. {REVIEWED}" in ada.sees()
    assert [goal.text for goal in await goals_of(either_route)] == [REVIEWED]


async def test_only_the_member_sees_it(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")

    assert all(REVIEWED not in str(message) for message in story.marta.messages("general"))


async def test_what_slack_escapes_is_saved_as_it_was_typed(story: Story) -> None:
    await story.ada.slash("/goal ask <R&D> for numbers", channel="general")

    assert [goal.text for goal in await goals_of(story)] == ["ask <R&D> for numbers"]


async def test_it_can_be_tied_to_an_open_gap(story: Story) -> None:
    gap_id = await agree_on_a_gap(story)
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")

    await story.ada.choose("Tie to a gap", GAP)

    assert f"It closes the gap: {GAP}" in story.ada.sees()
    assert (await goals_of(story))[0].gap_id == gap_id


async def test_undo_drops_it_and_undo_of_that_brings_it_back(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")

    await story.ada.click("Undo")
    dropped = (await goals_of(story))[0].state
    assert f"Dropped: {REVIEWED}" in story.ada.sees()
    await story.ada.click("Undo")

    assert dropped == "dropped"
    assert (await goals_of(story))[0].state == "open"
    assert f"Open again: {REVIEWED}" in story.ada.sees()


async def test_the_list_shows_this_week_and_what_was_left_over(story: Story) -> None:
    await story.ada.slash("/goal ask Priya for feedback", channel="general")
    await story.travel(story.clock.now() + timedelta(weeks=1))
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")

    await story.ada.slash("/goal", channel="general")

    seen = story.ada.sees()
    assert seen.index("Your goals for this week") < seen.rindex(REVIEWED)
    assert seen.rindex("Still open from before") < seen.rindex("ask Priya for feedback")


async def test_done_is_offered_as_a_win_that_remembers_its_goal(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.slash("/goal", channel="general")

    await story.ada.click("Done")
    await story.ada.click("Save it as a win")
    await story.ada.submit()

    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    (goal,) = await goals_of(story)
    assert (win.text, win.source, win.goal_id) == (REVIEWED, "goal", goal.id)
    assert (goal.state, goal.win_id) == ("done", win.id)


async def test_a_goal_is_saved_as_a_win_once_unless_the_win_is_taken_back(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.slash("/goal", channel="general")
    await story.ada.click("Done")
    await story.ada.click("Save it as a win")
    await story.ada.submit()
    await story.ada.close()

    await story.ada.click("Save it as a win")
    again = story.ada.sees()
    await story.coach.wins.undo_newest(story.member)
    await story.ada.click("Save it as a win")

    assert "That one is saved as a win already." in again
    assert "What did you do?" in story.ada.sees()


async def test_carry_moves_it_to_next_week_and_undo_brings_it_back(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.slash("/goal", channel="general")

    await story.ada.click("Carry over")
    carried = [goal.text for goal in await goals_of(story, NEXT_WEEK)]
    await story.ada.click("Undo")

    assert carried == [REVIEWED]
    assert [goal.state for goal in await goals_of(story)] == ["open"]
    assert [goal.state for goal in await goals_of(story, NEXT_WEEK)] == ["dropped"]


async def test_a_goal_that_was_closed_elsewhere_is_answered_with_a_sentence(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.slash("/goal", channel="general")
    await story.coach.goals.finish(story.member, (await goals_of(story))[0].id)

    await story.ada.click("Drop")

    assert "That goal has changed since. /goal shows" in story.ada.sees().replace("`", "")
    assert (await goals_of(story))[0].state == "done"


async def test_the_form_sets_a_goal_for_next_week_and_a_gap(story: Story) -> None:
    gap_id = await agree_on_a_gap(story)
    await story.ada.slash("/goal", channel="general")

    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", REVIEWED)
    await story.ada.choose("Which gap does it close?", GAP)
    await story.ada.choose("For which week?", "Next week, from 30 November")
    await story.ada.submit()

    (goal,) = await goals_of(story, NEXT_WEEK)
    assert (goal.text, goal.gap_id) == (REVIEWED, gap_id)
    assert f"Set for next week. {REVIEWED}" in story.ada.sees()


async def test_nothing_but_spaces_is_answered_beside_the_field(story: Story) -> None:
    await story.ada.slash("/goal", channel="general")
    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", "   ")

    objections = await story.ada.submit_refused()

    assert "Say what you want to get done this week" in objections["What do you want to get done?"]


async def test_a_goal_that_is_too_long_comes_back_to_be_shortened(story: Story) -> None:
    text = "word " * 101

    await story.ada.slash(f"/goal {text}", channel="general")

    assert f"a goal for one week fits into {LONGEST_GOAL}" in story.ada.sees()
    assert text.strip() in story.ada.sees()
    assert await goals_of(story) == ()


@pytest.mark.parametrize(
    "text", ["👩‍👩‍👧‍👦 *bold* _it_ ~no~ `code`", "مراجعة وثيقة التصميم", "&lt;b&gt; & <x>"]
)
async def test_whatever_is_typed_is_set_and_shown_as_it_is(story: Story, text: str) -> None:
    await story.ada.slash(f"/goal {text}", channel="general")

    assert text in story.ada.sees()
    assert [goal.text for goal in await goals_of(story)] == [text]


async def test_at_the_weekend_a_goal_is_for_the_week_to_come(story: Story) -> None:
    await story.travel(datetime.fromisoformat("2026-11-28T12:00+00:00"))

    await story.ada.slash(f"/goal {REVIEWED}", channel="general")

    assert f"Set for next week. {REVIEWED}" in story.ada.sees()
    assert [goal.text for goal in await goals_of(story, NEXT_WEEK)] == [REVIEWED]
    await story.ada.open_home()
    assert REVIEWED in story.ada.sees()


async def test_from_home_a_goal_is_done_and_home_shows_it(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.open_home()

    await story.ada.choose("This week", [REVIEWED])
    await story.coach.background.settle()

    assert (await goals_of(story))[0].state == "done"
    assert f"[{REVIEWED}]" in story.ada.sees()


async def test_help_says_what_it_does(story: Story) -> None:
    await story.ada.slash("/goal help", channel="general")

    assert "One thing you want to get done this week." in story.ada.sees()


ASK_HOW = "Ask Marta how promotions to Staff are decided here"
SATURDAY = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


async def test_a_goal_whose_answer_is_there_is_offered_as_done(story: Story) -> None:
    await story.ada.slash(f"/goal {ASK_HOW}", channel="general")
    await story.ada.slash("/goal", channel="general")
    before = story.ada.sees()
    said = {"who_decides": "a committee of four"}
    await story.coach.questions.answer(story.member, "process", said, "Marta", None)

    await story.ada.slash("/goal", channel="general")
    after = story.ada.sees()
    await story.ada.click("It's done")

    assert "You have the answer" not in before
    assert f"You have the answer to this one: {ASK_HOW}" in after
    assert [goal.state for goal in await goals_of(story)] == ["done"]


async def test_at_the_weekend_the_list_the_form_and_home_mean_the_same_week(story: Story) -> None:
    story.clock.travel_to(SATURDAY)
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    set_for = story.ada.sees()
    await story.ada.slash("/goal", channel="general")
    listed = story.ada.sees()
    await story.ada.click("Set a goal")
    form, weeks = story.ada.sees(), story.ada.modal().blocks
    overview = await story.coach.overviews.overview(story.member)

    assert "Set for next week." in set_for
    assert "Your goals for next week" in listed
    assert "Next week, from 30 November" in form
    assert "The week of 7 December" in str(weeks)
    assert "This week" not in str(weeks)
    assert overview.week_name == "next week"


async def test_a_press_on_an_answer_whose_address_is_worn_out_is_answered_in_the_dm(
    story: Story,
) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.slash("/goal", channel="general")
    story.playground.faults.next("response_url", Fault.REFUSED, error="expired_url")

    await story.ada.click("Done", in_="general")

    assert f"Done: {REVIEWED}" in story.ada.reads(story.ada.messages()[-1])
    assert [goal.state for goal in await goals_of(story)] == ["done"]


@pytest.mark.parametrize("typed", ["improve", "get better", "#impact", "do more stuff!"])
async def test_a_goal_that_nobody_could_finish_is_met_with_a_sentence(
    story: Story, typed: str
) -> None:
    await story.ada.slash(f"/goal {typed}", channel="general")

    assert "What exactly will you get done?" in story.ada.sees()
    assert (await story.coach.check_ins.plan(story.member)).goals == ()


async def test_a_goal_that_says_what_will_be_better_is_set(story: Story) -> None:
    await story.ada.slash("/goal improve the login page", channel="general")

    (goal,) = (await story.coach.check_ins.plan(story.member)).goals
    assert goal.text == "improve the login page"


async def test_a_goal_is_deleted_for_good_after_saying_what_goes_with_it(story: Story) -> None:
    await story.ada.slash(f"/goal {REVIEWED}", channel="general")
    await story.ada.slash("/goal", channel="general")

    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.submit()

    assert REVIEWED in asked
    assert "also from the weeks that you carried it over from" in asked
    assert "What you posted or sent stays where it is." in asked
    assert await goals_of(story) == ()
