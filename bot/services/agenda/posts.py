"""Posting an agenda: once, in its own conversation, however often somebody asks."""

from dataclasses import replace
from datetime import datetime

from bot.domain.agenda.agenda import Agenda
from bot.domain.agenda.errors import (
    AgendaGoneError,
    AlreadyPostedError,
    BeingPostedError,
    NotAMemberError,
    NothingToPostError,
    NotPostedError,
)
from bot.domain.agenda.minutes import Minutes
from bot.domain.delivery.delivery import NotDeliveredError, OutcomeUnknownError, Press
from bot.domain.delivery.errand import Errand
from bot.domain.member import Member
from bot.services.agenda.after_post import note_posted
from bot.services.agenda.agenda import Agendas
from bot.services.ports import AgendaBoard, Clock
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.workspace.errands import ErrandRows

POST_AGENDA = "agenda"
"""The kind of errand that a post is; its details name the agenda."""

NOT_IN_CHANNEL = "not_in_channel"


class AgendaPosts(OfMembers):
    """Posts through the board, and finds out how an interrupted post ended."""

    def __init__(
        self,
        database: Database,
        members: Members,
        agendas: Agendas,
        board: AgendaBoard,
        now: Clock,
    ) -> None:
        super().__init__(database, members, now)
        self._agendas = agendas
        self._board = board

    async def doubted(self, member: Member, channel_id: str) -> Agenda | None:
        """The agenda of this channel whose post was interrupted, None if there is none.

        Raises BeingPostedError while one is being posted there.
        """
        async with self._database.reading() as connection:
            found = await AgendaStore(connection, member).under_way(channel_id)
        if found and not found.is_in_doubt(self._now()):
            raise BeingPostedError(found.place_name)
        return found

    async def post(
        self, member: Member, agenda_id: int, stamp: str, press: Press | None = None
    ) -> Agenda:
        """Posts once, and only what was shown; `press` is the button that asked for it.

        An errand is written down with it, so that whoever comes next finds out how it ended.

        Answers the agenda as it was posted; or, if its `stamp` is another by now, unposted, so
        that it can be shown again; or, where nobody knows whether it arrived, under way, so that
        the member can say (`settle`). Raises AlreadyPostedError, BeingPostedError,
        NothingToPostError, NotPostedError or NotAMemberError; after the last two it can be posted
        again.
        """
        errand = new_errand(member, POST_AGENDA, self._now(), agenda=agenda_id)
        agenda = await self._claim(member, agenda_id, stamp, errand)
        if not agenda.is_under_way or agenda.is_in_doubt(self._now()):
            return agenda
        try:
            message_ts = await self._put_up(member, agenda, errand, press)
        except OutcomeUnknownError:
            return agenda
        except NotDeliveredError as error:
            await self._give_back(member, agenda_id)
            raise _as_expected(error) from None
        except Exception:
            await self._give_back(member, agenda_id)
            raise
        return await self._arrived(member, agenda, message_ts)

    async def find_out(self, errand: Errand) -> None:
        """Finds out how an unfinished post ended; one that never arrived is posted now.

        Raises CannotLookError where the coach may not read what is said there, NotDeliveredError,
        OutcomeUnknownError or AgendaGoneError.
        """
        agenda = await self._agendas.agenda(errand.member, errand.details["agenda"])
        if not agenda.is_under_way:
            return
        found = await self._board.find(errand.member, agenda.channel_id, errand.id)
        if found:
            message_ts: str | None = found.message_ts
        else:
            message_ts = await self._put_up(errand.member, agenda, errand, None)
        await self._arrived(errand.member, agenda, message_ts)

    async def asked(self, member: Member, agenda_id: int) -> None:
        """The member was asked whether it arrived; whoever takes it up does not ask again."""
        async with self._database.writing() as connection:
            errands = ErrandRows(connection, member)
            for errand in await _errands_of(errands, agenda_id):
                await errands.note(errand.id, {**errand.details, "asked": True})

    async def settle(self, member: Member, agenda_id: int, *, is_there: bool) -> Agenda:
        """The member has looked whether an interrupted post arrived. Raises AgendaGoneError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            agendas = AgendaStore(connection, member)
            agenda = await agendas.held(agenda_id)
            if agenda is None:
                raise AgendaGoneError
            if is_there and await agendas.is_there(agenda_id):
                posted = await agendas.get(agenda_id)
                await note_posted(connection, member, posted or agenda, today)
            elif agenda.posted_at is None:
                await agendas.give_back(agenda_id)
            await _end_errands(connection, member, agenda_id)
        return await self._agendas.agenda(member, agenda_id)

    async def _put_up(
        self, member: Member, agenda: Agenda, errand: Errand, press: Press | None
    ) -> str | None:
        name, today = (await self._members.named(member)).name, await self._members.today(member)
        minutes = Minutes(agenda, member.user_id, name, today)
        return await self._board.post(member, minutes, errand.id, press)

    async def _claim(self, member: Member, agenda_id: int, stamp: str, errand: Errand) -> Agenda:
        """Says that it is being posted; without that where it is not as it was shown."""
        async with self._database.writing() as connection:
            agendas = AgendaStore(connection, member)
            is_first = await agendas.claim(agenda_id, self._now())
            agenda = await agendas.get(agenda_id)
            if agenda is None:
                raise AgendaGoneError
            await self._alone(agendas, agenda)
            if not is_first:
                return _not_again(agenda, self._now())
            if not agenda.public_items():
                raise NothingToPostError
            if agenda.stamp() != stamp:
                await agendas.give_back(agenda_id)
                return replace(agenda, posting_at=None)
            await write(connection, errand)
            return agenda

    async def _alone(self, agendas: AgendaStore, agenda: Agenda) -> None:
        """Raises BeingPostedError while another is being posted in the same conversation."""
        other = await agendas.under_way(agenda.channel_id)
        if other and other.id != agenda.id and not other.is_in_doubt(self._now()):
            raise BeingPostedError(other.place_name)

    async def _arrived(self, member: Member, agenda: Agenda, message_ts: str | None) -> Agenda:
        """It stands in its conversation; `message_ts` is None where nobody says where."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            if await AgendaStore(connection, member).mark_posted(
                agenda.id, message_ts, self._now()
            ):
                posted = await AgendaStore(connection, member).get(agenda.id)
                await note_posted(connection, member, posted or agenda, today)
            await _end_errands(connection, member, agenda.id)
        return await self._agendas.agenda(member, agenda.id)

    async def _give_back(self, member: Member, agenda_id: int) -> None:
        async with self._database.writing() as connection:
            await AgendaStore(connection, member).give_back(agenda_id)
            await _end_errands(connection, member, agenda_id)


def _not_again(agenda: Agenda, now: datetime) -> Agenda:
    """What was begun before: interrupted, under way, or done."""
    if agenda.posted_at:
        raise AlreadyPostedError
    if not agenda.is_in_doubt(now):
        raise BeingPostedError(agenda.place_name)
    return agenda


async def _end_errands(connection: Connection, member: Member, agenda_id: int) -> None:
    """Nobody needs to find out any more how its post ended."""
    errands = ErrandRows(connection, member)
    for errand in await _errands_of(errands, agenda_id):
        await errands.end(errand.id)


async def _errands_of(errands: ErrandRows, agenda_id: int) -> list[Errand]:
    found = await errands.of_kind(POST_AGENDA)
    return [errand for errand in found if errand.details["agenda"] == agenda_id]


def _as_expected(error: NotDeliveredError) -> Exception:
    """What the member is told of a post that failed."""
    return NotAMemberError() if error.code == NOT_IN_CHANNEL else NotPostedError(error.code)
