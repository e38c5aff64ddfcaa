"""A belief that holds people back is answered when the rows show it, once, in one paragraph."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft, Stage
from bot.domain.wins.win import WinDraft
from bot.slack.views.links import WayOn
from bot.slack.views.week.tip import MY_PEOPLE, TIP_STEPS
from bot.storage.wins.wins import WinStore
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)


async def aim(story: Story, stage: Stage) -> None:
    await story.coach.cases.aim(story.member, replace(AIM, decision_on=None), Rhythm())
    await story.coach.schedule.stop(story.member, "nudge")
    await story.coach.schedule.stop(story.member, "review")
    if stage != "learn":
        await story.coach.cases.move_to(story.member, stage)


async def save_wins(story: Story, count: int, criterion_ids: tuple[str, ...] = ()) -> None:
    async with story.running.database.writing() as connection:
        for number in range(count):
            draft = WinDraft(f"win {number}", date(2026, 11, 20), criterion_ids=criterion_ids)
            await WinStore(connection, story.member).add(draft, story.clock.now())


async def monday(story: Story, weeks: int = 0) -> str:
    """What the message of that Monday says, the first without weeks."""
    await story.travel(MONDAY + weeks * A_WEEK)
    return story.ada.reads(story.ada.messages()[-1])


async def test_000_15_the_first_ask_is_answered_once_with_what_to_expect(story: Story) -> None:
    await aim(story, "ready")
    await story.ada.open_home()
    await doors.move(story.ada, "In conversation")
    first = story.ada.sees()
    await story.ada.close()
    await doors.leave_door(story.ada)
    await doors.move(story.ada, "Ready to ask")

    await doors.move(story.ada, "In conversation")

    assert "A yes on the spot is rare; most take months" in first
    assert not story.ada.has_modal()


async def test_000_15_whoever_has_not_asked_hears_nothing_of_it(story: Story) -> None:
    await aim(story, "ready")

    said = [await monday(story, week) for week in range(3)]

    assert not any("A yes on the spot is rare" in text for text in said)


async def test_002_4_who_sets_a_target_hears_once_what_is_in_their_hands(story: Story) -> None:
    seen: list[str] = []

    for _ in range(2):
        await story.ada.slash("/promo settings", channel="general")
        await story.ada.fill("The title you want", "Staff Engineer")
        await story.ada.submit()
        seen.append(story.ada.sees())
        await story.ada.close()

    assert "Others will decide on your promotion" in seen[0]
    assert "Others decide on" not in seen[1]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("gaps", "A promotion goes to the person people can already picture"),
        ("work", "Choose the work that makes people picture you in the next role"),
        ("ready", "Being ready only helps if the people who decide hear it from you"),
    ],
)
async def test_004_1_positioning_is_told_in_words_that_fit_the_stage(
    story: Story, stage: Stage, words: str
) -> None:
    await aim(story, stage)

    assert words in await monday(story)


async def test_002_4_it_belongs_to_the_beginning_of_the_way(story: Story) -> None:
    await aim(story, "work")

    said = [await monday(story, week) for week in range(2)]

    assert not any("Others decide on" in text for text in said)


async def test_004_2_many_wins_and_none_filed_are_answered_once(story: Story) -> None:
    await aim(story, "work")
    await save_wins(story, 8)

    first = await monday(story)
    later = [await monday(story, week) for week in (1, 5, 6, 7, 8)]

    assert "You've saved 8 wins, and none says yet what it shows" in first
    assert not any("none says yet what it shows" in text for text in later)


@pytest.mark.parametrize(("unfiled", "filed"), [(7, 0), (8, 1), (0, 8)])
async def test_004_2_few_wins_or_one_that_is_filed_need_no_answer(
    story: Story, unfiled: int, filed: int
) -> None:
    await aim(story, "work")
    await save_wins(story, unfiled)
    await save_wins(story, filed, ("craft",))

    assert "none says yet what it shows" not in await monday(story)


async def test_004_3_once_a_month_the_news_for_the_manager_are_brought_up(story: Story) -> None:
    await aim(story, "work")

    said: dict[int, str] = {}
    for week in range(15):
        said[week] = await monday(story, week)
        if week < 12:
            await story.coach.wins.capture(story.member, f"win {week}")

    shown = [week for week, text in said.items() if "Marta may not know about" in text]
    assert shown[0] == 6
    assert all(later - week >= 5 for week, later in pairwise(shown))
    assert len(shown) == 2


async def test_004_3_a_month_after_the_note_it_is_brought_up_again_and_not_before(
    story: Story,
) -> None:
    await aim(story, "work")
    await story.travel(MONDAY + 4 * A_WEEK)
    await story.coach.wins.capture(story.member, "moved the ledger")
    await story.coach.drafts.write(story.member, "progress_note")

    said: dict[int, str] = {}
    for week in range(5, 13):
        await story.coach.wins.capture(story.member, f"win {week}")
        said[week] = await monday(story, week)

    shown = [week for week, text in said.items() if "Marta may not know about" in text]
    assert shown == [10]


async def test_004_3_who_has_written_the_note_is_not_reminded_of_old_news(story: Story) -> None:
    await aim(story, "work")
    await story.travel(MONDAY + 4 * A_WEEK)
    await story.coach.wins.capture(story.member, "moved the ledger")
    await story.coach.drafts.write(story.member, "progress_note")

    said = [await monday(story, week) for week in range(5, 13)]

    assert not any("may not know about" in text for text in said)


async def test_003_30_after_months_the_look_goes_to_the_months(story: Story) -> None:
    await aim(story, "work")

    shown = [week for week in range(16) if "You've been at it for" in await monday(story, week)]

    assert len(shown) == 1
    assert shown[0] >= 13


async def test_003_30_progress_shows_months_and_a_holiday_breaks_nothing(story: Story) -> None:
    await aim(story, "work")
    for week in (0, 1, 4, 5):
        await story.travel(MONDAY + week * A_WEEK)
        await story.ada.slash("/win cut p95 by 30%", channel="general")
    await story.ada.slash("/goal get the design doc reviewed", channel="general")
    await story.ada.slash("/goal", channel="general")
    await story.ada.click("Done")

    await story.ada.slash("/promo progress", channel="general")

    seen = story.ada.sees()
    assert seen.index("November 2026\n2 of 5 weeks") < seen.index("December 2026\n2 of 4 weeks")
    assert "2 of 4 weeks with a win, 1 of 1 goal kept" in seen
    assert "nothing breaks" in seen


async def test_a_week_has_at_most_one_tip_and_a_press_leaves_it_there(story: Story) -> None:
    await aim(story, "gaps")
    await save_wins(story, 8)
    before = await monday(story)
    await story.ada.open_messages()

    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", "get the doc reviewed")
    await story.ada.submit()
    await story.coach.background.settle()

    after = story.ada.reads(story.ada.messages()[-1])
    assert "none says yet what it shows" in before
    assert "A promotion goes to the person people can already picture" not in before
    assert "none says yet what it shows" in after


@pytest.mark.parametrize(
    "way", {**TIP_STEPS, "my people": MY_PEOPLE}.values(), ids=lambda w: w.label
)
async def test_the_button_of_a_tip_opens_what_it_speaks_of(story: Story, way: WayOn) -> None:
    await aim(story, "work")
    await save_wins(story, 3)
    client = AsyncWebClient(story.playground.bot_token, story.playground.api_url)
    step = ActionsBlock(block_id="tip", elements=[way.button()])
    await client.chat_postMessage(channel=story.ada.id, text="One tip.", blocks=[step])
    before = len(story.ada.messages())

    await story.ada.click(way.label)
    await story.coach.background.settle()

    assert story.ada.has_modal() or len(story.ada.messages()) > before
    assert "I don't know that button" not in story.ada.sees()
