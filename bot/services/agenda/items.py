"""What there is to talk about: one channel's next agenda, from the rows as they are now."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.agenda.agenda import Agenda, AgendaItem, topics_left
from bot.domain.agenda.choices import with_choices, with_topic
from bot.domain.agenda.gathering import (
    USUAL_WEEKS,
    AgendaFacts,
    Way,
    career_item,
    gathered,
    is_due,
    mismatches_of,
)
from bot.domain.calendar.weeks import week_of
from bot.domain.member import Member
from bot.domain.plan.case import Case
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.text.wording import first_name
from bot.domain.wins.win import Win
from bot.services.plan.plan import plan_of
from bot.services.review.review import standpoint_of
from bot.services.talks.questions import question_now
from bot.services.talks.talks import promises_of
from bot.storage.agenda.agendas import ActionStore, AgendaStore, OfferedTopicStore
from bot.storage.agenda.one_to_ones import OneToOneStore
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import GoalStore
from bot.storage.plan.case_files import CaseFileStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import TickStore
from bot.storage.review.gaps import GapStore
from bot.storage.wins.wins import WinStore

BEFORE_ANY_WIN = datetime(1970, 1, 1, tzinfo=UTC)
OFFERED_FOR = timedelta(weeks=12)
"""How long a topic that somebody else brought waits for an agenda."""

A_WEEK = timedelta(weeks=1)


async def items_for(
    connection: Connection,
    member: Member,
    name: str,
    channel_id: str,
    now: datetime,
    tz: ZoneInfo,
    *,
    in_private: bool,
) -> tuple[AgendaItem, ...]:
    """The items of a new agenda, as the member chose for those of the draft that waits.

    `name` is the member's; `in_private` says that it is known that only the two read along.
    """
    agendas = AgendaStore(connection, member)
    last, newest = await agendas.last_posted(channel_id), await agendas.newest(channel_id)
    case = await CaseStore(connection, member).current()
    topics = topics_left(newest, last)
    facts = AgendaFacts(
        wins=await _wins_since(connection, member, last),
        goals=await GoalStore(connection, member).of_week(week_of(now, tz).monday),
        actions=await ActionStore(connection, member).open_in(channel_id),
        promises=await promises_of(connection, member),
        topics=await _with_offered(connection, member, case, channel_id, topics, last, now),
        career=await _career(connection, member, case, now, tz),
        mismatches=mismatches_of(
            (await standpoint_of(connection, member, now.astimezone(tz).date())).maps
        ),
        gaps=await GapStore(connection, member).open(),
        question=await question_now(connection, member, await agendas.count()),
        ask=_ask(case),
        name=name,
        manager_name=case.manager_name if case else "",
        in_private=in_private,
    )
    waits = newest and newest.posted_at is None
    return with_choices(gathered(facts), newest.items if newest and waits else ())


def _ask(case: Case | None) -> str:
    """Only who says that they are ready is reminded of it, and it is a meeting of its own."""
    is_time = case is not None and case.stage == "ready"
    return f"Ask to be considered for {case.target_title}" if case and is_time else ""


async def _wins_since(
    connection: Connection, member: Member, last: Agenda | None
) -> tuple[Win, ...]:
    since = last.posted_at if last and last.posted_at else BEFORE_ANY_WIN
    return await WinStore(connection, member).since_instant(since)


async def _with_offered(
    connection: Connection,
    member: Member,
    case: Case | None,
    channel_id: str,
    topics: tuple[AgendaItem, ...],
    last: Agenda | None,
    now: datetime,
) -> tuple[AgendaItem, ...]:
    """The topics, and those that others brought there since the last agenda was gathered.

    What the manager adds with the command is for whoever reports to them and prepares the talk.
    """
    since = last.created_at if last else now - OFFERED_FOR
    offered = await OfferedTopicStore(connection, member).offered(channel_id, since, member.user_id)
    if case and case.manager_id:
        manager = Member(member.team_id, case.manager_id, member.enterprise_id)
        offered += await OfferedTopicStore(connection, manager).offered(channel_id, since)
    known = {item.text for item in (*topics, *(last.items if last else ()))}
    for topic in offered:
        if topic.text not in known:
            topics = with_topic(topics, topic.text, by=first_name(topic.by_name))
    return topics


async def _career(
    connection: Connection, member: Member, case: Case | None, now: datetime, tz: ZoneInfo
) -> tuple[str, str] | None:
    """The career item, where one more 1:1 without it would make it too long (003-29)."""
    if case is None or case.stage == "promoted":
        return None
    meeting = await OneToOneStore(connection, member).get()
    weeks = meeting.career_every_weeks if meeting else USUAL_WEEKS
    between = meeting.between if meeting else A_WEEK
    since = now - timedelta(weeks=weeks) - between
    posted = await AgendaStore(connection, member).posted_since(since)
    days = [
        agenda.posted_at.astimezone(tz).date()
        for agenda in posted
        if agenda.posted_at
        and agenda.was_shown
        and any(item.kind == "career" for item in agenda.public_items())
    ]
    today = now.astimezone(tz).date()
    if not is_due(days, today, weeks, between):
        return None
    ticked = await TickStore(connection, member).of(case.id)
    return career_item(
        case, ticked.get(MANAGER_TOLD), await _way_of(connection, member, case, today)
    )


async def _way_of(connection: Connection, member: Member, case: Case, today: date) -> Way:
    plan = await plan_of(connection, member, case, today)
    step = plan.step_to_name if plan else None
    file = await CaseFileStore(connection, member).of(case.id)
    return Way(step.title if step else "", step.due_on if step else None, file.value)
