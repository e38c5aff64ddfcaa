"""The story that `nextrung demo` opens on: Ada, seven months before her decision date."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.agenda.gathering import USUAL_WEEKS
from bot.domain.agenda.one_to_one import USUAL_LEAD
from bot.domain.agenda.one_to_one import Slot as MeetingSlot
from bot.domain.calendar.weeks import Rhythm, at_local, monday_of
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, LineKey
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.domain.review.review import Rating
from bot.domain.talks.talk import Promise, TalkDraft
from bot.domain.wins.reading import read_win
from bot.domain.wins.win import WinKind
from bot.services.coach import Coach
from bot.services.review.review import Said
from bot.services.week.resting import public_holidays
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import GoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.gaps import GapStore
from bot.storage.talks.talks import TalkStore
from bot.storage.wins.wins import WinStore

DECISION_IN = timedelta(days=212)
"""Seven months."""

LAST_AGENDA = timedelta(days=14)
TALKED = 20
"""So many days ago Ada and Marta talked about the promotion."""

ANNOUNCED_AFTER = timedelta(days=24)
COUNTRY = "GB"
IN_ROLE_FOR = timedelta(days=640)
END_OF_WORK = time(17, 20)

TARGET_LEVEL = 2
LEVELS = (Level(1, "Senior Engineer"), Level(2, "Staff Engineer"))

EXPECTED = (
    (
        "Impact",
        "Picks problems that matter beyond the own team, and moves a number with them",
        "impact",
    ),
    (
        "Scope",
        "Carries work that spans several teams from the question to the retrospective",
        "scope",
    ),
    ("Judgement", "Makes technical decisions others build on, and writes down why", "decision"),
    ("People", "Makes the engineers around them better, without being asked", "mentoring"),
    ("Craft", "Leaves systems simpler and safer than they were", "craft"),
    ("Voice", "Explains trade-offs so that people outside engineering can decide", "voice"),
)

LADDER = LadderContent(
    "Engineering",
    LEVELS,
    tuple(
        Criterion(tag, theme, text, (Expectation(1, is_required=False), Expectation(2)))
        for theme, text, tag in EXPECTED
    ),
)

KIND_OF: dict[str, WinKind] = {"decision": "decision", "mentoring": "mentoring"}

RATED: tuple[tuple[str, Rating, Rating | None], ...] = (
    ("impact", "meets", "meets"),
    ("scope", "partly", "partly"),
    ("decision", "meets", None),
    ("mentoring", "meets", None),
    ("craft", "exceeds", "meets"),
)
"""Line by line: how Ada sees it, and what Marta said of it in their talk."""

GAP = "Lead something that crosses team borders, start to finish"
SECOND_GAP = "Have somebody outside payments say what changed for them"

WINS: tuple[tuple[int, str], ...] = (
    (
        158,
        (
            "found out why refunds stuck for 40 minutes: a retry storm in the ledger client. Fixed "
            "it, p95 now under 2 s #craft #impact"
        ),
    ),
    (
        151,
        (
            "walked Priya through what a chargeback really is, so that the dispute screen can say "
            "it in one sentence #voice"
        ),
    ),
    (
        143,
        (
            "wrote the decision record for idempotency keys; Kenji's team took it over as it is "
            "#decision #scope"
        ),
    ),
    (136, "paired with Tom every Thursday, he now carries the pager alone #mentoring"),
    (129, "cut the nightly reconciliation from 3 hours to 25 minutes #impact"),
    (
        122,
        (
            "said no to a fourth payment provider, with the numbers on what the third one costs us "
            "#decision #voice"
        ),
    ),
    (
        112,
        (
            "ran the post-mortem for the double charge: 214 customers refunded the same day, and "
            "nobody was blamed #craft"
        ),
    ),
    (104, "took the noisy alerts apart, pages at night went from 11 a week to 2 #impact #craft"),
    (97, "reviewed the fraud team's rate limiter and found the hole before launch #scope"),
    (
        90,
        (
            "explained to finance why we round the way we do; they closed the quarter without us "
            "for the first time #voice #impact"
        ),
    ),
    (
        81,
        (
            "my idea to batch webhooks did not work out, rolled it back after two days and wrote "
            "down what I would look at first next time #decision"
        ),
    ),
    (
        73,
        (
            "onboarding guide for the ledger, the two new people shipped in their first week "
            "#mentoring #craft"
        ),
    ),
    (66, "shipped partial refunds, used 1,900 times in the first month #impact"),
    (
        58,
        "got payments, fraud and support to agree on one name for a disputed payment #scope #voice",
    ),
    (49, "mentored Lena through her first design review, she presented it herself #mentoring"),
    (41, "removed the last cron job nobody owned #craft"),
    (33, "payments API error rate down 60% after the timeout budget work #impact #craft"),
    (24, "answered the auditors' questions alone, no findings #voice"),
    (
        12,
        (
            "proposed the cross-team plan for the card-vault migration, three teams signed up "
            "#scope #decision"
        ),
    ),
    (4, "card-vault migration: first 5% of traffic moved, no errors in 72 hours #scope #impact"),
)
"""Days ago, and what Ada typed after `/win`."""

THURSDAYS = MeetingSlot(
    weekday=3,
    starts_at=time(14),
    every_weeks=1,
    lead_minutes=USUAL_LEAD,
    channel_id="",
    place_name="privategroup",
    in_private=True,
    career_every_weeks=USUAL_WEEKS,
)
"""Ada and Marta talk every week; two hours before, the coach brings a draft."""

GOALS = (
    "Get the fraud team's date for moving their card lookups",
    "Ask Marta how promotions to Staff are decided here",
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: the member, their manager, the member's zone, and the channel of their 1:1."""

    member: Member
    manager_id: str
    manager_name: str
    tz: ZoneInfo
    channel_id: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the story, counted from the day that it is told on; all are working days."""

    today: date
    working: WorkingDays

    def ago(self, days: int) -> date:
        day = self.today - timedelta(days=days)
        return self.working.on_or_before(day) or day

    def ahead(self, days: int) -> date:
        day = self.today + timedelta(days=days)
        return self.working.on_or_after(day) or day


async def days_from(today: date) -> Days:
    return Days(today, WorkingDays(holidays=await public_holidays(COUNTRY, today.year)))


async def tell_story(
    database: Database, coach: Coach, cast: Cast, told_at: datetime | None = None
) -> None:
    """Fills an empty database with half a year of Ada's work, counted back from `told_at`.

    Without it that is now. Wins between now and then are hers to type.
    """
    await coach.members.introduced(cast.member)
    now = coach.now()
    days = await days_from((told_at or now).astimezone(cast.tz).date())
    draft = CaseDraft(
        target_title="Staff Engineer",
        current_title="Senior Software Engineer",
        current_since_on=days.today - IN_ROLE_FOR,
        manager_id=cast.manager_id,
        manager_name=cast.manager_name,
        decision_on=days.ahead(DECISION_IN.days),
        announcement_on=days.ahead((DECISION_IN + ANNOUNCED_AFTER).days),
    )
    async with database.writing() as connection:
        await CaseStore(connection, cast.member).open(draft, now - timedelta(days=160))
        await CaseStore(connection, cast.member).set_stage("work", now - timedelta(days=20))
        await _tell_wins(connection, cast, days, now)
        await _tell_gaps(connection, cast, days, now)
        await _tell_talk(connection, cast, days)
        await _tell_agenda(connection, cast, now - LAST_AGENDA)
    await coach.cases.aim(cast.member, draft, Rhythm())
    await coach.one_to_ones.meet(cast.member, replace(THURSDAYS, channel_id=cast.channel_id))
    await _tell_ratings(coach, cast)


async def _tell_wins(connection: Connection, cast: Cast, days: Days, now: datetime) -> None:
    for days_ago, text in WINS:
        day = days.ago(days_ago)
        saved_at = at_local(day, END_OF_WORK, cast.tz)
        if saved_at > now:
            return
        read = read_win(text, day)
        shown = tuple(tag for tag in read.tags if tag in {tag for _, _, tag in EXPECTED})
        kind: WinKind = next((KIND_OF[tag] for tag in read.tags if tag in KIND_OF), "delivery")
        draft = replace(read, happened_on=day, span="day", criterion_ids=shown, kind=kind)
        await WinStore(connection, cast.member).add(draft, saved_at)


async def _tell_ratings(coach: Coach, cast: Cast) -> None:
    for tag, own, managers in RATED:
        key = LineKey(tag, TARGET_LEVEL)
        await coach.reviews.rate(cast.member, key, Said(own))
        if managers:
            await coach.reviews.report(cast.member, key, Said(managers))


async def _tell_gaps(connection: Connection, cast: Cast, days: Days, now: datetime) -> None:
    ladders = LadderStore(connection, cast.member)
    await ladders.save(LADDER, now)
    await ladders.choose(LevelChoice(1, TARGET_LEVEL))
    lines = await ladders.lines()
    scope = next(line for line in lines if line.tag == "scope")
    impact = next(line for line in lines if line.tag == "impact")
    gaps = GapStore(connection, cast.member)
    agreed = await gaps.add(GAP, "skill", scope.id, days.ago(TALKED))
    await gaps.add(SECOND_GAP, "evidence", impact.id, None)
    for goal in GOALS:
        gap_id = agreed.id if goal == GOALS[0] else None
        await GoalStore(connection, cast.member).add(goal, monday_of(days.today), gap_id, now)


async def _tell_talk(connection: Connection, cast: Cast, days: Days) -> None:
    held_on = days.ago(TALKED)
    talk = TalkDraft(
        with_name=cast.manager_name,
        held_on=held_on,
        said=(
            "Delivery is where it should be. What is missing for Staff is something that crosses "
            "team borders, led from start to finish."
        ),
        promises=(
            Promise(cast.manager_name, "name a sponsor in the platform group", days.ahead(14)),
            Promise("I", "bring a plan for the card-vault migration", days.ago(10)),
        ),
        next_talk_on=days.ahead(21),
    )
    await TalkStore(connection, cast.member).add(talk, at_local(held_on, END_OF_WORK, cast.tz))


async def _tell_agenda(connection: Connection, cast: Cast, then: datetime) -> None:
    """An agenda that was posted, so that the next one holds what came since."""
    agendas = AgendaStore(connection, cast.member)
    agenda = await agendas.save(cast.channel_id, (), then)
    await agendas.mark_posted(agenda.id, None, then)
