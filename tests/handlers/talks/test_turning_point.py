"""How a round ends: asked between the days, celebrated or taken up again, and undone as a whole."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.own import LevelChoice
from bot.domain.plan.case import Case, CaseDraft, Stage, StageMove
from bot.domain.plan.cycle import Cycle
from playground.people import MARTA
from tests import doors
from tests.practices.test_after import AIM as NEXT_AIM
from tests.practices.test_after import LADDER, promise
from tests.practices.test_people import add
from tests.stories import Story, opened_story

DECIDED_ON, TOLD_ON = date(2026, 11, 27), date(2026, 12, 11)
AIM = CaseDraft(
    "Staff Engineer",
    manager_id=MARTA.id,
    manager_name="Marta Lindqvist",
    decision_on=DECIDED_ON,
    announcement_on=TOLD_ON,
)
MONDAY_BETWEEN = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
PEOPLE_HEAR = datetime(2026, 12, 11, 12, 0, tzinfo=UTC)


async def aim(story: Story, stage: Stage = "asked") -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.wins.capture(story.member, "cut p95 by 30% with @sam")
    if stage != "learn":
        await story.coach.cases.move_to(story.member, stage)


async def case_of(story: Story) -> Case:
    return await story.coach.cases.required_case(story.member)


def came(story: Story, words: str) -> list[str]:
    return [text for text in map(story.ada.reads, story.ada.messages()) if words in text]


async def settled(story: Story) -> None:
    await story.coach.background.settle()
    await doors.close_all(story.ada)


@pytest.mark.parametrize("stage", ["work", "asked"])
async def test_between_the_days_it_asks_what_was_heard_whoever_asked(
    story: Story, stage: Stage
) -> None:
    await aim(story, stage)

    await story.travel(MONDAY_BETWEEN)

    (asked,) = came(story, "people hear on Friday 11 December")
    await story.ada.open_home()
    home = story.ada.sees()
    await story.ada.click("Tell me what you heard")
    page = story.ada.sees()
    await story.ada.click("Nothing yet")
    assert "Staff Engineer was decided on Friday 27 November" in asked
    assert "Next: Tell me if you've heard, by Friday 11 December" in home
    assert "2027" not in home
    assert "People hear Friday 11 December." in page.replace("hear on", "hear")
    assert "OK, I've noted nothing." in story.ada.sees()
    assert (await case_of(story)).stage == stage


async def test_on_the_day_people_hear_nobody_reads_that_it_is_decided_today(story: Story) -> None:
    await aim(story, "work")

    for day in range(27, 31):
        await story.travel(datetime(2026, 11, day, 12, 0, tzinfo=UTC))
    for day in range(1, 12):
        await story.travel(datetime(2026, 12, day, 12, 0, tzinfo=UTC))

    (told,) = came(story, "Today people hear about Staff Engineer")
    assert "no ask on record" in told
    assert came(story, "decided today") == []


async def test_i_got_it_is_celebrated_once_with_notes_that_are_ready(story: Story) -> None:
    await aim(story)
    await add(story, "Sam Osei", "Speaks for you")
    await story.ada.close()
    await story.travel(PEOPLE_HEAR)
    await story.ada.open_messages()

    await story.ada.click("I got it")
    page = story.ada.sees()
    await settled(story)
    await story.ada.click("I got it")
    await settled(story)

    (card,) = came(story, "Congratulations, Ada!")
    await story.ada.click("Thank Sam", in_=story.ada.messages()[-1])
    assert "You've been promoted to Staff Engineer. 1 win saved: you did that." in page
    assert "You've been promoted to Staff Engineer. Congratulations, Ada!" in card
    assert "[Thank Sam]" in card
    assert (await case_of(story)).stage == "promoted"
    assert "Hi Sam," in story.ada.reads(story.ada.messages()[-1])


async def test_a_promotion_that_is_typed_asks_which_title_and_when_it_was_heard(
    story: Story,
) -> None:
    await aim(story)
    await story.ada.say("I got promoted!")

    await story.ada.click("Record it")
    asked = story.ada.sees()
    before = await case_of(story)
    await story.ada.fill("Which title is it?", "Principal Engineer")
    await story.ada.choose("When did you hear?", "2026-11-24")
    ahead = await story.ada.submit_refused()
    await story.ada.choose("When did you hear?", "2026-11-20")
    await story.ada.submit()
    page = story.ada.sees()
    await settled(story)

    (card,) = came(story, "Congratulations, Ada!")
    assert "Staff Engineer" in asked
    assert "2026-11-23" in asked
    assert before.stage == "asked"
    assert ahead == {"When did you hear?": "That day is still to come. When did you hear?"}
    assert "You've been promoted to Principal Engineer." in page
    assert "You've been promoted to Principal Engineer." in card
    (ending,) = [m for m in await moves_of(story) if m.stage == "promoted"]
    assert ending.moved_on == date(2026, 11, 20)

    await story.ada.click("Undo", in_=story.ada.messages()[-1])
    after = await case_of(story)
    assert (after.stage, after.target_title) == ("asked", "Staff Engineer")


async def test_a_promotion_as_it_was_aimed_for_is_two_presses_and_recorded_once(
    story: Story,
) -> None:
    await aim(story)
    await story.ada.say("I got promoted!")
    await story.ada.click("Record it")
    await story.ada.submit()
    await settled(story)

    await story.ada.click("Record it")
    again = story.ada.sees()
    await settled(story)

    assert len(came(story, "Congratulations, Ada!")) == 1
    assert "You've been promoted to Staff Engineer." in again
    assert [move.stage for move in await moves_of(story)].count("promoted") == 1


async def moves_of(story: Story) -> tuple[StageMove, ...]:
    return (await story.coach.stages.whereabouts(story.member)).moves


async def test_once_promoted_nothing_counts_down_and_nothing_lectures(story: Story) -> None:
    await aim(story)
    await story.coach.cases.move_to(story.member, "promoted")

    await story.ada.open_home()
    home = story.ada.sees()
    for day in range(24, 31):
        await story.travel(datetime(2026, 11, day, 12, 0, tzinfo=UTC))

    assert "Next: Thank those who helped" in home
    assert "days to" not in home
    assert "November 2026" not in home
    assert came(story, "Next step: ask") == came(story, "decided") == []


async def test_undo_takes_a_promotion_back_with_the_goals_of_the_90_days_after_a_restart(
    sqlite_url: str,
) -> None:
    async with opened_story(sqlite_url) as story:
        await story.coach.cases.aim(story.member, NEXT_AIM, Rhythm())
        await story.coach.cases.move_to(story.member, "asked")
        await promise(story)
        await story.ada.slash("/promo after", channel="general")
        await story.ada.click("I got it")
        await story.coach.background.settle()
        await story.ada.click("Take them on")
        await story.ada.click("Make it a goal")
        taken = (await story.coach.development_goals.growth(story.member)).open_goals

    async with opened_story(sqlite_url) as story:
        await story.ada.slash("/promo after", channel="general")
        await story.ada.click("Undo")

        moves = (await story.coach.stages.whereabouts(story.member)).moves
        left = (await story.coach.development_goals.growth(story.member)).open_goals
        assert len(taken) == 3
        assert left == ()
        assert (await case_of(story)).stage == "asked"
        assert [move.stage for move in moves] == ["asked"]
        assert "You're back at “In conversation”. What you took on there is gone, too." in (
            story.ada.sees()
        )


async def test_undo_on_the_card_works_once_and_says_so_the_second_time(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo after", channel="general")
    await story.ada.click("I got it")
    await settled(story)
    (card,) = [m for m in story.ada.messages() if "Congratulations" in story.ada.reads(m)]
    point = await story.coach.turning_points.newest(story.member, "promoted")

    await story.ada.click("Undo", in_=card)

    assert point is not None
    assert came(story, "Congratulations") == []
    assert (await case_of(story)).stage == "asked"
    with pytest.raises(Exception, match="undone already"):
        await story.coach.turning_points.undo(story.member, point.id)


async def test_undo_on_the_page_leaves_no_card_that_thanks_for_a_promotion(story: Story) -> None:
    await aim(story)
    await add(story, "Sam Osei", "Speaks for you")
    await story.ada.close()
    await story.ada.slash("/promo after", channel="general")
    await story.ada.click("I got it")
    await settled(story)
    await story.ada.slash("/promo after", channel="general")

    await story.ada.click("Undo")
    await settled(story)

    assert came(story, "Thank Sam") == came(story, "Congratulations") == []
    assert len(came(story, "You're back at “In conversation”")) == 1


async def test_a_card_that_could_not_be_replaced_writes_no_thanks_after_undo(story: Story) -> None:
    await aim(story)
    await add(story, "Sam Osei", "Speaks for you")
    await story.ada.close()
    await story.ada.slash("/promo after", channel="general")
    await story.ada.click("I got it")
    await settled(story)
    point = await story.coach.turning_points.newest(story.member, "promoted")
    assert point is not None
    await story.coach.turning_points.undo(story.member, point.id)
    (card,) = [m for m in story.ada.messages() if "Thank Sam" in story.ada.reads(m)]

    await story.ada.click("Thank Sam", in_=card)

    assert len(came(story, "Set your stage to Promoted")) == 1
    assert came(story, "Hi Sam,") == []


async def test_thanks_are_written_from_the_card_also_once_the_next_rung_is_aimed_for(
    story: Story,
) -> None:
    await aim(story)
    await add(story, "Sam Osei", "Speaks for you")
    await story.ada.close()
    await story.ada.slash("/promo after", channel="general")
    await story.ada.click("I got it")
    await settled(story)
    await story.coach.promotions.aim_next(story.member, "Principal Engineer", None)
    (card,) = [m for m in story.ada.messages() if "Thank Sam" in story.ada.reads(m)]

    await story.ada.click("Thank Sam", in_=card)

    assert len(came(story, "Hi Sam,")) == 1


async def test_undo_of_the_promotion_takes_the_next_case_back_as_well(story: Story) -> None:
    await aim(story, "learn")
    await story.coach.ladders.save(story.member, LADDER, LevelChoice(1, 2))
    before = await case_of(story)
    await story.coach.stages.pass_to(story.member, "promoted")
    point = await story.coach.turning_points.newest(story.member, "promoted")
    after = await story.coach.promotions.aim_next(story.member, "Principal", None)
    own, _ = await story.coach.ladder_sources.at_hand(story.member)
    assert own is not None
    assert (after.target_title, own.levels) == ("Principal", LevelChoice(2, 3))
    assert point is not None

    await story.coach.turning_points.undo(story.member, point.id)

    own, _ = await story.coach.ladder_sources.at_hand(story.member)
    assert own is not None
    assert own.levels == LevelChoice(1, 2)
    assert await case_of(story) == before
    assert (await story.coach.promotions.page(story.member)).earlier == ()


async def test_a_case_that_ended_and_came_back_can_be_taken_back_as_a_whole(story: Story) -> None:
    await aim(story, "learn")
    before = await case_of(story)
    await story.coach.stages.pass_to(story.member, "promoted")
    first = await story.coach.turning_points.newest(story.member, "promoted")
    await story.coach.promotions.aim_next(story.member, "Principal", None)
    await story.coach.stages.told_manager(story.member)
    await story.coach.stages.pass_to(story.member, "promoted")
    second = await story.coach.turning_points.newest(story.member, "promoted")
    assert first is not None
    assert second is not None

    await story.coach.turning_points.undo(story.member, second.id)
    await story.coach.turning_points.undo(story.member, first.id)

    assert await case_of(story) == before


async def hear_no(story: Story) -> None:
    await story.ada.slash("/promo not this time", channel="general")
    await story.ada.choose("What was the reason?", "My readiness: something is missing")
    await story.ada.fill("In their words, as far as you remember", "reach beyond the team")
    await story.ada.submit()


async def test_undo_takes_a_no_back_with_its_reason_its_question_and_its_gaps(
    either_route: Story,
) -> None:
    story = either_route
    await aim(story)
    cycle = Cycle("Autumn", DECIDED_ON, date(2026, 10, 5), TOLD_ON)
    await story.coach.plans.aim_for(story.member, cycle)
    before = await case_of(story)
    await hear_no(story)
    await story.ada.click("Name the areas")
    await story.ada.fill("Which areas were named?", "leading across teams")
    await story.ada.submit()
    assert len(await story.coach.goals.gaps(story.member)) == 1

    await story.ada.click("Undo")

    page = await story.coach.refusals.page(story.member)
    await story.ada.close()
    await story.ada.slash("/agenda", channel="ada-marta-1-1")
    assert await case_of(story) == before
    assert (page.refusal, page.gaps) == (None, ())
    assert "Which areas should I improve" not in story.ada.sees()


async def test_undo_of_the_next_round_opens_the_old_one_with_its_days(story: Story) -> None:
    await aim(story)
    cycle = Cycle("Autumn", DECIDED_ON, date(2026, 10, 5), TOLD_ON)
    await story.coach.plans.aim_for(story.member, cycle)
    await hear_no(story)
    before = await case_of(story)
    await story.ada.click("Start the next round")
    await story.ada.choose("When is it decided?", "2027-05-27")
    await story.ada.submit()

    await story.ada.click("Undo")

    plan = (await story.coach.plans.page(story.member)).cycle
    assert await case_of(story) == before
    assert plan == cycle
    assert "Staff Engineer is open again, as you left it." in story.ada.sees()


async def test_what_went_on_since_is_not_undone_by_halves(story: Story) -> None:
    await aim(story)
    await story.coach.stages.pass_to(story.member, "promoted")
    point = await story.coach.turning_points.newest(story.member, "promoted")
    await story.coach.stages.pass_to(story.member, "work")
    assert point is not None

    with pytest.raises(Exception, match="Nothing was changed"):
        await story.coach.turning_points.undo(story.member, point.id)

    assert (await case_of(story)).stage == "work"


async def test_who_never_heard_of_it_is_not_thanked_for_a_say(story: Story) -> None:
    await aim(story)
    await add(story, "Dana Whitfield", "Has a say in the decision")
    await story.ada.close()
    await story.coach.cases.move_to(story.member, "promoted")

    await story.ada.slash("/promo after", channel="general")

    assert "Dana" not in story.ada.sees()


@pytest.mark.parametrize("days", [-10, -1, 0, 1, 14])
async def test_the_agenda_names_no_day_of_another_round_before_this_one_is_over(
    story: Story, days: int
) -> None:
    told = replace(AIM, announcement_on=TOLD_ON)
    await story.coach.cases.aim(story.member, told, Rhythm())
    await story.coach.cases.move_to(story.member, "work")
    await story.coach.stages.told_manager(story.member)
    at = datetime(2026, 11, 27, 12, 0, tzinfo=UTC).timestamp() + days * 86400
    story.clock.travel_to(datetime.fromtimestamp(max(at, story.clock.now().timestamp()), UTC))

    await story.ada.slash("/agenda", channel="ada-marta-1-1")

    assert "Staff Engineer: how do you see it today?" in story.ada.sees()
    assert "2027" not in story.ada.sees()
