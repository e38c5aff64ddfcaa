"""Nudges: what a member's rows say that is worth speaking up about, and when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.agenda.career_review import CareerReviews
from bot.domain.calendar.weeks import Pace, Rhythm, at_local, comes_in, next_daily, week_of_day
from bot.domain.delivery.quiet import MOST_NUDGES, STILL_COMING
from bot.domain.member import Member
from bot.domain.plan.case import Case, last_day_of
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import DATED, NUDGES, chosen_from, first_day, introduction, name_of, noticed
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.agenda.one_to_ones import CareerReviewStore, OneToOneStore
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import GoalStore
from bot.storage.ladder.gathered_lines import ObservationStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.people.feedback import FeedbackStore
from bot.storage.plan.case_files import CaseFileStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import (
    CompanyCycleStore,
    CycleStore,
    StageMoveStore,
    TickStore,
    TimingStore,
)
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.talks.answers import AnswerStore, OpportunityStore, RefusalStore
from bot.storage.talks.talks import TalkStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.wins.weights import WeightStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.members import MemberStore

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
    told = await SentNudgeStore(connection, member).told()
    told_on = {one: at.astimezone(tz).date() for one, at in told.items()}
    talks = await TalkStore(connection, member).latest(TALKS_LOOKED_AT)
    reviews = await CareerReviewStore(connection, member).get()
    sign = await MemberStore(connection, member).last_sign()
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
        silence_named_on=_last_on(told_on).get("ready_silent"),
        talks=talks,
        answers=await AnswerStore(connection, member).all() if talks else {},
        refusal=await RefusalStore(connection, member).newest(case.id) if case else None,
        reviews=reviews,
        wins_since_review=wins_since,
        goals_since_review=goals_since,
        cycle=await CycleStore(connection, member).get(),
        company=await CompanyCycleStore(connection, member.team_id).get(),
        told=told_on,
        unmet=await _unmet(connection, member, case, told_on, today) if case else frozenset(),
        filed_count=len(await WeightStore(connection, member).all()) if case else 0,
        heard_on=sign.heard_at.astimezone(tz).date() if sign else None,
    )


async def _unmet(
    connection: Connection,
    member: Member,
    case: Case,
    told: Mapping[tuple[str, str], date],
    today: date,
) -> frozenset[str]:
    """What the coach can do and they have neither tried nor been told of."""
    untold = frozenset(introduction.UNMET) - {on for name, on in told if name == introduction.NAME}
    if not untold or today - case.started_at.date() < introduction.FIRST_AFTER:
        return frozenset()
    cycle = await CycleStore(connection, member).get()
    opportunities = await OpportunityStore(connection, member).kinds()
    has_met = {
        "timing": bool(await TimingStore(connection, member).answers()),
        "agenda": await OneToOneStore(connection, member).get() is not None
        or await AgendaStore(connection, member).count() > 0,
        "ladder": await LadderStore(connection, member).own() is not None,
        "review": await ReviewStore(connection, member).count() > 0,
        "feedback": bool(await FeedbackStore(connection, member).all()),
        "raised_hand": "volunteered" in opportunities,
        "opportunity": "offered" in opportunities,
        "career_review": await CareerReviewStore(connection, member).get() is not None,
        "company_cycle": cycle is not None and cycle.opens_on is not None,
        "watch_role": await ObservationStore(connection, member).count() > 0,
        "why": (await CaseFileStore(connection, member).of(case.id)).has_motive,
    }
    return untold - {what for what, is_met in has_met.items() if is_met}


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
    connection: Connection,
    member: Member,
    today: date,
    tz: ZoneInfo,
    only: Collection[str] | None = None,
) -> Nudge | None:
    """Whose turn it is of the nudges that fit today and were never given, None without one.

    `only` names those that may come at all.
    """
    situation = await situation_of(connection, member, today, tz)
    listens = await _listening(connection, member, tz)
    is_enough = _since(situation.told, listens.heard_on) >= MOST_NUDGES
    return chosen_from(
        noticed(situation),
        _last_on(situation.told),
        pick=lambda nudge: (
            (only is None or nudge.name in only)
            and (nudge.name in STILL_COMING or not is_enough)
            and listens.to(nudge, today, situation)
        ),
    )


async def next_nudge_at(
    connection: Connection, member: Member, rhythm: Rhythm, now: datetime, tz: ZoneInfo
) -> datetime | None:
    """The next instant (UTC) at which a rule will have something untold to say, as things stand.

    Wins saved meanwhile only make it later; the engine finds nothing to say then and asks again.
    """
    if "nudge" in rhythm.stopped:
        return None
    situation = await situation_of(connection, member, now.astimezone(tz).date(), tz)
    listens = await _listening(connection, member, tz)
    day = first_day(
        situation,
        within=HORIZON_DAYS,
        waits=lambda nudge, day: listens.to(nudge, day, situation),
    )
    if day is None:
        return None
    instant = at_local(day, rhythm.nudges_at, tz)
    return instant if instant > now else next_daily(rhythm.nudges_at, now, tz)


@dataclass(frozen=True, slots=True)
class Listening:
    """Whether somebody was heard from, when, and how often they want to hear."""

    is_silent: bool
    heard_on: date
    pace: Pace

    def to(self, nudge: Nudge, day: date, situation: Situation) -> bool:
        """Say whether a nudge may come that day: never twice, and at the chosen pace."""
        if (nudge.name, nudge.occasion) in situation.told:
            return False
        if nudge.name in STILL_COMING:
            return True
        is_their_week = nudge.name in DATED or comes_in(self.pace, week_of_day(day))
        return is_their_week and not self.is_silent


async def _listening(connection: Connection, member: Member, tz: ZoneInfo) -> Listening:
    sign = await MemberStore(connection, member).last_sign()
    rhythm = await RhythmStore(connection, member).get()
    return Listening(
        sign is not None and sign.silence == "asked",
        sign.heard_at.astimezone(tz).date() if sign else date.min,
        rhythm.pace,
    )


def _last_on(told: Mapping[tuple[str, str], date]) -> dict[str, date]:
    """When each name was told last."""
    last_on: dict[str, date] = {}
    for (name, _), on in told.items():
        last_on[name] = max(on, last_on.get(name, date.min))
    return last_on


def _since(told: Mapping[tuple[str, str], date], heard_on: date) -> int:
    """How many nudges they had since they were last heard from, but for those that do not wait.

    What the coach introduces does not count: it must not take the place of something that presses.
    """
    names = {name_of(rule) for rule in NUDGES} - STILL_COMING - {introduction.NAME}
    return sum(name in names and on > heard_on for (name, _), on in told.items())
