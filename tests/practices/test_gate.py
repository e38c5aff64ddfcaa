"""The gate says what is open and never holds anybody back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.plan.case import CaseDraft, Stage
from bot.domain.review.review import Mark, NotApplicable, ReviewLine, fingerprint
from bot.domain.wins.win import WinDraft
from bot.storage.ladder.ladders import LadderStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.wins.wins import WinStore
from playground.acts.forms import REQUIRED
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
TODAY = date(2026, 11, 23)
LADDER = LadderContent(
    "Engineering",
    (Level(1, "Senior"), Level(2, "Staff")),
    (
        Criterion("craft", "Craft", "Craft", (Expectation(1, "solid"), Expectation(2, "deep"))),
        Criterion("talks", "Craft", "Speaks", (Expectation(2, "at meetups", is_required=False),)),
    ),
)


async def aim(story: Story, stage: Stage = "learn", draft: CaseDraft = AIM) -> None:
    await story.coach.cases.aim(story.member, draft, Rhythm())
    if stage != "learn":
        await story.coach.cases.move_to(story.member, stage)


async def save_ladder(story: Story, *, signed: bool = True) -> None:
    async with story.running.database.writing() as connection:
        ladders = LadderStore(connection, story.member)
        await ladders.save(LADDER, story.clock.now())
        if signed:
            await ladders.sign(1, "Marta Lindqvist", TODAY)
        await ladders.choose(LevelChoice(1, 2))


async def rate(
    story: Story, level: int, rating: str, manager: str = "", *, criterion: str = "craft"
) -> None:
    """Both see it so, unless the manager is said to see it otherwise."""
    line = next(x for x in LADDER.lines_at(level) if x.key.criterion_id == criterion)
    own, theirs = (
        Mark(said, "Ada", TODAY, is_reported=True)  # type: ignore[arg-type]  # one of the four, from the test
        for said in (rating, manager or rating)
    )
    async with story.running.database.writing() as connection:
        await ReviewStore(connection, story.member).save(
            ReviewLine(line.key, own=own, manager=theirs), fingerprint(line)
        )


async def show(story: Story, *days: date) -> None:
    """Saves a win for the line of craft on each of these days."""
    async with story.running.database.writing() as connection:
        for on in days:
            draft = WinDraft("rebuilt the ledger", on, criterion_ids=("craft",))
            await WinStore(connection, story.member).add(draft, story.clock.now())


async def add_gap(story: Story, agreed_on: date | None) -> int:
    async with story.running.database.writing() as connection:
        line = next(iter(await LadderStore(connection, story.member).lines()), None)
        gap = await GapStore(connection, story.member).add(
            "leading without a title", "skill", line.id if line else None, agreed_on
        )
    return gap.id


async def open_ready(story: Story) -> str:
    if story.ada.has_modal():
        await story.ada.close()
    await story.ada.slash("/promo ready", channel="general")
    return story.ada.sees()


def first_open(seen: str) -> str:
    """The item at the top of what is open."""
    return seen.partition("Open now\n")[2].partition("\n")[0].strip("• ○")


async def move(story: Story, label: str) -> None:
    await doors.close_all(story.ada)
    await story.ada.open_home()
    await doors.move(story.ada, label)
    await story.coach.background.settle()


async def write_the_request(story: Story) -> None:
    """From the hub, whatever the next step is."""
    await doors.write(story.ada, "Ask for a meeting")
    await doors.to_messages(story.ada)


async def stage_of(story: Story) -> Stage:
    return (await story.coach.cases.required_case(story.member)).stage


async def everything_met(story: Story, since: date = date(2026, 5, 1)) -> None:
    await save_ladder(story)
    await rate(story, 1, "meets")
    await rate(story, 2, "meets")
    await show(story, since, date(2026, 11, 2))
    gap_id = await add_gap(story, date(2026, 6, 1))
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).close(gap_id, TODAY)
    await open_ready(story)
    await story.ada.click("I told them")


async def test_000_1_002_1_the_manager_comes_first_until_they_know(story: Story) -> None:
    await aim(story, draft=replace(AIM, manager_name=""))
    nobody = await open_ready(story)
    await aim(story)
    untold = await open_ready(story)

    await story.ada.click("I told them")

    assert first_open(nobody).startswith("Say who your manager is")
    assert first_open(untold).startswith("Tell Marta Lindqvist what you aim for")
    assert "✓  Marta Lindqvist knows what you aim for." in story.ada.sees()
    assert "Tell Marta Lindqvist" not in story.ada.sees()


async def test_000_2_below_the_present_level_the_baseline_is_red_and_drafts_warn(
    story: Story,
) -> None:
    await aim(story, "ready")
    await save_ladder(story)
    await rate(story, 1, "partly")
    red = await open_ready(story)
    await story.ada.close()
    await story.ada.slash("/promo", channel="general")
    await write_the_request(story)
    warned = await doors.beside(story.ada)

    await rate(story, 1, "meets")

    assert "○  1 expectation of your current level to bring up first." in red
    assert "Below what is expected at your current level: 1 expectation." in warned
    assert "✓  Your current level is met" in await open_ready(story)


async def test_002_47_the_baseline_tells_meets_from_exceeds(story: Story) -> None:
    await aim(story)
    await save_ladder(story)
    await rate(story, 1, "meets")
    met = await open_ready(story)
    await rate(story, 1, "exceeds")

    seen = await open_ready(story)

    assert "Your current level is met." in met
    assert "Your current level is met, exceeded in 1 expectation." in seen


async def test_000_13_an_ask_shows_what_is_open_and_is_there_all_the_same(
    story: Story,
) -> None:
    await aim(story, "work")
    await story.ada.slash("/promo", channel="general")

    await write_the_request(story)

    assert "Hi Marta," in story.ada.sees()
    assert "Ask for a meeting* · 6 points still open" in story.ada.sees()
    beside = await doors.beside(story.ada)
    assert "Still open. You can ask anyway:" in beside
    assert "Agree on at least one gap" in beside
    assert await stage_of(story) == "work"


async def test_000_16_after_the_ask_the_goals_go_on(story: Story) -> None:
    await aim(story, "ready")
    await story.ada.slash("/goal get the design doc reviewed", channel="general")

    await move(story, "In conversation")

    assert await stage_of(story) == "asked"
    await doors.close_all(story.ada)
    assert "get the design doc reviewed" in story.ada.sees()
    await story.ada.click("Goals & plan")
    assert "● Ask at the right time" in story.ada.sees()


async def test_001_1_the_work_opens_with_an_agreed_gap_or_with_a_note(story: Story) -> None:
    await aim(story, "gaps")
    await move(story, "Doing the work")
    asked = story.ada.sees()
    objections = await story.ada.submit_refused()
    before = await stage_of(story)

    await story.ada.fill("Why do you go on?", "Marta is away until May")
    await story.ada.submit()

    assert "Agree on at least one gap with your manager" in asked
    assert objections == {"Why do you go on?": REQUIRED}
    assert (before, await stage_of(story)) == ("gaps", "work")
    assert "Marta is away until May" in await open_ready(story)


async def test_001_1_with_an_agreed_gap_nothing_is_asked(story: Story) -> None:
    await aim(story, "gaps")
    await save_ladder(story)
    await add_gap(story, TODAY)

    await move(story, "Doing the work")

    assert not story.ada.has_modal()
    assert await stage_of(story) == "work"


async def test_001_1_a_gap_that_one_of_them_sees_is_not_agreed_yet(story: Story) -> None:
    await aim(story, "gaps")
    await save_ladder(story)
    await add_gap(story, None)

    await move(story, "Doing the work")

    assert "Agree on at least one gap with your manager" in story.ada.sees()
    assert await stage_of(story) == "gaps"


async def test_002_20_004_16_without_an_agreed_list_the_gaps_wait_or_need_a_note(
    story: Story,
) -> None:
    await aim(story, "criteria")
    await move(story, "Agreeing with my manager on what is missing")
    held = story.ada.sees()
    await story.ada.close()
    stayed = await stage_of(story)
    await save_ladder(story)

    await move(story, "Agreeing with my manager on what is missing")

    assert "Agree with your manager on what the next role asks for" in held
    assert stayed == "criteria"
    assert await stage_of(story) == "gaps"


async def test_002_29_ready_needs_every_required_gap_closed_and_says_what_is_left_out(
    story: Story,
) -> None:
    await aim(story, "work")
    await everything_met(story)
    await add_gap(story, TODAY)
    open_one = await open_ready(story)
    async with story.running.database.writing() as connection:
        for gap in await GapStore(connection, story.member).open():
            await GapStore(connection, story.member).close(gap.id, TODAY)
        talks = next(
            x for x in await LadderStore(connection, story.member).lines() if x.tag == "talks"
        )
        await GapStore(connection, story.member).add("speak at a meetup", "skill", talks.id, None)

    seen = await open_ready(story)

    assert "○  1 gap still open." in open_one
    assert "✓  No gap is open that counts." in seen
    assert "speak at a meetup: nice to have, not required" in seen


async def test_002_30_one_good_month_is_not_sustained(story: Story) -> None:
    await aim(story, "work")
    await save_ladder(story)
    await rate(story, 2, "meets")
    await show(story, date(2026, 10, 1), date(2026, 11, 2))
    short = await open_ready(story)

    await show(story, date(2026, 5, 1))

    assert "○  No expectation has wins over 6 months yet. " in short
    assert "✓  1 of 1 expectation shown over 6 months or more." in await open_ready(story)


@pytest.mark.parametrize(
    ("latest", "words"),
    [
        (date(2026, 11, 2), "✓  1 of 1 expectation shown over 6 months or more."),
        (date(2026, 11, 1), "○  No expectation has wins over 6 months yet."),
    ],
)
async def test_002_30_six_months_to_the_day_are_enough_and_a_day_less_is_not(
    story: Story, latest: date, words: str
) -> None:
    await aim(story, "work")
    await save_ladder(story)
    await show(story, date(2026, 5, 2), latest)

    assert words in await open_ready(story)


async def test_002_30_one_good_month_is_not_ready_without_a_note(story: Story) -> None:
    await aim(story, "work")
    await everything_met(story, since=date(2026, 10, 1))
    await move(story, "Ready to ask")
    asked = story.ada.sees()
    short = await stage_of(story)
    await show(story, date(2026, 5, 1))

    await move(story, "Ready to ask")

    assert "No expectation has wins over 6 months yet." in asked
    assert (short, await stage_of(story)) == ("work", "ready")


async def test_002_29_a_line_that_one_of_them_sees_as_met_is_not_met(story: Story) -> None:
    await aim(story, "work")
    await save_ladder(story)
    await rate(story, 2, "meets", manager="partly")
    one_sided = await open_ready(story)

    await rate(story, 2, "meets")

    assert "○  You both see 0 of 1 expectation as met." in one_sided
    both = "✓  You both see 1 of 1 expectation as met (as you noted it)."
    assert both in await open_ready(story)


async def test_002_29_a_gap_of_a_line_that_was_set_aside_is_left_out_with_its_reason(
    story: Story,
) -> None:
    await aim(story, "work")
    await save_ladder(story)
    line = next(x for x in LADDER.lines_at(2) if x.key.criterion_id == "craft")
    aside = NotApplicable("we have no ledger", "Ada", TODAY)
    async with story.running.database.writing() as connection:
        reviews = ReviewStore(connection, story.member)
        await reviews.save(ReviewLine(line.key, not_applicable=aside), fingerprint(line))
    await add_gap(story, TODAY)

    seen = await open_ready(story)

    assert "✓  No gap is open that counts." in seen
    assert "leading without a title: we have no ledger" in seen


async def test_002_30_how_long_is_steady_is_the_company_s_own_measure(story: Story) -> None:
    await aim(story, "work")
    await save_ladder(story)
    await show(story, date(2026, 8, 1), date(2026, 11, 2))
    await open_ready(story)

    await story.ada.choose("How long does proof have to hold", "3 months")

    assert "✓  1 of 1 expectation shown over 3 months or more." in story.ada.sees()
    assert "✓  1 of 1 expectation shown over 3 months or more." in await open_ready(story)


async def test_002_29_each_part_stands_there_once_and_names_what_keeps_it_open(
    story: Story,
) -> None:
    await aim(story, "work")
    await save_ladder(story)

    seen = await open_ready(story)

    rows = [
        row.strip("• ") for row in seen.splitlines() if row.strip("• ").startswith(("○", "✓  "))
    ]
    parts = [row for row in rows if "Do the work" not in row]
    assert len(parts) == len(set(parts)) == 7
    assert "You both see 0 of 1 expectation as met. " in seen
    assert seen.index("Open now") < seen.index("Holds")


async def test_001_17_ready_never_comes_without_that_it_is_not_automatic(story: Story) -> None:
    await aim(story, "work")
    not_yet = await open_ready(story)

    await everything_met(story)

    assert "Ready doesn't mean automatic" not in not_yet
    assert "Ready doesn't mean automatic: somebody decides" in story.ada.sees()
    assert "Draft the request" in story.ada.sees()


async def told_of_silence(story: Story, *days: date) -> list[date]:
    """The days, of these, on which Ada hears that she is ready and has not asked."""
    heard_on = []
    for day in days:
        await story.coach.wins.capture(story.member, f"win of {day}")
        before = len(story.ada.messages())
        await story.travel(datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC))
        said = [story.ada.reads(message) for message in story.ada.messages()[before:]]
        heard_on += [day for text in said if "ready for Staff Engineer" in text]
    return heard_on


async def ready_on_a_tuesday(story: Story) -> None:
    """No day that a test looks at is at a weekend, where nothing would come anyway."""
    story.clock.travel_to(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    await aim(story, "ready")
    await story.coach.schedule.stop(story.member, "plan")
    await story.coach.schedule.stop(story.member, "review")


async def test_001_18_004_4_ready_and_silent_is_nudged_after_two_weeks_and_once_more_a_month_later(
    story: Story,
) -> None:
    await ready_on_a_tuesday(story)

    heard_on = await told_of_silence(
        story,
        *(date(2026, 12, day) for day in (1, 7, 8, 9, 22)),
        *(date(2027, 1, day) for day in (7, 8, 11)),
        *(date(2027, 2, day) for day in (5, 8)),
    )

    read = map(story.ada.reads, story.ada.messages())
    first, last = (text for text in read if "ready for Staff Engineer" in text)
    assert heard_on == [date(2026, 12, 8), date(2027, 1, 8)]
    assert "Asking isn't a demand." in first
    assert "I won't bring it up again." in last


async def test_001_18_whoever_has_asked_hears_no_more_of_it(story: Story) -> None:
    await ready_on_a_tuesday(story)
    first = await told_of_silence(story, date(2026, 12, 8))

    await move(story, "In conversation")
    later = await told_of_silence(story, date(2027, 1, 8), date(2027, 2, 8))

    assert first == [date(2026, 12, 8)]
    assert later == []


async def test_004_67_home_leads_to_the_five_parts_and_where_one_is(story: Story) -> None:
    await aim(story, "work")

    await story.ada.open_home()
    await story.ada.click("Goals & plan")

    seen = story.ada.sees()
    assert (
        "✓ Know what it takes   ● Do the work   ○ Build the case   ○ Ask at the right time   "
        "○ Follow up"
    ) in seen
