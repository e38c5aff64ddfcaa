"""Nudges: what a member's rows say that is worth speaking up about, and when."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.agenda.career_review import CareerReviews
from bot.domain.calendar.weeks import Rhythm, at_local, next_daily
from bot.domain.member import Member
from bot.domain.plan.case import last_day_of
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import first_day, noticed
from bot.storage.agenda.one_to_ones import CareerReviewStore
from bot.storage.database.database import Connection
from bot.storage.goals.goals import GoalStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CompanyCycleStore, CycleStore, StageMoveStore, TickStore
from bot.storage.review.gaps import GapStore
from bot.storage.talks.answers import AnswerStore, RefusalStore
from bot.storage.talks.talks import TalkStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.wins.wins import WinStore

TALKS_LOOKED_AT = 200
"""Years of them: a promise may be due long after the talk that it was given in."""

HORIZON_DAYS = 400
"""How far ahead the next nudge is looked for: beyond a year a decision date is a guess."""


async def situation_of(
    connection: Connection, member: Member, today: date, tz: ZoneInfo
) -> Situation:
    wins = WinStore(connection, member)
    case = await CaseStore(connection, member).current()
    moves = await StageMoveStore(connection, member).of(case.id) if case else ()
    told_at = await SentNudgeStore(connection, member).last_at("ready_silent")
    talks = await TalkStore(connection, member).latest(TALKS_LOOKED_AT)
    reviews = await CareerReviewStore(connection, member).get()
    wins_since, goals_since = await _since_review(connection, member, reviews, today)
    return Situation(
        today=today,
        case=case,
        last_win_on=await wins.last_happened_on(),
        win_count=await wins.count(),
        gaps=await GapStore(connection, member).open(),
        ready_since_on=last_day_of("ready", moves),
        asked_on=last_day_of("asked", moves),
        ticked=await TickStore(connection, member).of(case.id) if case else (),
        silence_named_on=told_at.astimezone(tz).date() if told_at else None,
        talks=talks,
        answers=await AnswerStore(connection, member).all() if talks else {},
        refusal=await RefusalStore(connection, member).newest(case.id) if case else None,
        reviews=reviews,
        wins_since_review=wins_since,
        goals_since_review=goals_since,
        cycle=await CycleStore(connection, member).get(),
        company=await CompanyCycleStore(connection, member.team_id).get(),
    )


async def _since_review(
    connection: Connection, member: Member, reviews: CareerReviews | None, today: date
) -> tuple[int, int]:
    """How many wins, and goals that were finished, the next career review has to tell of."""
    if reviews is None:
        return 0, 0
    wins = await WinStore(connection, member).between(reviews.since_on, today)
    goals = await GoalStore(connection, member).between(reviews.since_on, today)
    return len(wins), sum(goal.state == "done" for goal in goals)


async def untold_nudge(
    connection: Connection, member: Member, today: date, tz: ZoneInfo
) -> Nudge | None:
    """The most important nudge that fits today and was never given, None if there is none."""
    situation = await situation_of(connection, member, today, tz)
    sent = await SentNudgeStore(connection, member).all()
    for nudge in noticed(situation):
        if (nudge.name, nudge.occasion) not in sent:
            return nudge
    return None


async def next_nudge_at(
    connection: Connection, member: Member, rhythm: Rhythm, now: datetime, tz: ZoneInfo
) -> datetime | None:
    """The next instant (UTC) at which a rule will have something untold to say, as things stand.

    Wins saved meanwhile only make it later; the engine finds nothing to say then and asks again.
    """
    if "nudge" in rhythm.stopped:
        return None
    situation = await situation_of(connection, member, now.astimezone(tz).date(), tz)
    sent = await SentNudgeStore(connection, member).all()
    day = first_day(
        situation,
        within=HORIZON_DAYS,
        sent=lambda nudge: (nudge.name, nudge.occasion) in sent,
    )
    if day is None:
        return None
    instant = at_local(day, rhythm.nudges_at, tz)
    return instant if instant > now else next_daily(rhythm.nudges_at, now, tz)
