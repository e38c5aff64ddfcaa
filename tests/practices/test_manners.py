"""Manners: quiet when unanswered, at the right time, one new thing at a time, and glad with her."""

from datetime import UTC, date, datetime, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.week.check_in import NudgeNote
from bot.slack.views.week.nudge import INTRODUCED, nudge_message
from tests.handlers.review.reviewing import begun, rate_in_walk
from tests.practices.winning import climb, say
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)
QUIET = Rhythm(stopped=frozenset({"nudge"}))
STILL_ON = "Still on this? I haven't heard from you in 3 weeks on your way to Staff Engineer."


async def silent_for(story: Story, weeks: int) -> None:
    """Every day of so many weeks the coach may send; Ada does nothing."""
    start = story.clock.now()
    for days in range(weeks * 7 + 1):
        at = (start + timedelta(days=days)).replace(hour=15, minute=0)
        if at > story.clock.now():
            await story.travel(at, unseen=True)


@pytest.fixture
async def asked(story: Story) -> Story:
    """Three weeks of silence after the first run, and the one question."""
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)
    await silent_for(story, 3)
    return story


def came(story: Story) -> list[str]:
    return [message.text for message in story.ada.messages()]


async def test_three_silent_weeks_bring_one_question_with_four_answers_and_then_nothing(
    asked: Story,
) -> None:
    before = came(asked)
    await silent_for(asked, 6)

    assert before[-1].startswith(STILL_ON)
    assert sum("Still on this?" in text for text in before) == 1
    assert came(asked) == before
    shown = asked.ada.sees()
    for label in ("Keep going", "Every two weeks", "Once a month", "Pause"):
        assert f"[{label}]" in shown


@pytest.mark.parametrize(
    ("label", "says", "pace"),
    [
        ("Keep going", "I'll keep going", "weekly"),
        ("Every two weeks", "I'll ask every two weeks", "fortnight"),
        ("Once a month", "I'll ask once a month", "month"),
    ],
)
async def test_each_answer_resumes_at_its_pace_and_says_when(
    asked: Story, label: str, says: str, pace: str
) -> None:
    await asked.ada.click(label)
    answer = asked.ada.sees()
    before = len(came(asked))
    await silent_for(asked, 5)

    assert says in answer
    assert "I'll be back" in answer
    assert (await asked.coach.schedule.rhythm(asked.member)).pace == pace
    assert len(came(asked)) > before


@pytest.mark.parametrize("weeks_later", [0, 4])
async def test_a_pause_is_quiet_until_she_says_that_she_is_back(
    asked: Story, weeks_later: int
) -> None:
    await silent_for(asked, weeks_later)
    await asked.ada.click("Pause")
    paused = asked.ada.sees()
    before = came(asked)
    await silent_for(asked, 5)
    while_paused = came(asked)

    await asked.ada.click("I'm back")
    await silent_for(asked, 1)

    assert "I'm quiet until you want me" in paused
    assert while_paused == before
    assert len(came(asked)) > len(before)


@pytest.mark.parametrize("way", ["home", "messages", "command"])
async def test_any_way_back_resumes_and_the_next_message_says_so_once(
    asked: Story, way: str
) -> None:
    if way == "home":
        await asked.ada.open_home()
    elif way == "messages":
        await asked.ada.open_messages()
    else:
        await asked.ada.slash("/win fixed the build for everybody")
    await asked.coach.background.settle()
    await silent_for(asked, 2)

    resumed = [asked.ada.reads(message) for message in asked.ada.messages()]
    assert sum("You're back, so I'm asking again." in text for text in resumed) == 1
    assert sum("one thing" in text for text in resumed) >= 2


async def test_what_slack_tells_of_her_does_not_wake_the_coach(asked: Story) -> None:
    before = came(asked)
    await asked.ada.move("Europe/Paris")
    await asked.ada.set_status("In a meeting", ":calendar:")
    await silent_for(asked, 3)

    assert came(asked) == before


async def test_opening_either_tab_now_and_then_is_enough_to_be_asked_as_ever(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)
    for week in range(6):
        await silent_for(story, 1)
        await (story.ada.open_home() if week % 2 else story.ada.open_messages())
        await story.coach.background.settle()

    assert not any("Still on this?" in text for text in came(story))


async def test_the_pace_is_a_choice_in_the_settings(story: Story) -> None:
    await story.ada.slash("/promo settings")
    await story.ada.fill("The title you want", "Staff Engineer")
    await story.ada.click("Change the rest")
    await story.ada.choose("How often", "Every two weeks")
    await story.ada.submit()

    assert (await story.coach.schedule.rhythm(story.member)).pace == "fortnight"
    await story.ada.close()
    await story.ada.slash("/promo settings")
    assert "Every two weeks" in story.ada.sees()


async def test_the_country_is_guessed_shown_and_changed(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)
    await story.coach.members.introduced(story.member)
    await story.ada.slash("/promo settings")
    guessed = story.ada.sees()
    await story.ada.click("Working days")
    form = story.ada.sees()
    await story.ada.choose("Public holidays of", "None")
    await story.ada.submit()

    assert "Public holidays I keep: United Kingdom." in guessed
    assert "I guessed this one from your time zone." in form
    assert await story.coach.schedule.country(story.member) == ""


async def test_a_holiday_of_her_country_is_kept_from_the_first_week(story: Story) -> None:
    story.clock.travel_to(datetime(2027, 4, 30, 18, 0, tzinfo=UTC))
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)
    await story.coach.members.introduced(story.member)
    bank_holiday = datetime(2027, 5, 3, 8, 0, tzinfo=UTC)

    await story.travel(bank_holiday)
    on_the_holiday = came(story)
    await story.travel(bank_holiday + timedelta(days=1))

    assert on_the_holiday == []
    assert len(came(story)) == 1


async def test_the_next_step_is_due_on_the_last_day_of_her_own_week(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)
    to_friday = (await story.coach.overviews.overview(story.member)).next_step.by_on
    await story.coach.schedule.work_on(story.member, frozenset({6, 0, 1, 2, 3}), "-")

    to_thursday = (await story.coach.overviews.overview(story.member)).next_step.by_on

    assert (to_friday, to_thursday) == (date(2026, 11, 27), date(2026, 11, 26))


@pytest.mark.parametrize(
    ("weekdays", "last"), [(range(5), "Friday"), ((6, 0, 1, 2, 3), "Thursday")]
)
async def test_monday_asks_for_what_can_be_done_by_the_last_day_of_her_week(
    story: Story, weekdays: tuple[int, ...], last: str
) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)
    await story.coach.schedule.work_on(story.member, frozenset(weekdays), "-")

    plan = await story.coach.check_ins.plan(story.member)

    assert f"{plan.ends_on:%A}" == last


async def test_the_first_proof_of_an_expectation_is_a_word_of_praise_the_second_is_not(
    story: Story,
) -> None:
    await climb(story)
    await say(story, "cut p95 by 30% for every team #impact")
    first = story.ada.sees()
    await say(story, "cut the error rate by 40% #impact")

    assert "Your first proof for Impact at the next level." in first
    assert story.ada.sees().count("Your first proof") == 1


async def test_an_agreed_line_is_celebrated_and_closes_its_gap(story: Story) -> None:
    await begun(story)
    await rate_in_walk(story, "Partly")
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("Name the gap")
    await story.ada.submit()
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Delivery")
    before = await story.coach.goals.gaps(story.member)

    await settle(story, "Meets it")

    assert len(before) == 1
    assert "You and Marta agree: you meet this one. That closes the gap" in story.ada.sees()
    assert await story.coach.goals.gaps(story.member) == ()


async def settle(story: Story, rating: str) -> None:
    """Ada notes what she and Marta agreed on after talking."""
    await story.ada.click("What Marta Lindqvist said")
    await story.ada.choose("How does Marta Lindqvist see it?", "Not yet")
    await story.ada.submit()
    await story.ada.click("We agreed on it")
    await story.ada.choose("On what did you agree?", rating)
    await story.ada.fill("Why did you see it differently?", "She had not seen the migration.")
    await story.ada.submit()


async def test_a_yes_is_celebrated_and_another_outcome_is_not(story: Story) -> None:
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.choose("How did it end?", "Yes")
    await story.ada.submit()
    yes = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.submit()

    assert "That's a yes. You worked for it, and you asked." in yes
    assert "That's a yes" not in story.ada.sees()


@pytest.mark.parametrize("what", INTRODUCED)
async def test_whatever_is_introduced_opens_what_it_speaks_of(story: Story, what: str) -> None:
    await climb(story)
    message = nudge_message(NudgeNote("introduction", "One line.", what))
    client = AsyncWebClient(story.playground.bot_token, story.playground.api_url)
    await client.chat_postMessage(channel=story.ada.id, text="One line.", blocks=message["blocks"])
    label = INTRODUCED[what].label

    await story.ada.click(label)

    assert story.ada.has_modal()
