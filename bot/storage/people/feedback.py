"""Feedback: what was asked of whom, what they answered, and which lines it is about."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, select, update

from bot.domain.ladder.ladder import LineKey
from bot.domain.people.feedback import ActedOn, Answer, Feedback, FeedbackDraft, FeedbackState, Tag
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, link_to, mine, new_in, values_of
from bot.storage.database.upserts import insert_or_update, spelled_for
from bot.storage.people.tables import feedback, feedback_tags, mutes

ANSWER_FIELDS = tuple(field.name for field in fields(Answer))
APART = {*ANSWER_FIELDS, "answer", "tags"}
OWN_FIELDS = tuple(field.name for field in fields(Feedback) if field.name not in APART)
COLUMNS = [feedback.c[name] for name in (*OWN_FIELDS, *ANSWER_FIELDS)]

THIS_ONE = and_(mine(feedback), feedback.c.id == bindparam("one"))

ALL = of_each(select(*COLUMNS).where(mine(feedback)).order_by(feedback.c.id.desc()))
GET = select(*COLUMNS).where(THIS_ONE)
HOLD = GET.with_for_update()
TAGS = of_each(
    select(feedback_tags)
    .where(mine(feedback_tags))
    .order_by(feedback_tags.c.criterion_id, feedback_tags.c.level)
)
ADD = new_in(feedback).values(acted_on="new").returning(*COLUMNS)
MOVE = update(feedback).where(THIS_ONE, feedback.c.state == bindparam("until_now"))
CHANGE = update(feedback).where(THIS_ONE)
REMOVE = delete(feedback).where(THIS_ONE, feedback.c.state == "asked")
ERASE = delete(feedback).where(THIS_ONE, feedback.c.state == "answered")
ERASE_TAGS = delete(feedback_tags).where(
    mine(feedback_tags), feedback_tags.c.feedback_id == bindparam("one")
)

TAG = insert_or_update(
    feedback_tags,
    ("team_id", "user_id", "feedback_id", "criterion_id", "level"),
    ("tagged_as",),
)
UNTAG = delete(feedback_tags).where(
    mine(feedback_tags),
    feedback_tags.c.feedback_id == bindparam("one"),
    feedback_tags.c.criterion_id == bindparam("criterion"),
    feedback_tags.c.level == bindparam("on_level"),
)
OWN_ID = select(link_to(feedback, "one"))

MUTE = insert_or_update(mutes, ("team_id", "user_id", "from_id"), ("muted_at",))
UNMUTE = delete(mutes).where(mine(mutes), mutes.c.from_id == bindparam("whom"))
MUTED = select(mutes.c.from_id).where(mine(mutes), mutes.c.from_id == bindparam("whom"))


class FeedbackStore(Owned):
    """A member's requests and answers, the newest first."""

    async def add(
        self, draft: FeedbackDraft, state: FeedbackState, answer: Answer, now: datetime
    ) -> Feedback:
        """`answer` is empty for what is only asked."""
        answered_at = now if state == "answered" else None
        said = values_of(draft) | values_of(answer)
        row = await self._row(ADD, **said, state=state, asked_at=now, answered_at=answered_at)
        if row is None:
            raise LookupError("an insert returns its row")
        return _feedback(row, {})

    async def all(self) -> tuple[Feedback, ...]:
        tags = await self._tags()
        return tuple(_feedback(row, tags) for row in await self._rows(ALL))

    async def get(self, feedback_id: int) -> Feedback | None:
        row = await self._row(GET, one=feedback_id)
        return row and _feedback(row, await self._tags())

    async def held(self, feedback_id: int) -> Feedback | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await self._row(HOLD, one=feedback_id)
        return row and _feedback(row, {})

    async def stands_at(self, feedback_id: int, channel_id: str, message_ts: str) -> bool:
        """Where the request stands. False: it is not the member's."""
        values = {"channel_id": channel_id, "message_ts": message_ts}
        return await self._count(CHANGE, one=feedback_id, **values) == 1

    async def settle(
        self, feedback_id: int, state: FeedbackState, answer: Answer, now: datetime
    ) -> bool:
        """Answered, declined or taken back. False: it is not open."""
        said = values_of(answer) | {
            "state": state,
            "answered_at": now if state == "answered" else None,
            "declined_at": now if state == "declined" else None,
        }
        return await self._count(MOVE, one=feedback_id, until_now="asked", **said) == 1

    async def remind(self, feedback_id: int, now: datetime | None) -> bool:
        """False: it is not open. None: they were not reminded after all."""
        return await self._count(MOVE, one=feedback_id, until_now="asked", reminded_at=now) == 1

    async def act(self, feedback_id: int, acted_on: ActedOn, goal_id: int | None) -> bool:
        """Saves what the member did about an answer. False: there is none."""
        values = {"acted_on": acted_on, "goal_id": goal_id}
        return await self._count(MOVE, one=feedback_id, until_now="answered", **values) == 1

    async def remove(self, feedback_id: int) -> bool:
        """A request that never went out. False: it is not open."""
        return await self._count(REMOVE, one=feedback_id) == 1

    async def erase(self, feedback_id: int) -> bool:
        """Deletes what somebody said, and where it was filed. False: nothing was said, or gone."""
        await self._count(ERASE_TAGS, one=feedback_id)
        return await self._count(ERASE, one=feedback_id) == 1

    async def tag(self, feedback_id: int, tag: Tag) -> bool:
        """False: it is not the member's."""
        if await self._value(OWN_ID, one=feedback_id) is None:
            return False
        values = {"criterion_id": tag.key.criterion_id, "level": tag.key.level}
        statement = spelled_for(self._connection, TAG)
        await self._count(statement, feedback_id=feedback_id, tagged_as=tag.as_, **values)
        return True

    async def untag(self, feedback_id: int, key: LineKey) -> bool:
        """False: it was not tagged."""
        values = {"criterion": key.criterion_id, "on_level": key.level}
        return await self._count(UNTAG, one=feedback_id, **values) == 1

    async def _tags(self) -> dict[int, tuple[Tag, ...]]:
        found: dict[int, tuple[Tag, ...]] = {}
        for row in await self._rows(TAGS):
            tag = Tag(LineKey(row.criterion_id, row.level), row.tagged_as)
            found[row.feedback_id] = (*found.get(row.feedback_id, ()), tag)
        return found


class MuteStore(Owned):
    """From whom somebody wants no more requests by the coach; the rows are theirs."""

    async def add(self, from_id: str, now: datetime) -> None:
        await self._count(spelled_for(self._connection, MUTE), from_id=from_id, muted_at=now)

    async def remove(self, from_id: str) -> bool:
        """False: there was none."""
        return await self._count(UNMUTE, whom=from_id) == 1

    async def has(self, from_id: str) -> bool:
        return await self._value(MUTED, whom=from_id) is not None


def _feedback(row: Row[Any], tags: dict[int, tuple[Tag, ...]]) -> Feedback:
    values = row._asdict()
    answer = Answer(**{name: values.pop(name) for name in ANSWER_FIELDS})
    return Feedback(**values, answer=answer, tags=tags.get(values["id"], ()))
