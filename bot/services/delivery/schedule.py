"""The schedule: when each thing that a member receives is due next; snooze, skip and stop."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from bot.domain.agenda.one_to_one import next_draft
from bot.domain.calendar.weeks import (
    DUE_KINDS,
    SECOND,
    CheckInKind,
    DueKind,
    Pace,
    Rhythm,
    answers_week,
    at_local,
    next_slot,
)
from bot.domain.calendar.working_days import Absence, paused_until
from bot.domain.delivery.crowd import NOBODY, Crowd
from bot.domain.delivery.moment import Days, moment_of
from bot.domain.member import Member
from bot.domain.week.check_in import Outlook, SnoozeChoice
from bot.services.ports import Clock
from bot.services.week.nudges import next_nudge_at
from bot.services.week.resting import countries, country_of_holidays, working_days
from bot.services.week.second_ask import hear
from bot.services.workspace.members import Members
from bot.storage.agenda.one_to_ones import OneToOneStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.crowd import due_in_the_minute
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.workspace.members import MemberStore

CHECK_INS = get_args(CheckInKind)
AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)


async def regular_due(
    connection: Connection, member: Member, kind: DueKind, after: datetime, tz: ZoneInfo
) -> datetime | None:
    """When `kind` is due next after an instant, None while it is stopped. UTC."""
    rhythm = await RhythmStore(connection, member).get()
    if kind in rhythm.stopped:
        return None
    if kind == "nudge":
        return await next_nudge_at(connection, member, rhythm, after, tz)
    if kind == "agenda":
        return await next_draft_at(connection, member, after, tz)
    return next_slot(rhythm.slot_of(kind), after, tz, rhythm.pace)


async def next_draft_at(
    connection: Connection, member: Member, after: datetime, tz: ZoneInfo
) -> datetime | None:
    """When the next draft of an agenda comes (UTC), None without a regular 1:1."""
    one_to_one = await OneToOneStore(connection, member).get()
    return next_draft(one_to_one, after, tz) if one_to_one else None


async def resume_all(connection: Connection, member: Member, now: datetime) -> None:
    """Every kind that is wanted is due at its next regular moment."""
    if profile := await MemberStore(connection, member).profile():
        for kind in DUE_KINDS:
            await _set(connection, member, kind, now, profile.tz)


class Schedule:
    """Sets the due dates of one member by what they chose."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now

    async def rhythm(self, member: Member) -> Rhythm:
        async with self._database.reading() as connection:
            return await RhythmStore(connection, member).get()

    async def choose(self, member: Member, rhythm: Rhythm) -> None:
        """Saves the chosen days and hours, and sets every due date again."""
        tz = await self._tz(member)
        async with self._database.writing() as connection:
            await RhythmStore(connection, member).save(rhythm)
            for kind in DUE_KINDS:
                await _set(connection, member, kind, self._now(), tz)
            await _leave_at_once(connection, member, rhythm)

    async def look_again(self, member: Member, kind: DueKind = "nudge") -> None:
        """Sets one due date again, after something that it counts from has changed."""
        tz = await self._tz(member)
        async with self._database.writing() as connection:
            await _set(connection, member, kind, self._now(), tz)

    async def outlook(self, member: Member) -> Outlook:
        """When the next check-in comes, be it the plan or the review, past all days off."""
        tz = await self._tz(member)
        today = self._now().astimezone(tz).date()
        async with self._database.reading() as connection:
            rhythms = RhythmStore(connection, member)
            rhythm, dues = await rhythms.get(), await rhythms.dues()
            days = Days(tz, rhythm, await working_days(connection, member, rhythm, today))
        planned = [moment_of(member, due, days) for due in dues if due.kind in CHECK_INS]
        return await self._seen_by(member, min(filter(None, planned), default=None))

    async def crowd(self, member: Member) -> Crowd:
        """Who else of the workspace has a message when the member's next plan is due."""
        tz = await self._tz(member)
        async with self._database.reading() as connection:
            dues = await RhythmStore(connection, member).dues()
            due_at = next((due.next_due_at for due in dues if due.kind == "plan"), None)
            if due_at is None:
                return NOBODY
            people = await due_in_the_minute(connection, member.team_id, due_at)
        return Crowd(due_at.astimezone(tz), people)

    async def snooze(self, member: Member, kind: DueKind, choice: SnoozeChoice) -> Outlook:
        """Brings the same message again, or the regular one where that comes no later.

        "Tomorrow" is the next day on which the member works.
        """
        tz, now = await self._tz(member), self._now()
        async with self._database.writing() as connection:
            await _hear_of(connection, member, kind, now)
            next_day = await _next_day(connection, member, kind, now, tz)
            again = now + AN_HOUR if choice == "hour" else next_day
            regular = await regular_due(connection, member, kind, now, tz)
            is_regular = regular is not None and regular <= again
            due_at = regular if is_regular else again
            await RhythmStore(connection, member).set_due(kind, due_at, snoozed=not is_regular)
        return await self._seen_by(member, due_at)

    async def skip(self, member: Member, kind: CheckInKind) -> Outlook:
        """No more check-ins this week: whoever skips the plan is not asked how it went."""
        tz, now = await self._tz(member), self._now()
        async with self._database.writing() as connection:
            await hear(connection, member, (kind,), now)
            await _set(connection, member, kind, now, tz)
            if kind == "plan":
                await _set(connection, member, "review", _end_of_week(now, tz), tz)
        return await self.outlook(member)

    async def skip_nudges(self, member: Member) -> Outlook:
        """No more reminders this week; answers when the next check-in comes."""
        tz, now = await self._tz(member), self._now()
        async with self._database.writing() as connection:
            await _set(connection, member, "nudge", _end_of_week(now, tz), tz)
        return await self.outlook(member)

    async def pause(self, member: Member, until_on: date) -> Outlook:
        """Nothing comes of the coach's own accord before that day, which is to come."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            await hear(connection, member, CHECK_INS, self._now())
            await MemberStore(connection, member).set_absence(paused_until(until_on, today))
        return await self.outlook(member)

    async def end_pause(self, member: Member) -> Outlook:
        """They are back: what is planned comes as if they had never been away."""
        await self._members.profile(member)
        async with self._database.writing() as connection:
            await MemberStore(connection, member).set_absence(None)
        return await self.outlook(member)

    async def absence(self, member: Member) -> Absence | None:
        """The days off that the member announced, unless they are over."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            absence = await MemberStore(connection, member).absence()
        return absence if absence and (absence.until_on or today) >= today else None

    @staticmethod
    def countries() -> Mapping[str, str]:
        """Those whose public holidays are known: names by ISO code."""
        return countries()

    async def country(self, member: Member) -> str:
        """The code of the one whose holidays are days off, chosen or guessed; empty for none."""
        profile = await self._members.profile(member)
        return country_of_holidays(await self.rhythm(member), profile.tz, profile.locale)

    async def work_on(self, member: Member, weekdays: frozenset[int], country: str) -> Rhythm:
        """Saves the working days, and whose public holidays are days off."""
        await self._members.profile(member)
        async with self._database.writing() as connection:
            rhythms = RhythmStore(connection, member)
            rhythm = replace(await rhythms.get(), weekdays=weekdays, country=country)
            await rhythms.save_days(rhythm)
        return rhythm

    async def go_on(self, member: Member, pace: Pace | None) -> Outlook:
        """They still want this, so often; None: as before. It comes at its next regular moment."""
        await self._members.profile(member)
        async with self._database.writing() as connection:
            rhythms = RhythmStore(connection, member)
            if pace:
                await rhythms.save(replace(await rhythms.get(), pace=pace))
            await MemberStore(connection, member).silence_settled()
            await resume_all(connection, member, self._now())
        return await self.outlook(member)

    async def pause_for_good(self, member: Member) -> None:
        """Nothing comes of the coach's own accord until they say that they are back."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            await hear(connection, member, CHECK_INS, self._now())
            await MemberStore(connection, member).set_absence(Absence(today))
            await MemberStore(connection, member).silence_settled()
            await resume_all(connection, member, self._now())

    async def ask_again(self, member: Member, nudge_name: str, occasion: str) -> Outlook:
        """Lets a nudge come again tomorrow, at the hour of nudges."""
        tz = await self._tz(member)
        tomorrow = self._now().astimezone(tz).date() + A_DAY
        async with self._database.writing() as connection:
            rhythms = RhythmStore(connection, member)
            due_at = at_local(tomorrow, (await rhythms.get()).nudges_at, tz)
            await SentNudgeStore(connection, member).take_back(nudge_name, occasion)
            await rhythms.set_due("nudge", due_at, snoozed=True)
        return await self._seen_by(member, due_at)

    async def stop(self, member: Member, kind: DueKind) -> Outlook:
        """No more of this kind until it is resumed; the others stay as they are."""
        return await self._change(member, kind, lambda stopped: stopped | {kind})

    async def resume(self, member: Member, kind: DueKind) -> Outlook:
        return await self._change(member, kind, lambda stopped: stopped - {kind})

    async def _change(
        self,
        member: Member,
        kind: DueKind,
        changed: Callable[[frozenset[DueKind]], frozenset[DueKind]],
    ) -> Outlook:
        tz = await self._tz(member)
        async with self._database.writing() as connection:
            rhythms = RhythmStore(connection, member)
            rhythm = await rhythms.get()
            await _hear_of(connection, member, kind, self._now())
            await rhythms.save(replace(rhythm, stopped=changed(rhythm.stopped)))
            await _set(connection, member, kind, self._now(), tz)
        return await self.outlook(member)

    async def _tz(self, member: Member) -> ZoneInfo:
        return (await self._members.profile(member)).tz

    async def _seen_by(self, member: Member, instant: datetime | None) -> Outlook:
        tz = await self._tz(member)
        today = self._now().astimezone(tz).date()
        return Outlook(instant.astimezone(tz) if instant else None, today)


def _end_of_week(now: datetime, tz: ZoneInfo) -> datetime:
    """The last moment of the week that a plan made now is for."""
    sunday = answers_week("plan", now, tz).sunday
    return at_local(sunday + A_DAY, time(0), tz) - A_MOMENT


async def _hear_of(connection: Connection, member: Member, kind: DueKind, now: datetime) -> None:
    await hear(connection, member, (one for one in CHECK_INS if one == kind), now)


async def _next_day(
    connection: Connection, member: Member, kind: DueKind, now: datetime, tz: ZoneInfo
) -> datetime:
    """This hour on the next working day; a look back over the weekend when the day begins.

    So a Friday that is put off comes while Monday's answers are still about the week before.
    """
    local = now.astimezone(tz)
    rhythm = await RhythmStore(connection, member).get()
    working = await working_days(connection, member, rhythm, local.date())
    day = working.on_or_after(local.date() + A_DAY) or local.date() + A_DAY
    is_late = kind == "review" and day.weekday() < local.weekday()
    return at_local(day, rhythm.day_begins_at if is_late else local.time(), tz)


async def _leave_at_once(connection: Connection, member: Member, rhythm: Rhythm) -> None:
    """Cancels a second ask where the member wants to be asked once from now on."""
    rhythms = RhythmStore(connection, member)
    planned = {due.kind for due in await rhythms.dues() if due.next_due_at}
    for kind in SECOND.keys() - rhythm.asks_twice:
        if SECOND[kind] in planned:
            await rhythms.set_due(SECOND[kind], None)


async def _set(
    connection: Connection, member: Member, kind: DueKind, after: datetime, tz: ZoneInfo
) -> None:
    due_at = await regular_due(connection, member, kind, after, tz)
    await RhythmStore(connection, member).set_due(kind, due_at)
