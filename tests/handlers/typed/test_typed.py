"""What is typed to the coach in its DM is understood or asked about, on both databases."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.goals.goal import Goal
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import Win, WinFilter
from playground.conversations import Message
from playground.faults import Fault
from tests.stories import MONDAY_MORNING, Story, opened_story

MONDAY_AT_NINE = MONDAY_MORNING + timedelta(minutes=30)
FRIDAY_AT_THREE = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


@pytest.fixture
async def told(database_url: str) -> AsyncIterator[Story]:
    async with opened_story(database_url) as story:
        yield story


@pytest.fixture
async def met(story: Story) -> Story:
    """Ada has a case, so that Monday and Friday come."""
    return await meet(story)


async def meet(story: Story) -> Story:
    await story.coach.members.introduced(story.member)
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    return story


async def wins_of(story: Story) -> tuple[Win, ...]:
    return (await story.coach.wins.page(story.member, WinFilter())).wins


async def goals_of(story: Story) -> tuple[Goal, ...]:
    return (await story.coach.check_ins.plan(story.member)).goals


def last_of(story: Story) -> Message:
    return story.ada.messages()[-1]


def said_last(story: Story) -> str:
    return story.ada.reads(last_of(story))


async def test_a_line_that_is_plainly_done_is_a_win_of_somebody_new(told: Story) -> None:
    await told.ada.say("Shipped the billing migration, p95 down 30%")

    (win,) = await wins_of(told)
    assert win.text == "Shipped the billing migration, p95 down 30%"
    assert win.numbers == ("30%",)
    assert "Saved: " in said_last(told)
    assert "[It's a goal]" in said_last(told)


async def test_the_other_reading_makes_a_win_a_goal_and_back(told: Story) -> None:
    ada = told.ada
    await ada.say("Shipped the billing migration")

    await ada.click("It's a goal")
    as_goal = [goal.text for goal in await goals_of(told)], await wins_of(told)
    await ada.click("It was a win")

    assert as_goal == (["Shipped the billing migration"], ())
    assert [win.text for win in await wins_of(told)] == ["Shipped the billing migration"]
    assert [goal.state for goal in await goals_of(told)] == ["dropped"]


async def test_undo_below_a_typed_win_takes_it_back(told: Story) -> None:
    await told.ada.say("Shipped the billing migration")

    await told.ada.click("Undo")

    assert await wins_of(told) == ()


async def test_what_nobody_understands_is_asked_about_and_saved_by_a_press(told: Story) -> None:
    ada = told.ada
    await ada.say("design doc & <b>")
    asked = said_last(told)

    await ada.click("A goal")

    assert "design doc & <b>" in asked
    assert "Save it as a win, or as a goal?" in asked
    assert [goal.text for goal in await goals_of(told)] == ["design doc & <b>"]
    assert await wins_of(told) == ()


async def test_the_question_can_be_answered_by_typing(told: Story) -> None:
    await told.ada.say("the vault")
    await told.ada.say("a win")
    await told.ada.say("the roadmap")
    await told.ada.say("neither")

    assert [win.text for win in await wins_of(told)] == ["the vault"]
    assert "OK, not saved." in said_last(told)


async def test_after_two_that_nobody_understood_it_offers_help_and_asks_no_third_time(
    told: Story,
) -> None:
    ada = told.ada
    seen = []
    for line in ("the vault", "the roadmap", "the pager"):
        await ada.say(line)
        seen.append(said_last(told))

    await ada.click("What I can do")

    assert ["or as a goal?" in one for one in seen] == [True, True, False]
    assert "the pager" in seen[2]
    assert "/win" in ada.sees()


async def test_several_lines_are_several_and_each_can_be_undone(told: Story) -> None:
    ada = told.ada
    await ada.say("Shipped the vault\nI'll ask Kenji for a review\nthe roadmap")

    await ada.click("Undo", near="ask Kenji")
    await ada.click("A win", near="the roadmap")

    assert {win.text for win in await wins_of(told)} == {"Shipped the vault", "the roadmap"}
    assert [goal.state for goal in await goals_of(told)] == ["dropped"]
    assert "Not saved: I'll ask Kenji" in said_last(told)


async def test_more_lines_than_can_be_answered_wait_to_be_looked_through(told: Story) -> None:
    await told.ada.say("\n".join(f"- thing {number}" for number in range(30)))

    assert "30 new lines wait" in said_last(told)
    await told.ada.click("Look through them")
    assert "thing 0" in told.ada.sees()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("thanks!", "Any time."),
        ("ok", "Good."),
        ("hi", "Tell me what you did"),
        ("I got promoted!", "Congratulations!"),
        ("they said no", "Note the reason"),
        ("Thank you!", "Any time."),
        ("your self-review", "Write it"),
        ("I quit", "Export them"),
        ("my manager left", "Change the manager"),
        ("Marta said yes!", "Congratulations!"),
        ("I want to quit", "Stay or go"),
        ("I have an offer from another company", "Stay or go"),
        ("no", "OK."),
        ("merci", "Any time."),
        ("Marta doesn't like me", "That sounds hard"),
        ("it went badly", "That happens."),
        ("It went ok", "Good to hear."),
        ("undo", "Undo stands below each line"),
        ("I feel worthless, though I shipped it", "I'm sorry"),
        ("I want to die", "emergency number"),
    ],
)
async def test_what_is_no_win_gets_a_word_or_its_page_and_is_not_saved(
    story: Story, line: str, answer: str
) -> None:
    await story.ada.say(line)

    assert answer in said_last(story)
    assert "or as a goal?" not in said_last(story)
    assert (await wins_of(story), await goals_of(story)) == ((), ())


async def test_news_leads_to_its_page_and_can_be_just_a_win(met: Story) -> None:
    ada = met.ada
    await ada.say("I got promoted!")
    await ada.click("Just a win")
    texts = [win.text for win in await wins_of(met)]
    await ada.say("they said no")
    await ada.click("Note the reason")

    assert texts == ["I got promoted!"]
    assert ada.has_modal()


@pytest.mark.parametrize("line", ["they said no", "my manager left", "I quit", "I want to quit"])
async def test_a_loss_is_never_offered_as_a_win(story: Story, line: str) -> None:
    await story.ada.say(line)

    assert "[Just a win]" not in said_last(story)


async def test_an_offer_leads_to_stay_or_go(met: Story) -> None:
    await met.ada.say("I have an offer from another company")
    await met.ada.click("Stay or go")

    assert met.ada.has_modal()


async def test_what_is_asked_about_can_be_neither(told: Story) -> None:
    await told.ada.say("the vault")
    await told.ada.click("Neither")

    assert "OK, not saved." in said_last(told)
    assert (await wins_of(told), await goals_of(told)) == ((), ())


async def test_undo_takes_back_what_was_typed_last(told: Story) -> None:
    ada = told.ada
    await ada.say("Shipped the vault")
    await ada.say("Shipped the pager")
    await ada.say("thanks")
    await ada.say("undo")
    undone = said_last(told)
    await ada.click("It was a win")

    assert "Not saved: Shipped the pager" in undone
    assert {win.text for win in await wins_of(told)} == {"Shipped the vault", "Shipped the pager"}


async def test_start_after_stop_goes_on(met: Story) -> None:
    for line in ("start", "start again", "resume", "go on"):
        await met.ada.say("stop")
        await met.ada.say(line)
        assert not (await met.coach.schedule.rhythm(met.member)).stopped


async def test_a_question_is_answered_and_a_page_opens_by_its_nearest_name(met: Story) -> None:
    ada = met.ada
    seen = {}
    for line in ("when is it decided?", "what's open?", "help", "propsal", "what's next?"):
        await ada.say(line)
        seen[line] = said_last(met)

    await ada.say("my ladder")
    await ada.click("Open ladder")

    assert "I don't know the date yet" in seen["when is it decided?"]
    assert "Set a goal" in seen["what's open?"]
    assert "/win" in seen["help"]
    assert "Write it" in seen["propsal"]
    assert seen["what's next?"] != seen["propsal"]
    assert "ladder" in ada.sees().lower()


async def test_stop_and_pause_are_done_at_once_and_taken_back_with_a_word(met: Story) -> None:
    ada = met.ada
    await ada.say("pause for two weeks")
    absence = await met.coach.schedule.absence(met.member)
    await ada.say("stop")
    stopped = (await met.coach.schedule.rhythm(met.member)).stopped
    await ada.say("I'm back")

    assert absence is not None
    assert str(absence.until_on) == "2026-12-06"
    assert {"plan", "review", "nudge", "agenda"} <= stopped
    assert await met.coach.schedule.absence(met.member) is None
    assert not (await met.coach.schedule.rhythm(met.member)).stopped


async def test_after_monday_a_typed_line_is_this_week_s_goal(told: Story) -> None:
    await meet(told)
    await told.travel(MONDAY_AT_NINE)

    told.clock.travel_to(MONDAY_AT_NINE + timedelta(minutes=5))
    await told.ada.say("design doc reviewed by Kenji")
    told.clock.travel_to(MONDAY_AT_NINE + timedelta(minutes=25))
    await told.ada.say("runbook for the vault")
    answered = said_last(told)
    told.clock.travel_to(MONDAY_AT_NINE + timedelta(hours=3))
    await told.ada.say("lunch with Dana")

    texts = [goal.text for goal in await goals_of(told)]
    assert texts == ["design doc reviewed by Kenji", "runbook for the vault"]
    assert "[It was a win]" in answered
    assert "or as a goal?" in said_last(told)


async def test_an_open_question_is_open_for_a_day(met: Story) -> None:
    await met.travel(MONDAY_AT_NINE)
    met.clock.travel_to(MONDAY_AT_NINE + timedelta(hours=25))

    await met.ada.say("runbook for the vault")

    assert "or as a goal?" in said_last(met)
    assert await goals_of(met) == ()


async def test_after_friday_it_is_a_win_or_the_outcome_of_the_goal_it_names(told: Story) -> None:
    await meet(told)
    ada = told.ada
    await ada.slash("/goal get the design doc reviewed")
    await told.travel(FRIDAY_AT_THREE)

    await ada.say("design doc: done")
    ended = said_last(told)
    await ada.say("good talk with Dana")

    assert [goal.state for goal in await goals_of(told)] == ["done"]
    assert "Done: get the design doc reviewed" in ended
    assert [win.text for win in await wins_of(told)] == ["good talk with Dana"]


async def test_a_goal_that_did_not_work_out_is_not_closed_but_asked_about(met: Story) -> None:
    await met.ada.slash("/goal get the design doc reviewed")
    await met.travel(FRIDAY_AT_THREE)

    await met.ada.say("didn't get to the design doc")

    asked, states = said_last(met), [goal.state for goal in await goals_of(met)]
    await met.ada.click("Drop")
    assert states == ["open"]
    assert "didn't get to the design doc" in asked
    assert [goal.state for goal in await goals_of(met)] == ["dropped"]


@pytest.mark.parametrize(
    "line",
    ["I want to quit", "Marta doesn't like me", "I didn't get it", "I was told not yet", "tired"],
)
async def test_after_monday_news_and_feelings_are_no_goals(met: Story, line: str) -> None:
    await met.travel(MONDAY_AT_NINE)

    await met.ada.say(line)

    assert (await wins_of(met), await goals_of(met)) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "it went badly",
        "nothing",
        "sorry, was away",
        "my manager is Marta",
        "the decision is in June",
        "good",
        "all done",
        "It went ok",
        "didn't finish anything, was sick",
    ],
)
async def test_after_friday_what_tells_no_deed_is_no_win(met: Story, line: str) -> None:
    await met.travel(FRIDAY_AT_THREE)

    await met.ada.say(line)

    assert await wins_of(met) == ()


@pytest.mark.parametrize(("line", "more"), [("nothing", 0), ("Marta doesn't like me", 1)])
async def test_who_has_nothing_to_set_is_not_asked_a_second_time(
    met: Story, line: str, more: int
) -> None:
    await met.coach.second_asks.choose(met.member, "plan", twice=True)
    await met.travel(MONDAY_AT_NINE)
    await met.ada.say(line)
    before = len(met.ada.messages())

    await met.travel(MONDAY_AT_NINE + timedelta(days=1, hours=3))

    assert len(met.ada.messages()) == before + more


async def test_after_friday_nothing_gets_a_kind_word(met: Story) -> None:
    await met.travel(FRIDAY_AT_THREE)

    await met.ada.say("nothing")

    assert "That happens. I won't ask again this week." in said_last(met)


async def test_all_done_asks_which_where_several_goals_are_open(met: Story) -> None:
    ada = met.ada
    await ada.slash("/goal get the design doc reviewed")
    await ada.slash("/goal move the vault")
    await met.travel(FRIDAY_AT_THREE)

    await ada.say("all done")

    assert "Which of these is done?" in said_last(met)
    assert {goal.state for goal in await goals_of(met)} == {"open"}


async def test_who_benefited_and_the_number_are_answered_by_typing(story: Story) -> None:
    await story.ada.say("Shipped the billing migration")
    await story.ada.say("p95 is down 30%")
    (numbered,) = await wins_of(story)
    await story.ada.say("mostly for our customers")

    (win,) = await wins_of(story)
    assert numbered.detail == "p95 is down 30%"
    assert win.numbers == ("30%",)
    assert win.benefited == "customer"
    assert "Noted, for customers" in said_last(story)


async def test_a_reply_under_a_win_is_about_it_after_a_restart_too(told: Story) -> None:
    ada = told.ada
    typed = await ada.say("Shipped the billing migration")
    reply = last_of(told)

    await ada.say("Reduced the load on the on-call team", thread=typed.ts)
    await ada.say("for the customers", thread=reply.ts)

    (win,) = await wins_of(told)
    assert win.detail == "Reduced the load on the on-call team"
    assert win.benefited == "customer"
    assert last_of(told).thread_ts == reply.ts


async def test_a_detail_is_a_win_of_its_own_with_one_press(told: Story) -> None:
    typed = await told.ada.say("Shipped the billing migration")
    await told.ada.say("Reduced the load", thread=typed.ts)

    await told.ada.click("It was a win")

    texts = {(win.text, win.detail) for win in await wins_of(told)}
    assert texts == {("Shipped the billing migration", ""), ("Reduced the load", "")}


async def test_a_reply_under_monday_s_message_is_a_goal_days_later(met: Story) -> None:
    await met.travel(MONDAY_AT_NINE)
    monday = last_of(met)
    met.clock.travel_to(MONDAY_AT_NINE + timedelta(days=2))

    await met.ada.say("runbook for the vault", thread=monday.ts)

    assert [goal.text for goal in await goals_of(met)] == ["runbook for the vault"]


async def test_a_reply_under_a_goal_says_how_it_ended(story: Story) -> None:
    typed = await story.ada.say("I'll get the design doc reviewed")

    await story.ada.say("done", thread=typed.ts)

    assert [goal.state for goal in await goals_of(story)] == ["done"]


async def test_an_edited_message_offers_to_change_what_it_became(told: Story) -> None:
    ada = told.ada
    typed = await ada.say("Shiped the billing migration")
    await ada.edit(typed, "Shipped the billing migration, p95 down 30%")
    offered = said_last(told), (await wins_of(told))[0].text

    await ada.click("Change the win")

    (win,) = await wins_of(told)
    assert "It says now: Shipped the billing" in offered[0]
    assert offered[1].startswith("Shiped")
    assert (win.text, win.numbers) == ("Shipped the billing migration, p95 down 30%", ("30%",))


async def test_an_edit_can_be_left_and_a_goal_reworded(told: Story) -> None:
    ada = told.ada
    typed = await ada.say("I'll ask Kenji")
    await ada.edit(typed, "I'll ask Priya")
    await ada.click("Leave it")
    left = (await goals_of(told))[0].text
    await ada.edit(typed, "I'll ask Marta")
    await ada.click("Change the goal")

    assert left == "I'll ask Kenji"
    assert [goal.text for goal in await goals_of(told)] == ["I'll ask Marta"]


async def test_a_line_that_is_added_is_heard_and_one_that_is_gone_is_offered(told: Story) -> None:
    ada = told.ada
    typed = await ada.say("Shipped the vault\nFixed the pager")
    await ada.edit(typed, "Shipped the vault\nFixed the pager\nWrote the runbook")
    texts = {win.text for win in await wins_of(told)}
    await ada.edit(typed, "Fixed the pager\nWrote the runbook")
    await ada.click("Take it back")

    assert texts == {"Shipped the vault", "Fixed the pager", "Wrote the runbook"}
    assert {win.text for win in await wins_of(told)} == {"Fixed the pager", "Wrote the runbook"}


async def test_a_deleted_message_offers_to_take_back_what_it_became(told: Story) -> None:
    ada = told.ada
    other, gone = await ada.say("Shipped the vault"), await ada.say("Fixed the pager")
    await ada.delete(gone)
    standing = len(await wins_of(told))
    await ada.click("Take it back")
    await ada.say("for the team", thread=other.ts)
    await ada.delete(other)
    await ada.click("Keep it")

    assert standing == 2
    assert [win.text for win in await wins_of(told)] == ["Shipped the vault"]


async def test_what_was_added_to_a_win_changes_and_goes_with_its_message(told: Story) -> None:
    ada = told.ada
    typed = await ada.say("Shipped the billing migration")
    added = await ada.say("Reduced the load by 20%", thread=typed.ts)
    await ada.edit(added, "Reduced the load by 40%")
    await ada.click("Change the detail")
    (changed,) = await wins_of(told)
    await ada.delete(added)
    await ada.click("Take it back")

    (win,) = await wins_of(told)
    assert (changed.detail, changed.numbers) == ("Reduced the load by 40%", ("40%",))
    assert (win.detail, win.numbers) == ("", ())


async def test_a_deleted_thanks_gets_no_word(story: Story) -> None:
    typed = await story.ada.say("thanks")
    before = len(story.ada.messages())

    await story.ada.delete(typed)

    assert len(story.ada.messages()) == before - 1


@pytest.mark.parametrize("line", ["Unblocked @kenji on the rollout", "win: Unblocked @kenji"])
async def test_somebody_who_is_mentioned_is_called_by_their_name(story: Story, line: str) -> None:
    await story.ada.say(line)

    (win,) = await wins_of(story)
    assert "Unblocked @Kenji" in said_last(story)
    assert "U0KENJI00" not in win.text
    assert win.people == ("U0KENJI00",)


async def test_a_mention_in_an_edit_or_a_goal_has_its_name_as_well(met: Story) -> None:
    typed = await met.ada.say("goal: pair with @kenji on the rollout")
    goal = said_last(met)

    await met.ada.edit(typed, "goal: pair with @priya on the rollout")
    await met.ada.click("Change the goal")

    assert "pair with @Kenji" in goal
    (changed,) = await goals_of(met)
    assert changed.text.startswith("pair with @Priya")


async def test_where_slack_gives_no_name_the_line_is_saved_all_the_same(story: Story) -> None:
    await story.coach.members.introduced(story.member)
    story.playground.faults.next("users.info", Fault.SERVER_ERROR, times=9)

    await story.ada.say("Unblocked @kenji on the rollout")

    (win,) = await wins_of(story)
    assert win.people == ("U0KENJI00",)
    assert win.text.startswith("Unblocked @U0KENJI00")
