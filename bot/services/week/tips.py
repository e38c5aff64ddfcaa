"""Tips: a belief that the rows show at work is answered once, on Monday or when it matters."""

from datetime import date, datetime, timedelta

from bot.domain.calendar.dates import months_before
from bot.domain.member import Member
from bot.domain.plan.case import Case
from bot.domain.week.one_more import A_MONTH
from bot.domain.week.tips import Tip, TipFacts, tip_for, tips_for
from bot.services.ports import Clock
from bot.services.review.gate_facts import gate_facts
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.drafts.drafts import DraftStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CycleStore, StageMoveStore
from bot.storage.week.sent_nudges import SentNudges, SentNudgeStore
from bot.storage.wins.weights import WeightStore
from bot.storage.wins.wins import WinStore

TIP = "tip/"
"""Before the name of a tip, where it is remembered as told."""

OF_WEEK = "tip_of_week/"
"""Before the Monday of a week; the occasion is the name of its tip."""


async def tip_to_tell(
    connection: Connection, member: Member, monday: date, today: date
) -> tuple[tuple[str, str], ...]:
    """The tip for a week, as it is remembered; empty where none fits."""
    sent = await SentNudgeStore(connection, member).told()
    given = {(name.removeprefix(TIP), on) for name, on in sent if name.startswith(TIP)}
    lately = {
        name.removeprefix(TIP) for (name, _), at in sent.items() if today - at.date() < A_MONTH
    }
    tip = tip_for(await _facts(connection, member, today), given, lately)
    if tip is None:
        return ()
    return (f"{TIP}{tip.name}", tip.occasion), (f"{OF_WEEK}{monday}", tip.name)


async def tip_of(
    connection: Connection, member: Member, monday: date, today: date, sent: SentNudges
) -> Tip | None:
    """The tip that was chosen for a week; None where there is none."""
    chosen = next((on for name, on in sent if name == f"{OF_WEEK}{monday}"), None)
    if chosen is None:
        return None
    tips = tips_for(await _facts(connection, member, today))
    return next((tip for tip in tips if tip.name == chosen), None)


class Tips:
    """Tells a tip at the moment that it is about."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now

    async def tell_once(self, member: Member, name: str) -> Tip | None:
        """A tip; None where it does not fit or was told before."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            tips = tips_for(await _facts(connection, member, today))
            tip = next((tip for tip in tips if tip.name == name), None)
            if tip is None or not await _remember(connection, member, tip, self._now()):
                return None
        return tip


async def _remember(connection: Connection, member: Member, tip: Tip, now: datetime) -> bool:
    """False: it was told before."""
    return await SentNudgeStore(connection, member).add(f"{TIP}{tip.name}", tip.occasion, now)


async def _facts(connection: Connection, member: Member, today: date) -> TipFacts:
    case = await CaseStore(connection, member).current()
    if case is None:
        return TipFacts(today)
    filed = await WeightStore(connection, member).all()
    note_on = await _note_on(connection, member)
    moves = await StageMoveStore(connection, member).of(case.id)
    cycle = await CycleStore(connection, member).get()
    return TipFacts(
        today=today,
        stage=case.stage,
        target_title=case.target_title,
        manager_name=case.manager_name,
        started_on=case.started_at.date(),
        win_count=await WinStore(connection, member).count(),
        filed_win_count=len(filed),
        fresh_win_count=await _fresh_win_count(connection, member, note_on, today),
        note_on=note_on,
        asked_on=next((move.moved_on for move in moves if move.stage == "asked"), None),
        period_opens_on=cycle.opens_on if cycle else None,
        months_shown=await _months_shown(connection, member, case, today),
        steady_months=case.steady_months,
    )


async def _note_on(connection: Connection, member: Member) -> date | None:
    """The day of the last progress note, as far as one was drafted here."""
    at = await DraftStore(connection, member).last_at("progress_note")
    return at.date() if at else None


async def _fresh_win_count(
    connection: Connection, member: Member, note_on: date | None, today: date
) -> int:
    """Of the last month, and later than the last note."""
    since = months_before(today, 1)
    if note_on is not None and note_on >= since:
        since = note_on + timedelta(days=1)
    return len(await WinStore(connection, member).between(since, today))


async def _months_shown(
    connection: Connection, member: Member, case: Case, today: date
) -> int | None:
    """The shortest span of evidence on a required line, None without such a line."""
    facts = await gate_facts(connection, member, case, today)
    required = [line for line in facts.target if line.is_required and not line.not_applicable]
    found = (facts.evidence.get(line.key.criterion_id) for line in required)
    return min((evidence.months for evidence in found if evidence), default=None)
