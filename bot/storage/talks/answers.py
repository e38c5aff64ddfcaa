"""Answers and questions, refusals, findings, opportunities, and signs of staying or going."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import BindParameter, and_, bindparam, delete, select, update

from bot.domain.talks.answer import Answer, Question
from bot.domain.talks.log import Opportunity, OpportunityDraft, OpportunityKind
from bot.domain.talks.not_yet import SavedRefusal
from bot.domain.talks.questions import Asked, Finding
from bot.domain.talks.stay_or_go import Marked, Sign
from bot.storage.agenda.tables import discoveries, findings
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, link_to, mine, new_in, values_of
from bot.storage.database.tables import cases, goals, talks
from bot.storage.database.upserts import insert_or_update, spelled_for
from bot.storage.people.tables import signs
from bot.storage.talks.tables import answers, opportunities, questions, refusals

OF_AN_ANSWER = columns_for(Answer, answers)
SAID = tuple(field.name for field in fields(Answer) if field.name != "talk_id")
SAVE = insert_or_update(answers, ("team_id", "user_id", "talk_id"), SAID)
OWN_TALK = select(talks.c.id).where(mine(talks), talks.c.id == bindparam("talk"))
GET = select(*OF_AN_ANSWER).where(mine(answers), answers.c.talk_id == bindparam("talk"))
ALL = select(*OF_AN_ANSWER).where(mine(answers)).order_by(answers.c.talk_id)

SOME: BindParameter[list[int]] = bindparam("some", expanding=True)
OF_A_QUESTION = columns_for(Question, questions)
RAISE = new_in(questions).values(talk_id=link_to(talks, "talk")).returning(*OF_A_QUESTION)
WAITING = (
    select(*OF_A_QUESTION)
    .where(mine(questions), questions.c.asked_on.is_(None))
    .order_by(questions.c.id)
)
MARK_ASKED = update(questions).where(
    mine(questions),
    questions.c.asked_on.is_(None),
    questions.c.id.in_(SOME),
)
DROP = delete(questions).where(
    mine(questions), questions.c.asked_on.is_(None), questions.c.talk_id == bindparam("talk")
)


REMOVE_QUESTIONS = delete(questions).where(
    mine(questions), questions.c.asked_on.is_(None), questions.c.id.in_(SOME)
)


class AnswerStore(Owned):
    """One for a talk, at most."""

    async def save(self, answer: Answer) -> bool:
        """New, or instead of what was known. False: that talk is not the member's."""
        if await self._row(OWN_TALK, talk=answer.talk_id) is None:
            return False
        statement = spelled_for(self._connection, SAVE)
        return await self._count(statement, **values_of(answer)) == 1

    async def get(self, talk_id: int) -> Answer | None:
        row = await self._row(GET, talk=talk_id)
        return row and Answer(**row._asdict())

    async def all(self) -> dict[int, Answer]:
        """By the id of the talk."""
        return {row.talk_id: Answer(**row._asdict()) for row in await self._rows(ALL)}


class QuestionStore(Owned):
    """What waits to be asked at a 1:1."""

    async def add(self, text: str, on: date, talk_id: int | None = None) -> Question:
        """A talk that is not the member's becomes None."""
        (row,) = await self._rows(RAISE, text=text, raised_on=on, talk=talk_id)
        return Question(**row._asdict())

    async def waiting(self) -> tuple[Question, ...]:
        """The oldest first."""
        return tuple(Question(**row._asdict()) for row in await self._rows(WAITING))

    async def mark_asked(self, ids: Collection[int], on: date) -> int:
        """How many of these waited until now."""
        return await self._count(MARK_ASKED, some=list(ids), asked_on=on)

    async def remove(self, ids: Collection[int]) -> int:
        """Takes back what was raised, unless it was asked by now. How many are gone."""
        return await self._count(REMOVE_QUESTIONS, some=list(ids))

    async def drop_of(self, talk_id: int) -> int:
        """How many of a talk's waited; they are gone."""
        return await self._count(DROP, talk=talk_id)


OF_A_REFUSAL = columns_for(SavedRefusal, refusals)
OWN_CASE = select(cases.c.id).where(mine(cases), cases.c.id == bindparam("case"))
ADD_REFUSAL = new_in(refusals).returning(*OF_A_REFUSAL)
ALL_REFUSALS = select(*OF_A_REFUSAL).where(mine(refusals)).order_by(refusals.c.id.desc())
NEWEST_REFUSAL = (
    select(*OF_A_REFUSAL)
    .where(mine(refusals), refusals.c.case_id == bindparam("case"))
    .order_by(refusals.c.id.desc())
    .limit(1)
)
COME_BACK = (
    update(refusals)
    .where(mine(refusals), refusals.c.id == bindparam("refusal"))
    .returning(*OF_A_REFUSAL)
)


CLEAR_REFUSALS = delete(refusals).where(mine(refusals), refusals.c.case_id == bindparam("case"))
REMOVE_REFUSALS = delete(refusals).where(mine(refusals), refusals.c.id.in_(SOME))


class RefusalStore(Owned):
    """Each closes a round of a case."""

    async def add(
        self, case_id: int, told_on: date, kind: str, said: str, revisit_on: date
    ) -> SavedRefusal | None:
        """None: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return None
        values = {"told_on": told_on, "kind": kind, "said": said, "revisit_on": revisit_on}
        row = await self._row(ADD_REFUSAL, case_id=case_id, **values)
        return row and SavedRefusal(**row._asdict())

    async def all(self) -> tuple[SavedRefusal, ...]:
        """Of every case, the newest first."""
        return tuple(SavedRefusal(**row._asdict()) for row in await self._rows(ALL_REFUSALS))

    async def newest(self, case_id: int) -> SavedRefusal | None:
        row = await self._row(NEWEST_REFUSAL, case=case_id)
        return row and SavedRefusal(**row._asdict())

    async def clear(self, case_id: int) -> int:
        """How many of a case there were; they are gone."""
        return await self._count(CLEAR_REFUSALS, case=case_id)

    async def remove(self, ids: Collection[int]) -> int:
        """Takes back what was noted. How many are gone."""
        return await self._count(REMOVE_REFUSALS, some=list(ids))

    async def come_back(self, refusal_id: int, on: date) -> SavedRefusal | None:
        """Another day to look again. None: it is not the member's."""
        row = await self._row(COME_BACK, refusal=refusal_id, revisit_on=on)
        return row and SavedRefusal(**row._asdict())


OWNER = ("team_id", "user_id")
NOTHING_SAID = {"said_by": "", "asked_on": None, "answered_on": None}

ASKED = of_each(
    select(*columns_for(Asked, discoveries)).where(mine(discoveries)).order_by(discoveries.c.name)
)
ASK = insert_or_update(discoveries, (*OWNER, "name"), ("asked_on",))
ANSWER = insert_or_update(discoveries, (*OWNER, "name"), ("answered_on", "said_by"))

ALL_FINDINGS = (
    select(*columns_for(Finding, findings))
    .where(mine(findings))
    .order_by(findings.c.question, findings.c.part)
)
SAVE_FINDING = insert_or_update(
    findings, (*OWNER, "question", "part"), ("text", "said_by", "found_on")
)
CLEAR_FINDING = delete(findings).where(
    and_(mine(findings), findings.c.question == bindparam("of_question"))
)


class DiscoveryStore(Owned):
    """The questions of the bank that a member asked, or had answered."""

    async def all(self) -> tuple[Asked, ...]:
        return tuple(Asked(**row._asdict()) for row in await self._rows(ASKED))

    async def ask(self, name: str, on: date) -> None:
        """It was on an agenda that was posted."""
        values = NOTHING_SAID | {"name": name, "asked_on": on}
        await self._count(spelled_for(self._connection, ASK), **values)

    async def answer(self, name: str, said_by: str, on: date) -> None:
        values = NOTHING_SAID | {"name": name, "said_by": said_by, "answered_on": on}
        await self._count(spelled_for(self._connection, ANSWER), **values)


class FindingStore(Owned):
    """What a member found out, each part of an answer apart."""

    async def all(self) -> tuple[Finding, ...]:
        return tuple(Finding(**row._asdict()) for row in await self._rows(ALL_FINDINGS))

    async def save(self, question: str, said: Iterable[Finding]) -> None:
        """In the place of what was answered to this question before."""
        await self._count(CLEAR_FINDING, of_question=question)
        for finding in said:
            await self._count(spelled_for(self._connection, SAVE_FINDING), **values_of(finding))


OF_AN_OPPORTUNITY = columns_for(Opportunity, opportunities)
THIS_OPPORTUNITY = and_(mine(opportunities), opportunities.c.id == bindparam("opportunity"))

ADD_OPPORTUNITY = new_in(opportunities).returning(*OF_AN_OPPORTUNITY)
GET_OPPORTUNITY = select(*OF_AN_OPPORTUNITY).where(THIS_OPPORTUNITY)
LATEST_OPPORTUNITIES = (
    select(*OF_AN_OPPORTUNITY)
    .where(mine(opportunities))
    .order_by(opportunities.c.happened_on.desc(), opportunities.c.id.desc())
    .limit(bindparam("most"))
)
KINDS = of_each(select(opportunities.c.kind).where(mine(opportunities)).distinct())
CHANGE_OPPORTUNITY = update(opportunities).where(THIS_OPPORTUNITY).returning(*OF_AN_OPPORTUNITY)
ATTACH_GOAL = (
    update(opportunities)
    .where(THIS_OPPORTUNITY)
    .values(goal_id=link_to(goals, "goal"))
    .returning(*OF_AN_OPPORTUNITY)
)
GOALS_GONE: BindParameter[list[int]] = bindparam("ids", expanding=True)
LET_GO_OF_GOALS = (
    update(opportunities)
    .where(mine(opportunities), opportunities.c.goal_id.in_(GOALS_GONE))
    .values(goal_id=None)
)
REMOVE_OPPORTUNITY = delete(opportunities).where(THIS_OPPORTUNITY)


class OpportunityStore(Owned):
    """What a member was offered, and what they raised their hand for."""

    async def add(self, draft: OpportunityDraft) -> Opportunity:
        (row,) = await self._rows(ADD_OPPORTUNITY, **values_of(draft))
        return Opportunity(**row._asdict())

    async def get(self, opportunity_id: int) -> Opportunity | None:
        row = await self._row(GET_OPPORTUNITY, opportunity=opportunity_id)
        return row and Opportunity(**row._asdict())

    async def latest(self, count: int) -> tuple[Opportunity, ...]:
        """The newest first."""
        return tuple(
            Opportunity(**row._asdict())
            for row in await self._rows(LATEST_OPPORTUNITIES, most=count)
        )

    async def kinds(self) -> frozenset[OpportunityKind]:
        """Those of which there was at least one."""
        return frozenset(row.kind for row in await self._rows(KINDS))

    async def change(self, opportunity_id: int, draft: OpportunityDraft) -> Opportunity | None:
        """None: it is gone."""
        row = await self._row(CHANGE_OPPORTUNITY, opportunity=opportunity_id, **values_of(draft))
        return row and Opportunity(**row._asdict())

    async def attach_goal(self, opportunity_id: int, goal_id: int) -> Opportunity | None:
        """The goal that it became; one that is not the member's becomes None."""
        row = await self._row(ATTACH_GOAL, opportunity=opportunity_id, goal=goal_id)
        return row and Opportunity(**row._asdict())

    async def let_go_of_goals(self, ids: Sequence[int]) -> None:
        """What became one of these goals forgets it, so that the goals can be deleted."""
        await self._count(LET_GO_OF_GOALS, ids=list(ids))

    async def remove(self, opportunity_id: int) -> bool:
        """False: it was gone already."""
        return await self._count(REMOVE_OPPORTUNITY, opportunity=opportunity_id) == 1


ALL_SIGNS = select(*columns_for(Marked, signs)).where(mine(signs))
MARK_SIGN = insert_or_update(signs, ("team_id", "user_id", "sign"), ("mark", "marked_on"))


class SignStore(Owned):
    """One mark a sign, the newest; nobody but the member ever sees them."""

    async def all(self) -> dict[Sign, Marked]:
        return {row.sign: Marked(**row._asdict()) for row in await self._rows(ALL_SIGNS)}

    async def mark(self, marked: Marked) -> None:
        await self._count(spelled_for(self._connection, MARK_SIGN), **values_of(marked))
