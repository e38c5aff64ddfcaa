"""Goals that hold: complete or refused, tied to what is missing, saved with their history."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from bot.storage.ladder.ladders import LadderLineStore
from bot.storage.review.gaps import GapStore
from tests.practices.mondays import has_had_a_behaviour, has_had_the_hints, has_had_the_tips
from tests.stories import Story, opened_story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)
GAP = "leading people without a title"
BOTH = "Both: the skill and the proof of it"
PARTS = {
    "What will you do?": "lead the ledger migration",
    "How do you measure it?": "three teams moved, no outage",
    "How will you both know that it worked?": "Marta hears it from two team leads",
}


async def aim(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.schedule.stop(story.member, "nudge")


async def add_gap(story: Story, title: str = GAP, agreed_on: date | None = None) -> int:
    async with story.running.database.writing() as connection:
        lines = await LadderLineStore(connection, story.member).save([("Lead", "Leads", "lead")])
        gap = await GapStore(connection, story.member).add(title, "skill", lines[0].id, agreed_on)
    return gap.id


async def open_goals(story: Story) -> str:
    if story.ada.has_modal():
        await story.ada.close()
    await story.ada.slash("/promo goals", channel="general")
    return story.ada.sees()


async def fill(story: Story) -> None:
    for label, words in PARTS.items():
        await story.ada.fill(label, words)
    await story.ada.choose("By when?", "2027-03-31")


async def set_goal(story: Story) -> str:
    await open_goals(story)
    await story.ada.click("Set a development goal")
    await fill(story)
    await story.ada.submit()
    return story.ada.sees()


async def test_002_36_a_goal_without_its_four_parts_is_refused_by_name(story: Story) -> None:
    await aim(story)
    await open_goals(story)
    await story.ada.click("Set a development goal")
    bare = await story.ada.submit_refused()
    await fill(story)
    for label in PARTS:
        await story.ada.fill(label, "  ")
    blank = await story.ada.submit_refused()
    await fill(story)
    await story.ada.fill("How do you measure it?", "  ")
    unmeasured = await story.ada.submit_refused()
    await story.ada.fill("How do you measure it?", "three teams moved")

    await story.ada.submit()

    assert set(bare) == {*PARTS, "By when?"}
    assert all(
        part in blank["What will you do?"]
        for part in ("what you will do", "how you measure it", "that it worked")
    )
    assert unmeasured == {
        "How do you measure it?": "One more step makes this a goal: add how you measure it."
    }
    assert "lead the ledger migration" in story.ada.sees()


@pytest.mark.parametrize(
    ("label", "missing"),
    [
        ("What will you do?", "what you will do"),
        ("How do you measure it?", "how you measure it"),
        ("How will you both know that it worked?", "how you both will know that it worked"),
        ("By when?", "required"),
    ],
)
async def test_002_36_any_one_of_the_four_is_enough_to_refuse_it(
    story: Story, label: str, missing: str
) -> None:
    await aim(story)
    await open_goals(story)
    await story.ada.click("Set a development goal")
    for part, words in PARTS.items():
        await story.ada.fill(part, "  " if part == label else words)
    if label != "By when?":
        await story.ada.choose("By when?", "2027-03-31")

    refused = await story.ada.submit_refused()

    assert list(refused) == [label]
    assert missing in refused[label]
    assert (await story.coach.development_goals.growth(story.member)).goals == ()


async def test_002_36_a_deadline_that_has_passed_is_refused(story: Story) -> None:
    await aim(story)
    await open_goals(story)
    await story.ada.click("Set a development goal")
    await fill(story)
    await story.ada.choose("By when?", "2026-11-22")

    objections = await story.ada.submit_refused()

    assert "That day has passed." in objections["By when?"]


async def test_002_35_a_goal_says_what_it_builds_and_both_is_recommended(story: Story) -> None:
    await aim(story)
    await open_goals(story)
    await story.ada.click("Set a development goal")
    form = story.ada.sees()
    await fill(story)
    await story.ada.choose("What does it build?", "The proof: I show what I can do already")

    await story.ada.submit()

    assert "leaves proof behind: the best kind of goal" in form
    assert "The proof: I show what I can do already" in story.ada.sees()


async def test_002_35_whoever_does_not_say_builds_both(story: Story) -> None:
    await aim(story)

    assert BOTH in await set_goal(story)


async def test_002_37_a_finished_goal_offers_a_win_for_the_same_expectation(
    story: Story,
) -> None:
    await aim(story)
    await add_gap(story, agreed_on=date(2026, 11, 2))
    await open_goals(story)
    await story.ada.click("Make it a goal")
    await fill(story)
    await story.ada.submit()

    await story.ada.click("Done")
    await story.ada.click("Save it as a win")
    await story.ada.submit()

    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert win.text == "lead the ledger migration"
    assert win.criterion_ids == ("lead",)
    assert "three teams moved, no outage" in win.detail


async def test_002_37_a_finished_goal_of_a_week_offers_a_win_for_the_same_expectation(
    story: Story,
) -> None:
    await aim(story)
    gap_id = await add_gap(story, agreed_on=date(2026, 11, 2))
    await story.coach.goals.commit(story.member, "run the review", gap_id=gap_id)
    await story.travel(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))
    await story.ada.open_messages()
    await story.ada.click("Done")
    await story.travel(datetime(2026, 11, 29, 10, 0, tzinfo=UTC))

    await story.ada.click("Save it as a win")
    await story.ada.submit()

    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert (win.text, win.happened_on) == ("run the review", date(2026, 11, 27))
    assert win.criterion_ids == ("lead",)


async def test_002_34_004_57_each_gap_becomes_a_goal_in_one_press(story: Story) -> None:
    await aim(story)
    gap_id = await add_gap(story, agreed_on=date(2026, 11, 2))
    before = await open_goals(story)
    await story.ada.click("Make it a goal")
    await fill(story)

    await story.ada.submit()

    (goal,) = (await story.coach.development_goals.growth(story.member)).goals
    assert f"A gap without a goal: {GAP}" in before
    assert goal.gap_id == gap_id
    assert "A gap without a goal" not in story.ada.sees()


async def test_001_2_monday_offers_what_the_manager_named_first(story: Story) -> None:
    await aim(story)
    await add_gap(story, "speaking up in reviews")
    agreed = await add_gap(story, agreed_on=date(2026, 11, 2))
    await story.travel(MONDAY)
    await story.ada.open_messages()

    offered = story.ada.reads(story.ada.messages()[0])
    await story.ada.click("Work on this")
    await story.ada.fill("What do you want to get done?", "moderate the design review")
    await story.ada.submit()

    assert f"The gap you agreed on: {GAP}" in offered
    (goal,) = (await story.coach.check_ins.plan(story.member)).goals
    assert goal.gap_id == agreed


async def test_001_3_goals_are_written_down_and_there_after_a_restart(sqlite_url: str) -> None:
    async with opened_story(sqlite_url) as first:
        await aim(first)
        await first.ada.slash("/goal get the design doc reviewed", channel="general")
        await set_goal(first)

    async with opened_story(sqlite_url) as second:
        await second.ada.slash("/goal", channel="general")
        weekly = second.ada.sees()
        months = await open_goals(second)
        await second.ada.close()
        second.clock.travel_to(MONDAY + A_WEEK)
        await second.ada.slash("/goal draft the rollout", channel="general")
        await second.ada.slash("/goal", channel="payments-team")
        of_this_week, _, of_before = second.ada.sees().partition("Still open from before")

    assert "Your goals for this week" in weekly
    assert "get the design doc reviewed" in weekly
    assert "lead the ledger migration" in months
    assert "draft the rollout" in of_this_week
    assert "get the design doc reviewed" in of_before
    assert "get the design doc reviewed" not in of_this_week


async def test_001_5_004_18_stretch_goals_are_marked_counted_and_suggested(story: Story) -> None:
    await aim(story)
    await has_had_the_tips(story)
    await story.ada.slash("/goal review Sam's doc", channel="general")
    await story.ada.slash("/goal", channel="general")
    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", "give the talk")
    await story.ada.choose("Is it a stretch?", ["This is new to me"])
    await story.ada.submit()
    await story.ada.close()
    await set_goal(story)
    await story.ada.close()

    await story.travel(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    await story.travel(datetime(2026, 11, 27, 16, 30, tzinfo=UTC))
    friday = story.ada.reads(story.ada.messages()[-1])
    mondays = {}
    for week in range(1, 10):
        await story.travel(MONDAY + week * A_WEEK)
        mondays[week] = story.ada.reads(story.ada.messages()[-1])

    assert "1 goal of yours took you somewhere new." in friday
    assert [week for week, text in mondays.items() if "a bit too big for you" in text] == [3]
    assert [week for week, text in mondays.items() if "I won't suggest it again." in text] == [9]


async def test_001_5_nothing_new_is_no_news_in_the_first_weeks(story: Story) -> None:
    await aim(story)
    await has_had_a_behaviour(story)

    said = []
    for week in range(2):
        await has_had_the_tips(story)
        await has_had_the_hints(story)
        await story.travel(MONDAY + week * A_WEEK)
        said.append(story.ada.reads(story.ada.messages()[-1]))

    assert not any("a bit too big for you" in text for text in said)


async def test_a_weekly_goal_belongs_to_a_development_goal(story: Story) -> None:
    await aim(story)
    await set_goal(story)
    await story.ada.close()
    await story.ada.slash("/goal", channel="general")
    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", "draft the plan of the migration")
    await story.ada.choose("Which development goal is it a step of?", "lead the ledger migration")
    await story.ada.submit()
    await story.ada.close()
    await story.ada.slash("/goal", channel="general")
    await story.ada.click("Done")

    assert "1 of 1 weekly goals done" in await open_goals(story)


async def test_002_51_a_changed_goal_keeps_what_it_was_and_why(story: Story) -> None:
    await aim(story)
    await set_goal(story)
    await story.ada.click("Change")
    await story.ada.choose("By when?", "2027-05-31")
    await story.ada.fill("Why did it change?", "the freeze in March")

    await story.ada.submit()

    seen = story.ada.sees()
    assert "31 May 2027" in seen
    assert "Until Monday 23 November: by 31 March, because: the freeze in March" in seen


async def test_004_17_a_week_has_a_goal_for_the_next_level_or_a_suggestion(story: Story) -> None:
    await aim(story)
    await add_gap(story, agreed_on=date(2026, 11, 2))
    await story.travel(MONDAY)
    await story.ada.open_messages()
    suggested = story.ada.reads(story.ada.messages()[-1])

    await story.ada.click("Work on this")
    await story.ada.fill("What do you want to get done?", "moderate the design review")
    await story.ada.submit()
    await story.coach.background.settle()

    after = story.ada.reads(story.ada.messages()[-1])
    assert f"The gap you agreed on: {GAP}" in suggested
    assert "moderate the design review" in after
    assert "The gap you agreed on" not in after


async def test_a_goal_for_months_is_deleted_for_good_whatever_became_of_it(story: Story) -> None:
    await aim(story)
    await set_goal(story)
    await story.ada.click("Drop")

    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.submit()

    assert "It goes for good, with its history." in asked
    assert "None yet." in story.ada.sees()
