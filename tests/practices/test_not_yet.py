"""Not this time: why, what follows, and how the next round begins with all that was done."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.people.person import PersonDraft
from bot.domain.plan.case import CaseDraft
from bot.domain.plan.cycle import Cycle
from bot.domain.talks.not_yet import SavedRefusal
from bot.domain.wins.win import WinFilter
from playground.acts.forms import REQUIRED
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist", decision_on=date(2026, 11, 27))
IN_THEIR_WORDS = "In their words, as far as you remember"
READINESS = "My readiness: something is missing"
COMPANY = "The company: budget, timing, no opening"
NOT_TOLD = "They didn't tell me"
AREAS = "Which areas should I improve to be considered next time"
FRIDAY_EVENING = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)


async def hear_no(story: Story, reason: str = "", words: str = "") -> None:
    """Opens the form and says why, as far as it is known."""
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "asked")
    await story.ada.slash("/promo not this time", channel="general")
    if reason:
        await story.ada.choose("What was the reason?", reason)
    if words:
        await story.ada.fill(IN_THEIR_WORDS, words)


async def name_areas(story: Story, areas: str) -> None:
    await story.ada.click("Name the areas")
    await story.ada.fill("Which areas were named?", areas)
    await story.ada.submit()


async def make_goal(story: Story, gap: str) -> None:
    """From the page; the page of all goals is what the form leaves behind."""
    await story.ada.click("Make it a goal", near=gap)
    await story.ada.fill("What will you do?", f"show {gap}")
    await story.ada.fill("How do you measure it?", "one example that Marta has seen")
    await story.ada.choose("By when?", "2027-03-31")
    await story.ada.fill("How will you both know that it worked?", "Marta says so")
    await story.ada.submit()


async def open_again(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo not this time", channel="general")
    return story.ada.sees()


async def agenda(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/agenda", channel="ada-marta-1-1")
    return story.ada.sees()


async def stage(story: Story) -> str:
    return (await story.coach.cases.required_case(story.member)).stage


@pytest.mark.parametrize("words", ["", "budget"])
async def test_001_13_a_no_is_not_closed_without_a_reason_and_the_field_says_so(
    story: Story, words: str
) -> None:
    await hear_no(story, "", words)

    objections = await story.ada.submit_refused()

    assert objections == {"What was the reason?": REQUIRED}
    assert await stage(story) == "asked"


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (READINESS, "The reason  My readiness."),
        (COMPANY, "The reason  The company."),
        (NOT_TOLD, "The reason  They didn't tell me."),
    ],
)
async def test_001_13_a_reason_whose_words_nobody_remembers_is_enough(
    story: Story, reason: str, shown: str
) -> None:
    await hear_no(story, reason)

    await story.ada.submit()

    assert shown in story.ada.sees()
    assert await stage(story) == "not_this_time"


async def test_001_13_not_told_is_enough_and_asks_at_the_next_1_to_1(either_route: Story) -> None:
    story = either_route
    await hear_no(story, NOT_TOLD)

    await story.ada.submit()

    page = story.ada.sees()
    assert await stage(story) == "not_this_time"
    assert "It is on your next agenda." in page
    assert "What decided it this time: my work, or the company's situation?" in await agenda(story)


async def test_001_13_the_stage_is_not_moved_past_the_reason(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.open_home()

    await doors.move(story.ada, "Not this time")

    assert "What was the reason?" in story.ada.sees()
    assert await stage(story) == "learn"


async def test_001_14_a_reason_of_the_company_watches_the_timing_and_adds_no_gap(
    story: Story,
) -> None:
    await hear_no(story, COMPANY, "a freeze until spring")
    await story.ada.submit()
    page = story.ada.sees()
    await story.ada.click("Is now a good time?")
    timing = story.ada.sees()

    await story.travel(datetime(2026, 12, 24, 12, 0, tzinfo=UTC))

    assert "That was about the company's timing, not about your work." in page
    assert "Name the areas" not in page
    assert await story.coach.goals.gaps(story.member) == ()
    assert "Are jobs being cut" in timing
    shown = [story.ada.reads(message) for message in story.ada.messages()]
    assert any(
        "1 month ago, the no to Staff Engineer was about the company's timing" in text
        for text in shown
    )


@pytest.mark.parametrize(
    ("reason", "words", "is_watched"),
    [
        (COMPANY, "a freeze until spring", True),
        (READINESS, "not senior enough", False),
        (NOT_TOLD, "", False),
    ],
)
async def test_001_14_only_a_reason_of_the_company_brings_the_moment_up_again(
    story: Story, reason: str, words: str, *, is_watched: bool
) -> None:
    await hear_no(story, reason, words)
    await story.ada.submit()
    await story.coach.wins.capture(story.member, "moved the ledger")

    shown = []
    for day in (
        datetime(2026, 12, 22, 12, 0, tzinfo=UTC),
        datetime(2026, 12, 23, 12, 0, tzinfo=UTC),
    ):
        await story.travel(day)
        read = [story.ada.reads(message) for message in story.ada.messages()]
        shown.append(any("the company's timing" in text for text in read))

    assert shown == [False, is_watched]


async def test_001_15_readiness_asks_for_the_areas_and_each_becomes_a_gap(story: Story) -> None:
    await hear_no(story, READINESS, "not senior enough")
    await story.ada.submit()
    page = story.ada.sees()

    await name_areas(story, "leading across teams\nwriting proposals\n\nleading across teams")

    gaps = await story.coach.goals.gaps(story.member)
    assert AREAS in page
    assert [gap.title for gap in gaps] == ["leading across teams", "writing proposals"]
    assert "Still without a goal: leading across teams" in story.ada.sees()


async def test_004_57_the_next_round_needs_a_goal_for_each_named_gap(story: Story) -> None:
    await hear_no(story, READINESS, "reach beyond the team")
    await story.ada.submit()
    await name_areas(story, "leading across teams\nwriting proposals")
    await make_goal(story, "leading across teams")
    await open_again(story)
    await story.ada.click("Start the next round")
    refused = await story.ada.submit_refused()
    await open_again(story)
    await make_goal(story, "writing proposals")
    last = (await story.coach.development_goals.growth(story.member)).open_goals[-1]
    await story.coach.development_goals.close(story.member, last.id, "dropped")
    dropped = await open_again(story)
    await story.coach.development_goals.close(story.member, last.id, "open")
    page = await open_again(story)
    await story.ada.click("Start the next round")

    await story.ada.choose("When is it decided?", "2027-05-27")
    await story.ada.submit()

    assert "Still without one: writing proposals" in str(refused)
    assert f"Still without a goal: {last.action.removeprefix('show ')}" in dropped
    assert "Each gap has its goal." in page
    assert await stage(story) == "work"


async def test_001_16_the_next_round_keeps_wins_gaps_and_people_and_the_old_case(
    story: Story,
) -> None:
    await story.coach.wins.capture(story.member, "cut p95 by 30% with @sam")
    await story.coach.people.save(story.member, PersonDraft("Sam Reyes", roles=("mentor",)))
    await hear_no(story, READINESS, "reach beyond the team")
    await story.ada.submit()
    await name_areas(story, "leading across teams")
    await make_goal(story, "leading across teams")
    before = await story.coach.cases.required_case(story.member)
    await open_again(story)
    await story.ada.click("Start the next round")
    await story.ada.choose("When is it decided?", "2027-05-27")

    await story.ada.submit()

    after = await story.coach.cases.required_case(story.member)
    wins = (await story.coach.wins.page(story.member, WinFilter())).wins
    gaps = await story.coach.goals.gaps(story.member)
    people = (await story.coach.people.list_of(story.member)).people
    assert "on the way to Staff Engineer again" in story.ada.sees()
    assert (after.id != before.id, after.stage) == (True, "work")
    assert (after.target_title, after.manager_name) == ("Staff Engineer", "Marta Lindqvist")
    assert after.decision_on == date(2027, 5, 27)
    assert [win.text for win in wins] == ["cut p95 by 30% with @sam"]
    assert [gap.title for gap in gaps] == ["leading across teams"]
    assert "Sam Reyes" in [person.name for person in people]


async def test_001_16_the_next_round_is_decided_on_its_own_day_and_keeps_no_other_of_the_old(
    story: Story,
) -> None:
    await hear_no(story, COMPANY, "a freeze until spring")
    old = Cycle("Autumn", date(2026, 11, 27), date(2026, 10, 5), date(2026, 12, 11))
    await story.coach.plans.aim_for(story.member, old)
    await story.ada.submit()
    await story.ada.click("Start the next round")
    await story.ada.choose("When is it decided?", "2027-05-27")

    await story.ada.submit()

    plan = (await story.coach.plans.page(story.member)).plan
    assert plan is not None
    assert plan.cycle == Cycle("Autumn", date(2027, 5, 27))


async def test_004_58_the_day_to_come_back_is_half_a_year_on_with_one_reminder_before(
    story: Story,
) -> None:
    await hear_no(story, NOT_TOLD)
    await story.ada.submit()
    page = story.ada.sees()

    await story.travel(datetime(2027, 5, 10, 12, 0, tzinfo=UTC))
    await story.travel(datetime(2027, 5, 12, 12, 0, tzinfo=UTC))

    reminders = reminders_of(story)
    assert "Come back to it  24 May. I remind you from 10 May on." in page
    assert len(reminders) == 1
    assert "On Monday 24 May you and Marta planned to talk about Staff Engineer" in reminders[0]


async def test_004_58_another_day_moves_the_reminder(story: Story) -> None:
    await hear_no(story, NOT_TOLD)
    await story.ada.submit()

    await story.ada.choose("Choose another day", "2027-02-01")

    assert "Come back to it  1 February. I remind you from 18 January" in (story.ada.sees())


def reminders_of(story: Story) -> list[str]:
    shown = [story.ada.reads(message) for message in story.ada.messages()]
    return [text for text in shown if "planned to talk about Staff Engineer again" in text]


async def test_003_31_004_56_a_no_leads_to_the_question_why_and_a_way_on(story: Story) -> None:
    await hear_no(story, READINESS, "you need more reach")

    await story.ada.submit()

    page = story.ada.sees()
    assert "The reason  My readiness: you need more reach" in page
    assert AREAS in page
    assert "with an example of each?" in page
    assert "Start the next round" in page
    assert AREAS in await agenda(story)


async def test_003_32_the_weeks_go_on_after_a_no_unless_paused(story: Story) -> None:
    await hear_no(story, NOT_TOLD)
    await story.ada.submit()

    await story.travel(FRIDAY_EVENING)
    await story.travel(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))

    shown = [story.ada.reads(message) for message in story.ada.messages()]
    assert any("How did the week go" in text for text in shown)
    assert any("want to get done" in text for text in shown)


async def test_003_32_a_pause_after_a_no_holds_the_weeks(story: Story) -> None:
    await hear_no(story, NOT_TOLD)
    await story.ada.submit()
    await story.coach.schedule.pause(story.member, date(2026, 12, 4))

    await story.travel(FRIDAY_EVENING)
    await story.travel(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))

    shown = [story.ada.reads(message) for message in story.ada.messages()]
    assert not any("How did the week go" in text for text in shown)
    assert not any("want to get done" in text for text in shown)


async def test_the_decision_day_asks_kindly_and_leads_to_the_form(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "asked")
    await story.travel(datetime(2026, 11, 27, 12, 0, tzinfo=UTC))
    await story.ada.open_messages()
    asked = [text for text in map(story.ada.reads, story.ada.messages()) if "However it" in text]

    await story.ada.click("Not this time")

    assert len(asked) == 1
    assert "Staff Engineer is decided today." in asked[0]
    assert "I'm sorry. You put a lot into this." in story.ada.sees()


async def test_a_good_day_is_celebrated_from_the_message(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "asked")
    await story.travel(datetime(2026, 11, 27, 12, 0, tzinfo=UTC))
    await story.ada.open_messages()

    await story.ada.click("I got it")

    assert "You've been promoted to Staff Engineer." in story.ada.sees()
    assert await stage(story) == "promoted"


async def test_a_refusal_is_saved_as_it_was_said(story: Story) -> None:
    await hear_no(story, COMPANY, "a freeze until spring")
    await story.ada.fill("When did you hear?", "2026-11-20")

    await story.ada.submit()

    page = await story.coach.refusals.page(story.member)
    assert page.refusal == SavedRefusal(
        page.refusal.id if page.refusal else 0,
        page.case.id,
        date(2026, 11, 20),
        "company",
        "a freeze until spring",
        date(2027, 5, 20),
    )


async def test_home_leads_to_the_way_on_and_to_all_talks(story: Story) -> None:
    await hear_no(story, NOT_TOLD)
    await story.ada.submit()
    await story.ada.close()
    await story.ada.open_home()

    await story.ada.click("See what's next")
    page = story.ada.sees()
    await story.ada.close()
    await doors.press(story.ada, "My talks")

    assert "The reason  They didn't tell me." in page
    assert "No talk yet." in story.ada.sees()
