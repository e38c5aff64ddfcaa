"""Findings: which questions were asked, and what was answered to each part of them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, bindparam, delete, select

from bot.domain.questions import Asked, Finding
from bot.storage.owned import Owned, columns_for, mine, values_of
from bot.storage.tables_agenda import discoveries, findings
from bot.storage.upserts import insert_or_update, spelled_for

OWNER = ("team_id", "user_id")
NOTHING_SAID = {"said_by": "", "asked_on": None, "answered_on": None}

ASKED = (
    select(*columns_for(Asked, discoveries)).where(mine(discoveries)).order_by(discoveries.c.name)
)
ASK = insert_or_update(discoveries, (*OWNER, "name"), ("asked_on",))
ANSWER = insert_or_update(discoveries, (*OWNER, "name"), ("answered_on", "said_by"))

ALL = (
    select(*columns_for(Finding, findings))
    .where(mine(findings))
    .order_by(findings.c.question, findings.c.part)
)
KEEP = insert_or_update(findings, (*OWNER, "question", "part"), ("text", "said_by", "found_on"))
CLEAR = delete(findings).where(
    and_(mine(findings), findings.c.question == bindparam("of_question"))
)


class Discoveries(Owned):
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


class Findings(Owned):
    """What a member found out, each part of an answer apart."""

    async def all(self) -> tuple[Finding, ...]:
        return tuple(Finding(**row._asdict()) for row in await self._rows(ALL))

    async def keep(self, question: str, said: Iterable[Finding]) -> None:
        """In the place of what was answered to this question before."""
        await self._count(CLEAR, of_question=question)
        for finding in said:
            await self._count(spelled_for(self._connection, KEEP), **values_of(finding))
