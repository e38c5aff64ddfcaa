"""The minutes of a 1:1: what was agreed on, noted on the agenda in its conversation.

Whoever takes part may tick and add, whoever reads along may bring a topic; only the owner corrects
or takes back. Every method begins with `_standing`, which finds only what was posted in that very
conversation, and looks and writes in one transaction.
"""

from datetime import datetime

from bot.domain.agenda.action import ActionDraft, AgendaAction, checked
from bot.domain.agenda.agenda import MOST_TOPICS, Agenda
from bot.domain.agenda.choices import covered
from bot.domain.agenda.errors import (
    NotHereError,
    NothingToPostError,
    NotTakingPartError,
    NotYoursError,
    TooManyTopicsError,
)
from bot.domain.agenda.minutes import Actor, Correction, Minutes, corrected, takes_part
from bot.domain.member import Member, Profile
from bot.domain.text.wording import first_name
from bot.services.agenda.after_post import note_gone, note_taken_back
from bot.services.agenda.agenda import topic_of
from bot.services.workspace.of_members import OfMembers
from bot.storage.agenda.agendas import ActionStore, AgendaStore, OfferedTopicStore
from bot.storage.database.connection import Connection
from bot.storage.plan.cases import CaseStore

MOST_CORRECTED = MOST_TOPICS + 4
"""Topics on an agenda that stands: those of others are on it as well."""


class AgendaMinutes(OfMembers):
    """Saves the outcome of a posted agenda: actions, and what was covered."""

    async def minutes(self, owner: Member, agenda_id: int, channel_id: str) -> Minutes:
        """What stands in this conversation. Raises NotHereError."""
        profile = await self._members.named(owner)
        async with self._database.reading() as connection:
            return await _minutes(connection, owner, profile, agenda_id, channel_id)

    async def for_party(
        self, owner: Member, agenda_id: int, channel_id: str, by: Member
    ) -> Minutes:
        """The same, for who may tick and add. Raises NotHereError or NotTakingPartError."""
        profile, actor = await self._names(owner, by)
        async with self._database.reading() as connection:
            return await _for_party(connection, owner, profile, agenda_id, channel_id, actor)

    async def add_action(
        self, owner: Member, agenda_id: int, channel_id: str, draft: ActionDraft, by: Member
    ) -> AgendaAction:
        """By whoever takes part.

        Raises NotHereError, NotTakingPartError, NoActionError, ActionTooLongError or
        TooManyActionsError.
        """
        profile, actor = await self._names(owner, by)
        async with self._database.writing() as connection:
            await _for_party(connection, owner, profile, agenda_id, channel_id, actor)
            actions = ActionStore(connection, owner)
            draft = checked(draft, len(await actions.open_in(channel_id)))
            action = await actions.add(agenda_id, channel_id, draft, actor.name, self._now())
        if action is None:
            raise NotHereError
        return action

    async def note_message(self, owner: Member, action: AgendaAction, message_ts: str) -> None:
        """Where the action stands in its thread."""
        async with self._database.writing() as connection:
            await ActionStore(connection, owner).note_message(action.id, message_ts)

    async def set_done(
        self,
        owner: Member,
        agenda_id: int,
        channel_id: str,
        action_id: int,
        by: Member,
        *,
        is_done: bool,
    ) -> AgendaAction:
        """By whoever takes part, and back again. Raises NotHereError or NotTakingPartError."""
        profile, actor = await self._names(owner, by)
        async with self._database.writing() as connection:
            await _for_party(connection, owner, profile, agenda_id, channel_id, actor)
            actions = ActionStore(connection, owner)
            if is_done:
                await actions.close(action_id, self._now())
            else:
                await actions.reopen(action_id)
            found = await actions.of_agenda(agenda_id)
        action = next((one for one in found if one.id == action_id), None)
        if action is None:
            raise NotHereError
        return action

    async def cover(
        self,
        owner: Member,
        agenda_id: int,
        channel_id: str,
        keys: frozenset[str],
        done: frozenset[int],
        by: Member,
    ) -> None:
        """Exactly these were talked about, and exactly these actions of it done.

        Raises NotHereError or NotTakingPartError.
        """
        profile, actor = await self._names(owner, by)
        async with self._database.writing() as connection:
            found = await _for_party(connection, owner, profile, agenda_id, channel_id, actor)
            public = {item.key for item in found.agenda.public_items()}
            items = covered(found.agenda.items, keys & public)
            await AgendaStore(connection, owner).correct_items(agenda_id, items)
            actions = ActionStore(connection, owner)
            for action in found.actions:
                if action.id in done:
                    await actions.close(action.id, self._now())
                else:
                    await actions.reopen(action.id)

    async def bring(
        self, owner: Member, agenda_id: int, channel_id: str, text: str, by: Member
    ) -> None:
        """A topic for the owner's next agenda in this conversation, from somebody who reads along.

        Raises NotHereError, EmptyTopicError or TopicTooLongError.
        """
        topic = topic_of(text)
        name = (await self._members.named(by)).name
        async with self._database.writing() as connection:
            await _standing(connection, owner, agenda_id, channel_id)
            await OfferedTopicStore(connection, owner).add(
                channel_id, topic, name, self._now(), for_id=owner.user_id
            )

    async def own(self, member: Member, owner: Member, agenda_id: int, channel_id: str) -> Agenda:
        """The agenda, for whoever may change it. Raises NotHereError or NotYoursError."""
        async with self._database.reading() as connection:
            agenda, _ = await _standing(connection, owner, agenda_id, channel_id)
        if member != owner:
            raise NotYoursError(first_name((await self._members.named(owner)).name))
        return agenda

    async def correct(
        self, owner: Member, agenda_id: int, channel_id: str, change: Correction
    ) -> None:
        """Raises NotHereError, TooManyTopicsError or NothingToPostError."""
        async with self._database.writing() as connection:
            agenda, _ = await _standing(connection, owner, agenda_id, channel_id)
            items = corrected(agenda.items, change)
            if sum(item.kind == "topic" and not item.is_waiting for item in items) > MOST_CORRECTED:
                raise TooManyTopicsError
            changed = await AgendaStore(connection, owner).correct_items(agenda_id, items)
            if changed is None or not changed.public_items():
                raise NothingToPostError

    async def take_back(self, owner: Member, agenda_id: int, channel_id: str) -> None:
        """Its message is gone from the conversation: it is a draft again. Raises NotHereError."""
        standing = await self.minutes(owner, agenda_id, channel_id)
        async with self._database.writing() as connection:
            await AgendaStore(connection, owner).give_back(agenda_id)
            await note_taken_back(connection, owner, standing.agenda, standing.on)
            await note_gone(connection, owner, standing.agenda, self._now())

    async def _names(self, owner: Member, by: Member) -> tuple[Profile, Actor]:
        """The owner's, and of whoever presses."""
        profile = await self._members.named(owner)
        presser = profile if by == owner else await self._members.named(by)
        return profile, Actor(by.user_id, presser.name)


async def _for_party(
    connection: Connection,
    owner: Member,
    profile: Profile,
    agenda_id: int,
    channel_id: str,
    by: Actor,
) -> Minutes:
    minutes = await _minutes(connection, owner, profile, agenda_id, channel_id)
    if not takes_part(by, minutes, await CaseStore(connection, owner).current()):
        raise NotTakingPartError(first_name(minutes.name))
    return minutes


async def _minutes(
    connection: Connection, owner: Member, profile: Profile, agenda_id: int, channel_id: str
) -> Minutes:
    agenda, posted_at = await _standing(connection, owner, agenda_id, channel_id)
    actions = await ActionStore(connection, owner).of_agenda(agenda_id)
    on = posted_at.astimezone(profile.tz).date()
    return Minutes(agenda, owner.user_id, profile.name, on, actions)


async def _standing(
    connection: Connection, owner: Member, agenda_id: int, channel_id: str
) -> tuple[Agenda, datetime]:
    """The agenda, and when it was posted. Raises NotHereError."""
    agenda = await AgendaStore(connection, owner).get(agenda_id)
    if agenda is None or agenda.posted_at is None or agenda.channel_id != channel_id:
        raise NotHereError
    return agenda, agenda.posted_at
