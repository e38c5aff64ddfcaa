"""Home: one next step, this week to tick, and six doors, however long somebody has been here."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_story import tell_story
from bot.domain.calendar.weeks import Rhythm
from bot.domain.goals.goal import Goal
from bot.domain.member import Member
from bot.domain.people.feedback import FeedbackDraft
from bot.domain.plan.case import STAGES, CaseDraft, Stage
from bot.slack.views.pages import DOORS
from playground.people import ADA, KENJI, MARTA, TEAM_ID
from tests import doors
from tests.stories import Story

DOC = "get the design doc reviewed"
MONDAY = date(2026, 11, 23)
AIM = CaseDraft("Staff Engineer", "Senior Engineer", manager_name="Marta Lindqvist")
WEEKS = 27


async def aim(story: Story, stage: Stage = "work", decision_on: date | None = None) -> None:
    draft = CaseDraft(AIM.target_title, AIM.current_title, decision_on=decision_on)
    await story.coach.cases.aim(story.member, draft, Rhythm())
    await story.coach.cases.move_to(story.member, stage)


async def home(story: Story) -> str:
    await story.ada.open_home()
    await story.coach.background.settle()
    return story.ada.sees()


async def goals_of(story: Story, monday: date = MONDAY) -> tuple[Goal, ...]:
    overview = await story.coach.overviews.overview(story.member)
    return tuple(goal for goal in overview.week_goals if goal.week_of == monday)


async def tick(story: Story, *texts: str) -> None:
    """Exactly these are ticked now."""
    await story.ada.choose("week", list(texts))
    await story.coach.background.settle()


def boxes_of(story: Story) -> tuple[list[str], list[str]]:
    """What can be ticked on Home, and what is."""
    (boxes,) = [box for box in doors.elements_of(story.ada.home()) if box["type"] == "checkboxes"]
    of = [boxes["options"], boxes.get("initial_options", [])]
    shown, ticked = ([one["text"]["text"] for one in options] for options in of)
    return shown, ticked


def assert_within_its_limits(story: Story) -> None:
    view = story.ada.home()
    buttons = doors.buttons_of(view)
    assert len(buttons) <= 8
    assert buttons[-6:] == list(DOORS)
    assert len(doors.words_in(view)) <= 150
    assert len(doors.primaries_in(view)) == 1
    assert doors.names_in(view) == sorted(set(doors.names_in(view)))
    assert not set("▓░▰▱■□⬜") & set(story.ada.sees())


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("decision_on", [None, date(2026, 11, 22), date(2027, 6, 25)])
async def test_wherever_somebody_is_home_has_one_step_with_its_button(
    story: Story, stage: Stage, decision_on: date | None
) -> None:
    await aim(story, stage, decision_on)

    seen = await home(story)

    assert "Next: " in seen
    assert_within_its_limits(story)


async def test_the_step_of_somebody_new_is_to_say_where_they_want_to_be(story: Story) -> None:
    await home(story)
    assert_within_its_limits(story)

    await story.ada.click("Tell me where you want to be")

    assert "The title you want" in story.ada.sees()


async def test_whoever_pauses_is_told_until_when_and_ends_it_from_home(story: Story) -> None:
    await aim(story)
    await story.coach.schedule.pause(story.member, date(2026, 12, 7))

    paused = await home(story)
    await story.ada.click("End or change the pause")
    await story.ada.click("I'm back already")
    await story.ada.close()

    assert "Next: Enjoy your break, until Sunday 6 December" in paused
    assert "Enjoy your break" not in await home(story)


async def test_without_a_ladder_the_step_is_to_choose_one(story: Story) -> None:
    await aim(story, "criteria")
    assert "Next: Choose the ladder you climb" in await home(story)

    await story.ada.click("Choose a ladder")

    assert "ladder" in story.ada.sees().lower()


@pytest.mark.slow
async def test_half_a_year_of_somebody_silent_keeps_home_short(story: Story) -> None:
    await aim(story, decision_on=date(2027, 5, 28))

    for week in range(WEEKS):
        await story.travel(datetime(2026, 11, 24, 12, tzinfo=UTC) + week * timedelta(weeks=1))
        await home(story)
        assert_within_its_limits(story)


@pytest.mark.slow
async def test_half_a_year_of_somebody_who_uses_everything_keeps_home_short(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    await home(story)
    assert_within_its_limits(story)

    for week in range(WEEKS):
        await story.travel(datetime(2026, 11, 24, 12, tzinfo=UTC) + week * timedelta(weeks=1))
        for number in range(3):
            text = f"goal {number} of week {week}, in as many words as it takes " * 3
            await story.coach.goals.commit(story.member, text)
        done = await story.coach.overviews.overview(story.member)
        await story.coach.goals.finish(story.member, done.week_goals[0].id)
        await story.coach.wins.capture(story.member, f"moved number {week} " * 20)
        await home(story)
        assert_within_its_limits(story)

    assert "47 wins." in await home(story)


async def test_the_case_grows_in_words_with_each_win(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)

    seen = await home(story)

    assert "Impact: 7 wins. Marta agrees you meet it." in seen
    assert "Scope: 5 wins. Marta agrees it's partly there." in seen
    assert "20 wins. The latest: card-vault migration" in seen


async def test_a_tick_is_done_and_offers_the_win_and_untick_takes_it_back(
    either_route: Story,
) -> None:
    story = either_route
    await aim(story)
    await story.ada.slash(f"/goal {DOC}", channel="general")
    await home(story)

    await tick(story, DOC)
    done = story.ada.sees()
    states = [(await goals_of(story))[0].state]
    await tick(story)
    states.append((await goals_of(story))[0].state)

    assert f"Next: Save “{DOC}” as a win" in done
    assert "[Save it as a win]" in done
    assert f"[{DOC}]" in done
    assert states == ["done", "open"]
    assert f"Next: {DOC}" in story.ada.sees()


async def test_the_win_that_a_tick_offers_is_filled_in_and_asked_for_once(story: Story) -> None:
    await aim(story)
    await story.ada.slash(f"/goal {DOC}", channel="general")
    await home(story)
    await tick(story, DOC)

    await story.ada.click("Save it as a win")
    filled = story.ada.sees()
    await story.ada.submit()
    await story.ada.close()

    assert DOC in filled
    after = await home(story)
    assert "as a win" not in after
    assert f"1 win. The latest: {DOC}" in after
    assert (await goals_of(story))[0].win_id is not None


async def test_a_win_that_is_not_wanted_is_offered_for_a_day_and_no_longer(story: Story) -> None:
    await aim(story)
    await story.ada.slash(f"/goal {DOC}", channel="general")
    await home(story)
    await tick(story, DOC)

    await story.travel(datetime(2026, 11, 26, 12, tzinfo=UTC))

    assert "as a win" not in await home(story)


async def test_a_tick_leaves_every_other_goal_as_it_is(story: Story) -> None:
    await aim(story)
    for text in ("one", "two", "three"):
        await story.ada.slash(f"/goal {text}", channel="general")
    await home(story)

    await tick(story, "two")
    await tick(story, "two", "three")

    states = {goal.text: goal.state for goal in await goals_of(story)}
    assert states == {"one": "open", "two": "done", "three": "done"}
    assert story.ada.sees().index("[one]") < story.ada.sees().index("[two]")
    assert story.ada.sees().index("[two]") < story.ada.sees().index("[three]")


async def test_a_goal_from_before_stays_in_sight_once_it_is_ticked(story: Story) -> None:
    await aim(story)
    await story.ada.slash(f"/goal {DOC}", channel="general")
    await story.travel(datetime(2026, 12, 1, 12, tzinfo=UTC))
    before = await home(story)

    await tick(story, DOC)

    assert "Still open from last week" not in story.ada.sees()
    assert f"[{DOC}]" in story.ada.sees()
    assert f"Next: {DOC}" in before
    assert "from last week" in before
    await tick(story)
    assert (await goals_of(story))[0].state == "open"


async def test_what_is_ticked_stays_in_sight_where_more_goals_are_open_than_home_has_room_for(
    story: Story,
) -> None:
    await aim(story)
    texts = [f"goal {number}" for number in range(1, 8)]
    for text in texts:
        await story.ada.slash(f"/goal {text}", channel="general")
    await story.travel(datetime(2026, 12, 1, 12, tzinfo=UTC))
    await home(story)

    await tick(story, "goal 2")
    shown, ticked = boxes_of(story)
    await tick(story)

    assert "goal 2" in shown
    assert ticked == ["goal 2"]
    assert boxes_of(story)[1] == []


async def test_a_goal_from_before_that_is_done_stays_in_the_list_and_can_be_undone(
    story: Story,
) -> None:
    await aim(story)
    await story.ada.slash(f"/goal {DOC}", channel="general")
    await story.travel(datetime(2026, 12, 1, 12, tzinfo=UTC))
    await home(story)
    await tick(story, DOC)

    await story.ada.slash("/goal", channel="general")
    listed = story.ada.sees()
    await story.ada.click("Undo")

    assert f"Done: {DOC}" in listed
    assert "Nothing is set yet" not in listed
    assert (await goals_of(story))[0].state == "open"


async def test_done_as_the_next_step_shows_the_tick(story: Story) -> None:
    await aim(story)
    await story.ada.slash(f"/goal {DOC}", channel="general")
    await home(story)

    await story.ada.click("Done")
    await story.coach.background.settle()

    (boxes,) = [box for box in doors.elements_of(story.ada.home()) if box["type"] == "checkboxes"]
    assert [option["text"]["text"] for option in boxes["initial_options"]] == [DOC]


@pytest.mark.parametrize(
    ("day", "name"), [(27, "this week"), (28, "next week"), (29, "next week"), (30, "this week")]
)
async def test_home_the_list_and_the_form_agree_on_which_week_it_is(
    story: Story, day: int, name: str
) -> None:
    await aim(story)
    await story.travel(datetime(2026, 11, day, 12, tzinfo=UTC))
    await story.ada.slash(f"/goal {DOC}", channel="general")
    said = story.ada.sees()
    await story.ada.slash("/goal", channel="general")
    listed = story.ada.sees()
    await story.ada.click("Set a goal")
    form = story.ada.sees()
    await story.ada.close()

    seen = await home(story)

    assert f"Set for {name}. {DOC}" in said
    assert f"Your goals for {name}" in listed
    assert f"  {name.capitalize()}, from " in form
    assert name.capitalize() in seen


async def test_what_a_colleague_asks_has_its_line_and_no_more_buttons_than_fit(
    story: Story,
) -> None:
    marta = Member(TEAM_ID, MARTA.id)
    await story.coach.cases.aim(marta, AIM, Rhythm())
    for asker in (KENJI, ADA):
        member = Member(TEAM_ID, asker.id)
        await story.coach.cases.aim(member, AIM, Rhythm())
        await story.coach.feedback.request(member, FeedbackDraft("Marta", MARTA.id))
    view = await story.marta.open_home()
    seen = story.marta.sees()

    await story.marta.click("Answer Kenji")

    assert "*Kenji* asks three questions about their work." in seen
    assert "Ada* asks" not in seen
    assert len(doors.buttons_of(view)) <= 8
    assert len(doors.primaries_in(view)) == 1
    assert "What does Kenji do well?" in story.marta.sees()


async def test_twelve_goals_from_before_leave_home_as_short_as_ever(story: Story) -> None:
    await aim(story, decision_on=date(2027, 6, 25))
    await story.coach.wins.capture(story.member, "cut p95 of the ledger by 30% with @sam")
    for number in range(1, 13):
        text = f"goal {number}: write down what the two teams agreed on in their last meeting"
        await story.coach.goals.commit(story.member, text)
    await story.travel(datetime(2026, 12, 1, 12, tzinfo=UTC))

    seen = await home(story)

    assert_within_its_limits(story)
    shown, _ = boxes_of(story)
    assert len(shown) in {2, 3, 4, 5}
    assert f"and {12 - len(shown)} more under" in seen
    await story.ada.click("Goals & plan")
    await doors.turn_to(story.ada, "This week")
    await story.ada.click("This week")
    assert "goal 8:" in story.ada.sees()
    assert "And 4 more" in story.ada.sees()
