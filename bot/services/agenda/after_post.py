"""What a posted agenda changes: the questions it asks count as asked, the aim as known."""

from datetime import date, datetime

from bot.domain.agenda.agenda import Agenda, questions_asked
from bot.domain.agenda.departures import agenda_words
from bot.domain.agenda.gathering import tells_aim
from bot.domain.member import Member
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.review.sharing import ShareDraft
from bot.services.talks.questions import note_asked
from bot.storage.database.connection import Connection
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import TickStore
from bot.storage.review.shares import ShareStore


async def note_posted(connection: Connection, member: Member, agenda: Agenda, today: date) -> None:
    """From now on the manager knows of the aim, if it is on the agenda (002-1).

    Nothing changes where only the member reads it.
    """
    if not agenda.was_shown:
        return
    await note_asked(connection, member, questions_asked(agenda), today)
    case = await CaseStore(connection, member).current()
    ticks = TickStore(connection, member)
    if case and tells_aim(agenda) and MANAGER_TOLD not in await ticks.of(case.id):
        await ticks.set(case.id, MANAGER_TOLD, today)


async def note_taken_back(
    connection: Connection, member: Member, agenda: Agenda, posted_on: date
) -> None:
    """Forgets what only this agenda made known; an earlier day stays as it was noted."""
    case = await CaseStore(connection, member).current()
    ticks = TickStore(connection, member)
    if case and tells_aim(agenda) and (await ticks.of(case.id)).get(MANAGER_TOLD) == posted_on:
        await ticks.clear(case.id, MANAGER_TOLD)


async def note_gone(connection: Connection, member: Member, agenda: Agenda, now: datetime) -> None:
    """Notes that everybody there could read it until now, for the list of what ever left."""
    if not agenda.was_shown:
        return
    shares = ShareStore(connection, member)
    draft = ShareDraft("agenda", agenda.channel_id, agenda.place_name, agenda_words(agenda))
    share = await shares.add(draft, agenda.posted_at or now)
    await shares.revoke(share.id, now)
