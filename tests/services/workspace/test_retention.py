"""Who left is forgotten after the days that the operator set and a grace; who is back is not."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.delivery.delivery import DEACTIVATED, NOT_INSTALLED
from bot.domain.ladder.ladder import LineKey
from bot.domain.member import Member
from bot.domain.plan.cycle import Cycle
from bot.domain.review.review import Mark, ReviewLine
from bot.domain.wins.win import WinDraft
from bot.domain.workspace.company import CompanySettings, DaysNotOfferedError
from bot.domain.workspace.retention import GRACE_DAYS, Retention
from bot.services.coach import Coach
from bot.services.workspace.retention import AT_ONCE
from bot.storage.database.database import Database
from bot.storage.plan.steps import CompanyCycleStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.company import CompanySettingsStore
from tests.services.engine import ADA, BO, CY, SUNDAY, DirectMessages, Hands, engine, join

A_DAY = timedelta(days=1)
DAYS = 3
SETTLED = Retention(DAYS * A_DAY, DAYS * A_DAY)
OVER = DAYS + GRACE_DAYS


async def begun(
    database: Database, clock: Hands, *people: Member, retention: Retention = SETTLED
) -> Coach:
    """A coach who knows these people, a win of each."""
    coach = engine(database, DirectMessages(), clock, retention=retention)
    await join(coach, *people)
    await coach.background.settle()
    async with database.writing() as connection:
        for member in people:
            draft = WinDraft("talked Kenji out of it", clock.at.date())
            await WinStore(connection, member).add(draft, clock.at)
    return coach


async def days_go_by(clock: Hands, days: int, *coaches: Coach) -> None:
    """Each looks, as its scheduler has it look."""
    for _ in range(days):
        clock.go(A_DAY)
        for coach in coaches:
            await coach.upkeep.look()


async def is_known(coach: Coach, member: Member) -> bool:
    return (await coach.member_data.belongings(member)).is_known


async def kinds(database: Database) -> list[tuple[str, str, int]]:
    async with database.reading() as connection:
        entries = await AuditTrail(connection).all()
    return [(entry.kind, entry.team_id, entry.number) for entry in entries]


async def test_who_left_is_forgotten_after_their_days_a_notice_and_the_grace(
    database: Database,
) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA, BO)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(clock, DAYS - 1, coach)
    before = await kinds(database)
    await days_go_by(clock, 1, coach)
    noticed, in_notice = await kinds(database), await coach.forgetting.in_notice()
    await days_go_by(clock, GRACE_DAYS - 1, coach)
    last_day = await is_known(coach, ADA)

    await days_go_by(clock, 1, coach)

    assert before == []
    assert (noticed, in_notice) == ([("to_be_forgotten", "T1", 1)], 1)
    assert last_day
    assert not await is_known(coach, ADA)
    assert await is_known(coach, BO)
    assert await kinds(database) == [("to_be_forgotten", "T1", 1), ("forgotten", "T1", 1)]
    assert await coach.forgetting.in_notice() == 0


async def test_a_workspace_that_took_it_out_is_forgotten_with_its_companys_days(
    database: Database,
) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA, BO, CY)
    days = Cycle("Round", SUNDAY.date() + A_DAY, origin="company")
    await coach.company_cycles.announce(ADA, days, is_admin=True)
    await coach.company_cycles.announce(CY, days, is_admin=True)
    await coach.installations.removed("T1", clock.at)
    await coach.upkeep.look()

    await days_go_by(clock, OVER, coach)

    assert [await is_known(coach, member) for member in (ADA, BO, CY)] == [False, False, True]
    async with database.reading() as connection:
        assert await CompanyCycleStore(connection, "T1").get() is None
        assert await CompanyCycleStore(connection, "T2").get() is not None
    assert ("forgotten", "T1", 2) in await kinds(database)


@pytest.mark.parametrize("code", [NOT_INSTALLED, DEACTIVATED])
async def test_who_is_back_within_the_grace_stays_and_begins_from_nothing_later(
    database: Database, code: str
) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA)
    await coach.reach.lost(ADA, code)
    await coach.upkeep.look()
    await days_go_by(clock, OVER - 1, coach)
    await coach.reach.heard_from(ADA)
    await days_go_by(clock, 2, coach)
    called_off = await kinds(database)

    await coach.reach.lost(ADA, code)
    await days_go_by(clock, DAYS - 1, coach)

    assert called_off == [("to_be_forgotten", "T1", 1), ("not_to_be_forgotten", "T1", 1)]
    assert await is_known(coach, ADA)
    assert await kinds(database) == called_off


@pytest.mark.parametrize("code", [NOT_INSTALLED, DEACTIVATED])
async def test_who_is_back_for_an_hour_begins_from_nothing_when_they_leave_again(
    sqlite_database: Database, code: str
) -> None:
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA)
    await coach.reach.lost(ADA, code)
    await coach.upkeep.look()
    await days_go_by(clock, OVER - 1, coach)
    await coach.reach.heard_from(ADA)
    clock.go(timedelta(hours=1))
    await coach.reach.lost(ADA, code)

    await days_go_by(clock, DAYS, coach)

    assert await is_known(coach, ADA)
    assert await coach.forgetting.in_notice() == 0
    assert await kinds(sqlite_database) == [
        ("to_be_forgotten", "T1", 1),
        ("not_to_be_forgotten", "T1", 1),
    ]


async def test_two_replicas_count_a_day_once_and_give_one_notice(database: Database) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA)
    other = engine(database, DirectMessages(), clock, retention=SETTLED)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()

    for _ in range(OVER - 1):
        clock.go(A_DAY)
        await asyncio.gather(*(one.upkeep.once_a_day(clock.at) for one in (coach, other)))
        await coach.upkeep.look()
    within = await is_known(coach, ADA), await kinds(database)
    await days_go_by(clock, 1, other, coach)

    assert within == (True, [("to_be_forgotten", "T1", 1)])
    assert not await is_known(coach, ADA)


async def test_a_refused_token_is_no_reason(sqlite_database: Database) -> None:
    """It may be a mistake of whoever runs the coach."""
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA)
    await coach.reach.lost(ADA, "invalid_auth")
    await coach.upkeep.look()

    await days_go_by(clock, OVER + 5, coach)

    assert await is_known(coach, ADA)


async def test_for_good_means_for_good_and_calls_off_what_was_announced(
    sqlite_database: Database,
) -> None:
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(clock, DAYS + 1, coach)
    patient = engine(sqlite_database, DirectMessages(), clock)

    await days_go_by(clock, GRACE_DAYS, patient)

    assert await is_known(coach, ADA)
    assert await kinds(sqlite_database) == [
        ("to_be_forgotten", "T1", 1),
        ("not_to_be_forgotten", "T1", 1),
    ]


@pytest.mark.parametrize("wrong_by", [400 * A_DAY, -400 * A_DAY])
async def test_a_clock_that_is_wrong_for_hours_forgets_nobody(
    sqlite_database: Database, wrong_by: timedelta
) -> None:
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(clock, 1, coach)
    right = clock.at
    for hours in range(3):
        clock.at = right + wrong_by + timedelta(hours=hours)
        await coach.upkeep.look()
    clock.at = right

    await days_go_by(clock, GRACE_DAYS, coach)

    assert await is_known(coach, ADA)


async def test_a_workspace_is_forgotten_at_once_and_no_other(database: Database) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA, BO, CY)
    await coach.member_data.everything(ADA)

    count = await coach.forgetting.forget_workspace("T1", "operator gil")

    assert count == 2
    assert [await is_known(coach, member) for member in (ADA, BO, CY)] == [False, False, True]
    async with database.reading() as connection:
        entries = await AuditTrail(connection).all()
    assert [(entry.kind, entry.actor, entry.number) for entry in entries] == [
        ("exported", "a member", 1),
        ("forgotten", "operator gil", 2),
        ("workspace_forgotten", "operator gil", 2),
    ]


async def test_what_a_leaver_said_of_a_colleague_stays_with_the_colleague(
    sqlite_database: Database,
) -> None:
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA, BO)
    async with sqlite_database.writing() as connection:
        mark = Mark("partly", "Bo", SUNDAY.date(), "why", rater=BO.user_id, role="peer")
        line = ReviewLine(LineKey("craft", 1), manager=mark)
        await ReviewStore(connection, ADA).save(line, "x", BO.user_id)
    await coach.reach.lost(BO, DEACTIVATED)
    await coach.upkeep.look()

    await days_go_by(clock, OVER, coach)

    assert (await coach.member_data.belongings(BO)).given == 1


@pytest.mark.parametrize(("days", "counts"), [(1, 1), (300, DAYS)])
async def test_an_admins_days_are_their_own_workspaces_and_never_longer(
    database: Database, days: int, counts: int
) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA, CY)
    async with database.writing() as connection:
        settings = CompanySettings(None, days)
        await CompanySettingsStore(connection, "T1").save(settings, clock.at)
    for member in (ADA, CY):
        await coach.reach.lost(member, DEACTIVATED)
    await coach.upkeep.look()

    await days_go_by(clock, counts, coach)

    noticed = [team for kind, team, _ in await kinds(database) if kind == "to_be_forgotten"]
    assert noticed == (["T1"] if counts < DAYS else ["T1", "T2"])


@pytest.mark.parametrize("days", [-5, 0, 31, 90, 365, 99_999_999_999])
async def test_an_admin_saves_only_days_that_are_offered(
    sqlite_database: Database, days: int
) -> None:
    clock = Hands()
    retention = Retention(90 * A_DAY, None)
    coach = await begun(sqlite_database, clock, ADA, retention=retention)

    with pytest.raises(DaysNotOfferedError):
        await coach.company_admin.save(ADA, CompanySettings(None, days), is_admin=True)
    await coach.company_admin.save(ADA, CompanySettings(None, 30), is_admin=True)

    async with sqlite_database.reading() as connection:
        saved = await CompanySettingsStore(connection, "T1").get()
    assert saved.forget_after == 30


@pytest.mark.parametrize("days", [-5, 0, 99_999_999_999])
async def test_upkeep_outlives_days_that_nobody_could_have_chosen(
    sqlite_database: Database, days: int
) -> None:
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA)
    async with sqlite_database.writing() as connection:
        settings = CompanySettings(None, days)
        await CompanySettingsStore(connection, "T1").save(settings, clock.at)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(clock, DAYS - 1, coach)
    before = await kinds(sqlite_database)

    await days_go_by(clock, 1, coach)

    assert (before, await kinds(sqlite_database)) == ([], [("to_be_forgotten", "T1", 1)])


@pytest.mark.slow
async def test_a_crowd_is_forgotten_a_few_with_each_tick_and_then_wiped_from_the_file(
    sqlite_url: str,
) -> None:
    database, clock = Database(sqlite_url), Hands()
    await database.start()
    people = [Member("T1", f"U{number}") for number in range(AT_ONCE + 5)]
    coach = await begun(database, clock, *people)
    await coach.installations.removed("T1", clock.at)
    await coach.upkeep.look()
    await days_go_by(clock, OVER, coach)
    after_one = sum([await is_known(coach, member) for member in people])

    for _ in range(2):
        await coach.upkeep.look()

    left = sum([await is_known(coach, member) for member in people])
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    content = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    forgotten = [number for kind, _, number in await kinds(database) if kind == "forgotten"]
    await database.stop()
    assert (after_one, left, forgotten) == (5, 0, [AT_ONCE, 5])
    assert b"talked Kenji" not in content
