"""The plan counts back from the decision: dated, honest about lateness, never an error."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageColor

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft, Stage
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.lateness import LATE_ASK
from bot.files.typesetting import letters_missing_for
from bot.storage.review.gaps import GapStore
from tests import doors
from tests.practices.proposing import climb, rated
from tests.stories import Story

DONE, NEXT, TODAY_MARK = "#1e8449", "#145aaa", "#b9501c"
"""Colours of `plan.typ`."""

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
TODAY = date(2026, 11, 23)


TWO_WEEKS = "and I have no ask on record"


async def aim(story: Story, decision_on: date | None, stage: Stage = "learn") -> None:
    await story.coach.cases.aim(story.member, replace(AIM, decision_on=decision_on), Rhythm())
    if stage != "learn":
        await story.coach.cases.move_to(story.member, stage)


async def open_plan(story: Story) -> str:
    await story.ada.slash("/promo plan", channel="general")
    return story.ada.sees()


def calendar_of(story: Story) -> str:
    content = story.ada.files()[-1].content
    assert content is not None
    return content.decode()


async def home_again(story: Story) -> str:
    await story.coach.background.settle()
    await doors.close_all(story.ada)
    await story.ada.open_home()
    return story.ada.sees()


async def taken_calendar(story: Story) -> str:
    await story.ada.click("Download as a calendar file")
    await story.coach.background.settle()
    return calendar_of(story)


@pytest.mark.parametrize(
    ("decision_on", "map_on"),
    [
        (date(2027, 8, 31), "26 February"),
        (date(2028, 8, 31), "29 February"),
        (date(2027, 12, 31), "30 June"),
    ],
)
async def test_002_44_the_map_is_due_six_calendar_months_before(
    story: Story, decision_on: date, map_on: str
) -> None:
    await aim(story, decision_on)

    seen = await open_plan(story)

    step = next(row for row in seen.splitlines() if "Agree on where you stand" in row)
    assert map_on in step


@pytest.mark.parametrize(
    ("country", "due"), [("-", "25 December"), ("GB", "24 December"), ("", "24 December")]
)
async def test_002_44_a_step_on_a_holiday_is_due_on_the_working_day_before(
    story: Story, country: str, due: str
) -> None:
    """Also on one of the country that is guessed until she chooses."""
    await aim(story, date(2027, 6, 25), "gaps")
    await story.coach.members.introduced(story.member)

    await story.coach.schedule.work_on(story.member, frozenset(range(5)), country)

    assert f"Agree on where you stand*, by {due}" in await open_plan(story)


async def test_002_38_a_plan_asks_for_the_day_first_and_keeps_the_cycle(story: Story) -> None:
    await aim(story, None)
    before = await open_plan(story)
    await story.ada.click("Set the day")
    form = story.ada.sees()
    objections = await story.ada.submit_refused()

    await story.ada.choose("When is it decided?", "2027-08-31")
    await story.ada.choose("When does the official period open?", "2027-05-03")
    await story.ada.submit()

    assert "A plan counts back from the day of the decision." in before
    assert "a good guess will do" in form
    assert set(objections) == {"When is it decided?"}
    assert "Counted back from the decision on 31 August 2027" in story.ada.sees()
    case = await story.coach.cases.required_case(story.member)
    assert case.decision_on == date(2027, 8, 31)


async def test_002_43_all_counts_from_the_decision_and_not_from_the_announcement(
    story: Story,
) -> None:
    await aim(story, date(2027, 8, 31))
    before = await open_plan(story)
    await story.ada.click("Change what I aim for")

    await story.ada.choose("When is it announced?", "2027-12-01")
    await story.ada.submit()

    assert " People hear on 1 December 2027." in story.ada.sees()
    assert story.ada.sees().replace(" People hear on 1 December 2027.", "") == before
    case = await story.coach.cases.required_case(story.member)
    assert case.announcement_on == date(2027, 12, 1)


async def test_002_43_what_comes_unasked_counts_from_the_decision_too(story: Story) -> None:
    await aim(story, date(2026, 12, 8))
    await open_plan(story)
    await story.ada.click("Change what I aim for")
    await story.ada.choose("When is it announced?", "2027-02-22")
    await story.ada.submit()
    await story.ada.close()
    await story.coach.wins.capture(story.member, "moved the ledger")

    near = []
    for day in (23, 24, 25):
        await story.travel(datetime(2026, 11, day, 9, 30, tzinfo=UTC))
        read = [story.ada.reads(message) for message in story.ada.messages()]
        near.append([text for text in read if TWO_WEEKS in text])
    await story.ada.open_home()

    assert [len(texts) for texts in near] == [0, 1, 1]
    assert "Tuesday 8 December, in 14 days" in near[1][0]
    assert "13 days to the decision" in story.ada.sees()


async def test_002_42_a_week_before_is_too_late_and_the_next_round_is_planned(
    story: Story,
) -> None:
    await aim(story, TODAY + timedelta(days=7))

    seen = await open_plan(story)

    assert LATE_ASK in seen
    assert "The next round, decided on 30 November 2027" in seen


@pytest.mark.parametrize(
    ("days", "is_too_late"), [(13, True), (14, False), (0, True), (1, True), (30, False)]
)
async def test_002_42_less_than_two_weeks_are_too_late_and_two_are_not(
    story: Story, days: int, *, is_too_late: bool
) -> None:
    await aim(story, TODAY + timedelta(days=days))

    seen = await open_plan(story)

    assert LATE_ASK in seen
    assert ("The steps below count to the next one" in seen) is is_too_late
    assert ("The next round, decided on" in seen) is is_too_late


async def test_002_42_one_press_goes_over_to_the_next_round_and_everything_follows(
    story: Story,
) -> None:
    await aim(story, TODAY + timedelta(days=7))
    await open_plan(story)

    await story.ada.click("Aim for 30 November 2027")

    seen = story.ada.sees()
    assert "Counted back from the decision on 30 November 2027, 372 days from now." in seen
    assert "The day is my guess: ask for the real one." in seen
    assert "Aim for" not in seen
    await story.ada.close()
    await story.ada.open_home()
    assert "372 days to the decision" in story.ada.sees()


async def test_002_42_the_next_round_is_the_company_s_where_it_is_known(story: Story) -> None:
    await aim(story, TODAY + timedelta(days=7))
    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Set it for everybody")
    await story.marta.choose("When is it decided?", "2027-06-15")
    await story.marta.submit()

    seen = await open_plan(story)

    assert "The next round, decided on 15 June 2027" in seen
    assert "as far as I can guess" not in seen


async def test_a_decision_that_nobody_told_yet_leaves_the_plan_waiting_for_the_answer(
    story: Story,
) -> None:
    await aim(story, TODAY + timedelta(days=30), "asked")
    await story.travel(story.clock.now() + timedelta(days=33))
    await story.ada.open_home()
    home = story.ada.sees()

    seen = await open_plan(story)
    await story.ada.click("Note the answer")

    assert "Next: Find out what was decided" in home
    assert "Your part is done: ask how it went, and note it here." in seen
    assert "● *Hear the answer*" in seen
    assert "next round" not in seen
    assert "How did it end?" in story.ada.sees()


async def test_002_45_the_manager_has_the_plan_weeks_before_they_decide(story: Story) -> None:
    await aim(story, date(2027, 8, 31))

    seen = await open_plan(story)

    handed = seen.index("Share your plan with your manager")
    assert handed < seen.index("Hand over your case") < seen.index("It's decided")
    assert "22 June 2027" in seen[handed : handed + 80]


@pytest.mark.parametrize("days", [0, 1, 13, 14, 30, 90, 200, 900])
async def test_002_46_whenever_somebody_starts_there_is_a_dated_next_step(
    story: Story, days: int
) -> None:
    await aim(story, TODAY + timedelta(days=days))

    await story.ada.open_home()
    home = story.ada.sees()
    await story.ada.click("Goals & plan")
    await story.ada.click("My plan")

    assert re.search(r"Next: .+, by ", home)
    assert "● " in story.ada.sees()


async def test_002_46_a_late_start_says_what_it_costs(story: Story) -> None:
    await aim(story, TODAY + timedelta(days=60))

    seen = await open_plan(story)

    assert "instead of six months" in seen
    assert "planned for" in seen


async def test_004_6_the_aim_is_told_before_the_period_opens(story: Story) -> None:
    await aim(story, date(2027, 8, 31))
    await open_plan(story)
    await story.ada.click("Change what I aim for")
    await story.ada.choose("When does the official period open?", "2027-06-01")
    await story.ada.submit()

    seen = story.ada.sees()

    step = next(row for row in seen.splitlines() if "before the period opens" in row)
    assert "4 May" in step


async def test_004_6_an_ask_outside_of_any_round_is_planned_too(story: Story) -> None:
    await aim(story, None)
    await open_plan(story)
    await story.ada.click("Set the day")
    await story.ada.choose("Which decision is it?", "An ask of my own, outside of any round")
    await story.ada.choose("When is it decided?", "2027-03-01")

    await story.ada.submit()

    assert "An ask of your own, on 1 March 2027." in story.ada.sees()
    assert "The answer you hope for" in story.ada.sees()
    assert "before the period opens" not in story.ada.sees()
    await story.ada.close()
    await story.coach.background.settle()
    await story.ada.open_home()
    assert "98 days to your ask" in story.ada.sees()
    assert "Your ask  1 March 2027" in story.ada.sees()


async def test_a_decision_that_nobody_asked_for_is_no_verdict_and_leads_to_the_next(
    story: Story,
) -> None:
    await aim(story, TODAY + timedelta(days=1), "work")
    await story.coach.wins.capture(story.member, "moved the ledger")
    for days in range(1, 40):
        await story.travel(datetime(2026, 11, 23, 12, 0, tzinfo=UTC) + timedelta(days=days))

    shown = [
        text for text in map(story.ada.reads, story.ada.messages()) if "no ask on record" in text
    ]
    assert len(shown) == 1
    assert "silence isn't a no" in shown[0]
    await story.ada.open_messages()
    await story.ada.click("Open my plan", near="no ask on record")
    assert "The next round, decided on 24 November 2027" in story.ada.sees()


async def test_a_decision_without_an_answer_is_asked_about_twice_and_never_again(
    story: Story,
) -> None:
    await aim(story, TODAY + timedelta(days=1), "asked")
    for days in range(1, 70):
        await story.travel(datetime(2026, 11, 23, 12, 0, tzinfo=UTC) + timedelta(days=days))

    shown = [story.ada.reads(message) for message in story.ada.messages()]
    first = [text for text in shown if "Staff Engineer is decided" in text]
    again = [text for text in shown if "I have no answer on record" in text]
    assert (len(first), len(again)) == (1, 1)


async def test_004_6_nobody_says_that_it_is_decided_on_a_day_that_was_only_hoped_for(
    story: Story,
) -> None:
    await aim(story, None, "ready")
    await story.coach.plans.aim_for(
        story.member, Cycle("Off-cycle", TODAY + timedelta(days=30), origin="off_cycle")
    )

    for days in range(1, 50):
        await story.travel(datetime(2026, 11, 23, 12, 0, tzinfo=UTC) + timedelta(days=days))

    shown = " ".join(story.ada.reads(message) for message in story.ada.messages())
    assert "The date you hope for" in shown
    assert "the date you had in mind for Staff Engineer" in shown
    assert "is decided" not in shown
    assert "was decided" not in shown


async def test_002_13_the_page_names_what_the_plan_lacks(story: Story) -> None:
    await aim(story, None)
    bare = await open_plan(story)
    await story.ada.close()
    await aim(story, date(2027, 8, 31))
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add("leading", "skill", None, TODAY)
    await story.ada.slash("/goal get the design doc reviewed", channel="general")

    fuller = await open_plan(story)
    await story.ada.close()
    await climb(story, "gaps")
    await rated(story, "impact", own="meets", manager="meets")
    whole = await open_plan(story)

    parts = ("The day of the decision", "What the next role asks for", "How you see yourself")
    assert all(part in bare for part in (*parts, "A gap that you two agree on", "A goal that"))
    assert "The day of the decision" not in fuller
    assert "A gap that you two agree on" not in fuller
    assert "A goal that closes a gap" not in fuller
    assert "How you see yourself: rate" in fuller
    assert not any(part in whole for part in parts)
    assert "Still missing from your plan" not in whole
    assert "Still missing from your plan" in bare


async def test_002_21_home_shows_where_it_goes_and_how_far_it_has_come(story: Story) -> None:
    await aim(story, date(2027, 8, 31), "gaps")

    await story.ada.open_home()
    home = story.ada.sees()
    await story.ada.click("Goals & plan")

    assert "Staff Engineer" in home
    assert "2 of 14 steps of your plan. By " in story.ada.sees()
    assert "Agree on where you stand" in story.ada.sees()


async def test_a_step_is_ticked_and_unticked_and_home_follows(story: Story) -> None:
    await aim(story, date(2027, 8, 31))
    await story.ada.open_home()
    await doors.press(story.ada, "My plan")

    await story.ada.click("Done", near="Know how it's decided")
    ticked = story.ada.sees()
    await home_again(story)
    await story.ada.click("Goals & plan")
    behind = story.ada.sees()
    await story.ada.click("My plan")
    await story.ada.click("Not yet")

    assert "✓ *Know how it's decided*" in ticked
    assert ticked.count("✓") == 1
    assert "1 of 14 steps" in behind
    assert "✓" not in story.ada.sees()
    await home_again(story)
    await story.ada.click("Goals & plan")
    assert "0 of 14 steps" in story.ada.sees()


async def test_the_calendar_comes_as_a_file_and_later_exports_move_the_same_events(
    story: Story,
) -> None:
    await aim(story, date(2027, 8, 31))
    await open_plan(story)
    first = await taken_calendar(story)
    await story.ada.click("Change what I aim for")
    await story.ada.choose("When is it decided?", "2027-09-30")
    await story.ada.submit()

    story.clock.travel_to(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    second = await taken_calendar(story)

    def uids(calendar: str) -> list[str]:
        return [row for row in calendar.splitlines() if row.startswith("UID:")]

    assert len(uids(first)) == 14
    assert uids(first) == uids(second)
    assert "DTSTART;VALUE=DATE:20270831" in first
    assert "DTSTART;VALUE=DATE:20270930" in second
    assert all(not actor.files() for actor in (story.marta, story.kenji))


async def test_002_21_the_plan_is_a_picture_to_take_along(story: Story) -> None:
    await aim(story, date(2027, 8, 31), "gaps")
    await open_plan(story)

    await story.ada.click("Download as a picture")
    await story.coach.background.settle()

    file = story.ada.files()[-1]
    assert file.content is not None
    with Image.open(BytesIO(file.content)) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()}
        assert (picture.format, picture.width) == ("PNG", 1080)
    assert {ImageColor.getrgb(colour) for colour in (TODAY_MARK, DONE, NEXT)} <= colours
    assert "The picture is on its way to your messages with me." in story.ada.sees()
    assert all(not actor.files() for actor in (story.marta, story.kenji))


@pytest.mark.parametrize("target", ["高级工程师", "مهندس أول", "वरिष्ठ अभियंता"])
async def test_a_title_that_cannot_be_drawn_is_described_and_never_drawn_as_boxes(
    story: Story, target: str
) -> None:
    await story.coach.cases.aim(
        story.member, CaseDraft(target, decision_on=date(2027, 8, 31)), Rhythm()
    )
    await open_plan(story)

    await story.ada.click("Download as a picture")
    await story.coach.background.settle()

    file = story.ada.files()[-1]
    can_draw = not letters_missing_for(target)
    assert file.alt_txt.startswith(f"The plan to {target}. Decided on 31 August 2027, 0 of 14")
    assert "Agree on where you stand: 26 February 2027" in file.alt_txt
    assert ("I have no letters for your title" in story.ada.sees()) is not can_draw


async def test_a_plan_without_a_day_has_no_picture_yet(story: Story) -> None:
    await aim(story, None)

    seen = await open_plan(story)

    assert "Download as a picture" not in seen
