"""Signs of life: whoever could not be reached is back with whatever they do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Profile
from bot.domain.plan.case import CaseDraft
from playground.faults import Fault
from playground.people import ADA
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)


async def test_a_command_brings_back_whoever_could_not_be_reached(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="user_not_found")
    await story.travel(MONDAY)
    await story.travel(MONDAY + A_WEEK)
    silent = len(story.ada.messages())

    await story.ada.slash("/promo help")
    await story.coach.background.settle()
    before = len(story.ada.messages())
    await story.tick()

    assert silent == 0
    assert len(story.ada.messages()) == before + 1


async def told_of(story: Story, **but: object) -> None:
    """Slack tells of Ada's profile, with what is otherwise in it."""
    story.playground.backstage.events.profile_changed(ADA, **but)
    await story.playground.backstage.deliveries.settled()
    await story.coach.background.settle()


async def zone_shown(story: Story) -> str:
    await story.ada.slash("/promo settings")
    (shown,) = [said for said in story.ada.sees().splitlines() if "All times are in" in said]
    await story.ada.close()
    return shown


async def aimed(story: Story) -> None:
    draft = CaseDraft("Staff Engineer", decision_on=date(2027, 6, 1))
    await story.coach.cases.aim(story.member, draft, Rhythm())


async def test_nothing_goes_to_a_deactivated_account_though_slack_takes_it(story: Story) -> None:
    await aimed(story)

    await told_of(story, deleted=True, profile={})
    for day in range(60):
        await story.travel(MONDAY + timedelta(days=day))

    assert story.ada.messages() == []


async def test_other_news_of_a_deactivated_account_is_no_sign_of_life(story: Story) -> None:
    """Slack tells of it more than once: an admin changes a field, a group, a picture."""
    await aimed(story)

    await told_of(story, deleted=True, profile={})
    story.clock.travel_to(MONDAY - timedelta(minutes=20))
    await told_of(story, deleted=True, real_name="Ada (left)", profile={})
    await story.travel(MONDAY)

    assert story.ada.messages() == []


async def test_a_profile_that_changes_is_no_sign_of_life_of_who_could_not_be_reached(
    story: Story,
) -> None:
    await aimed(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="user_not_found")
    await story.travel(MONDAY)

    await told_of(story, real_name="Ada O.")
    await story.travel(MONDAY + timedelta(hours=2))

    assert story.ada.messages() == []


async def test_back_again_nothing_is_caught_up_on(story: Story) -> None:
    await aimed(story)
    await told_of(story, deleted=True, profile={})
    await story.travel(MONDAY)

    story.clock.travel_to(MONDAY + timedelta(hours=3))
    await told_of(story, deleted=False)
    for hours in range(3, 24):
        await story.travel(MONDAY + timedelta(hours=hours))
    at_once = list(story.ada.messages())
    await story.travel(MONDAY + timedelta(days=4, hours=8))
    on_friday = [story.ada.reads(message) for message in story.ada.messages()]

    assert at_once == []
    assert "How did the week go" in on_friday[0]
    assert "skipped" not in " ".join(on_friday)


async def test_what_was_under_way_is_not_tried_again_after_the_account_was_closed(
    story: Story,
) -> None:
    await aimed(story)
    story.playground.faults.next("chat.postMessage", Fault.RATE_LIMITED, retry_after=60)
    await story.travel(MONDAY)

    await told_of(story, deleted=True, profile={})
    await story.travel(MONDAY + timedelta(minutes=5))

    assert story.ada.messages() == []


async def test_a_deactivation_that_no_event_told_of_is_seen_in_the_profile(story: Story) -> None:
    """Events are lost while nobody listens; the profile is looked at once a day."""
    await aimed(story)
    profiles = story.coach.members
    await profiles.changed(
        story.member, Profile("Ada", ZoneInfo("Europe/London"), standing="deactivated")
    )

    await story.travel(MONDAY)

    assert story.ada.messages() == []


async def test_a_profile_without_a_zone_keeps_the_one_that_still_fits(story: Story) -> None:
    await aimed(story)
    before = await zone_shown(story)

    await told_of(story, tz=None, tz_label="Greenwich Mean Time", tz_offset=0)
    saved = await zone_shown(story)
    await told_of(story, tz="Asia/Tokyo")
    named = await zone_shown(story)

    assert before == "All times are in Europe/London, as your Slack profile says."
    assert "Europe/London" in saved
    assert "names no zone now" in saved
    assert named == "All times are in Asia/Tokyo, as your Slack profile says."


async def test_a_profile_without_a_zone_that_moved_goes_by_its_distance_from_utc(
    story: Story,
) -> None:
    await aimed(story)

    await told_of(story, tz=None, tz_label="India Standard Time", tz_offset=19800)
    shown = await zone_shown(story)
    profile = await story.coach.members.profile(story.member)

    assert "UTC+05:30" in shown
    assert "only its distance from UTC" in shown
    assert MONDAY.astimezone(profile.tz).hour == 14


async def test_a_profile_that_says_nothing_of_time_changes_nothing(story: Story) -> None:
    await aimed(story)

    await told_of(story, tz=None, tz_label=None, tz_offset=None)

    assert "Europe/London" in await zone_shown(story)
