"""The log of talks: what was said, promised and offered, saved so that it can be looked up."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.talk import Expectation, OpenPromise, Promise, PromiseKey
from tests import doors
from tests.speeds import few
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist")
PROMISES = "me: write up the migration by 4 December\nMarta: send the criteria"


async def record(story: Story) -> None:
    """Begins to record a talk with Marta."""
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")


async def open_log(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo talks", channel="general")
    return story.ada.sees()


async def test_a_talk_is_listed_corrected_and_removed(either_route: Story) -> None:
    story = either_route
    await record(story)
    await story.ada.fill("What was agreed, or said for the record?", "You lead the craft already.")
    await story.ada.fill("Who does what by when?", PROMISES)
    await story.ada.submit()
    listed = await open_log(story)

    await story.ada.click("Correct")
    await story.ada.fill(
        "What was agreed, or said for the record?", "You lead the craft, and what I miss is reach."
    )
    await story.ada.submit()
    await story.ada.close()
    corrected = story.ada.sees()
    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.submit()
    removed = story.ada.sees()

    assert "You lead the craft already." in listed
    assert "Still promised" in listed
    assert "me: write up the migration, by Friday 4 December" in listed
    assert "what I miss is reach" in corrected
    assert "Goals, gaps and drafts made from it stay." in asked
    assert "No talk yet." in removed
    assert await story.coach.talks.latest(story.member) == ()


async def test_a_promise_is_kept_and_leaves_the_open_ones(story: Story) -> None:
    await record(story)
    await story.ada.fill("Who does what by when?", PROMISES)
    await story.ada.submit()
    before = (await story.coach.talks.log(story.member)).promises

    await story.ada.click("Kept", near="write up the migration")

    after = (await story.coach.talks.log(story.member)).promises
    assert [one.promise.what for one in before] == ["write up the migration", "send the criteria"]
    assert after == (
        OpenPromise(
            PromiseKey(before[0].key.talk_id, 1),
            Promise("Marta", "send the criteria"),
            "Marta",
            date(2026, 11, 23),
        ),
    )
    assert "write up the migration, by Friday 4 December (kept)" in story.ada.sees()


async def test_a_correction_remembers_which_promise_was_kept(story: Story) -> None:
    await record(story)
    await story.ada.fill("Who does what by when?", PROMISES)
    await story.ada.submit()
    await story.ada.click("Kept", near="write up the migration")
    await open_log(story)

    await story.ada.click("Correct")
    await story.ada.fill("Who does what by when?", f"{PROMISES}\nMarta: ask Kenji by Friday")
    await story.ada.submit()

    open_ones = (await story.coach.talks.log(story.member)).promises
    assert [one.promise.what for one in open_ones] == ["ask Kenji", "send the criteria"]


async def test_000_16_the_stage_moves_to_in_conversation_by_press_and_goals_stay(
    story: Story,
) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "ready")
    await story.ada.slash("/goal write the rollback plan", channel="general")
    await record(story)
    await story.ada.choose("How did it end?", "I didn't get a clear answer")
    await story.ada.submit()
    await story.ada.click("Note what they said")
    await story.ada.submit()
    before = await story.coach.cases.required_case(story.member)

    await story.ada.click("We are in conversation now")

    after = await story.coach.cases.required_case(story.member)
    plan = await story.coach.check_ins.plan(story.member)
    assert (before.stage, after.stage) == ("ready", "asked")
    assert [(goal.text, goal.state) for goal in plan.goals] == [("write the rollback plan", "open")]
    assert "We are in conversation now" not in story.ada.sees()


async def test_000_15_the_first_ask_says_once_what_to_expect(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "ready")
    await record(story)
    await story.ada.submit()
    await story.ada.click("We are in conversation now")
    first = story.ada.sees()
    await story.ada.close()
    await story.coach.cases.move_to(story.member, "ready")
    await record(story)
    await story.ada.submit()

    await story.ada.click("We are in conversation now")

    assert "A yes on the spot is rare" in first
    assert "A yes on the spot is rare" not in story.ada.sees()
    assert (await story.coach.cases.required_case(story.member)).stage == "asked"


async def test_001_9_an_accepted_offer_becomes_a_goal_by_one_press(story: Story) -> None:
    await open_log(story)
    await story.ada.click("I was offered something")
    await story.ada.fill("What was it?", "lead the vendor decision")
    await story.ada.fill("Who offered it?", "Marta")
    await story.ada.choose("What was the answer?", "I said yes")
    await story.ada.submit()
    offered = story.ada.sees()

    await story.ada.click("Make it a goal")

    plan = await story.coach.check_ins.plan(story.member)
    assert "lead the vendor decision, Marta" in offered
    assert [goal.text for goal in plan.goals] == ["lead the vendor decision"]
    assert "It is one of your goals." in story.ada.sees()
    assert "Make it a goal" not in story.ada.sees()


async def test_001_9_a_declined_offer_is_saved_and_offers_no_goal(story: Story) -> None:
    await open_log(story)
    await story.ada.click("I was offered something")
    await story.ada.fill("What was it?", "run the offsite")
    await story.ada.choose("What was the answer?", "I said no")

    await story.ada.submit()

    assert "run the offsite" in story.ada.sees()
    assert "I said no." in story.ada.sees()
    assert "Make it a goal" not in story.ada.sees()


async def test_004_22_a_raised_hand_is_saved_with_its_result(story: Story) -> None:
    await open_log(story)
    await story.ada.click("I raised my hand")
    await story.ada.fill("What was it?", "the incident review of the outage")
    await story.ada.submit()
    await story.ada.click("Change")

    await story.ada.choose("What was the answer?", "They said yes")
    await story.ada.fill("How did it end?", "Two runbooks, and Priya asked me for the next one")
    await story.ada.submit()

    seen = story.ada.sees()
    assert "I raised my hand: the incident review of the outage" in seen
    assert "They said yes." in seen
    assert "Two runbooks, and Priya asked me for the next one" in seen


@pytest.mark.parametrize(
    ("label", "value", "objection"),
    [("What was it?", " ", "Say in a few words"), ("When?", "2026-11-24", "still to come")],
)
async def test_an_offer_that_cannot_be_is_answered_beside_its_field(
    story: Story, label: str, value: str, objection: str
) -> None:
    await open_log(story)
    await story.ada.click("I was offered something")
    await story.ada.fill("What was it?", "run the offsite")
    await story.ada.fill(label, value)

    objections = await story.ada.submit_refused()

    assert list(objections) == [label]
    assert objection in objections[label]


async def test_002_51_a_change_of_course_is_saved_and_leads_to_the_goals(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.slash("/promo goals", channel="general")
    await story.ada.click("Set a development goal")
    await story.ada.fill("What will you do?", "lead the ledger migration")
    await story.ada.fill("How do you measure it?", "cut-over without an incident")
    await story.ada.choose("By when?", "2027-03-31")
    await story.ada.fill("How will you both know that it worked?", "Marta signs it off")
    await story.ada.submit()
    await doors.close_all(story.ada)
    await record(story)
    await story.ada.fill("Did they set you on another course?", "The vault comes first now")
    await story.ada.submit()
    page = story.ada.sees()

    await story.ada.click("Change a goal")
    await story.ada.click("Change")
    await story.ada.fill("What will you do?", "lead the vault migration")
    await story.ada.fill("Why did it change?", "the vault comes first now")
    await story.ada.submit()

    assert "New course  The vault comes first now" in page
    seen = story.ada.sees()
    assert "lead the vault migration" in seen
    assert (
        "Until Monday 23 November: lead the ledger migration, because: the vault comes first now"
        in seen
    )


@pytest.mark.parametrize(
    ("label", "saved"),
    [
        ("Yes, that is reasonable", "yes"),
        ("Yes, on conditions", "conditional"),
        ("I didn't get a clear answer", "evasive"),
        ("No", "no"),
    ],
)
async def test_002_40_what_they_said_to_the_expectation_is_saved(
    story: Story, label: str, saved: Expectation
) -> None:
    await record(story)
    await story.ada.choose("Is it reasonable to expect it if you reach your goals?", label)

    await story.ada.submit()

    (talk,) = await story.coach.talks.latest(story.member)
    assert talk.expectation == saved
    assert f"If you reach your goals  {label}" in story.ada.sees()


async def test_000_14_a_talk_without_an_outcome_has_a_next_day(story: Story) -> None:
    await record(story)
    await story.ada.submit()
    usual = story.ada.sees()
    await story.ada.close()
    await record(story)
    await story.ada.fill("When do you talk again?", "2026-11-30")

    await story.ada.submit()

    assert "ask you for the outcome on Monday 7 December" in usual
    assert "Next talk  Monday 30 November" in story.ada.sees()


@pytest.mark.parametrize(
    ("outcome", "asked_on"),
    few(
        [
            ("Nothing was decided", [14, 21]),
            ("I didn't get a clear answer", [14, 21]),
            ("Not yet", []),
        ],
        ("Nothing was decided", [14, 21]),
        ("Not yet", []),
    ),
)
async def test_000_14_it_is_asked_about_from_that_day_on_weekly_until_there_is_an_outcome(
    story: Story, outcome: str, asked_on: list[int]
) -> None:
    """None of these days is at a weekend, where nothing would come anyway."""
    tuesday = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    story.clock.travel_to(tuesday)
    await record(story)
    await story.ada.choose("How did it end?", outcome)
    await story.ada.submit()
    await story.ada.close()

    shown = []
    for days in (13, 14, 15, 21):
        before = len(story.ada.messages())
        await story.travel(tuesday + timedelta(days=days))
        said = [story.ada.reads(message) for message in story.ada.messages()[before:]]
        shown += [days for text in said if "Record the outcome" in text and "Marta" in text]

    assert shown == asked_on


async def test_a_fourth_window_takes_the_place_of_the_third(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await open_log(story)
    await story.ada.click("Record a talk")
    await story.ada.choose("How did it end?", "They say that I'm not ready")
    await story.ada.submit()
    await story.ada.click("Not this time")
    await story.ada.choose("What was the reason?", "My readiness: something is missing")
    await story.ada.fill("In their words, as far as you remember", "more reach")
    await story.ada.submit()

    await story.ada.click("Name the areas")
    await story.ada.fill("Which areas were named?", "leading across teams")
    await story.ada.submit()

    assert "Still without a goal: leading across teams" in story.ada.sees()
