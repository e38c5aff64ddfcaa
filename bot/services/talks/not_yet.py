"""After a no: why it was, what to work on, when to come back, and the next try."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.plan.case import Case, CaseDraft, StageMove
from bot.domain.plan.cycle import Cycle, following
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.plan.plan import cycle_of
from bot.domain.talks.not_yet import (
    Follows,
    NotYetPage,
    Refusal,
    SavedRefusal,
    checked_plan,
    gaps_without_goal,
    revisit_on,
    way_on,
)
from bot.domain.talks.playbook import named_items
from bot.services.plan.case import OfCases, moved
from bot.services.plan.turning_points import newest, note_made, note_next
from bot.services.week.resting import working_days
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import DevelopmentGoalStore, GoalStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CycleStore, StageMoveStore, TickStore
from bot.storage.review.gaps import GapStore
from bot.storage.talks.answers import QuestionStore, RefusalStore
from bot.storage.week.rhythms import RhythmStore

TO_ASK: frozenset[Follows] = frozenset({"agenda_question", "gap_entry"})
"""Ways forward that begin with a question at the next 1:1 (001-13, 001-15)."""

FAR = timedelta(days=400)
"""How far around today weekly goals count as goals for a gap."""


class NoAreaError(CoachError):
    """No area was named."""

    sentence = (
        "Name at least one area, one a line. If none was said, ask first: the question is on "
        "your next agenda."
    )
    field = "areas"


class ComeBackPastError(CoachError):
    """The day to come back is not ahead."""

    sentence = "That day has passed. Choose one that is still to come."


class NextDecisionPastError(CoachError):
    """The day of the next decision is not ahead."""

    sentence = "That day has passed. When is the next one decided? Leave it empty if nobody knows."
    field = "decision_on"


class NothingClosedError(CoachError):
    """There is no no to come back from."""

    sentence = "Note first what the reason was: `/promo not this time`."


class Refusals(OfCases):
    """Closes a round with its reason, and opens the next one; all that was gathered stays."""

    async def page(self, member: Member) -> NotYetPage:
        """Raises NoCaseError."""
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            gaps = await GapStore(connection, member).open()
            point = await newest(connection, member, "not_this_time")
            cycle = cycle_of(case, await CycleStore(connection, member).get())
            return NotYetPage(
                today=today,
                case=case,
                refusal=await RefusalStore(connection, member).newest(case.id),
                gaps=gaps,
                bare=gaps_without_goal(gaps, await _covered(connection, member, today)),
                next_on=following(cycle, ()).decided_on if cycle else None,
                point_id=point.id if point and point.case_id == case.id else None,
            )

    async def close(self, member: Member, refusal: Refusal) -> NotYetPage:
        """Saves the reason and moves the stage. Raises NoCaseError, NoReasonError (001-13)."""
        way = way_on(refusal)
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            rhythm = await RhythmStore(connection, member).get()
            working = await working_days(connection, member, rhythm, today)
            again_on = revisit_on(refusal, working)
        async with self._database.writing() as connection:
            if case.stage != "not_this_time":
                move = StageMove("not_this_time", today)
                await moved(connection, member, case, move, self._now())
            saved = await RefusalStore(connection, member).add(
                case.id, refusal.told_on, way.kind, refusal.said.strip(), again_on
            )
            asked = (
                await _ask(connection, member, way.question, refusal.told_on)
                if way.follows in TO_ASK
                else ()
            )
            made = {"refusals": (saved.id,) if saved else (), "questions": asked}
            await note_made(connection, member, "not_this_time", made)
        await self._schedule.look_again(member)
        return await self.page(member)

    async def name_areas(self, member: Member, areas: tuple[str, ...]) -> NotYetPage:
        """Each becomes a gap (001-15). Raises NoAreaError, NothingClosedError."""
        named = named_items(areas)
        if not named:
            raise NoAreaError
        told_on = _closed(await self.page(member)).told_on
        async with self._database.writing() as connection:
            gaps = GapStore(connection, member)
            known = {gap.title.casefold() for gap in await gaps.open()}
            new = [area for area in named if area.casefold() not in known]
            made = [(await gaps.add(area, "skill", None, told_on)).id for area in new]
            await note_made(connection, member, "not_this_time", {"gaps": made})
        return await self.page(member)

    async def come_back_on(self, member: Member, on: date) -> NotYetPage:
        """Another day to look again. Raises ComeBackPastError, NothingClosedError."""
        page = await self.page(member)
        if on <= page.today:
            raise ComeBackPastError
        async with self._database.writing() as connection:
            await RefusalStore(connection, member).come_back(_closed(page).id, on)
        await self._schedule.look_again(member)
        return await self.page(member)

    async def start_again(self, member: Member, title: str, decision_on: date | None) -> Case:
        """The next round; the old one is closed and stays, and wins, gaps and goals stay (001-16).

        Raises NothingClosedError, NextDecisionPastError, or NoGoalForGapError where the plan is
        not whole (004-57).
        """
        page = await self.page(member)
        _check(page, decision_on)
        draft = _next_draft(page.case, title, decision_on)
        async with self._database.writing() as connection:
            cases = CaseStore(connection, member)
            case = await cases.open(draft, self._now())
            await StageMoveStore(connection, member).add(case.id, StageMove("work", page.today))
            case = await cases.set_stage("work", self._now())
            await note_next(connection, member, page.case, case, self._now())
            await _save_cycle(connection, member, page.case, decision_on)
            await _carry_told(connection, member, page.case, case)
        await self._schedule.look_again(member)
        return case


def _check(page: NotYetPage, decision_on: date | None) -> None:
    refusal = _closed(page)
    if decision_on is not None and decision_on <= page.today:
        raise NextDecisionPastError
    if refusal.kind != "company":
        checked_plan(page.bare, ())


def _closed(page: NotYetPage) -> SavedRefusal:
    if page.refusal is None:
        raise NothingClosedError
    return page.refusal


def _next_draft(old: Case, title: str, decision_on: date | None) -> CaseDraft:
    return CaseDraft(
        target_title=title or old.target_title,
        current_title=old.current_title,
        current_since_on=old.current_since_on,
        manager_id=old.manager_id,
        manager_name=old.manager_name,
        decision_on=decision_on,
    )


async def _carry_told(connection: Connection, member: Member, old: Case, new: Case) -> None:
    """The manager who heard of this aim has heard of it, whichever round it is (001-16)."""
    ticks = TickStore(connection, member)
    told_on = (await ticks.of(old.id)).get(MANAGER_TOLD)
    if told_on and old.target_title == new.target_title:
        await ticks.set(new.id, MANAGER_TOLD, told_on)


async def _save_cycle(
    connection: Connection, member: Member, old: Case, decision_on: date | None
) -> None:
    cycles = CycleStore(connection, member)
    before = cycle_of(old, await cycles.get())
    if decision_on is None:
        return
    known = before or Cycle("Your next decision", decision_on)
    after = replace(known, decided_on=decision_on, opens_on=None, announced_on=None)
    await cycles.save(replace(after, is_assumed=False))


async def _ask(connection: Connection, member: Member, text: str, on: date) -> tuple[int, ...]:
    """Once on the next agenda, however often the no is noted; the id of what waits there now."""
    questions = QuestionStore(connection, member)
    if text in {question.text for question in await questions.waiting()}:
        return ()
    return ((await questions.add(text, on)).id,)


async def _covered(connection: Connection, member: Member, today: date) -> tuple[int | None, ...]:
    """The gaps that goals are for, of both kinds."""
    months = await DevelopmentGoalStore(connection, member).all()
    weeks = await GoalStore(connection, member).between(today - FAR, today + FAR)
    return (
        *(goal.gap_id for goal in months if goal.status != "dropped"),
        *(goal.gap_id for goal in weeks if goal.state != "dropped"),
    )
