"""Answers: the facts behind a talk's outcome, and the questions that came of them."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date

from sqlalchemy import bindparam, delete, select, update

from bot.domain.answer import Answer, Question
from bot.storage.owned import Owned, columns_for, link_to, mine, new_in, values_of
from bot.storage.tables import talks
from bot.storage.tables_answers import answers, questions
from bot.storage.upserts import insert_or_update, spelled_for

OF_AN_ANSWER = columns_for(Answer, answers)
SAID = tuple(field.name for field in fields(Answer) if field.name != "talk_id")
KEEP = insert_or_update(answers, ("team_id", "user_id", "talk_id"), SAID)
OWN_TALK = select(talks.c.id).where(mine(talks), talks.c.id == bindparam("talk"))
GET = select(*OF_AN_ANSWER).where(mine(answers), answers.c.talk_id == bindparam("talk"))
ALL = select(*OF_AN_ANSWER).where(mine(answers)).order_by(answers.c.talk_id)

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
    questions.c.id.in_(bindparam("some", expanding=True)),
)
DROP = delete(questions).where(
    mine(questions), questions.c.asked_on.is_(None), questions.c.talk_id == bindparam("talk")
)


class Answers(Owned):
    """One for a talk, at most."""

    async def keep(self, answer: Answer) -> bool:
        """New, or instead of what was known. False: that talk is not the member's."""
        if await self._row(OWN_TALK, talk=answer.talk_id) is None:
            return False
        statement = spelled_for(self._connection, KEEP)
        return await self._count(statement, **values_of(answer)) == 1

    async def get(self, talk_id: int) -> Answer | None:
        row = await self._row(GET, talk=talk_id)
        return row and Answer(**row._asdict())

    async def all(self) -> dict[int, Answer]:
        """By the id of the talk."""
        return {row.talk_id: Answer(**row._asdict()) for row in await self._rows(ALL)}


class Questions(Owned):
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

    async def drop_of(self, talk_id: int) -> int:
        """How many of a talk's waited; they are gone."""
        return await self._count(DROP, talk=talk_id)
