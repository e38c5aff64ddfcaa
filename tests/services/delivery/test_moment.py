"""The moment of a message: where the member is now, on days they work, never too much a day."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.delivery import LEASE, NotDeliveredError
from bot.domain.delivery.moment import Seen
from bot.domain.member import Member, Profile
from bot.domain.plan.case import CaseDraft
from bot.domain.week.check_in import PlanCheckIn, ReviewCheckIn
from bot.services.coach import Coach
from bot.services.delivery.send import Tick
from bot.storage.database.database import Database
from tests.databases import PostgreSQL
from tests.services.engine import (
    ADA,
    BO,
    CY,
    FRIDAY,
    MONDAY,
    SUNDAY,
    DirectMessages,
    Hands,
    Londoners,
    Statuses,
    engine,
    join,
    live_until,
)

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
A_WEEK = timedelta(weeks=1)
TOKYO, SINGAPORE, HONOLULU = "Asia/Tokyo", "Asia/Singapore", "Pacific/Honolulu"
CHECK_INS = Rhythm(stopped=frozenset({"nudge"}))


@pytest.fixture
async def coach(coach: Coach) -> Coach:
    """Ada has been through the first run; only the plan and the review come."""
    await coach.cases.aim(ADA, CaseDraft("Staff Engineer"), CHECK_INS)
    return coach


async def test_who_flew_west_over_the_weekend_is_asked_by_the_new_clock_once_001_4(
    coach: Coach, clock: Hands, london: Londoners
) -> None:
    await live_until(coach, clock, FRIDAY)
    london.zone = HONOLULU

    sent_at = await live_until(coach, clock, MONDAY + A_WEEK + A_DAY)

    assert sent_at == [datetime(2026, 11, 30, 19, 0, tzinfo=UTC)]


async def test_who_flew_east_is_asked_the_same_day_and_then_by_the_new_clock_001_4(
    coach: Coach, clock: Hands, london: Londoners
) -> None:
    await live_until(coach, clock, FRIDAY)
    london.zone = TOKYO

    sent_at = await live_until(coach, clock, MONDAY + 2 * A_WEEK)

    assert sent_at == [
        MONDAY + A_WEEK,
        datetime(2026, 12, 4, 6, 0, tzinfo=UTC),
        datetime(2026, 12, 7, 0, 0, tzinfo=UTC),
    ]


async def test_slack_tells_of_a_move_and_everything_planned_keeps_its_hour(
    coach: Coach, clock: Hands
) -> None:
    """In Singapore, where this Monday is no holiday."""
    known = await coach.members.changed(ADA, Profile("ada", ZoneInfo(SINGAPORE)))
    stranger = await coach.members.changed(Member("T9", "U9"), Profile("x", ZoneInfo(SINGAPORE)))

    outlook = await coach.schedule.outlook(ADA)

    assert (known, stranger) == (True, False)
    assert outlook.at == datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo(SINGAPORE))
    assert clock.at == SUNDAY


async def test_a_public_holiday_moves_the_plan_to_the_next_working_day(
    coach: Coach, clock: Hands
) -> None:
    easter_monday = datetime(2027, 3, 29, 8, 0, tzinfo=UTC)
    await coach.schedule.work_on(ADA, frozenset(range(5)), "GB")
    await coach.schedule.work_on(ADA, frozenset(range(5)), "DE")
    clock.at = easter_monday - timedelta(minutes=30)
    await coach.deliveries.tick()
    clock.at = easter_monday

    sent_at = await live_until(coach, clock, easter_monday + 2 * A_DAY)

    assert sent_at == [easter_monday + A_DAY]


async def test_a_pause_skips_its_weeks_and_the_first_message_after_it_says_so(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.pause(ADA, date(2026, 12, 7))

    sent_at = await live_until(coach, clock, MONDAY + 2 * A_WEEK + A_DAY)

    assert sent_at == [MONDAY + 2 * A_WEEK]
    skipped = "the plan of Monday 30 November and the review of Friday 4 December"
    assert dms.notes == [f"You were away, so I skipped {skipped}."]


async def test_nobody_misses_what_fell_on_the_holidays_of_the_old_year(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    """The review of Christmas Day and the plan of Boxing Day, asked about in January."""
    first_of_the_year = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)

    for sunday in range(6, 42, 7):
        await live_until(coach, clock, MONDAY + sunday * A_DAY)
        await coach.reach.heard_from(ADA)
    sent_at = await live_until(coach, clock, first_of_the_year)

    assert sent_at[-1] == first_of_the_year
    assert not any(dms.notes)


async def test_after_that_it_is_not_said_again(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.pause(ADA, date(2026, 11, 28))

    await live_until(coach, clock, MONDAY + 2 * A_WEEK)

    assert [bool(note) for note in dms.notes] == [True, False, False]


async def test_one_day_away_moves_the_plan_and_skips_nothing(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.pause(ADA, date(2026, 11, 24))

    sent_at = await live_until(coach, clock, FRIDAY)

    assert sent_at == [MONDAY + A_DAY, FRIDAY]
    assert dms.notes == ["", ""]


async def test_back_early_everything_comes_as_planned(coach: Coach, clock: Hands) -> None:
    await coach.schedule.pause(ADA, date(2026, 12, 24))
    await coach.schedule.end_pause(ADA)

    assert await live_until(coach, clock, MONDAY) == [MONDAY]


async def test_do_not_disturb_is_waited_for(coach: Coach, clock: Hands, statuses: Statuses) -> None:
    statuses.says = Seen(quiet_until=MONDAY + 2 * AN_HOUR)

    assert await live_until(coach, clock, MONDAY + A_DAY) == [MONDAY + 2 * AN_HOUR]


async def test_a_vacation_status_holds_the_plan_until_the_day_after(
    coach: Coach, clock: Hands, statuses: Statuses
) -> None:
    statuses.says = Seen(away_until=datetime(2026, 11, 24, 0, 0, tzinfo=UTC))

    assert await live_until(coach, clock, MONDAY + 8 * AN_HOUR) == []
    statuses.says = Seen()
    assert await live_until(coach, clock, MONDAY + A_DAY) == [MONDAY + A_DAY]


async def test_back_after_an_outage_at_night_it_waits_for_the_morning(
    coach: Coach, clock: Hands
) -> None:
    clock.at = MONDAY + timedelta(hours=14)

    assert await live_until(coach, clock, MONDAY + A_DAY) == [MONDAY + A_DAY]


async def test_a_review_held_up_comes_until_sunday_evening_and_not_after(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    clock.at = FRIDAY + A_DAY
    on_saturday = await coach.deliveries.tick()
    clock.at = FRIDAY + A_WEEK + timedelta(days=2, hours=7)
    on_sunday_night = await coach.deliveries.tick()

    assert (on_saturday, on_sunday_night) == (Tick(sent=1), Tick())
    assert [type(message) for message in dms.to(ADA)] == [ReviewCheckIn]


async def test_of_three_in_a_day_the_two_that_matter_most_come_today(
    sqlite_database: Database, dms: DirectMessages, clock: Hands
) -> None:
    coach = engine(sqlite_database, dms, clock)
    all_on_monday = Rhythm(review=Rhythm().plan)
    soon = CaseDraft("Staff Engineer", decision_on=MONDAY.date() + A_WEEK)
    await coach.cases.aim(ADA, soon, all_on_monday)
    clock.at = MONDAY - AN_HOUR

    await live_until(coach, clock, MONDAY + 12 * AN_HOUR)
    on_monday = {type(message) for message in dms.to(ADA)}
    await live_until(coach, clock, MONDAY + A_DAY + 12 * AN_HOUR)

    assert on_monday == {PlanCheckIn, ReviewCheckIn}
    assert len(dms.to(ADA)) == 3
    assert len(dms.nudges(ADA)) == 1


@pytest.mark.parametrize("code", ["user_not_found", "is_archived", "user_disabled"])
async def test_a_person_who_is_gone_is_left_alone_until_they_show_up(
    coach: Coach, clock: Hands, dms: DirectMessages, code: str
) -> None:
    await coach.cases.aim(BO, CaseDraft("Staff Engineer"), CHECK_INS)
    clock.at = MONDAY
    dms.faults.append(NotDeliveredError(code, is_permanent=True))
    await coach.deliveries.tick()
    await live_until(coach, clock, MONDAY + A_WEEK + A_DAY)
    calls = dms.calls
    gone = ADA if not dms.to(ADA) else BO

    await coach.reach.heard_from(gone)
    await live_until(coach, clock, FRIDAY + A_WEEK)

    assert calls == 4
    assert [type(message) for message in dms.to(gone)] == [PlanCheckIn, ReviewCheckIn]


async def test_a_revoked_token_pauses_the_workspace_and_no_other(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    for member in (BO, CY):
        await coach.cases.aim(member, CaseDraft("Staff Engineer"), CHECK_INS)
    clock.at = MONDAY
    dms.faults.extend([NotDeliveredError("token_revoked", is_permanent=True)] * 2)
    while not dms.to(CY) and clock.at < FRIDAY + A_WEEK:
        await coach.deliveries.tick()
        clock.go(AN_HOUR)
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()
    during = [len(dms.to(member)) for member in (ADA, BO)]

    await coach.reach.heard_from(BO)
    clock.at = FRIDAY + A_WEEK
    await coach.deliveries.tick()

    assert during == [0, 0]
    assert [len(dms.to(member)) for member in (ADA, BO)] == [1, 1]


@pytest.mark.slow
async def test_a_crowded_workspace_does_not_hold_up_a_small_one(
    sqlite_database: Database, dms: DirectMessages, clock: Hands
) -> None:
    coach = engine(sqlite_database, dms, clock)
    crowd = [Member("T1", f"UCROWD{number:03}") for number in range(80)]
    await join(coach, *crowd, CY)

    clock.at = MONDAY
    await coach.deliveries.tick()
    order = [member for member, _, _ in dms.said]
    clock.at = MONDAY + timedelta(seconds=20)
    await coach.deliveries.tick()

    assert order.index(CY) < 8
    assert len(order) == 61
    assert len(dms.said) == 81


@pytest.mark.slow
async def test_a_database_that_goes_away_between_send_and_confirmation_doubles_nothing(
    postgresql: PostgreSQL, postgresql_url: str, dms: DirectMessages, clock: Hands
) -> None:
    database = Database(postgresql_url)
    await database.start()
    coach = engine(database, dms, clock)
    await join(coach, ADA)
    clock.at = MONDAY
    dms.answers.clear()

    ticking = asyncio.create_task(coach.deliveries.tick())
    await asyncio.wait_for(dms.arrived.wait(), 5)
    async with postgresql.gone(postgresql_url):
        dms.answers.set()
        (failed,) = await asyncio.gather(ticking, return_exceptions=True)
    clock.go(LEASE)
    found = await coach.deliveries.tick()

    assert failed == Tick(failed=1)
    assert found == Tick(sent=1)
    assert dms.plans(ADA) == 1
    await database.stop()


async def test_what_is_put_off_is_not_lost_with_a_crash_001_4(
    coach: Coach, clock: Hands, statuses: Statuses
) -> None:
    statuses.says = Seen(quiet_until=MONDAY + AN_HOUR)
    clock.at = MONDAY
    await coach.deliveries.tick()

    statuses.says = Seen()
    clock.at = MONDAY + AN_HOUR + LEASE

    assert await coach.deliveries.tick() == Tick(sent=1)
