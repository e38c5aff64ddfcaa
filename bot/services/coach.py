"""The coach: all services in one object, each under a name that handlers use."""

from dataclasses import dataclass

from bot.domain.commands import CommandNames
from bot.domain.workspace.retention import FOR_GOOD, Retention
from bot.services.agenda.agenda import Agendas
from bot.services.agenda.minutes import AgendaMinutes
from bot.services.agenda.one_to_one import OneToOnes
from bot.services.agenda.posts import AgendaPosts
from bot.services.background import Background
from bot.services.delivery.reach import Reachability
from bot.services.delivery.schedule import Schedule
from bot.services.delivery.tick import Deliveries
from bot.services.delivery.upkeep import Upkeep
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.facts import DraftFactsReader
from bot.services.drafts.files import DraftFiles
from bot.services.drafts.versions import DraftVersions
from bot.services.engine import delivering_of
from bot.services.goals.development_goals import DevelopmentGoals
from bot.services.goals.goals import Goals
from bot.services.ladder.ladder import Ladders
from bot.services.ladder.sources import LadderSources
from bot.services.people.feedback import FeedbackLog
from bot.services.people.people import People
from bot.services.plan.case import CaseFiles, Cases
from bot.services.plan.company_cycle import CompanyCycles
from bot.services.plan.overview import Months, Overviews
from bot.services.plan.plan import Plans
from bot.services.plan.stages import Stages
from bot.services.plan.timing import Timings
from bot.services.plan.turning_points import TurningPoints
from bot.services.ports import AgendaBoard, Audience, Clock, Letters, Messenger, Presence, Profiles
from bot.services.review.guest import GuestReviews
from bot.services.review.review import Reviews
from bot.services.review.sharing import Shares
from bot.services.review.showing import SharedFeedback
from bot.services.talks.after import Promotions
from bot.services.talks.answers import Answers
from bot.services.talks.not_yet import Refusals
from bot.services.talks.opportunities import Opportunities
from bot.services.talks.questions import Questions
from bot.services.talks.stay_or_go import CareerOptions
from bot.services.talks.talks import Talks
from bot.services.typed.typed import Typed
from bot.services.week.check_in import CheckIns
from bot.services.week.second_ask import SecondAsks
from bot.services.week.tips import Tips
from bot.services.wins.coverage import Coverage
from bot.services.wins.export import WinExports
from bot.services.wins.imports import WinImports
from bot.services.wins.wins import WinDetails, Wins
from bot.services.workspace.company import CompanyAdmin
from bot.services.workspace.errands import Errands
from bot.services.workspace.installations import InstalledWorkspaces
from bot.services.workspace.leaving import MemberData
from bot.services.workspace.members import Members
from bot.services.workspace.retention import Forgetting
from bot.storage.database.database import Database
from bot.storage.workspace.installations import TokenCipher
from bot.templates.rendering import Rendering


@dataclass(frozen=True, slots=True)
class Coach:
    """What the coach can do. Built once, by `coach_of`."""

    now: Clock
    commands: CommandNames
    background: Background
    errands: Errands
    members: Members
    wins: Wins
    win_details: WinDetails
    win_exports: WinExports
    win_imports: WinImports
    coverage: Coverage
    cases: Cases
    ladders: Ladders
    ladder_sources: LadderSources
    schedule: Schedule
    second_asks: SecondAsks
    goals: Goals
    check_ins: CheckIns
    deliveries: Deliveries
    reach: Reachability
    installations: InstalledWorkspaces
    case_files: CaseFiles
    draft_facts: DraftFactsReader
    drafts: Drafts
    draft_versions: DraftVersions
    draft_files: DraftFiles
    talks: Talks
    answers: Answers
    refusals: Refusals
    opportunities: Opportunities
    agendas: Agendas
    agenda_posts: AgendaPosts
    minutes: AgendaMinutes
    one_to_ones: OneToOnes
    questions: Questions
    overviews: Overviews
    reviews: Reviews
    guests: GuestReviews
    shares: Shares
    plans: Plans
    company_cycles: CompanyCycles
    company_admin: CompanyAdmin
    stages: Stages
    timings: Timings
    turning_points: TurningPoints
    tips: Tips
    development_goals: DevelopmentGoals
    months: Months
    member_data: MemberData
    people: People
    feedback: FeedbackLog
    options: CareerOptions
    promotions: Promotions
    shared_feedback: SharedFeedback
    forgetting: Forgetting
    upkeep: Upkeep
    typed: Typed


def coach_of(  # noqa: PLR0913, PLR0917 - each is a part of its own, handed over once
    database: Database,
    rendering: Rendering,
    profiles: Profiles,
    presence: Presence,
    messenger: Messenger,
    board: AgendaBoard,
    letters: Letters,
    now: Clock,
    commands: CommandNames,
    installations: InstalledWorkspaces | None = None,
    audience: Audience | None = None,
    retention: Retention = FOR_GOOD,
) -> Coach:
    """Builds the services. `installations` are given where each workspace has its own token.

    Without an `audience` nobody knows how many read a channel; without `retention` nobody is
    forgotten who does not ask for it.
    """
    background = Background()
    members = Members(database, profiles, now, background)
    schedule = Schedule(database, members, now)
    agendas = Agendas(database, members, now)
    check_ins = CheckIns(database, members, agendas, rendering, now)
    wins = Wins(database, members, now)
    reach = Reachability(database, now)
    goals = Goals(database, members, now)
    cases = Cases(database, members, schedule, now)
    ladders = Ladders(database, members, now)
    talks = Talks(database, members, schedule, now)
    draft_facts = DraftFactsReader(database, members)
    feedback = FeedbackLog(database, members, letters, now)
    drafts = Drafts(database, draft_facts, rendering, commands, now)
    plans = Plans(database, members, cases, schedule, now)
    guests = GuestReviews(database, members, now)
    errands = Errands(database, members, background, now)
    forgetting = Forgetting(database, now, retention)
    return Coach(
        now=now,
        commands=commands,
        background=background,
        errands=errands,
        members=members,
        wins=wins,
        win_details=WinDetails(database, members, now),
        win_exports=WinExports(database, members),
        win_imports=WinImports(database, members, now),
        coverage=Coverage(database, members),
        cases=cases,
        ladders=ladders,
        ladder_sources=LadderSources(database, members, ladders, rendering),
        schedule=schedule,
        second_asks=SecondAsks(database, members, now),
        goals=goals,
        check_ins=check_ins,
        deliveries=delivering_of(
            database, profiles, presence, messenger, rendering, schedule, reach, errands, now
        ),
        reach=reach,
        installations=installations or InstalledWorkspaces(database, TokenCipher(), now),
        case_files=CaseFiles(database),
        draft_facts=draft_facts,
        drafts=drafts,
        draft_versions=DraftVersions(database, drafts, members, now),
        draft_files=DraftFiles(database, members, now),
        talks=talks,
        answers=Answers(database, members, schedule, talks, now),
        refusals=Refusals(database, members, cases, schedule, now),
        opportunities=Opportunities(database, members, now),
        agendas=agendas,
        agenda_posts=AgendaPosts(database, members, agendas, board, now),
        minutes=AgendaMinutes(database, members, now),
        one_to_ones=OneToOnes(database, members, schedule, now, audience),
        questions=Questions(database, members),
        overviews=Overviews(database, members, now),
        reviews=Reviews(database, members, now),
        guests=guests,
        shares=Shares(database, members, guests, letters, now),
        plans=plans,
        company_cycles=CompanyCycles(database, members, plans, now),
        company_admin=CompanyAdmin(database, now, retention),
        stages=Stages(database, members, cases),
        timings=Timings(database, members),
        turning_points=TurningPoints(database, schedule, now),
        tips=Tips(database, members, now),
        development_goals=DevelopmentGoals(database, members),
        months=Months(database, members, cases),
        member_data=MemberData(database, now, retention),
        people=People(database, members),
        feedback=feedback,
        options=CareerOptions(database, members),
        promotions=Promotions(database, members, cases, schedule, now),
        shared_feedback=SharedFeedback(database, members, feedback, letters, now),
        forgetting=forgetting,
        upkeep=Upkeep(database, now, forgetting),
        typed=Typed(database, members, now),
    )
