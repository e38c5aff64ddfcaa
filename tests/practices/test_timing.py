"""Ask now, prepare or wait: always with the reasons, and never from stale answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.plan.cycle import Cycle
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
TODAY = date(2026, 11, 23)
LAYOFFS = "Are jobs being cut"
SWAMPED = "Is your manager in a crisis"
MONEY = "Is the company in trouble with money?"
WELL = "Is the company doing well at the moment?"
GROWING = "Is your team growing?"


async def aim(story: Story, *, since: date | None = None, decision_on: date | None = None) -> None:
    draft = replace(AIM, current_since_on=since, decision_on=decision_on)
    await story.coach.cases.aim(story.member, draft, Rhythm())


async def open_timing(story: Story) -> str:
    if story.ada.has_modal():
        await story.ada.close()
    await story.ada.slash("/promo timing", channel="general")
    return story.ada.sees()


async def answer(story: Story, **said: str) -> None:
    """Answers each question that is open, "No" where nothing else is said."""
    questions = {
        "layoffs": LAYOFFS,
        "swamped": SWAMPED,
        "money": MONEY,
        "well": WELL,
        "growing": GROWING,
    }
    for name, question in questions.items():
        if question in story.ada.sees():
            await story.ada.click(said.get(name, "No"), near=question)


@pytest.mark.slow
async def test_004_31_a_big_win_is_a_good_time_for_a_month(story: Story) -> None:
    await aim(story, since=date(2025, 10, 1))
    await story.coach.wins.capture(story.member, "cut p95 by 30% with @sam")
    await open_timing(story)
    await answer(story)
    fresh = story.ada.sees()

    await story.travel(story.clock.now() + timedelta(days=32))
    later = await open_timing(story)

    assert "Your big win of Monday 23 November is still fresh" in fresh
    assert "This is a good time to ask." in fresh
    assert "is still fresh" not in later


@pytest.mark.parametrize(("days", "is_fresh"), [(30, True), (31, False), (0, True)])
async def test_004_31_it_is_fresh_for_thirty_days(
    story: Story, days: int, *, is_fresh: bool
) -> None:
    await aim(story)
    await story.coach.wins.capture(story.member, "cut p95 by 30% with @sam")
    story.clock.travel_to(story.clock.now() + timedelta(days=days))

    seen = await open_timing(story)

    assert ("23 November is still fresh" in seen) is is_fresh


@pytest.mark.parametrize("words", ["cut p95 by 30%", "cleaned up the build with @sam"])
async def test_004_31_without_a_number_or_a_witness_a_win_is_not_big(
    story: Story, words: str
) -> None:
    await aim(story)
    await story.coach.wins.capture(story.member, words)

    assert "is still fresh" not in await open_timing(story)


async def test_004_32_the_review_window_is_good_and_a_past_decision_is_told(
    story: Story,
) -> None:
    await aim(story, decision_on=TODAY + timedelta(days=60))
    inside = await open_timing(story)

    await story.travel(story.clock.now() + timedelta(days=61))
    after = await open_timing(story)

    assert "The review is near" in inside
    assert "The review is near" not in after
    assert "This round is decided already" in after


@pytest.mark.parametrize(
    ("decision_on", "is_near", "is_decided", "is_late"),
    [
        (date(2027, 2, 23), True, False, False),
        (date(2027, 2, 24), False, False, False),
        (date(2027, 1, 4), True, False, False),
        (date(2027, 1, 3), False, False, True),
        (date(2026, 12, 6), False, False, True),
        (date(2026, 11, 23), False, False, True),
        (date(2026, 11, 22), False, True, False),
        (date(2027, 6, 1), False, False, False),
    ],
)
async def test_004_32_002_42_the_window_opens_three_months_before_and_closes_six_weeks_before(
    story: Story, decision_on: date, *, is_near: bool, is_decided: bool, is_late: bool
) -> None:
    await aim(story, decision_on=decision_on)

    seen = await open_timing(story)

    assert ("The review is near" in seen) is is_near
    assert ("This round is decided already" in seen) is is_decided
    assert ("Raise it now, and let your manager say which round." in seen) is is_late


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (date(2025, 11, 24), "many managers say it's too soon before a year"),
        (date(2025, 11, 23), "12 months in your role: long enough"),
        (date(2025, 5, 24), "17 months in your role: long enough"),
        (date(2025, 5, 23), "18 months in your role: a solid stretch"),
    ],
)
async def test_004_33_004_40_months_in_role_turn_at_twelve_and_eighteen(
    story: Story, since: date, words: str
) -> None:
    await aim(story, since=since)

    seen = await open_timing(story)

    assert words in seen
    assert ("Wait until" in seen) == (since == date(2025, 11, 24))


@pytest.mark.parametrize(
    ("name", "question", "reason"),
    [
        ("004_34", WELL, "The company is doing well, as you said on Monday 23 November"),
        ("004_35", GROWING, "Your team is growing, and growing teams need new roles"),
    ],
)
async def test_004_34_004_35_what_the_member_says_counts_until_it_is_stale(
    story: Story, name: str, question: str, reason: str
) -> None:
    del name
    await aim(story)
    await open_timing(story)
    await story.ada.click("Yes", near=question)
    said = story.ada.sees()

    await story.travel(story.clock.now() + timedelta(days=89))
    last_day = await open_timing(story)
    await story.travel(story.clock.now() + timedelta(days=1))
    stale = await open_timing(story)

    for page in (said, last_day):
        assert reason.partition(", as you")[0] in page
        assert question not in page
    assert reason in said
    assert reason not in stale
    assert question in stale


@pytest.mark.parametrize(
    ("question", "reason", "again"),
    [
        (LAYOFFS, "Jobs are being cut or frozen.", "23 December"),
        (SWAMPED, "Your manager has no room for this now.", "7 December"),
        (MONEY, "The company's numbers are bad", "21 February"),
    ],
)
async def test_004_36_004_38_004_39_a_bad_time_says_wait_until_when_and_why(
    story: Story, question: str, reason: str, again: str
) -> None:
    await aim(story, since=date(2025, 1, 1))
    await story.coach.wins.capture(story.member, "cut p95 by 30% with @sam")
    await open_timing(story)

    await story.ada.click("Yes", near=question)

    seen = story.ada.sees()
    assert "Wait with the ask" in seen
    assert reason in seen
    assert f"{again}" in seen


async def test_004_37_a_mistake_waits_for_two_months_and_is_over_then(story: Story) -> None:
    await aim(story)
    await open_timing(story)
    await story.ada.choose("Choose its day", "2026-11-20")
    fresh = story.ada.sees()

    await story.travel(story.clock.now() + timedelta(days=58))
    later = await open_timing(story)

    assert "A mistake is still fresh." in fresh
    assert "Wait until 19 January" in fresh
    assert "A mistake is still fresh." not in later


@pytest.mark.parametrize("question", [WELL, GROWING, LAYOFFS, SWAMPED, MONEY])
async def test_004_34_004_35_004_36_004_38_004_39_a_no_speaks_neither_for_nor_against(
    story: Story, question: str
) -> None:
    await aim(story)
    await open_timing(story)

    await story.ada.click("No", near=question)

    seen = story.ada.sees()
    assert question not in seen
    assert "Nothing I know of speaks for or against it yet." in seen


@pytest.mark.parametrize(("day", "is_fresh"), [(18, True), (19, False)])
async def test_004_37_sixty_days_and_not_one_more(
    story: Story, day: int, *, is_fresh: bool
) -> None:
    await aim(story)
    await open_timing(story)
    await story.ada.choose("Choose its day", "2026-11-20")
    story.clock.travel_to(datetime(2027, 1, day, 9, tzinfo=UTC))

    seen = await open_timing(story)

    assert ("A mistake is still fresh." in seen) is is_fresh
    assert ("Wait until" in seen) is is_fresh


async def test_004_36_nothing_good_outweighs_that_jobs_are_cut(story: Story) -> None:
    await aim(story, since=date(2024, 1, 1), decision_on=TODAY + timedelta(days=60))
    await story.coach.wins.capture(story.member, "cut p95 by 30% with @sam")
    await open_timing(story)

    await answer(story, well="Yes", growing="Yes", layoffs="Yes")

    assert "Wait until" in story.ada.sees()
    assert "This is a good time to ask." not in story.ada.sees()


async def test_004_6_an_ask_outside_of_any_round_has_no_review_near_and_is_never_too_late(
    story: Story,
) -> None:
    await aim(story, since=date(2024, 1, 1))
    await story.coach.plans.aim_for(
        story.member, Cycle("Off-cycle", TODAY + timedelta(days=10), origin="off_cycle")
    )
    await open_timing(story)

    await answer(story)

    seen = story.ada.sees()
    assert "This is a good time to ask." in seen
    assert "The review is near" not in seen
    assert "late for a first ask" not in seen


async def test_an_answer_that_changed_is_asked_again(story: Story) -> None:
    await aim(story)
    await open_timing(story)
    await story.ada.click("Yes", near=LAYOFFS)

    await story.ada.click("That changed", near="Jobs are being cut, or hiring is frozen")

    assert LAYOFFS in story.ada.sees()
    assert "Not sure yet. Answer the open questions" in story.ada.sees()


async def test_nobody_is_told_to_ask_before_the_open_questions_are_answered(
    story: Story,
) -> None:
    await aim(story, since=date(2024, 1, 1))
    before = await open_timing(story)

    await answer(story, well="Yes")

    assert "Not sure yet. Answer the open questions" in before
    assert "This is a good time to ask." in story.ada.sees()


async def test_004_5_drafts_of_the_ask_show_the_last_result_and_its_age(story: Story) -> None:
    await aim(story, since=date(2024, 1, 1))
    await story.coach.cases.move_to(story.member, "ready")
    await story.ada.slash("/promo", channel="general")
    await story.ada.click("Draft the request")
    unchecked = await doors.beside(story.ada)
    await doors.open_beside(story.ada)
    await story.ada.click("Is now a good time?")
    await answer(story, well="Yes")
    await story.ada.close()
    await story.ada.close()

    await story.travel(story.clock.now() + timedelta(days=12))
    await story.ada.slash("/promo", channel="general")
    await story.ada.click("Draft the request")

    assert "You haven't checked the timing yet." in unchecked
    seen = await doors.beside(story.ada)
    assert "You checked the timing 12 days ago. It said: a good time to ask." in seen
