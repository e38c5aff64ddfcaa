"""The weekly rhythm: answered early, late or in pieces, changed afterwards, and never broken."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from bot.app import running
from bot.domain.calendar.weeks import Rhythm
from bot.domain.commands import CommandNames
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import Win, WinFilter
from tests.practices.winning import has_ladder
from tests.stories import Story, settings_for

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)
A_WEEK = timedelta(weeks=1)
LESSON = "a draft that is shown early saves a week of arguing"
LADDER = LadderContent(
    "Engineering",
    (Level(1, "Senior"), Level(2, "Staff")),
    (
        Criterion("impact", "Impact", "Moves a number that matters", (Expectation(2),)),
        Criterion("basics", "Impact", "Closes what comes in", (Expectation(1),)),
    ),
)


async def begin(story: Story, decision_on: date | None = None) -> None:
    aim = CaseDraft("Staff Engineer", decision_on=decision_on)
    await story.coach.cases.aim(story.member, aim, Rhythm())


async def add_win(story: Story, words: str) -> None:
    """From the Friday message that is in front of Ada."""
    await story.ada.click("Save a win")
    await story.ada.fill("What did you do?", words)
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()


async def learn(story: Story, words: str) -> None:
    await story.ada.click("What I learned")
    await story.ada.fill("What did this week teach you?", words)
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()


async def saved(story: Story) -> tuple[Win, ...]:
    return (await story.coach.wins.page(story.member, WinFilter())).wins


async def test_001_4_monday_and_friday_come_once_each_however_often_the_clock_ticks(
    story: Story,
) -> None:
    await begin(story)

    for day in range(7):
        for _ in range(3):
            await story.travel(MONDAY + day * A_DAY)
        await story.travel(MONDAY + day * A_DAY + timedelta(hours=7))

    titles = [message.text for message in story.ada.messages()]
    assert sum("one thing you want to get done" in title for title in titles) == 1
    assert sum("How did the week go" in title for title in titles) == 1


async def test_001_4_two_coaches_at_once_and_one_started_again_bring_each_message_once(
    story: Story, sqlite_url: str
) -> None:
    """Each coach has the database in common with the others, and nothing else."""
    await begin(story)
    settings = settings_for(story.playground, sqlite_url, CommandNames())

    for moment in (MONDAY, FRIDAY, MONDAY + A_WEEK):
        story.clock.travel_to(moment)
        async with running(settings, story.clock.now) as second:
            await asyncio.gather(story.tick(), second.coach.deliveries.tick())
        story.clock.travel_to(moment + timedelta(minutes=5))
        async with running(settings, story.clock.now) as started_again:
            await started_again.coach.deliveries.tick()

    titles = [message.text for message in story.ada.messages()]
    assert sum("one thing you want to get done" in title for title in titles) == 2
    assert sum("How did the week go" in title for title in titles) == 1


async def test_001_12_friday_takes_what_was_learned_and_it_is_found_again(story: Story) -> None:
    await begin(story)
    await story.travel(FRIDAY)

    await learn(story, LESSON)
    friday = story.ada.sees()
    await story.ada.slash("/win list arguing", channel="general")

    assert friday.index("What did you learn?") < friday.index(LESSON)
    assert LESSON in story.ada.sees()
    assert [win.kind for win in await saved(story)] == ["learning"]


async def test_001_12_the_field_may_stay_empty_and_says_so(story: Story) -> None:
    await begin(story)
    await story.travel(FRIDAY)

    await story.ada.click("What I learned")
    said = await story.ada.submit_refused()

    assert "just close this" in said["What did this week teach you?"]
    assert await saved(story) == ()


async def test_a_win_added_on_friday_appears_beside_the_question_it_answers(story: Story) -> None:
    await begin(story)
    await story.travel(FRIDAY)

    await add_win(story, "taught the new people our ledger")

    seen = story.ada.sees()
    question = seen.index("What is better because of you this week?")
    assert question < seen.index("taught the new people our ledger")
    assert len(story.ada.messages()) == 1


async def test_a_friday_that_is_answered_late_lands_in_the_week_it_is_about(story: Story) -> None:
    await begin(story)
    await story.travel(FRIDAY)
    await story.travel(FRIDAY + timedelta(days=5))

    await story.ada.click("Save a win", in_=story.ada.messages()[0])
    await story.ada.fill("What did you do?", "closed the audit")
    await story.ada.submit()
    await story.ada.close()
    await story.ada.click("What I learned", in_=story.ada.messages()[0])
    await story.ada.fill("What did this week teach you?", LESSON)
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()

    friday = story.ada.reads(story.ada.messages()[0])
    assert {win.happened_on for win in await saved(story)} == {FRIDAY.date()}
    assert "closed the audit" in friday
    assert LESSON in friday


async def test_a_week_is_answered_in_pieces_and_early(story: Story) -> None:
    await begin(story)
    await story.travel(MONDAY)
    await story.ada.slash("/goal get the design doc reviewed", channel="general")
    await story.ada.slash("/win fixed the login page", channel="general")

    await story.travel(FRIDAY)
    await story.ada.open_messages()
    await story.ada.click("Done")
    await add_win(story, "taught the new people our ledger")
    await learn(story, LESSON)

    seen = story.ada.sees()
    assert "Done: get the design doc reviewed" in seen
    assert all(
        words in seen
        for words in ("fixed the login page", "taught the new people our ledger", LESSON)
    )


async def test_an_answer_can_be_changed_afterwards(story: Story) -> None:
    await begin(story)
    await story.coach.goals.commit(story.member, "get the design doc reviewed")
    await story.travel(FRIDAY)
    await story.ada.click("Done")
    done = story.ada.sees()

    await story.ada.click("Undo")

    assert "Done: get the design doc reviewed" in done
    assert "Done: get the design doc reviewed" not in story.ada.sees()
    plan = await story.coach.check_ins.plan(story.member)
    assert [goal.state for goal in plan.goals] == ["open"]


async def test_every_message_can_be_put_off_skipped_paused_and_stopped(story: Story) -> None:
    await begin(story, decision_on=date(2026, 12, 5))
    await story.travel(MONDAY)
    monday = story.ada.reads(story.ada.messages()[-1])
    await story.travel(MONDAY + timedelta(minutes=30))
    nudge = story.ada.reads(story.ada.messages()[-1])
    await story.travel(FRIDAY)
    friday = story.ada.reads(story.ada.messages()[-1])

    for message, next_day in ((monday, "tomorrow"), (friday, "on Monday")):
        assert f"[Remind me {next_day}]" in message
        assert "[Remind me in an hour]" in message
    assert "[Remind me tomorrow]" in nudge
    for message in (monday, nudge, friday):
        assert "[Skip this week]" in message
        assert "[Pause" in message
        assert "[More…]" in message
    stops = []
    for sent, label in zip(story.ada.messages(), STOPS, strict=True):
        await story.ada.click("More…", in_=sent)
        stops.append(f"[{label}]" in story.ada.sees())
        await story.ada.close()
    assert stops == [True] * 3


STOPS = ("Stop these", "Stop nudges", "Stop these")
"""Monday's, the nudge's and Friday's: behind More…."""


async def choose_twice(story: Story, *which: str) -> None:
    """In the settings, as Ada does."""
    await story.ada.slash("/promo settings", channel="general")
    await story.ada.choose("If you don't answer, ask once more", list(which))
    await story.ada.submit()
    await story.ada.close()
    await story.ada.open_messages()


async def test_reminder_strength_is_chosen_in_the_settings_and_saved_there(story: Story) -> None:
    await begin(story)
    await choose_twice(story, "What I want to get done this week")

    await story.travel(MONDAY)
    await story.travel(MONDAY + A_DAY)
    asked = [message.text for message in story.ada.messages()]
    await story.ada.slash("/promo settings", channel="general")
    saved_there = story.ada.sees()

    assert asked == [
        "Hi Ada. What's the one thing you want to get done this week?",
        "One thing for this week, Ada?",
    ]
    assert "I asked yesterday, and this is the last time this week." in story.ada.reads(
        story.ada.messages()[-1]
    )
    assert "  What I want to get done this week" in saved_there


async def test_reminder_strength_is_chosen_in_the_message_and_taken_back_in_the_next(
    story: Story,
) -> None:
    await begin(story)
    await story.travel(MONDAY)

    await story.ada.click("More…")
    await story.ada.click("Ask once more if I don't answer")
    promised = story.ada.sees()
    await story.ada.close()
    await story.travel(MONDAY + A_DAY)
    await story.ada.click("Don't ask twice again", in_=story.ada.messages()[-1])
    taken_back = story.ada.sees()
    for day in range(2, 9):
        await story.travel(MONDAY + day * A_DAY)

    assert "I ask once more on Tuesday, and then leave it." in promised
    assert "From now on I ask once and leave it at that." in taken_back
    titles = [message.text for message in story.ada.messages()]
    assert "One thing for this week, Ada?" not in titles
    assert len(titles) == 4


async def test_a_second_ask_is_answered_with_one_tap(story: Story) -> None:
    await begin(story)
    await choose_twice(story, "What I want to get done this week")
    await story.travel(MONDAY)
    await story.travel(MONDAY + A_DAY)

    await story.ada.click("Nothing this week", in_=story.ada.messages()[-1])

    assert "All right, nothing it is. I'll be back Friday 27 November at 15:00." in story.ada.sees()


async def test_a_second_ask_takes_a_goal_and_becomes_the_plan_of_the_week(story: Story) -> None:
    await begin(story)
    await choose_twice(story, "What I want to get done this week")
    await story.travel(MONDAY)
    await story.travel(MONDAY + A_DAY)

    await story.ada.click("Set a goal", in_=story.ada.messages()[-1])
    await story.ada.fill("What do you want to get done?", "get the design doc reviewed")
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()

    last = story.ada.reads(story.ada.messages()[-1])
    assert "Set already:" in last
    assert "get the design doc reviewed" in last
    assert len(story.ada.messages()) == 2


async def test_an_open_friday_is_looked_back_at_from_mondays_message(story: Story) -> None:
    await begin(story)
    await choose_twice(story, "How the week went")
    await story.travel(FRIDAY)
    await story.travel(MONDAY + A_WEEK)
    monday = story.ada.reads(story.ada.messages()[-1])

    await story.ada.click("Look back")
    await story.ada.click("Save a win", in_=story.ada.messages()[-1])
    await story.ada.fill("What did you do?", "closed the audit")
    await story.ada.submit()
    await story.ada.close()
    await story.coach.background.settle()

    assert "Last week is still open. One line is enough, and leaving it is fine." in monday
    _, plan, review = story.ada.messages()
    assert "Last week is still open" not in story.ada.reads(plan)
    assert "closed the audit" in story.ada.reads(review)
    assert "How did last week go, Ada?" in story.ada.reads(review)
    assert [win.happened_on for win in await saved(story)] == [FRIDAY.date()]


async def test_an_open_friday_is_left_with_one_tap(story: Story) -> None:
    await begin(story)
    await choose_twice(story, "How the week went")
    await story.travel(FRIDAY)
    await story.travel(MONDAY + A_WEEK)

    await story.ada.click("Leave it")
    left = story.ada.sees()
    await story.travel(MONDAY + A_WEEK + A_DAY)

    assert "Hi Ada. What's the one thing you want to get done this week?" in left
    assert "Last week is still open" not in left
    assert len(story.ada.messages()) == 2


async def test_a_friday_put_off_comes_on_monday_morning_and_is_about_its_own_week(
    story: Story,
) -> None:
    await begin(story)
    await story.coach.schedule.stop(story.member, "plan")
    await story.coach.wins.capture(story.member, "fixed the login page")
    await story.travel(FRIDAY + timedelta(minutes=20))

    await story.ada.click("Monday")
    answer = story.ada.sees()
    for hours in (24, 48, 65, 66):
        await story.travel(FRIDAY + timedelta(hours=hours))

    assert "I'll be back Monday 30 November at 09:00." in answer
    assert len(story.ada.messages()) == 2
    again = story.ada.reads(story.ada.messages()[-1])
    assert "How did last week go, Ada?" in again
    assert "fixed the login page" in again


async def test_what_waits_for_tomorrow_waits_for_a_working_day(story: Story) -> None:
    await begin(story)
    await story.coach.schedule.work_on(story.member, frozenset({0, 3, 4}), "")
    await story.travel(MONDAY)

    await story.ada.click("Thursday")

    assert "I'll be back Thursday 26 November at 09:00." in story.ada.sees()


async def test_when_the_coach_comes_back_is_past_holidays_and_days_off(story: Story) -> None:
    christmas = datetime(2026, 12, 21, 9, 0, tzinfo=UTC)
    await begin(story)
    await story.coach.schedule.work_on(story.member, frozenset(range(5)), "GB")
    await story.travel(christmas)

    await story.ada.click("Skip this week")
    answer = story.ada.sees()
    for day in range(1, 9):
        await story.travel(christmas + day * A_DAY)

    assert "I'll be back Tuesday 29 December at 09:00." in answer
    came_on = datetime.fromtimestamp(float(story.ada.messages()[-1].ts), UTC)
    assert came_on.date() == date(2026, 12, 29)


async def test_a_skipped_reminder_leaves_the_rest_of_the_week_in_peace(story: Story) -> None:
    await begin(story, decision_on=date(2026, 12, 5))
    await story.coach.schedule.stop(story.member, "plan")
    await story.coach.schedule.stop(story.member, "review")
    await story.travel(MONDAY + timedelta(minutes=30))

    await story.ada.click("Skip this week")
    for day in range(1, 7):
        await story.travel(MONDAY + day * A_DAY + timedelta(minutes=30))

    assert len(story.ada.messages()) == 1


async def test_001_11_weeks_with_a_next_level_win_are_counted_and_time_off_breaks_nothing(
    story: Story,
) -> None:
    await begin(story)
    await has_ladder(story, LADDER)
    for week in (0, 1, 4):
        await story.travel(MONDAY + week * A_WEEK)
        await story.ada.slash(f"/win cut the costs of week {week} #impact", channel="general")
        (newest, *_) = await saved(story)
        await story.coach.win_details.show(story.member, newest.id, "impact")
        if week == 1:
            away_until = (MONDAY + 4 * A_WEEK).date()
            await story.coach.schedule.pause(story.member, away_until)

    await story.ada.slash("/promo progress", channel="general")

    seen = story.ada.sees()
    november, december = seen.index("November 2026"), seen.index("December 2026")
    assert "2 for the next level" in seen[november:december]
    assert "1 for the next level" in seen[december:]
    assert "Weeks off are simply empty: nothing breaks." in seen


async def progress(story: Story) -> str:
    await story.ada.slash("/promo progress", channel="general")
    seen = story.ada.sees()
    await story.ada.close()
    return seen


async def test_001_11_only_what_shows_the_next_level_counts_for_it_and_a_week_counts_once(
    story: Story,
) -> None:
    await begin(story)
    await has_ladder(story, LADDER)

    seen = []
    for words in (
        "tidied the wiki",
        "closed 5 tickets #basics",
        "cut 3% #impact",
        "cut 4% #impact",
    ):
        await story.ada.slash(f"/win {words}", channel="general")
        seen.append(await progress(story))

    assert ["for the next level" in page for page in seen] == [False, False, True, True]
    assert "1 of 4 weeks with a win, 1 for the next level" in seen[-1]


ONE_MORE = {
    "tip": "Others will decide on your promotion",
    "person": "You have no mentor on your list",
    "behaviour": "A first win can be small.",
    "something new": "a bit too big for you?",
}


async def test_a_monday_suggests_one_thing_more_and_what_waited_has_its_turn(
    story: Story,
) -> None:
    await begin(story)
    await story.coach.schedule.stop(story.member, "nudge")
    await story.coach.schedule.stop(story.member, "review")

    mondays = []
    for week in range(4):
        await story.travel(MONDAY + week * A_WEEK)
        mondays.append(story.ada.reads(story.ada.messages()[-1]))

    shown = [[name for name, words in ONE_MORE.items() if words in said] for said in mondays]
    assert shown == [["tip"], ["person"], ["behaviour"], ["something new"]]
