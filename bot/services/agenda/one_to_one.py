"""The regular 1:1 and the career reviews: when each takes place."""

from dataclasses import replace
from datetime import date

from bot.domain.agenda.career_review import CareerReviews, HeldReview, checked_day
from bot.domain.agenda.one_to_one import NoPlaceError, OneToOne, Slot, first_day, next_meeting
from bot.domain.agenda.readers import THE_TWO, UNKNOWN, Readers, is_pair_by_name
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.text.clean import on_one_line
from bot.services.delivery.schedule import Schedule
from bot.services.ports import Audience, Clock
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.agenda.one_to_ones import CareerReviewStore, OneToOneStore
from bot.storage.database.database import Database


class NoReviewsError(CoachError):
    sentence = "Say first how often you want a career review: `/promo meeting`."


class OneToOnes(OfMembers):
    """Saves when the two meet; the agenda's draft is planned from it."""

    def __init__(
        self,
        database: Database,
        members: Members,
        schedule: Schedule,
        now: Clock,
        audience: Audience | None = None,
    ) -> None:
        super().__init__(database, members, now)
        self._schedule = schedule
        self._audience = audience

    async def readers(self, member: Member, channel_id: str, place_name: str) -> Readers:
        """Who reads along there: as its name says, or Slack, or the member said of their 1:1."""
        if is_pair_by_name(channel_id, place_name):
            return THE_TWO
        said = UNKNOWN
        if self._audience:
            said = await self._audience.of(member, channel_id, self._now())
        if said.count is not None:
            return said
        known, _ = await self.chosen(member)
        is_theirs = known is not None and known.channel_id == channel_id and known.in_private
        return THE_TWO if is_theirs else said

    async def chosen(self, member: Member) -> tuple[OneToOne | None, CareerReviews | None]:
        """When they meet, and when they look at the career."""
        async with self._database.reading() as connection:
            known = await OneToOneStore(connection, member).get()
            return known, await CareerReviewStore(connection, member).get()

    async def next_on(self, member: Member) -> date | None:
        """The member's own day of the next 1:1, None without a regular one."""
        known, _ = await self.chosen(member)
        tz = (await self._members.profile(member)).tz
        return next_meeting(known, self._now(), tz).astimezone(tz).date() if known else None

    async def meet(self, member: Member, slot: Slot | None) -> OneToOne | None:
        """From now on they meet then; None: there is no regular 1:1. Raises NoPlaceError."""
        tz = (await self._members.profile(member)).tz
        if slot and not slot.channel_id:
            raise NoPlaceError
        if slot:
            readers = await self.readers(member, slot.channel_id, slot.place_name)
            slot = replace(slot, in_private=readers.is_pair)
        met = None
        async with self._database.writing() as connection:
            one_to_ones = OneToOneStore(connection, member)
            if slot is None:
                await one_to_ones.drop()
            else:
                before = await one_to_ones.get()
                first_on = first_day(slot.weekday, slot.starts_at, self._now(), tz)
                met = _met(slot, before, first_on)
                await one_to_ones.save(met)
        await self._schedule.look_again(member, "agenda")
        return met

    async def name_place(self, member: Member, name: str, *, in_private: bool) -> None:
        """What the conversation of the regular 1:1 is, as Slack or the member says."""
        async with self._database.writing() as connection:
            one_to_ones = OneToOneStore(connection, member)
            if known := await one_to_ones.get():
                await one_to_ones.save(replace(known, place_name=name, in_private=in_private))

    async def review_every(
        self, member: Member, weeks: int, next_on: date | None
    ) -> CareerReviews | None:
        """How often, and the day of the next one; 0 weeks: none. Raises ReviewPassedError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            log = CareerReviewStore(connection, member)
            known = await log.get()
            if not weeks:
                await log.drop()
                return None
            wanted = replace(known or CareerReviews(today), every_weeks=weeks)
            if next_on != (known or wanted).next_on:
                wanted = replace(wanted, agreed_on=checked_day(next_on, today))
            await log.save(wanted)
        await self._schedule.look_again(member)
        return wanted

    async def hold(self, member: Member, held_on: date | None, course: str) -> CareerReviews:
        """A review was held. Raises NoReviewsError, ReviewToComeError."""
        today = await self._members.today(member)
        held = HeldReview.of(held_on or today, on_one_line(course), today)
        async with self._database.writing() as connection:
            log = CareerReviewStore(connection, member)
            if await log.get() is None:
                raise NoReviewsError
            await log.hold(held.held_on, held.course)
            saved = await log.get()
        await self._schedule.look_again(member)
        return saved or CareerReviews(today)


def _met(slot: Slot, before: OneToOne | None, first_on: date) -> OneToOne:
    """Goes on counting the weeks where the rhythm did not change."""
    is_same = (
        before is not None
        and before.every_weeks == slot.every_weeks
        and before.first_on.weekday() == slot.weekday
    )
    return slot.from_day(before.first_on if before and is_same else first_on)
