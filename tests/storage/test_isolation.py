"""Nothing of one member is ever found or changed by another: the promise the product rests on.

Every public method of every store is walked. A new store or method that is not in `CALLS`, or a
class that reaches the database without being an `Owned` store, fails here.
"""

import inspect
import pkgutil
import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import time
from functools import reduce
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    cast,
    func,
    literal,
    select,
    union_all,
)

import bot.storage
from bot.domain.agenda.action import ActionDraft
from bot.domain.agenda.agenda import AgendaItem
from bot.domain.agenda.career_review import CareerReviews
from bot.domain.agenda.one_to_one import OneToOne
from bot.domain.calendar.weeks import Rhythm
from bot.domain.calendar.when import When
from bot.domain.calendar.working_days import Absence
from bot.domain.delivery.delivery import Posted
from bot.domain.drafts.draft import Draft, Wish
from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gathered_line import GatheredLine
from bot.domain.ladder.interview import RoleObservation
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.domain.people.feedback import Answer as FeedbackAnswer
from bot.domain.people.feedback import FeedbackDraft, Tag
from bot.domain.people.person import PersonDraft
from bot.domain.plan.case import CaseDraft, StageMove
from bot.domain.plan.case_file import CaseFile
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.timing import Timing
from bot.domain.plan.timing_signs import Answered
from bot.domain.review.review import Mark, ReviewLine
from bot.domain.review.sharing import ShareDraft
from bot.domain.talks.answer import Answer
from bot.domain.talks.log import OpportunityDraft
from bot.domain.talks.questions import Finding
from bot.domain.talks.stay_or_go import Marked
from bot.domain.talks.talk import TalkDraft
from bot.domain.wins.found_line import FoundLine
from bot.domain.wins.summary import LeftOut
from bot.domain.wins.win import Win, WinDraft, WinFilter
from bot.storage.database.acts import acts
from bot.storage.database.batch import Glance, Together
from bot.storage.database.chores import Chores, chores
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.database.owned import Owned, mine
from bot.storage.database.sqlite import SqliteConnection, SqliteEngine
from bot.storage.database.tables import members
from bot.storage.database.turns import Turns
from bot.storage.delivery.claims import ClaimStore, Move
from bot.storage.delivery.deliveries import DeliveryStore, Settled
from bot.storage.delivery.reach import ReachStore
from bot.storage.delivery.right_clock import RightClock
from bot.storage.every_table import METADATA
from bot.storage.everything import TABLES, EverythingStore
from bot.storage.ladder.ladders import CompanyLadderStore
from bot.storage.ladder.tables import company_ladders
from bot.storage.plan.cases import NoOpenCaseError
from bot.storage.plan.steps import CompanyCycleStore
from bot.storage.plan.tables import company_cycles
from bot.storage.review.guest_words import GuestWords
from bot.storage.workspace.audit import AuditTrail, audit
from bot.storage.workspace.company import CompanySettingsStore, company_settings
from bot.storage.workspace.errands import ErrandsLeft
from bot.storage.workspace.gone import GoneStore
from bot.storage.workspace.installations import InstallationStore, InstallStateStore
from bot.storage.workspace.tables import install_states, installations
from tests.databases import statements_on
from tests.storage.people import (
    ADA,
    ADA_ELSEWHERE,
    BO,
    CRAFT,
    CY,
    NOW,
    TODAY,
    Saved,
    begun,
    errand_of,
    meet,
    save_everything,
)

NOT_ONE_MEMBERS = frozenset(
    {
        Database,
        Turns,
        Connection,
        SqliteConnection,
        SqliteEngine,
        Together,
        Glance,
        ClaimStore,
        CompanyCycleStore,
        CompanyLadderStore,
        DeliveryStore,
        ReachStore,
    }
    | {InstallationStore, InstallStateStore, GuestWords, ErrandsLeft, Chores, RightClock}
    | {AuditTrail, GoneStore, CompanySettingsStore}
) | {Owned}
"""The connection itself, the engine's side (tested below), and what stores are made of."""

SECRET = "Ada's-own-words"
OTHERS = "the other's words"
LATER = NOW.replace(year=2027)
LONG_AGO = NOW.replace(year=2020)

SAID = FeedbackAnswer("calm", "delegating", "nearly", "soon")
MEETING = OneToOne(time(14, 0), 1, 120, "C1", first_on=TODAY)
MARK = Mark("partly", "Gil", TODAY)
LADDER = LadderContent("new", (Level(1, "one"),), (Criterion("a", "b", "c", (Expectation(1),)),))


def goal_for_months(adas: Saved) -> DevelopmentGoal:
    return DevelopmentGoal(
        "a",
        "b",
        success_test="c",
        gap_id=adas.gap,
        id=adas.development_goal,
        deadline_on=TODAY,
        set_on=TODAY,
    )


def win_of(adas: Saved) -> Win:
    return Win(SECRET, TODAY, id=adas.win, created_at=NOW)


Call = Callable[[Any, Saved], Awaitable[object]]
"""A store of the other member, and the ids of what is Ada's."""

CALLS: dict[str, Call] = {
    "ActionStore.add": lambda store, adas: store.add(
        adas.agenda, "C1", ActionDraft("Gil", "new"), "Gil", NOW
    ),
    "ActionStore.close": lambda store, adas: store.close(adas.action, NOW),
    "ActionStore.note_message": lambda store, adas: store.note_message(adas.action, "1.2"),
    "ActionStore.of_agenda": lambda store, adas: store.of_agenda(adas.agenda),
    "ActionStore.open_in": lambda store, _: store.open_in(SECRET),
    "ActionStore.reopen": lambda store, adas: store.reopen(adas.action),
    "AgendaStore.claim": lambda store, adas: store.claim(adas.agenda, NOW),
    "AgendaStore.correct_items": lambda store, adas: store.correct_items(adas.posted_agenda, ()),
    "AgendaStore.is_there": lambda store, adas: store.is_there(adas.agenda),
    "AgendaStore.posted_since": lambda store, _: store.posted_since(LONG_AGO),
    "AgendaStore.count": lambda store, _: store.count(),
    "AgendaStore.get": lambda store, adas: store.get(adas.agenda),
    "AgendaStore.give_back": lambda store, adas: store.give_back(adas.posted_agenda),
    "AgendaStore.held": lambda store, adas: store.held(adas.agenda),
    "AgendaStore.last_posted": lambda store, _: store.last_posted(SECRET),
    "AgendaStore.mark_posted": lambda store, adas: store.mark_posted(adas.agenda, "1.2", NOW),
    "AgendaStore.newest": lambda store, _: store.newest(SECRET),
    "AgendaStore.note_message": lambda store, adas: store.note_message(adas.agenda, "1.2"),
    "AgendaStore.save": lambda store, _: store.save("C1", (AgendaItem("k", "win", "x"),), NOW),
    "AgendaStore.under_way": lambda store, _: store.under_way(SECRET),
    "AgendaStore.set_items": lambda store, adas: store.set_items(adas.agenda, ()),
    "FoundLineStore.add": lambda store, _: store.add([FoundLine("new", TODAY)], NOW),
    "FoundLineStore.fingerprints": lambda store, _: store.fingerprints(),
    "FoundLineStore.answer": lambda store, adas: store.answer(adas.queued_line, "kept"),
    "FoundLineStore.answer_next": lambda store, _: store.answer_next(5, "kept", has_date=True),
    "FoundLineStore.ask_again": lambda store, _: store.ask_again(
        [FoundLine("words", TODAY).fingerprint]
    ),
    "FoundLineStore.ask_all_again": lambda store, _: store.ask_all_again(),
    "FoundLineStore.dismiss_all": lambda store, _: store.dismiss_all(),
    "FoundLineStore.forget_left_out": lambda store, _: store.forget_left_out(),
    "FoundLineStore.leave_out": lambda store, _: store.leave_out(
        [(0, LeftOut("prose", "new"))], "", NOW
    ),
    "FoundLineStore.left_out": lambda store, _: store.left_out(),
    "FoundLineStore.get": lambda store, adas: store.get(adas.queued_line),
    "FoundLineStore.queue": lambda store, _: store.queue(10),
    "CaseFileStore.clear": lambda store, adas: store.clear(adas.case),
    "CaseFileStore.of": lambda store, adas: store.of(adas.case),
    "CaseFileStore.save": lambda store, adas: store.save(adas.case, CaseFile(who="new")),
    "CareerReviewStore.drop": lambda store, _: store.drop(),
    "CareerReviewStore.get": lambda store, _: store.get(),
    "CareerReviewStore.hold": lambda store, _: store.hold(TODAY, "new"),
    "CareerReviewStore.save": lambda store, _: store.save(CareerReviews(TODAY)),
    "CaseStore.change": lambda store, _: store.change(CaseDraft("Principal"), NOW),
    "CaseStore.current": lambda store, _: store.current(),
    "CaseStore.ended": lambda store, _: store.ended(),
    "CaseStore.open": lambda store, _: store.open(CaseDraft("Principal"), NOW),
    "CaseStore.go_back_to": lambda store, adas: store.go_back_to(adas.case, 0, NOW),
    "CaseStore.set_manager": lambda store, _: store.set_manager("U1", "Gil", NOW),
    "CaseStore.set_title": lambda store, _: store.set_title("new", NOW),
    "CaseStore.set_stage": lambda store, _: store.set_stage("asked", NOW),
    "CaseStore.set_steady_months": lambda store, _: store.set_steady_months(9),
    "DiscoveryStore.all": lambda store, _: store.all(),
    "DiscoveryStore.answer": lambda store, _: store.answer("level", "Gil", TODAY),
    "DiscoveryStore.ask": lambda store, _: store.ask("level", TODAY),
    "GatheredLineStore.add": lambda store, _: store.add([GatheredLine("new")]),
    "GatheredLineStore.drop": lambda store, adas: store.drop([adas.gathered_line]),
    "GatheredLineStore.waiting": lambda store, _: store.waiting(),
    "AnswerStore.all": lambda store, _: store.all(),
    "AnswerStore.get": lambda store, adas: store.get(adas.talk),
    "AnswerStore.save": lambda store, adas: store.save(Answer(adas.talk, ("new",))),
    "QuestionStore.add": lambda store, adas: store.add("new", TODAY, adas.talk),
    "QuestionStore.drop_of": lambda store, adas: store.drop_of(adas.talk),
    "QuestionStore.mark_asked": lambda store, adas: store.mark_asked([adas.question], TODAY),
    "QuestionStore.remove": lambda store, adas: store.remove([adas.question]),
    "QuestionStore.waiting": lambda store, _: store.waiting(),
    "RefusalStore.all": lambda store, _: store.all(),
    "RefusalStore.add": lambda store, adas: store.add(adas.case, TODAY, "company", "new", TODAY),
    "RefusalStore.come_back": lambda store, adas: store.come_back(adas.refusal, LATER.date()),
    "RefusalStore.remove": lambda store, adas: store.remove([adas.refusal]),
    "RefusalStore.clear": lambda store, adas: store.clear(adas.case),
    "RefusalStore.newest": lambda store, adas: store.newest(adas.case),
    "OpportunityStore.add": lambda store, _: store.add(OpportunityDraft("offered", "new", TODAY)),
    "OpportunityStore.attach_goal": lambda store, adas: store.attach_goal(
        adas.opportunity, adas.goal
    ),
    "OpportunityStore.change": lambda store, adas: store.change(
        adas.opportunity, OpportunityDraft("offered", "new", TODAY)
    ),
    "OpportunityStore.get": lambda store, adas: store.get(adas.opportunity),
    "OpportunityStore.kinds": lambda store, _: store.kinds(),
    "OpportunityStore.latest": lambda store, _: store.latest(10),
    "OpportunityStore.let_go_of_goals": lambda store, adas: store.let_go_of_goals([adas.goal]),
    "OpportunityStore.remove": lambda store, adas: store.remove(adas.opportunity),
    "CycleStore.get": lambda store, _: store.get(),
    "CycleStore.remove": lambda store, _: store.remove(),
    "CycleStore.save": lambda store, _: store.save(Cycle("new", TODAY)),
    "DevelopmentGoalStore.add": lambda store, adas: store.add(goal_for_months(adas)),
    "DevelopmentGoalStore.all": lambda store, _: store.all(),
    "DevelopmentGoalStore.get": lambda store, adas: store.get(adas.development_goal),
    "DevelopmentGoalStore.remove": lambda store, adas: store.remove([adas.development_goal]),
    "DevelopmentGoalStore.save": lambda store, adas: store.save(goal_for_months(adas)),
    "DraftStore.base": lambda store, adas: store.base(adas.draft),
    "DraftStore.change": lambda store, adas: store.change(
        Draft(adas.draft, "soft_ask", "t", "x", NOW), "new words", None, "member", NOW
    ),
    "DraftStore.finish": lambda store, adas: store.finish(adas.draft, NOW),
    "DraftStore.get": lambda store, adas: store.get(adas.draft),
    "DraftStore.remove": lambda store, adas: store.remove(adas.draft),
    "DraftStore.save_beside": lambda store, adas: store.save_beside(
        adas.draft, "new", "member", NOW
    ),
    "DraftStore.last_at": lambda store, _: store.last_at("soft_ask"),
    "DraftStore.latest": lambda store, adas: store.latest("soft_ask", adas.talk, LONG_AGO),
    "DraftStore.newest": lambda store, _: store.newest(10),
    "DraftStore.version": lambda store, adas: store.version(adas.draft, 1),
    "DraftStore.versions": lambda store, adas: store.versions(adas.draft),
    "DraftStore.save": lambda store, adas: store.save("soft_ask", "t", "x", None, adas.talk, NOW),
    "ErrandRows.add": lambda store, _: store.add(errand_of(OTHERS)),
    "ErrandRows.again": lambda store, adas: store.again(adas.errand, LATER),
    "ErrandRows.end": lambda store, adas: store.end(adas.errand),
    "ErrandRows.note": lambda store, adas: store.note(adas.errand, {}),
    "ErrandRows.of_kind": lambda store, _: store.of_kind(SECRET),
    "EverythingStore.count": lambda store, _: store.count("wins"),
    "EverythingStore.forget": lambda store, _: store.forget(),
    "EverythingStore.rows": lambda store, _: store.rows(),
    "FindingStore.all": lambda store, _: store.all(),
    "FindingStore.save": lambda store, _: store.save(
        "level", [Finding("level", "skills", "x", "", TODAY)]
    ),
    "FeedbackStore.act": lambda store, adas: store.act(adas.feedback, "done", 1),
    "FeedbackStore.add": lambda store, _: store.add(FeedbackDraft("Gil"), "answered", SAID, NOW),
    "FeedbackStore.all": lambda store, _: store.all(),
    "FeedbackStore.erase": lambda store, adas: store.erase(adas.feedback),
    "FeedbackStore.get": lambda store, adas: store.get(adas.feedback),
    "FeedbackStore.held": lambda store, adas: store.held(adas.feedback),
    "FeedbackStore.remind": lambda store, adas: store.remind(adas.feedback, LATER),
    "FeedbackStore.remove": lambda store, adas: store.remove(adas.feedback),
    "FeedbackStore.settle": lambda store, adas: store.settle(adas.feedback, "answered", SAID, NOW),
    "FeedbackStore.stands_at": lambda store, adas: store.stands_at(adas.feedback, "D9", "9.9"),
    "FeedbackStore.tag": lambda store, adas: store.tag(adas.feedback, Tag(CRAFT, "strength")),
    "FeedbackStore.untag": lambda store, adas: store.untag(adas.feedback, CRAFT),
    "GapStore.add": lambda store, adas: store.add("new", "skill", adas.line, None),
    "GapStore.add_found": lambda store, _: store.add_found("new", "skill", CRAFT, (), None),
    "GapStore.agree_on_line": lambda store, _: store.agree_on_line(CRAFT, TODAY),
    "GapStore.agreed_count": lambda store, _: store.agreed_count(),
    "GapStore.close_on_line": lambda store, _: store.close_on_line(CRAFT, TODAY),
    "GapStore.closed": lambda store, _: store.closed(),
    "GapStore.close": lambda store, adas: store.close(adas.gap, TODAY),
    "GapStore.remove": lambda store, adas: store.remove([adas.gap]),
    "GapStore.open": lambda store, _: store.open(),
    "GoalStore.add": lambda store, adas: store.add("new", TODAY, adas.gap, NOW),
    "GoalStore.attach_win": lambda store, adas: store.attach_win(adas.goal, adas.win),
    "GoalStore.between": lambda store, _: store.between(LONG_AGO.date(), LATER.date()),
    "GoalStore.close": lambda store, adas: store.close(adas.goal, "dropped", NOW),
    "GoalStore.get": lambda store, adas: store.get(adas.goal),
    "GoalStore.earlier": lambda store, adas: store.earlier(
        Goal(SECRET, LATER.date(), id=adas.goal, state="open", created_at=NOW)
    ),
    "GoalStore.of_week": lambda store, _: store.of_week(TODAY),
    "GoalStore.open_before": lambda store, _: store.open_before(LATER.date()),
    "GoalStore.remove": lambda store, adas: store.remove([adas.closed_goal]),
    "GoalStore.reopen": lambda store, adas: store.reopen(adas.closed_goal),
    "GoalStore.reword": lambda store, adas: store.reword(adas.goal, "new"),
    "GoalStore.set_since": lambda store, _: store.set_since(LONG_AGO),
    "GoalStore.set_week": lambda store, adas: store.set_week(adas.goal, TODAY),
    "GoalStore.since_instant": lambda store, _: store.since_instant(LONG_AGO),
    "GoalStore.tie": lambda store, adas: store.tie(adas.goal, adas.gap),
    "LadderLineStore.lines": lambda store, _: store.lines(),
    "LadderLineStore.save": lambda store, _: store.save([("theme", "text", "tag")]),
    "LadderStore.choose": lambda store, _: store.choose(LevelChoice(1, 1)),
    "LadderStore.guidelines": lambda store, _: store.guidelines(),
    "LadderStore.history": lambda store, _: store.history(),
    "LadderStore.save": lambda store, _: store.save(LADDER, NOW),
    "LadderStore.levels": lambda store, _: store.levels(),
    "LadderStore.lines": lambda store, _: store.lines(),
    "MemberStore.absence": lambda store, _: store.absence(),
    "LadderStore.note_guidelines": lambda store, _: store.note_guidelines("https://example.com"),
    "LadderStore.own": lambda store, _: store.own(),
    "LadderStore.sign": lambda store, _: store.sign(2, "Marta", TODAY),
    "LadderStore.version": lambda store, _: store.version(2),
    "MemberStore.ensure": lambda store, _: store.ensure("UTC", "new", "fr", LATER),
    "MemberStore.known": lambda store, _: store.known(),
    "MemberStore.asked_whether_still": lambda store, _: store.asked_whether_still(LATER),
    "MemberStore.hear": lambda store, _: store.hear(LATER),
    "MemberStore.last_sign": lambda store, _: store.last_sign(),
    "MemberStore.silence_settled": lambda store, _: store.silence_settled(),
    "MemberStore.met_at": lambda store, _: store.met_at(),
    "MemberStore.profile": lambda store, _: store.profile(),
    "MemberStore.set_absence": lambda store, _: store.set_absence(Absence(TODAY)),
    "MemberStore.whereabouts": lambda store, _: store.whereabouts(),
    "MemberStore.unreachable_code": lambda store, _: store.unreachable_code(),
    "ObservationStore.add": lambda store, _: store.add(RoleObservation("Gil", "leads")),
    "ObservationStore.count": lambda store, _: store.count(),
    "ObservationStore.latest": lambda store, _: store.latest(10),
    "PersonStore.add": lambda store, _: store.add(PersonDraft("Gil")),
    "PersonStore.all": lambda store, _: store.all(),
    "PersonStore.change": lambda store, adas: store.change(adas.person, PersonDraft("Gil")),
    "PersonStore.remove": lambda store, adas: store.remove(adas.person),
    "PersonStore.senior_peers_wanted": lambda store, _: store.senior_peers_wanted(),
    "PersonStore.want_senior_peers": lambda store, _: store.want_senior_peers(1),
    "OfferedTopicStore.add": lambda store, _: store.add("C1", "new", "Gil", NOW),
    "OfferedTopicStore.brought": lambda store, _: store.brought(),
    "OfferedTopicStore.offered": lambda store, _: store.offered(SECRET, LONG_AGO, SECRET),
    "OneToOneStore.drop": lambda store, _: store.drop(),
    "OneToOneStore.learn_place": lambda store, _: store.learn_place(
        MEETING.channel_id, "general", in_private=False
    ),
    "OneToOneStore.get": lambda store, _: store.get(),
    "OneToOneStore.save": lambda store, _: store.save(MEETING),
    "ProposedLadderStore.get": lambda store, _: store.get(1),
    "ProposedLadderStore.put": lambda store, _: store.put(LADDER, NOW),
    "ReviewStore.count": lambda store, _: store.count(),
    "ReviewStore.held": lambda store, _: store.held(CRAFT, "as worded"),
    "ReviewStore.known_as": lambda store, _: store.known_as(SECRET, "U9"),
    "ReviewStore.manager_back": lambda store, _: store.manager_back(SECRET, TODAY),
    "ReviewStore.manager_left": lambda store, _: store.manager_left(SECRET, LATER.date()),
    "ReviewStore.lines": lambda store, _: store.lines({CRAFT: "as worded"}),
    "ReviewStore.save": lambda store, _: store.save(ReviewLine(CRAFT, own=MARK), "as worded"),
    "RhythmStore.dues": lambda store, _: store.dues(),
    "RhythmStore.get": lambda store, _: store.get(),
    "RhythmStore.save": lambda store, _: store.save(Rhythm()),
    "RhythmStore.save_days": lambda store, _: store.save_days(Rhythm()),
    "RhythmStore.set_due": lambda store, _: store.set_due("plan", LATER),
    "ShareStore.add": lambda store, _: store.add(ShareDraft("win", "U9", "Gil", "new"), NOW),
    "MuteStore.add": lambda store, _: store.add("U9", NOW),
    "MuteStore.has": lambda store, _: store.has(SECRET),
    "MuteStore.remove": lambda store, _: store.remove(SECRET),
    "ShareStore.all": lambda store, _: store.all(),
    "ShareStore.decline": lambda store, _: store.decline("U0GUEST", NOW),
    "ShareStore.done": lambda store, adas: store.done(adas.share, NOW),
    "ShareStore.stands_at": lambda store, adas: store.stands_at(adas.share, Posted("D9", "9.9")),
    "ShareStore.remove": lambda store, adas: store.remove([adas.share]),
    "ShareStore.restore": lambda store, adas: store.restore([adas.share]),
    "ShareStore.revoke": lambda store, adas: store.revoke(adas.share, NOW),
    "ShareStore.revoke_review": lambda store, _: store.revoke_review("U0GUEST", NOW),
    "ShareStore.revoke_all": lambda store, _: store.revoke_all(NOW),
    "RhythmStore.is_saved": lambda store, _: store.is_saved(),
    "SignStore.all": lambda store, _: store.all(),
    "SignStore.mark": lambda store, _: store.mark(Marked("politics", "yes", TODAY)),
    "StageMoveStore.add": lambda store, adas: store.add(adas.case, StageMove("ready", TODAY)),
    "StageMoveStore.clear": lambda store, adas: store.clear(adas.case),
    "StageMoveStore.take_back": lambda store, adas: store.take_back(adas.case, "ready"),
    "StageMoveStore.of": lambda store, adas: store.of(adas.case),
    "TalkStore.add": lambda store, _: store.add(TalkDraft("Gil", TODAY, "new"), NOW),
    "TalkStore.correct": lambda store, adas: store.correct(
        adas.talk, TalkDraft("Gil", TODAY, "new")
    ),
    "TalkStore.held": lambda store, adas: store.held(adas.talk),
    "TalkStore.remove": lambda store, adas: store.remove(adas.talk),
    "TalkStore.set_promises": lambda store, adas: store.set_promises(adas.talk, ()),
    "TalkStore.get": lambda store, adas: store.get(adas.talk),
    "TalkStore.latest": lambda store, _: store.latest(10),
    "TickStore.clear": lambda store, adas: store.clear(adas.case, SECRET),
    "TickStore.clear_all": lambda store, adas: store.clear_all(adas.case),
    "TickStore.of": lambda store, adas: store.of(adas.case),
    "TickStore.set": lambda store, adas: store.set(adas.case, SECRET, LATER.date()),
    "TurningPointStore.add": lambda store, adas: store.add("promoted", adas.case, {}, NOW),
    "TurningPointStore.clear": lambda store, adas: store.clear(adas.case),
    "TurningPointStore.get": lambda store, adas: store.get(adas.turning_point),
    "TurningPointStore.note": lambda store, adas: store.note(adas.turning_point, {"new": 1}),
    "TurningPointStore.of_kind": lambda store, _: store.of_kind(SECRET),
    "TurningPointStore.standing": lambda store, _: store.standing(),
    "TurningPointStore.undo": lambda store, adas: store.undo(adas.turning_point, LATER),
    "TimingStore.answer": lambda store, _: store.answer(
        Answered("layoffs", holds=False, said_on=TODAY)
    ),
    "TimingStore.answers": lambda store, _: store.answers(),
    "TimingStore.last": lambda store, _: store.last(),
    "TimingStore.mistake": lambda store, _: store.mistake(None),
    "TimingStore.remember": lambda store, _: store.remember(Timing("prepare", TODAY)),
    "TypedStore.about": lambda store, _: store.about(SECRET),
    "TypedStore.add": lambda store, adas: store.add("1.2", 0, "win", NOW, became_id=adas.win),
    "TypedStore.get": lambda store, adas: store.get(adas.typed),
    "TypedStore.let_go": lambda store, _: store.let_go(SECRET),
    "TypedStore.newest": lambda store, _: store.newest(LONG_AGO, 10),
    "TypedStore.of_message": lambda store, _: store.of_message(SECRET),
    "TypedStore.replied": lambda store, _: store.replied(SECRET, "1.3"),
    "TypedStore.set": lambda store, adas: store.set(adas.typed, became="win"),
    "SentNudgeStore.add": lambda store, _: store.add("quiet_fortnight", "2026-W48", LATER),
    "SentNudgeStore.all": lambda store, _: store.all(),
    "SentNudgeStore.last_at": lambda store, _: store.last_at("quiet_fortnight"),
    "SentNudgeStore.told": lambda store, _: store.told(),
    "SentNudgeStore.take_back": lambda store, _: store.take_back("quiet_fortnight", "2026-W48"),
    "WeightStore.all": lambda store, _: store.all(),
    "WeightStore.between": lambda store, _: store.between(LONG_AGO.date(), LATER.date()),
    "WinStore.add": lambda store, adas: store.add(WinDraft("new", TODAY, goal_id=adas.goal), NOW),
    "WinStore.all": lambda store, _: store.all(),
    "WinStore.between": lambda store, _: store.between(LONG_AGO.date(), LATER.date()),
    "WinStore.count": lambda store, _: store.count(),
    "WinStore.count_of": lambda store, _: store.count_of(["impact"]),
    "WinStore.edit": lambda store, adas: store.edit(adas.win, WinDraft("new", TODAY), 1),
    "WinStore.filed": lambda store, _: store.filed(),
    "WinStore.file": lambda store, adas: store.file(adas.win, kind="led"),
    "WinStore.get": lambda store, adas: store.get(adas.win),
    "WinStore.sayings": lambda store, _: store.sayings(),
    "WinStore.keys": lambda store, _: store.keys(),
    "WinStore.last_happened_on": lambda store, _: store.last_happened_on(),
    "WinStore.latest": lambda store, _: store.latest(10),
    "WinStore.next": lambda store, _: store.next(),
    "WinStore.newest": lambda store, _: store.newest(),
    "WinStore.outlines": lambda store, _: store.outlines(),
    "WinStore.page": lambda store, _: store.page(WinFilter("words", since=TODAY, until=TODAY), 1),
    "WinStore.restore": lambda store, adas: store.restore(adas.undone_win),
    "WinStore.set_day": lambda store, adas: store.set_day(adas.win, When(TODAY)),
    "WinStore.since_instant": lambda store, _: store.since_instant(LONG_AGO),
    "WinStore.tag_counts": lambda store, _: store.tag_counts(),
    "WinStore.standing": lambda store, adas: store.standing([adas.win]),
    "WinStore.these": lambda store, adas: store.these([adas.win]),
    "WinStore.undo_imported": lambda store, adas: store.undo_imported(1, adas.win, NOW),
    "WinStore.undo": lambda store, adas: store.undo(adas.win, NOW),
    "WinTraces.of": lambda store, adas: store.of(win_of(adas)),
    "WinTraces.erase": lambda store, adas: store.erase(win_of(adas), NOW),
    "WishStore.readers": lambda store, _: store.readers("proposal", LONG_AGO),
    "WishStore.of": lambda store, adas: store.of(adas.draft),
    "WishStore.save": lambda store, adas: store.save(adas.draft, Wish(has_motive=True)),
}

RELATIONS = {
    "in the same workspace": BO,
    "in another workspace": CY,
    "with the same user id in another workspace": ADA_ELSEWHERE,
}


def classes() -> Iterator[type[Any]]:
    for module in pkgutil.walk_packages(bot.storage.__path__, "bot.storage."):
        if not module.ispkg and ".migrations." not in module.name:
            found = inspect.getmembers(import_module(module.name), inspect.isclass)
            yield from (x for _, x in found if x.__module__ == module.name)


def public_methods(store: type[Any]) -> list[str]:
    return [name for name, _ in inspect.getmembers(store, callable) if not name.startswith("_")]


STORES = {store.__name__: store for store in classes() if issubclass(store, Owned)}


async def outcome_of(name: str, connection: Connection, member: Member, adas: Saved) -> str:
    """What a call answers, without the ids of rows that it made itself."""
    store = STORES[name.partition(".")[0]](connection, member)
    try:
        answer = await CALLS[name](store, adas)
    except NoOpenCaseError as error:
        answer = error
    return re.sub(r"\bid=\d+", "id=?", repr(answer))


def as_text(table: Table) -> ColumnElement[str]:
    shown = [func.coalesce(cast(column, Text), "none") for column in table.c]
    return reduce(lambda row, value: row + " | " + value, shown, literal(table.name))


ROWS = union_all(*(select(as_text(table)).where(mine(table)) for table in TABLES))


async def rows_of(connection: Connection, member: Member) -> list[str]:
    owner = {"my_team": member.team_id, "my_user": member.user_id}
    return sorted((await connection.execute(ROWS, owner)).scalars())


def unscoped_tables(statement: str) -> set[str]:
    """The tables that a statement reads or writes without saying whose rows."""
    inserted = set(re.findall(r"INSERT INTO (\w+) \(team_id, user_id, enterprise_id,", statement))
    touched = set(re.findall(r"\b(?:FROM|UPDATE|JOIN|INTO) (\w+)", statement))
    scoped = {
        table
        for table in touched
        if re.search(rf"\b{table}\.team_id = \S+ AND {table}\.user_id = ", statement)
    }
    return (touched & set(METADATA.tables)) - scoped - inserted


def test_every_public_method_of_every_store_is_walked() -> None:
    walked = set(CALLS)

    offered = {f"{name}.{x}" for name, store in STORES.items() for x in public_methods(store)}

    assert offered == walked


def test_nothing_else_in_storage_reaches_the_database() -> None:
    stores = set(STORES.values())

    reach = {x for x in classes() if any(map(inspect.iscoroutinefunction, vars(x).values()))}

    assert reach - stores <= NOT_ONE_MEMBERS


def test_every_table_says_whose_each_row_is_and_loses_it_with_the_member() -> None:
    assert set(METADATA.sorted_tables) - set(TABLES) == {
        acts,
        audit,
        company_cycles,
        company_ladders,
        company_settings,
        installations,
        install_states,
        chores,
    }
    for table in TABLES:
        assert not table.c.team_id.nullable
        assert not table.c.user_id.nullable
        assert table.c.enterprise_id.nullable
        owners = [key for key in table.foreign_key_constraints if key.referred_table is members]
        assert table is members or [key.ondelete for key in owners] == ["CASCADE"]


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("other_saves", ["nothing", "everything"])
async def test_another_member_cannot_tell_that_ada_is_there(
    database: Database, relation: str, other_saves: str
) -> None:
    other = RELATIONS[relation]
    async with database.writing() as connection:
        adas = await save_everything(connection, ADA, SECRET)
        await meet(connection, other)
        if other_saves == "everything":
            await save_everything(connection, other, OTHERS)
        before = await rows_of(connection, ADA)

    beside_ada = {}
    for name in CALLS:
        async with database.writing() as connection:
            beside_ada[name] = await outcome_of(name, connection, other, adas)
            assert await rows_of(connection, ADA) == before, name
            await connection.rollback()
    async with database.writing() as connection:
        await EverythingStore(connection, ADA).forget()

    for name, beside in beside_ada.items():
        async with database.writing() as connection:
            alone = await outcome_of(name, connection, other, adas)
            await connection.rollback()
        assert (name, SECRET in beside, beside) == (name, False, alone)


async def test_every_statement_names_workspace_and_user(database: Database) -> None:
    async with database.writing() as connection:
        adas = await save_everything(connection, ADA, SECRET)

    for name in CALLS:
        async with database.writing() as connection:
            with statements_on(connection) as heard:
                await outcome_of(name, connection, ADA, adas)
            await connection.rollback()

        assert heard, name
        assert [x for x in heard if unscoped_tables(x)] == [], name


@pytest.mark.parametrize(
    "leak",
    [
        "SELECT wins.text FROM wins",
        "SELECT wins.text FROM wins WHERE wins.team_id = ?",
        "UPDATE goals SET win_id=(SELECT id FROM wins) WHERE goals.team_id = ?",
        "DELETE FROM wins WHERE wins.id = ?",
        "INSERT INTO wins (text) VALUES (?)",
    ],
)
def test_a_statement_that_forgets_whose_rows_it_means_is_caught(leak: str) -> None:
    assert unscoped_tables(leak)


async def test_forgetting_leaves_nothing_of_the_member_and_all_of_the_others(
    database: Database,
) -> None:
    async with database.writing() as connection:
        for member in (ADA, *RELATIONS.values()):
            await save_everything(connection, member, f"{SECRET} {member}")
        mine = await rows_of(connection, ADA)
        theirs = [await rows_of(connection, member) for member in RELATIONS.values()]

        forgotten = await EverythingStore(connection, ADA).forget()

        assert forgotten == len(mine)
        assert await rows_of(connection, ADA) == []
        assert [await rows_of(connection, x) for x in RELATIONS.values()] == theirs


async def test_the_engine_sees_who_is_due_and_no_words(database: Database) -> None:
    async with database.writing() as connection:
        await save_everything(connection, ADA, SECRET)
        claims, engine = ClaimStore(connection), DeliveryStore(connection)
        with statements_on(connection) as heard:
            due = await claims.claim_due(LATER, 10, "T1")
            await claims.move_due([Move(row, LATER) for row in due])
            answers = (
                due,
                await claims.begin([begun("d1", ADA, kind="review")]),
                await engine.get("d1"),
                await claims.take_stale(LATER, 1),
            )
            beside = (
                await claims.work(),
                await claims.teams_due(LATER),
                await claims.rhythms_of([ADA]),
                await engine.todays(ADA, NOW),
                await engine.due_before(ADA, LATER),
                await engine.skipped_unsaid(ADA),
                await engine.last_occasion(ADA, "plan"),
                await engine.last_sent(ADA, "plan"),
                await engine.sent_since(ADA, LONG_AGO),
                await engine.kind_of_message(ADA, "1.2"),
            )
            await engine.settle([Settled("d1", NOW, "D1", "1.2"), Settled("d1", NOW)])
            await engine.failed("d1", "ratelimited", NOW, NOW)
            await engine.skipped("d1", "away", NOW)
            await engine.let_go("d1")
            retries = await claims.take_retries(LATER, 10)

    named = {word for statement in heard for word in re.findall(r"\w+", statement)}
    assert len(public_methods(ClaimStore)) == 8
    assert len(public_methods(DeliveryStore)) == 12
    assert named & set(METADATA.tables) == {
        "members",
        "dues",
        "deliveries",
        "rhythms",
        "acts",
        "errands",
    }
    assert "name" not in named
    assert SECRET not in repr((answers, beside, retries))


async def test_a_company_s_ladder_is_of_one_workspace_and_names_nobody(database: Database) -> None:
    async with database.writing() as connection:
        await save_everything(connection, ADA, SECRET)
        with statements_on(connection) as heard:
            await CompanyLadderStore(connection, "T1").save(LADDER, NOW)
            mine = await CompanyLadderStore(connection, "T1").get()
            elsewhere = await CompanyLadderStore(connection, "T2").get()
            await CompanyLadderStore(connection, "T2").remove()
            saved = await CompanyLadderStore(connection, "T1").get()
            await CompanyLadderStore(connection, "T1").remove()
            gone = await CompanyLadderStore(connection, "T1").get()

    assert (mine, elsewhere, saved, gone) == (LADDER, None, LADDER, None)
    assert len(public_methods(CompanyLadderStore)) == 3
    assert SECRET not in repr(heard)


async def test_a_company_s_days_are_of_one_workspace_and_name_nobody(database: Database) -> None:
    days = Cycle("Round", TODAY, origin="company")
    async with database.writing() as connection:
        await save_everything(connection, ADA, SECRET)
        with statements_on(connection) as heard:
            await CompanyCycleStore(connection, "T1").save(days, NOW)
            await CompanyCycleStore(connection, "T1").wake(NOW)
            mine = await CompanyCycleStore(connection, "T1").get()
            elsewhere = await CompanyCycleStore(connection, "T2").get()
            await CompanyCycleStore(connection, "T2").remove()
            saved = await CompanyCycleStore(connection, "T1").get()
            await CompanyCycleStore(connection, "T1").remove()
            gone = await CompanyCycleStore(connection, "T1").get()

    assert (mine, elsewhere, saved, gone) == (days, None, days, None)
    assert len(public_methods(CompanyCycleStore)) == 4
    assert SECRET not in repr(heard)
