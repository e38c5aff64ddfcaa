"""What somebody said of their colleagues: it stands among the others' rows, and is theirs, too.

The only store that looks across owners: it names the workspace and whoever said it, so that nobody
reads or takes back anybody else's words.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, and_, bindparam, delete, func, select, update

from bot.domain.member import Member
from bot.domain.review.sharing import Waiting
from bot.storage.database.connection import Connection
from bot.storage.database.tables import members
from bot.storage.people.tables import feedback
from bot.storage.review.tables import marks, past_marks, shares

MARKS_OF_GUEST = and_(
    marks.c.team_id == bindparam("my_team"),
    marks.c.rater == bindparam("guest"),
    marks.c.is_reported.is_(False),
)
PAST_OF_GUEST = and_(
    past_marks.c.team_id == bindparam("my_team"),
    past_marks.c.rater == bindparam("guest"),
    past_marks.c.is_reported.is_(False),
)
ANSWERS_OF_GUEST = and_(
    feedback.c.team_id == bindparam("my_team"),
    feedback.c.with_id == bindparam("guest"),
    feedback.c.state == "answered",
)
ABOUT = ("user_id", "criterion_id", "level", "rating", "reason", "given_on")

GIVEN = {
    "ratings_given": select(*(marks.c[name] for name in (*ABOUT, "part", "role", "by_name"))).where(
        MARKS_OF_GUEST
    ),
    "earlier_ratings_given": select(
        *(past_marks.c[name] for name in (*ABOUT, "role", "by_name"))
    ).where(PAST_OF_GUEST),
    "answers_given": select(
        feedback.c.user_id,
        feedback.c.note,
        feedback.c.answered_at,
        feedback.c.doing_well,
        feedback.c.work_on,
        feedback.c.readiness,
        feedback.c.readiness_why,
    ).where(ANSWERS_OF_GUEST),
}
COUNTS = (
    select(func.count()).select_from(marks).where(MARKS_OF_GUEST),
    select(func.count()).select_from(past_marks).where(PAST_OF_GUEST),
    select(func.count()).select_from(feedback).where(ANSWERS_OF_GUEST),
)

KEYS = select(marks.c.user_id, marks.c.criterion_id, marks.c.level, marks.c.part).where(
    MARKS_OF_GUEST
)
WITHDRAW_MARK = (
    update(marks)
    .where(
        MARKS_OF_GUEST,
        marks.c.user_id == bindparam("owner"),
        marks.c.criterion_id == bindparam("criterion"),
        marks.c.level == bindparam("on_level"),
        marks.c.part == bindparam("in_part"),
    )
    .values(
        part="withdrawn",
        role="withdrawn",
        rating=None,
        reason="",
        by_name="",
        rater=bindparam("nobody"),
    )
)
WITHDRAW_PAST = delete(past_marks).where(PAST_OF_GUEST)
WITHDRAW_ANSWERS = (
    update(feedback)
    .where(ANSWERS_OF_GUEST)
    .values(
        state="withdrawn",
        answered_at=None,
        doing_well="",
        work_on="",
        readiness=None,
        readiness_why="",
    )
)
ANSWERED = select(
    feedback.c.user_id, feedback.c.answered_at, feedback.c.doing_well, feedback.c.work_on
).where(ANSWERS_OF_GUEST)
SHOWN = select(shares.c.id, shares.c.text).where(
    shares.c.team_id == bindparam("my_team"),
    shares.c.user_id == bindparam("owner"),
    shares.c.kind == "feedback",
)
UNSHOW = (
    update(shares)
    .where(
        shares.c.team_id == bindparam("my_team"),
        shares.c.user_id == bindparam("owner"),
        shares.c.id == bindparam("share"),
    )
    .values(text=bindparam("instead"))
)

REVIEWS_WAITING = (
    select(shares.c.id, shares.c.user_id, members.c.name)
    .join(
        members, and_(members.c.team_id == shares.c.team_id, members.c.user_id == shares.c.user_id)
    )
    .where(
        shares.c.team_id == bindparam("my_team"),
        shares.c.with_id == bindparam("guest"),
        shares.c.kind == "lines",
        shares.c.revoked_at.is_(None),
        shares.c.outcome.is_(None),
    )
    .order_by(shares.c.id)
)
FEEDBACK_WAITING = (
    select(feedback.c.id, feedback.c.user_id, members.c.name)
    .join(
        members,
        and_(members.c.team_id == feedback.c.team_id, members.c.user_id == feedback.c.user_id),
    )
    .where(
        feedback.c.team_id == bindparam("my_team"),
        feedback.c.with_id == bindparam("guest"),
        feedback.c.state == "asked",
    )
    .order_by(feedback.c.id)
)

TAKEN_BACK = "An answer that whoever gave it has taken back"


class GuestWords:
    """The ratings and answers that one person gave by their own hand, whomever they are about."""

    def __init__(self, connection: Connection, guest: Member) -> None:
        self._connection = connection
        self._whose = {"my_team": guest.team_id, "guest": guest.user_id}

    async def rows(self) -> dict[str, list[Mapping[str, Any]]]:
        """By what it is, each with whom it is about (`about_user_id`); without what is empty."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for name, statement in GIVEN.items():
            rows = (await self._connection.execute(statement, self._whose)).all()
            if rows:
                found[name] = [_about(row._asdict()) for row in rows]
        return found

    async def waiting(self) -> tuple[Waiting, ...]:
        """What they were asked and have not settled, the oldest first."""
        reviews = (await self._connection.execute(REVIEWS_WAITING, self._whose)).all()
        requests = (await self._connection.execute(FEEDBACK_WAITING, self._whose)).all()
        return (
            *(Waiting("review", row.user_id, row.name, row.id) for row in reviews),
            *(Waiting("feedback", row.user_id, row.name, row.id) for row in requests),
        )

    async def count(self) -> int:
        """How many ratings and answers, earlier ones as well."""
        found = [await self._connection.scalar(counting, self._whose) for counting in COUNTS]
        return sum(one or 0 for one in found)

    async def withdraw(self) -> int:
        """Takes all of it back for good; how many ratings and answers that was.

        A member who was rated or answered keeps that there was something, and no word of it.
        """
        count = await self.count()
        for row in (await self._connection.execute(ANSWERED, self._whose)).all():
            await self._unshow(row)
        for row in (await self._connection.execute(KEYS, self._whose)).all():
            place = {"criterion": row.criterion_id, "on_level": row.level, "in_part": row.part}
            values = self._whose | place | {"owner": row.user_id, "nobody": uuid4().hex}
            await self._connection.execute(WITHDRAW_MARK, values)
        await self._connection.execute(WITHDRAW_PAST, self._whose)
        await self._connection.execute(WITHDRAW_ANSWERS, self._whose)
        return count

    async def _unshow(self, answer: Row[Any, Any, Any, Any]) -> None:
        """Where the member showed the answer to a third person, the words go as well."""
        whose = {"my_team": self._whose["my_team"], "owner": answer.user_id}
        said = [words for words in (answer.doing_well, answer.work_on) if words]
        for share in (await self._connection.execute(SHOWN, whose)).all():
            if any(words in share.text for words in said):
                values = whose | {"share": share.id, "instead": TAKEN_BACK}
                await self._connection.execute(UNSHOW, values)


def _about(row: dict[str, Any]) -> dict[str, Any]:
    """Whom it is about stands first, under a name that says so."""
    return {"about_user_id": row["user_id"]} | {k: v for k, v in row.items() if k != "user_id"}
