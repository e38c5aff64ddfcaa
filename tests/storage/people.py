"""Members for these tests, and one of everything to save for them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import uuid4

from sqlalchemy import update

from bot.domain.agenda.action import ActionDraft
from bot.domain.agenda.agenda import AgendaItem
from bot.domain.agenda.career_review import CareerReviews
from bot.domain.agenda.one_to_one import OneToOne
from bot.domain.calendar.weeks import DueKind, Rhythm
from bot.domain.delivery.delivery import Delivery
from bot.domain.delivery.errand import Errand
from bot.domain.drafts.draft import Wish
from bot.domain.goals.development_goal import Change, DevelopmentGoal
from bot.domain.ladder.gathered_line import GatheredLine
from bot.domain.ladder.interview import RoleObservation
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, Line, LineKey
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
from bot.domain.review.review import Earlier, Mark, NotApplicable, ReviewLine
from bot.domain.review.sharing import ShareDraft
from bot.domain.talks.answer import Answer
from bot.domain.talks.log import OpportunityDraft
from bot.domain.talks.questions import Finding
from bot.domain.talks.stay_or_go import Marked
from bot.domain.talks.talk import Promise, TalkDraft
from bot.domain.wins.found_line import FoundLine
from bot.domain.wins.summary import LeftOut
from bot.domain.wins.win import Fact, WinDraft
from bot.storage.agenda.agendas import ActionStore, AgendaStore, OfferedTopicStore
from bot.storage.agenda.one_to_ones import CareerReviewStore, OneToOneStore
from bot.storage.database.connection import Connection
from bot.storage.database.owned import mine, new_in, owner_of
from bot.storage.database.tables import members
from bot.storage.delivery.claims import ClaimStore
from bot.storage.drafts.drafts import DraftStore
from bot.storage.goals.goals import DevelopmentGoalStore, GoalStore
from bot.storage.ladder.gathered_lines import GatheredLineStore, ObservationStore
from bot.storage.ladder.ladders import LadderStore, ProposedLadderStore
from bot.storage.people.feedback import FeedbackStore, MuteStore
from bot.storage.people.people import PersonStore
from bot.storage.plan.case_files import CaseFileStore, WishStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CycleStore, StageMoveStore, TickStore, TimingStore
from bot.storage.plan.turning_points import TurningPointStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.review.shares import ShareStore
from bot.storage.talks.answers import (
    AnswerStore,
    DiscoveryStore,
    FindingStore,
    OpportunityStore,
    QuestionStore,
    RefusalStore,
    SignStore,
)
from bot.storage.talks.talks import TalkStore
from bot.storage.typed.lines import TypedStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.wins.found_lines import FoundLineStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.errands import ErrandRows
from bot.storage.workspace.gone import gone
from bot.storage.workspace.members import MemberStore

ADA = Member("T1", "U1", "E1")
BO = Member("T1", "U2", "E1")
CY = Member("T2", "U3")
ADA_ELSEWHERE = Member("T2", "U1")

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CRAFT = LineKey("craft", 1)


def begun(
    delivery_id: str,
    member: Member,
    occasion: str = "2026-W48",
    kind: DueKind = "plan",
    lease_until: datetime = NOW,
) -> Delivery:
    """A delivery as whoever claims it writes it down."""
    return Delivery(delivery_id, member, kind, occasion, claimed_at=NOW, lease_until=lease_until)


def errand_of(words: str) -> Errand:
    """One that is under way, with `words` in all its texts."""
    return Errand(uuid4().hex, ADA, words, {words: words}, NOW, NOW)


@dataclass(frozen=True)
class Saved:
    """The ids of one of everything."""

    win: int
    undone_win: int
    goal: int
    closed_goal: int
    gap: int
    line: int
    talk: int
    agenda: int
    posted_agenda: int
    draft: int
    queued_line: int
    gathered_line: int
    case: int
    development_goal: int
    share: int
    refusal: int
    question: int
    opportunity: int
    person: int
    feedback: int
    action: int
    errand: str
    turning_point: int
    typed: int


async def meet(connection: Connection, *members: Member) -> None:
    for member in members:
        await MemberStore(connection, member).ensure("Europe/London", "Someone", "en", NOW)


async def save_ladder(connection: Connection, member: Member, words: str) -> Line:
    """A version that is signed and a newer one, with all that waits beside them."""
    ladders = LadderStore(connection, member)
    criterion = Criterion(words, words, words, (Expectation(1, words),), words)
    content = LadderContent(words, (Level(1, words),), (criterion,), words)
    await ladders.save(replace(content, note=""), NOW)
    await ladders.sign(1, words, TODAY)
    await ladders.save(content, NOW)
    await ladders.choose(LevelChoice(1, 1))
    await ladders.note_guidelines(words)
    await ProposedLadderStore(connection, member).put(content, NOW)
    draft = GatheredLine(words, words, (words,), ((words, words),))
    await GatheredLineStore(connection, member).add([draft])
    seen = RoleObservation(words, words, words, TODAY)
    await ObservationStore(connection, member).add(seen)
    (line,) = await ladders.lines()
    return line


async def save_review(connection: Connection, member: Member, words: str) -> int:
    """A line rated by both, and what was shared; the id of that."""
    mark = Mark("meets", words, TODAY, words, is_reported=True)
    line = ReviewLine(
        CRAFT,
        own=mark,
        manager=mark,
        settled=mark,
        not_applicable=NotApplicable(words, words, TODAY),
        earlier=(Earlier(mark), Earlier(mark, "manager", is_of_other_words=True)),
    )
    reviews = ReviewStore(connection, member)
    await reviews.save(line, "as worded")
    by_hand = replace(mark, is_reported=False, rater=words, role="peer")
    await reviews.save(ReviewLine(CRAFT, manager=by_hand, settled=by_hand), "as worded", words)
    texts = (words,)
    draft = ShareDraft("win", words, words, words, (1,), 1, TODAY, texts, texts)
    return (await ShareStore(connection, member).add(draft, NOW)).id


async def save_route(connection: Connection, member: Member, case_id: int, words: str) -> None:
    """What belongs to the plan, the gate and the timing."""
    await TickStore(connection, member).set(case_id, words, TODAY)
    await CycleStore(connection, member).save(Cycle(words, TODAY, TODAY, TODAY))
    await StageMoveStore(connection, member).add(case_id, StageMove("work", TODAY, words))
    timings = TimingStore(connection, member)
    await timings.answer(Answered("layoffs", holds=True, said_on=TODAY, look_again_on=TODAY))
    await timings.mistake(TODAY)
    await timings.remember(Timing("wait", TODAY, wait_until_on=TODAY))


async def save_answer(
    connection: Connection, member: Member, talk_id: int, case_id: int, words: str
) -> tuple[int, int, int]:
    """The outcome of a talk and of a cycle; the ids of the no, the question and the offer."""
    answer = Answer(talk_id, (words,), words, words, TODAY, TODAY, words, words, words, "soft")
    why = replace(answer, reason=words, missing_from_plan=words, revisit_on=TODAY)
    await AnswerStore(connection, member).save(replace(why, confirmed_on=TODAY, planned_on=TODAY))
    question = await QuestionStore(connection, member).add(words, TODAY, talk_id)
    refusal = await RefusalStore(connection, member).add(case_id, TODAY, words, words, TODAY)
    offer = OpportunityDraft("offered", words, TODAY, words, "accepted", words)
    opportunity = await OpportunityStore(connection, member).add(offer)
    return (refusal.id if refusal else 0), question.id, opportunity.id


async def save_signs(connection: Connection, member: Member, words: str) -> None:
    """How the member sees one of the five signs; `words` stand where the sign does."""
    await SignStore(connection, member).mark(Marked(words, "yes", TODAY))  # type: ignore[arg-type]  # the words are looked for


async def save_people(connection: Connection, member: Member, words: str) -> int:
    """Somebody on the list; their id."""
    await save_signs(connection, member, words)
    people = PersonStore(connection, member)
    await people.want_senior_peers(3)
    draft = PersonDraft(words, words, ("mentor",), words, TODAY, TODAY, 2, TODAY, 3)
    return (await people.add(draft)).id


async def save_file(
    connection: Connection, member: Member, case_id: int, draft_id: int, words: str
) -> None:
    """What only the member knows of their case, and what they wished for in a draft."""
    file = CaseFile(
        exact_title=words,
        starts_on=TODAY,
        who=words,
        what=words,
        when=words,
        duties=words,
        need=words,
        value=words,
        vision=words,
        first_90_days=(words,),
        organisation_goals=(words,),
        long_term_role=words,
        reason=words,
    )
    await CaseFileStore(connection, member).save(case_id, file)
    await WishStore(connection, member).save(draft_id, Wish(TODAY, TODAY, has_motive=True))


async def save_one_to_one(connection: Connection, member: Member, agenda: int, words: str) -> int:
    """What belongs to the 1:1 and to what was found out there; the id of an action."""
    await DiscoveryStore(connection, member).answer(words, words, TODAY)
    finding = Finding(words, words, words, words, TODAY)
    await FindingStore(connection, member).save(words, [finding])
    meeting = OneToOne(time(14, 0), 1, 120, words, words, first_on=TODAY)
    await OneToOneStore(connection, member).save(meeting)
    await CareerReviewStore(connection, member).save(CareerReviews(TODAY, agreed_on=TODAY))
    await CareerReviewStore(connection, member).hold(TODAY, words)
    await OfferedTopicStore(connection, member).add(words, words, words, NOW, words)
    draft = ActionDraft(words, words, TODAY)
    action = await ActionStore(connection, member).add(agenda, words, draft, words, NOW)
    return action.id if action else 0


async def save_feedback(connection: Connection, member: Member, words: str) -> int:
    """A request that is open, and an answer with its line; the id of the request."""
    feedbacks = FeedbackStore(connection, member)
    draft = FeedbackDraft(words, words, words)
    answer = FeedbackAnswer(words, words, "yes", words)
    answered = await feedbacks.add(draft, "answered", answer, NOW)
    await feedbacks.tag(answered.id, Tag(CRAFT, "gap"))
    asked = await feedbacks.add(draft, "asked", FeedbackAnswer(), NOW)
    await feedbacks.stands_at(asked.id, words, words)
    await MuteStore(connection, member).add(words, NOW)
    return asked.id


async def save_everything(connection: Connection, member: Member, words: str) -> Saved:
    """A row in every table, each with `words` in all its texts."""
    me = connection, member
    await MemberStore(*me).ensure("Asia/Tokyo", words, words, NOW)
    await connection.execute(
        update(members).where(mine(members)).values(dm_channel_id=words), owner_of(member)
    )
    line = await save_ladder(connection, member, words)
    gap = await GapStore(*me).add(words, "skill", line.id, TODAY)
    await GapStore(*me).add_found(words, "skill", CRAFT, (words,), TODAY)
    share = await save_review(connection, member, words)
    goal = await GoalStore(*me).add(words, TODAY, gap.id, NOW)
    closed = await GoalStore(*me).add(words, TODAY, None, NOW)
    await GoalStore(*me).close(closed.id, "done", NOW)
    texts = (words,)
    draft = WinDraft(
        words,
        TODAY,
        words,
        texts,
        texts,
        texts,
        numbers=texts,
        goal_id=goal.id,
        criterion_ids=texts,
        behaviours=texts,
        seen_by=texts,
        facts=(Fact(words, words),),
        origin_key=words,
    )
    win = await WinStore(*me).add(draft, NOW)
    undone = await WinStore(*me).add(draft, NOW)
    await WinStore(*me).undo(undone.id, NOW)
    await GoalStore(*me).attach_win(goal.id, win.id)
    case = await CaseStore(*me).open(
        CaseDraft(words, words, TODAY, words, words, TODAY, TODAY), NOW
    )
    promises = (Promise(words, words, TODAY),)
    heard = TalkDraft(
        words, TODAY, words, promises=promises, change_of_course=words, own_notes=words
    )
    talk = await TalkStore(*me).add(heard, NOW)
    refusal, question, opportunity = await save_answer(*me, talk.id, case.id, words)
    await OpportunityStore(*me).attach_goal(opportunity, goal.id)
    items = (AgendaItem(words, "win", words),)
    posted = await AgendaStore(*me).save(words, items, NOW)
    await AgendaStore(*me).mark_posted(posted.id, words, NOW)
    agenda = await AgendaStore(*me).save(words, items, NOW)
    letter = await DraftStore(*me).save("soft_ask", words, words, words, talk.id, NOW)
    await save_file(connection, member, case.id, letter.id, words)
    await DraftStore(*me).save_beside(letter.id, words, "offer", NOW)
    await FoundLineStore(*me).add([FoundLine(words, TODAY)], NOW)
    (queued_line,) = (await FoundLineStore(*me).queue(1)).queued_lines
    await FoundLineStore(*me).leave_out([(0, LeftOut("prose", words))], words, NOW)
    await RhythmStore(*me).save(Rhythm(stopped=frozenset({"nudge"})))
    await RhythmStore(*me).set_due("plan", NOW, snoozed=True)
    await save_route(connection, member, case.id, words)
    action = await save_one_to_one(connection, member, agenda.id, words)
    development = DevelopmentGoal(
        words, words, success_test=words, gap_id=gap.id, id=0, deadline_on=TODAY, set_on=TODAY
    )
    history = (Change(TODAY, words, words, words, words),)
    saved_development = await DevelopmentGoalStore(*me).add(replace(development, history=history))
    await SentNudgeStore(*me).add("quiet_fortnight", "2026-W48", NOW)
    await ClaimStore(connection).begin([begun(uuid4().hex, member)])
    await connection.execute(new_in(gone).values(since_at=NOW), owner_of(member))
    errand = replace(errand_of(words), member=member)
    await ErrandRows(*me).add(errand)
    point = await TurningPointStore(*me).add("promoted", case.id, {"stage": words}, NOW)
    typed = await TypedStore(*me).add(words, 0, "asked", NOW, waiting=words, became_id=win.id)
    await TypedStore(*me).replied(words, words)
    return Saved(
        win.id,
        undone.id,
        goal.id,
        closed.id,
        gap.id,
        line.id,
        talk.id,
        agenda.id,
        posted.id,
        letter.id,
        queued_line.id,
        next(iter(await GatheredLineStore(*me).waiting())),
        case.id,
        saved_development.id,
        share,
        refusal,
        question,
        opportunity,
        await save_people(connection, member, words),
        await save_feedback(connection, member, words),
        action,
        errand.id,
        point.id if point else 0,
        typed.id,
    )
