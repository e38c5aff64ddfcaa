"""The smaller stores: members, goals, gaps, ladders, cases, talks, agendas, drafts, rhythms."""

import asyncio
from collections.abc import AsyncIterator
from datetime import time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from bot.domain.agenda.agenda import AgendaItem
from bot.domain.calendar.weeks import Due, Rhythm, Slot
from bot.domain.member import Member, Profile
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.talk import TalkDraft
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.drafts.drafts import DraftStore
from bot.storage.goals.goals import GoalStore
from bot.storage.ladder.ladders import LadderLineStore
from bot.storage.plan.cases import CaseStore, NoOpenCaseError
from bot.storage.review.gaps import GapStore
from bot.storage.talks.talks import TalkStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.workspace.members import MemberStore
from tests.storage.people import ADA, NOW, TODAY, meet

LATER = NOW + timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

Me = tuple[Connection, Member]


@pytest.fixture
async def me(database: Database) -> AsyncIterator[Me]:
    """What a store of Ada's is made with."""
    async with database.writing() as connection:
        await meet(connection, ADA)
        yield connection, ADA


async def test_a_member_is_as_slack_said_last(me: Me) -> None:
    await MemberStore(*me).ensure("Asia/Tokyo", "Ada Lovelace", "en-GB", LATER)

    ada = Profile("Ada Lovelace", ZoneInfo("Asia/Tokyo"), "en-GB")
    assert await MemberStore(*me).profile() == ada
    assert await MemberStore(*me).known() == (ada, LATER)


async def test_a_time_zone_that_does_not_exist_is_not_saved(me: Me) -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        await MemberStore(*me).ensure("Mars/Olympus", "Ada", "en", LATER)


async def test_a_goal_is_closed_once_and_can_be_opened_again(me: Me) -> None:
    goal = await GoalStore(*me).add("ship it", TODAY, None, NOW)

    done = await GoalStore(*me).close(goal.id, "done", LATER)
    again = await GoalStore(*me).close(goal.id, "dropped", LATER)
    reopened = await GoalStore(*me).reopen(goal.id)

    assert done is not None
    assert (done.state, done.closed_at) == ("done", LATER)
    assert again is None
    assert reopened == goal
    assert await GoalStore(*me).reopen(goal.id) is None


async def test_goals_of_a_week_and_what_earlier_weeks_left_open(me: Me) -> None:
    goals = GoalStore(*me)
    old = await goals.add("old", TODAY - WEEK, None, NOW)
    older = await goals.add("older", TODAY - 2 * WEEK, None, NOW)
    finished = await goals.add("finished", TODAY - WEEK, None, NOW)
    await goals.close(finished.id, "done", NOW)
    new = await goals.add("new", TODAY, None, NOW)

    assert await goals.of_week(TODAY) == (new,)
    assert await goals.open_before(TODAY) == (older, old)


async def test_goals_since_an_instant_were_set_or_closed_after_it(me: Me) -> None:
    goals = GoalStore(*me)
    closed = await goals.add("closed since", TODAY, None, NOW)
    await goals.add("untouched", TODAY, None, NOW)
    await goals.add("set since", TODAY, None, LATER)
    await goals.close(closed.id, "done", LATER)

    since = await goals.since_instant(NOW)

    assert [goal.text for goal in since] == ["closed since", "set since"]


async def test_agreed_gaps_come_first_until_they_are_closed(me: Me) -> None:
    gaps = GapStore(*me)
    await gaps.add("named", "skill", None, None)
    agreed = await gaps.add("agreed", "evidence", None, TODAY)
    await gaps.add("agreed before", "skill", None, TODAY - DAY)

    assert [gap.title for gap in await gaps.open()] == ["agreed before", "agreed", "named"]
    assert await gaps.close(agreed.id, TODAY)
    assert not await gaps.close(agreed.id, TODAY)
    assert [gap.title for gap in await gaps.open()] == ["agreed before", "named"]


async def test_a_ladder_line_that_stays_keeps_its_id_and_its_gaps(me: Me) -> None:
    first, second = await LadderLineStore(*me).save(
        [("t", "leads", "lead"), ("t", "plans", "plan")]
    )
    stays = await GapStore(*me).add("stays", "skill", second.id, None)
    loses = await GapStore(*me).add("loses", "skill", first.id, None)

    plans, mentors = await LadderLineStore(*me).save(
        [("t", "plans", "plan"), ("t", "mentors", "grow")]
    )

    assert (plans.id, plans.position) == (second.id, 0)
    assert mentors.id not in {first.id, second.id}
    assert {gap.id: gap.line_id for gap in await GapStore(*me).open()} == {
        stays.id: second.id,
        loses.id: None,
    }


async def test_a_ladder_may_say_the_same_twice_or_nothing(me: Me) -> None:
    twice = await LadderLineStore(*me).save([("t", "leads", "lead")] * 2)

    assert [line.position for line in twice] == [0, 1]
    assert await LadderLineStore(*me).save([]) == ()


async def test_a_case_goes_through_its_stages_and_one_follows_another(me: Me) -> None:
    cases = CaseStore(*me)
    first = await cases.open(CaseDraft("Staff", decision_on=TODAY), NOW)

    changed = await cases.change(CaseDraft("Staff Engineer", decision_on=TODAY + WEEK), NOW)
    asked = await cases.set_stage("asked", NOW)
    second = await cases.open(CaseDraft("Principal"), LATER)

    assert (first.stage, first.started_at) == ("learn", NOW)
    assert (changed.id, changed.target_title) == (first.id, "Staff Engineer")
    assert (asked.stage, asked.decision_on) == ("asked", TODAY + WEEK)
    assert second.id != first.id
    assert await cases.current() == second


async def test_without_a_case_there_is_none_to_change(me: Me) -> None:
    with pytest.raises(NoOpenCaseError, match="No case is open"):
        await CaseStore(*me).change(CaseDraft("Staff"), NOW)

    assert await CaseStore(*me).current() is None


async def test_a_form_sent_twice_at_once_leaves_one_case_open(database: Database) -> None:
    async def open_one() -> None:
        async with database.writing() as connection:
            await CaseStore(connection, ADA).open(CaseDraft("Staff"), NOW)

    async with database.writing() as connection:
        await meet(connection, ADA)

    await asyncio.gather(open_one(), open_one(), open_one())

    async with database.reading() as connection:
        assert await CaseStore(connection, ADA).current() is not None


async def test_talks_are_listed_from_the_last_held(me: Me) -> None:
    for days in (2, 1, 3):
        await TalkStore(*me).add(TalkDraft("Gil", TODAY - days * DAY, f"{days} days ago"), NOW)

    latest = await TalkStore(*me).latest(2)

    assert [talk.said for talk in latest] == ["1 days ago", "2 days ago"]


async def test_an_agenda_is_posted_once_and_stays_as_it_was_posted(me: Me) -> None:
    agendas = AgendaStore(*me)
    item = AgendaItem("win:1", "win", "shipped it", is_private=True, is_ticked=False)
    agenda = await agendas.save("C1", [item], NOW)
    changed = await agendas.set_items(agenda.id, [item, item])

    posted = await agendas.mark_posted(agenda.id, "1.2", LATER)
    again = await agendas.mark_posted(agenda.id, "1.3", LATER)
    too_late = await agendas.set_items(agenda.id, [])

    assert changed is not None
    assert changed.items == (item, item)
    assert (posted, again, too_late) == (True, False, None)
    last = await agendas.last_posted("C1")
    assert last == await agendas.get(agenda.id)
    assert last is not None
    assert (last.message_ts, last.posted_at) == ("1.2", LATER)
    assert await agendas.last_posted("C2") is None


async def test_an_agenda_that_was_given_back_can_be_posted_again(me: Me) -> None:
    agendas = AgendaStore(*me)
    item = AgendaItem("win:1", "win", "shipped it")
    older = await agendas.save("C1", [item], NOW)
    agenda = await agendas.save("C1", [item], NOW)
    await agendas.mark_posted(agenda.id, None, NOW)

    await agendas.give_back(agenda.id)
    given_back = await agendas.get(agenda.id)
    again = await agendas.mark_posted(agenda.id, None, LATER)
    await agendas.note_message(agenda.id, "1.2")

    assert given_back == agenda
    assert again
    posted = await agendas.newest("C1")
    assert posted is not None
    assert (posted.id, posted.message_ts, posted.posted_at) == (agenda.id, "1.2", LATER)
    assert (await agendas.get(older.id), await agendas.count()) == (older, 2)
    assert await agendas.newest("C2") is None


async def test_a_changed_draft_is_the_members_own(me: Me) -> None:
    drafts = DraftStore(*me)
    talk = await TalkStore(*me).add(TalkDraft("Gil", TODAY, "said"), NOW)
    await drafts.save("follow_up", "older", "text", "Subject", talk.id, NOW)
    draft = await drafts.save("follow_up", "newer", "text", "Subject", talk.id, NOW)

    changed = await drafts.change(draft, "my words", "Subject", "member", LATER)

    assert not draft.is_edited
    assert changed is not None
    assert (changed.text, changed.is_edited, changed.talk_id) == ("my words", True, talk.id)
    assert await drafts.latest("follow_up", talk.id, NOW) == changed
    assert await drafts.latest("follow_up", talk.id, LATER) is None
    assert await drafts.latest("follow_up", None, NOW) is None
    assert await drafts.latest("soft_ask", talk.id, NOW) is None


async def test_every_text_of_a_draft_stays_and_an_old_one_changes_nothing(me: Me) -> None:
    drafts = DraftStore(*me)
    draft = await drafts.save("soft_ask", "title", "first", None, None, NOW)

    changed = await drafts.change(draft, "second", None, "member", LATER)
    late = await drafts.change(draft, "third", None, "member", LATER)
    beside = await drafts.save_beside(draft.id, "fourth", "offer", LATER)

    assert late is None
    assert changed == await drafts.get(draft.id)
    assert [(v.number, v.text, v.written_by) for v in await drafts.versions(draft.id)] == [
        (3, "fourth", "offer"),
        (2, "second", "member"),
        (1, "first", "coach"),
    ]
    assert beside == await drafts.base(draft.id) == await drafts.version(draft.id, 3)
    assert await drafts.save_beside(draft.id + 1, "x", "member", LATER) is None
    assert await drafts.version(draft.id, 9) is None


async def test_a_final_draft_is_no_longer_worked_on_until_it_changes(me: Me) -> None:
    drafts = DraftStore(*me)
    draft = await drafts.save("soft_ask", "title", "first", None, None, NOW)

    final = await drafts.finish(draft.id, LATER)

    assert final is not None
    assert final.finished_at == LATER
    assert await drafts.latest("soft_ask", None, NOW) is None
    changed = await drafts.change(final, "second", None, "member", LATER)
    assert changed is not None
    assert changed.finished_at is None
    assert await drafts.latest("soft_ask", None, NOW) == changed


async def test_the_rhythm_is_the_usual_one_until_a_member_has_their_own(me: Me) -> None:
    own = Rhythm(Slot(1, time(10, 30)), Slot(3, time(16, 45)), time(8, 0), frozenset({"nudge"}))

    before = await RhythmStore(*me).get()
    await RhythmStore(*me).save(Rhythm())
    await RhythmStore(*me).save(own)

    assert before == Rhythm()
    assert await RhythmStore(*me).get() == own


async def test_what_is_due_is_saved_for_each_kind(me: Me) -> None:
    await RhythmStore(*me).set_due("plan", NOW)
    await RhythmStore(*me).set_due("plan", LATER, snoozed=True)
    await RhythmStore(*me).set_due("review", None)

    dues = await RhythmStore(*me).dues()

    assert dues == (Due("plan", LATER, snoozed=True), Due("review", None))


async def test_a_nudge_is_told_once_an_occasion(me: Me) -> None:
    sent = SentNudgeStore(*me)

    first = await sent.add("quiet_fortnight", "2026-11-23", NOW)
    again = await sent.add("quiet_fortnight", "2026-11-23", LATER)

    assert (first, again) == (True, False)
    assert await sent.all() == {("quiet_fortnight", "2026-11-23")}
    assert await sent.take_back("quiet_fortnight", "2026-11-23")
    assert not await sent.take_back("quiet_fortnight", "2026-11-23")
