"""Candidates: lines found in lists kept elsewhere, each answered once and for good."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, func, select, update

from bot.domain.wins.candidate import Candidate, CandidateState, FoundLine, Queue
from bot.storage.database.owned import Owned, columns_for, mine
from bot.storage.database.tables import candidates
from bot.storage.database.upserts import insert_or_leave, spelled_for

OF_A_CANDIDATE = columns_for(Candidate, candidates)
WAITING = and_(mine(candidates), candidates.c.state == "waiting")

ADD = insert_or_leave(candidates, ("team_id", "user_id", "fingerprint"))
COUNT = select(func.count()).select_from(candidates).where(WAITING)
NEXT = select(*OF_A_CANDIDATE).where(WAITING).order_by(candidates.c.id).limit(bindparam("most"))
ANSWER = (
    update(candidates)
    .where(WAITING, candidates.c.id == bindparam("candidate"))
    .values(state=bindparam("answer"))
    .returning(*OF_A_CANDIDATE)
)


IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
ANSWER_THESE = (
    update(candidates)
    .where(WAITING, candidates.c.id.in_(IDS))
    .values(state=bindparam("answer"))
    .returning(*OF_A_CANDIDATE)
)
FINGERPRINTS: BindParameter[list[str]] = bindparam("fingerprints", expanding=True)
ASK_AGAIN = (
    update(candidates)
    .where(mine(candidates), candidates.c.fingerprint.in_(FINGERPRINTS))
    .values(state="waiting")
)


class FoundLineStore(Owned):
    """What waits for the member's yes or no."""

    async def add(self, found: Iterable[FoundLine], now: datetime) -> int:
        """Returns how many are new: a line that was found before is left as it was answered."""
        statement = spelled_for(self._connection, ADD)
        return sum(
            [
                await self._count(
                    statement,
                    text=line.text,
                    happened_on=line.happened_on,
                    fingerprint=line.fingerprint,
                    state="waiting",
                    found_at=now,
                )
                for line in found
            ]
        )

    async def queue(self, most: int) -> Queue:
        rows = await self._rows(NEXT, most=most)
        waiting: int = await self._value(COUNT)
        return Queue(tuple(Candidate(**row._asdict()) for row in rows), waiting)

    async def answer(self, candidate_id: int, state: CandidateState) -> Candidate | None:
        """None: it does not wait any more."""
        row = await self._row(ANSWER, candidate=candidate_id, answer=state)
        return row and Candidate(**row._asdict())

    async def answer_next(self, most: int, state: CandidateState) -> tuple[Candidate, ...]:
        """The next few that waited, in the order in which they were found."""
        ids = [row.id for row in await self._rows(NEXT, most=most)]
        rows = await self._rows(ANSWER_THESE, ids=ids, answer=state)
        return tuple(sorted((Candidate(**row._asdict()) for row in rows), key=lambda one: one.id))

    async def ask_again(self, fingerprints: Sequence[str]) -> int:
        """How many wait again for an answer."""
        return await self._count(ASK_AGAIN, fingerprints=list(fingerprints))
