"""Nudging: what a member's rows say that is worth speaking up about, and when."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.agenda.career_review import CareerReviews
from bot.domain.calendar.weeks import Rhythm, at_local, next_daily
from bot.domain.member import Member
from bot.domain.plan.case import last_day_of
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import first_day, noticed
from bot.storage.agenda.one_to_ones import CareerReviewLog
from bot.storage.database.database import Connection
from bot.storage.goals.goals import Goals
from bot.storage.plan.cases import Cases
from bot.storage.plan.route import CompanyCycles, Cycles, StageMoves
from bot.storage.review.gaps import Gaps
from bot.storage.talks.answers import Answers, Refusals
from bot.storage.talks.talks import Talks
from bot.storage.week.sent_nudges import Told
from bot.storage.wins.wins import Wins

TALKS_LOOKED_AT = 200
"""Years of them: a promise may be due long after the talk that it was given in."""

HORIZON_DAYS = 400
"""How far ahead the next nudge is looked for: beyond a year a decision date is a guess."""


async def situation_of(
    connection: Connection, member: Member, today: date, tz: ZoneInfo
) -> Situation:
    wins = Wins(connection, member)
    case = await Cases(connection, member).current()
    moves = await StageMoves(connection, member).of(case.id) if case else ()
    told_at = await Told(connection, member).last_at("ready_silent")
    talks = await Talks(connection, member).latest(TALKS_LOOKED_AT)
    reviews = await CareerReviewLog(connection, member).get()
    wins_since, goals_since = await _since_review(connection, member, reviews, today)
    return Situation(
        today=today,
        case=case,
        last_win_on=await wins.last_happened_on(),
        win_count=await wins.count(),
        gaps=await Gaps(connection, member).open(),
        ready_since_on=last_day_of("ready", moves),
        asked_on=last_day_of("asked", moves),
        silence_told_on=told_at.astimezone(tz).date() if told_at else None,
        talks=talks,
        answers=await Answers(connection, member).all() if talks else {},
        refusal=await Refusals(connection, member).newest(case.id) if case else None,
        reviews=reviews,
        wins_since_review=wins_since,
        goals_since_review=goals_since,
        cycle=await Cycles(connection, member).get(),
        company=await CompanyCycles(connection, member.team_id).get(),
    )


async def _since_review(
    connection: Connection, member: Member, reviews: CareerReviews | None, today: date
) -> tuple[int, int]:
    """How many wins, and goals that were finished, the next career review has to tell of."""
    if reviews is None:
        return 0, 0
    wins = await Wins(connection, member).between(reviews.since_on, today)
    goals = await Goals(connection, member).between(reviews.since_on, today)
    return len(wins), sum(goal.state == "done" for goal in goals)


async def untold_nudge(
    connection: Connection, member: Member, today: date, tz: ZoneInfo
) -> Nudge | None:
    """The most important nudge that fits today and was never given, None if there is none."""
    situation = await situation_of(connection, member, today, tz)
    told = await Told(connection, member).all()
    for nudge in noticed(situation):
        if (nudge.name, nudge.occasion) not in told:
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
    told = await Told(connection, member).all()
    day = first_day(
        situation,
        within=HORIZON_DAYS,
        told=lambda nudge: (nudge.name, nudge.occasion) in told,
    )
    if day is None:
        return None
    instant = at_local(day, rhythm.nudges_at, tz)
    return instant if instant > now else next_daily(rhythm.nudges_at, now, tz)
