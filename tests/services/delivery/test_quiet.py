"""Quiet when unanswered: one question after three weeks, then silence until a sign of life."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agenda.one_to_one import Slot
from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.talk import TalkDraft
from bot.domain.week.check_in import NudgeNote, Outgoing, PlanCheckIn, StillOn
from bot.services.coach import Coach
from bot.services.week.nudges import untold_nudge
from bot.storage.database.database import Database
from bot.storage.week.sent_nudges import SentNudge, remember
from bot.storage.workspace.members import MemberStore
from tests.services.engine import (
    ADA,
    FRIDAY,
    MONDAY,
    DirectMessages,
    Hands,
    Londoners,
    engine,
    join,
)

A_WEEK = timedelta(weeks=1)
HALF_A_YEAR = MONDAY + timedelta(weeks=30)
DECIDED_ON = date(2027, 5, 28)
ASKED_AT = datetime(2026, 12, 14, 9, 0, tzinfo=MONDAY.tzinfo)
"""Three weeks and a day after the Sunday on which Ada joined."""


@pytest.fixture
async def coach(database: Database, dms: DirectMessages, clock: Hands, london: Londoners) -> Coach:
    coach = engine(database, dms, clock, profiles=london)
    await join(coach, ADA, aim=CaseDraft("Staff Engineer", decision_on=DECIDED_ON))
    return coach


async def pass_until(coach: Coach, clock: Hands, until: datetime) -> None:
    """From one due instant to the next."""
    while True:
        at = await coach.deliveries.next_send_at()
        if at is None or at > until:
            break
        clock.at = max(at, clock.at)
        await coach.deliveries.tick()
    clock.at = until
    await coach.deliveries.tick()


def kinds(messages: list[Outgoing]) -> list[str]:
    return [
        message.name if isinstance(message, NudgeNote) else type(message).__name__
        for message in messages
    ]


async def test_somebody_who_never_answers_hears_at_most_twelve_messages_in_thirty_weeks(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.one_to_ones.meet(
        ADA, Slot(time(14), 1, 120, "C1", in_private=True, career_every_weeks=4, weekday=1)
    )
    await coach.talks.record(ADA, TalkDraft("Marta", clock.at.date(), "", "open"))

    await pass_until(coach, clock, HALF_A_YEAR)

    heard = kinds(dms.to(ADA))
    assert len(heard) <= 12
    assert heard.count("StillOn") == 1
    assert heard[-2:] == ["six_weeks", "two_weeks"]
    assert heard.index("StillOn") == len(heard) - 3


async def test_after_three_weeks_one_question_takes_the_place_of_monday(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await pass_until(coach, clock, ASKED_AT - timedelta(minutes=1))
    before = len(dms.to(ADA))
    await pass_until(coach, clock, ASKED_AT + 4 * A_WEEK)

    assert dms.to(ADA)[before:] == [
        StillOn("2026-12-14", date(2026, 11, 22), date(2026, 12, 14), "Staff Engineer")
    ]


async def test_who_comes_back_any_way_hears_again_and_is_told_so_once(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await pass_until(coach, clock, datetime(2027, 2, 10, 12, 0, tzinfo=MONDAY.tzinfo))
    before = len(dms.to(ADA))

    await coach.reach.heard_from(ADA)
    await pass_until(coach, clock, datetime(2027, 2, 26, 12, 0, tzinfo=MONDAY.tzinfo))

    plans = [type(message) for message in dms.to(ADA)[before:]]
    assert plans.count(PlanCheckIn) == 2
    said = [note for note in dms.notes[before:] if note]
    assert said == ["You're back, so I'm asking again. How often is up to you: see Settings."]


async def test_whoever_does_something_now_and_then_is_never_asked(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    for weeks in range(4):
        clock.at = FRIDAY + weeks * 2 * A_WEEK
        await coach.reach.heard_from(ADA)
        await pass_until(coach, clock, FRIDAY + (weeks + 1) * 2 * A_WEEK - timedelta(hours=1))

    assert "StillOn" not in kinds(dms.to(ADA))
    assert dms.plans(ADA) == 8


@pytest.mark.parametrize(("other", "comes"), [("introduction", True), ("look_again", False)])
async def test_an_introduction_never_takes_the_place_of_the_day_of_the_decision(
    coach: Coach, clock: Hands, database: Database, other: str, *, comes: bool
) -> None:
    """Two nudges since she was heard from are enough; what is introduced is none of them."""
    clock.at = datetime.combine(DECIDED_ON, time(12), MONDAY.tzinfo) - timedelta(days=3)
    await coach.reach.heard_from(ADA)
    told_at = clock.at + timedelta(days=1)
    told = [SentNudge(ADA, name, "agenda", told_at) for name in ("ready_silent", other)]

    async with database.writing() as connection:
        await remember(connection, told)
        nudge = await untold_nudge(connection, ADA, DECIDED_ON, ZoneInfo("Europe/London"))

    assert (nudge is not None and nudge.name == "decision_day") == comes


@pytest.mark.slow
async def test_a_pause_keeps_even_the_countdown_away(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await pass_until(coach, clock, ASKED_AT)
    before = len(dms.to(ADA))

    await coach.schedule.pause_for_good(ADA)
    await coach.reach.heard_from(ADA)
    await pass_until(coach, clock, HALF_A_YEAR)

    assert dms.to(ADA)[before:] == []


@pytest.mark.parametrize(("pace", "most"), [("fortnight", 4), ("month", 2)])
async def test_a_slower_pace_leaves_the_weeks_between_alone(
    coach: Coach, clock: Hands, dms: DirectMessages, pace: str, most: int
) -> None:
    await pass_until(coach, clock, ASKED_AT)
    before = len(dms.to(ADA))

    await coach.schedule.go_on(ADA, "month" if pace == "month" else "fortnight")
    for _ in range(8):
        await coach.reach.heard_from(ADA)
        await pass_until(coach, clock, clock.at + A_WEEK)

    plans = sum(isinstance(message, PlanCheckIn) for message in dms.to(ADA)[before:])
    assert plans in {most - 1, most}
    rhythm = await coach.schedule.rhythm(ADA)
    assert (rhythm.pace, Rhythm().pace) == (pace, "weekly")


async def test_a_busy_member_costs_one_write_an_hour(
    coach: Coach, clock: Hands, database: Database
) -> None:
    heard = []
    for minutes in (1, 30, 59, 61):
        clock.at = MONDAY + timedelta(minutes=minutes)
        await coach.reach.heard_from(ADA)
        async with database.reading() as connection:
            sign = await MemberStore(connection, ADA).last_sign()
        assert sign is not None
        heard.append(sign.heard_at)

    first, last = MONDAY + timedelta(minutes=1), MONDAY + timedelta(minutes=61)
    assert heard == [first, first, first, last]


async def test_two_processes_agree_on_who_is_silent(
    coach: Coach, clock: Hands, dms: DirectMessages, database: Database, london: Londoners
) -> None:
    other = engine(database, dms, clock, profiles=london)
    await pass_until(coach, clock, ASKED_AT - A_WEEK)
    await other.reach.heard_from(ADA)

    await pass_until(coach, clock, ASKED_AT + timedelta(days=1))

    assert "StillOn" not in kinds(dms.to(ADA))


async def test_what_slack_tells_of_somebody_is_no_sign_of_life(
    coach: Coach, clock: Hands, dms: DirectMessages, london: Londoners
) -> None:
    await pass_until(coach, clock, ASKED_AT - A_WEEK)
    await coach.members.changed(ADA, await london.profile_of(ADA))
    await coach.reach.activated(ADA)

    await pass_until(coach, clock, ASKED_AT)

    assert kinds(dms.to(ADA))[-1] == "StillOn"


async def introduced(coach: Coach, clock: Hands, dms: DirectMessages, weeks: int) -> list[str]:
    """What somebody is introduced to who is there each week, in order."""
    for _ in range(weeks):
        await coach.reach.heard_from(ADA)
        await pass_until(coach, clock, clock.at + A_WEEK)
    return [note.occasion for note in dms.nudges(ADA) if note.name == "introduction"]


async def test_somebody_who_is_there_is_introduced_to_the_agenda_once(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    assert await introduced(coach, clock, dms, weeks=6) == ["agenda"]


@pytest.mark.slow
async def test_whoever_is_there_for_half_a_year_meets_each_thing_once_and_the_countdown(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    assert await introduced(coach, clock, dms, weeks=26) == ["agenda", "timing"]
    assert {"six_weeks", "two_weeks"} <= {note.name for note in dms.nudges(ADA)}
