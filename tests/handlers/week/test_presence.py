"""Away, not to be disturbed, on the move: the coach keeps to what Slack says of a member."""

from datetime import UTC, datetime, timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from playground.faults import Fault
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)
AN_HOUR = timedelta(hours=1)
A_MOMENT = timedelta(minutes=20)
QUIET = Rhythm(stopped=frozenset({"nudge"}))


async def begin(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), QUIET)


def came(story: Story) -> list[str]:
    """The titles of what the coach sent of its own accord."""
    return [message.text for message in story.ada.messages()]


async def test_a_vacation_status_holds_the_plan_until_she_is_back(story: Story) -> None:
    await begin(story)
    await story.ada.set_status("Vacationing", ":palm_tree:", datetime(2026, 11, 25, tzinfo=UTC))

    await story.travel(MONDAY)
    on_monday = came(story)
    await story.travel(MONDAY + timedelta(days=1))
    on_tuesday = came(story)
    await story.travel(MONDAY + timedelta(days=2))

    assert on_monday == on_tuesday == []
    assert came(story) == ["Hi Ada. What's the one thing you want to get done this week?"]


async def test_a_week_away_is_skipped_and_said_so_when_she_is_back(story: Story) -> None:
    await begin(story)
    await story.ada.set_status("On holiday", ":palm_tree:", datetime(2026, 11, 29, tzinfo=UTC))
    for hours in range(0, 6 * 24, 6):
        await story.travel(MONDAY + timedelta(hours=hours))
    while_away = came(story)

    await story.travel(MONDAY + A_WEEK)

    assert while_away == []
    assert len(came(story)) == 1
    assert "You were away, so I skipped the plan of Monday" in story.ada.sees()


async def test_a_status_that_is_no_absence_holds_nothing_up(story: Story) -> None:
    await begin(story)
    await story.ada.set_status("In a meeting", ":spiral_calendar_pad:")

    await story.travel(MONDAY)

    assert len(came(story)) == 1


async def test_do_not_disturb_delays_it_to_its_end_on_the_same_day(story: Story) -> None:
    await begin(story)
    story.ada.do_not_disturb(MONDAY - 8 * AN_HOUR, MONDAY + 2 * AN_HOUR)

    await story.travel(MONDAY)
    at_nine = came(story)
    await story.travel(MONDAY + AN_HOUR)
    at_ten = came(story)
    await story.travel(MONDAY + 2 * AN_HOUR)

    assert at_nine == at_ten == []
    assert len(came(story)) == 1


async def test_whoever_did_not_grant_the_optional_scopes_is_asked_as_usual(story: Story) -> None:
    await begin(story)
    await story.ada.set_status("Vacationing", ":palm_tree:")
    story.ada.do_not_disturb(MONDAY, MONDAY + 5 * AN_HOUR)
    for method in ("users.profile.get", "dnd.teamInfo"):
        story.playground.faults.next(method, Fault.REFUSED, times=5, error="missing_scope")

    await story.travel(MONDAY)

    assert len(came(story)) == 1


async def test_whoever_flies_west_and_back_has_each_week_once(story: Story) -> None:
    await begin(story)
    homes = ("America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati", "Europe/London")

    for week, tz in enumerate(homes):
        await story.travel(MONDAY + week * A_WEEK - A_MOMENT)
        await story.ada.move(tz)
        for hours in range(0, 7 * 24, 6):
            await story.travel(MONDAY + week * A_WEEK + timedelta(hours=hours))

    plans = [text for text in came(story) if "one thing you want to get done" in text]
    reviews = [text for text in came(story) if "How did the week go" in text]
    assert len(plans) == len(homes)
    assert len(reviews) == len(homes)


async def test_a_move_is_heard_of_at_once_and_the_hour_is_that_of_the_new_place(
    story: Story,
) -> None:
    await begin(story)

    await story.ada.move("America/New_York")
    await story.travel(MONDAY)
    in_the_old_place = came(story)
    await story.travel(MONDAY + 5 * AN_HOUR)

    assert in_the_old_place == []
    assert len(came(story)) == 1
