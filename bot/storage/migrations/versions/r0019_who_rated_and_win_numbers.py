"""Who rated, in which role, and until when; and a number of each member's own for every win.

What the rows prove is kept, and no more. Whoever rated by their own hand had been invited, so that
the invitations of that day say who it was, where they name one person. A rating from somebody whom
they do not name, or who may not have been the manager, is nobody's agreement from here on.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_owned, number, text

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

UNKNOWN = "?"
NAMELESS = "Your manager"
LINE = ("team_id", "user_id", "criterion_id", "level")

NUMBER_WINS = """
UPDATE wins SET number = counted.number FROM (
    SELECT id, row_number() OVER (PARTITION BY team_id, user_id ORDER BY id) AS number FROM wins
) AS counted WHERE counted.id = wins.id
"""
COUNT_WINS = """
UPDATE members SET last_win_number = (
    SELECT coalesce(max(wins.number), 0) FROM wins
    WHERE wins.team_id = members.team_id AND wins.user_id = members.user_id
)
"""

WORDS = ("criterion_id", "part", "by_name", "reason", "fingerprint")

MARKS = sa.table(
    "marks",
    *(sa.column(name) for name in (*LINE, "enterprise_id", "part", "rating", "by_name")),
    *(sa.column(name) for name in ("reason", "is_reported", "fingerprint", "rater", "role")),
    sa.column("given_on", sa.Date),
)
PAST = sa.table(
    "past_marks",
    *(sa.column(name) for name in (*LINE, "id", "side", "by_name", "rater", "role")),
    sa.column("is_reported", sa.Boolean),
    sa.column("given_on", sa.Date),
)
SHARES = sa.table(
    "shares",
    *(sa.column(name) for name in ("id", "team_id", "user_id", "kind", "with_id", "with_name")),
    sa.column("levels"),
    sa.column("shared_at", sa.DateTime(timezone=True)),
    sa.column("revoked_at", sa.DateTime(timezone=True)),
)
CASES = sa.table(
    "cases",
    *(sa.column(name) for name in ("team_id", "user_id", "manager_id", "manager_name")),
    sa.column("ended_at"),
)


def upgrade() -> None:
    _number_wins()
    for name in ("rater", "role"):
        op.add_column("past_marks", sa.Column(name, sa.Text, nullable=False, server_default=""))
    _remake_marks(("rater",), *_new_columns())
    _name_the_raters()


def downgrade() -> None:
    """Of several ratings of a line by others the one that counted is left."""
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM marks WHERE role IN ('peer', 'withdrawn')"))
    reported = (
        "DELETE FROM marks WHERE part = 'rating' AND EXISTS (SELECT 1 FROM marks AS told WHERE "  # noqa: S608 - names
        + " AND ".join(f"told.{name} = marks.{name}" for name in LINE)
        + " AND told.part = 'reported')"
    )
    connection.execute(sa.text(reported))
    for part in ("rating", "reported", "settled"):
        twice = (
            f"DELETE FROM marks WHERE part = '{part}' AND EXISTS (SELECT 1 FROM marks AS o WHERE "  # noqa: S608 - from this tuple
            + " AND ".join(f"o.{name} = marks.{name}" for name in (*LINE, "part"))
            + " AND o.rater < marks.rater)"
        )
        connection.execute(sa.text(twice))
    was = "UPDATE marks SET part = 'manager' WHERE part IN ('rating', 'reported')"
    connection.execute(sa.text(was))
    _remake_marks(())
    for name in ("role", "rater"):
        op.drop_column("past_marks", name)
    op.drop_index("uq_wins_team_id_user_id_number", "wins")
    op.drop_column("wins", "number")
    op.drop_column("members", "last_win_number")


def _number_wins() -> None:
    """In the order in which they were kept; what was taken back keeps its place."""
    op.add_column("wins", sa.Column("number", sa.Integer, nullable=False, server_default="0"))
    op.add_column(
        "members", sa.Column("last_win_number", sa.Integer, nullable=False, server_default="0")
    )
    op.execute(NUMBER_WINS)
    op.execute(COUNT_WINS)
    op.create_index(
        "uq_wins_team_id_user_id_number", "wins", ["team_id", "user_id", "number"], unique=True
    )


def _new_columns() -> tuple[sa.Column[Any], ...]:
    return text("rater"), text("role"), sa.Column("until_on", sa.Date)


def _remake_marks(more_key: tuple[str, ...], *more: sa.Column[Any]) -> None:
    """SQLite cannot change a primary key, so that the rows move to a table with the new one."""
    names = (*LINE, "enterprise_id", *WORDS[1:], "rating", "given_on", "is_reported")
    given = ", ".join(names)
    op.execute(f"CREATE TABLE marks_before AS SELECT {given} FROM marks")  # noqa: S608 - names
    op.drop_table("marks")
    make_owned(
        "marks",
        *(text(name) for name in WORDS),
        number("level"),
        sa.Column("rating", sa.Text),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("is_reported", sa.Boolean, nullable=False),
        *more,
        sa.PrimaryKeyConstraint(*LINE, "part", *more_key, name="pk_marks"),
    )
    extra = ("rater, role", "'', 'member'") if more else ("", "")
    into, values = (f", {part}" if part else "" for part in extra)
    op.execute(
        f"INSERT INTO marks ({given}{into}) SELECT {given}{values} FROM marks_before"  # noqa: S608 - names
    )
    op.drop_table("marks_before")


def _name_the_raters() -> None:
    connection = op.get_bind()
    invited = _by_owner(connection.execute(sa.select(SHARES).where(SHARES.c.kind == "lines")))
    managers = {
        (row.team_id, row.user_id): row
        for row in connection.execute(sa.select(CASES).where(CASES.c.ended_at.is_(None)))
    }
    others = sa.select(MARKS).where(MARKS.c.part.in_(("manager", "settled")))
    for row in connection.execute(others).all():
        owner = (row.team_id, row.user_id)
        rater, role = _rater(row, invited.get(owner, []), managers.get(owner))
        part = row.part
        if part == "manager":
            part = "reported" if row.is_reported else "rating"
        found = sa.and_(*(MARKS.c[name] == getattr(row, name) for name in (*LINE, "part")))
        connection.execute(sa.update(MARKS).where(found).values(part=part, rater=rater, role=role))
    said = sa.select(PAST).where(sa.or_(PAST.c.side.is_(None), PAST.c.side == "manager"))
    for row in connection.execute(said).all():
        owner = (row.team_id, row.user_id)
        rater, role = _rater(row, invited.get(owner, []), managers.get(owner))
        mine = PAST.c.id == row.id
        connection.execute(sa.update(PAST).where(mine).values(rater=rater, role=role))


def _by_owner(rows: Iterable[Any]) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row.team_id, row.user_id), []).append(row)
    return found


def _rater(mark: Any, invited: Iterable[Any], case: Any) -> tuple[str, str]:  # noqa: ANN401 - rows
    """Who it was, and as what: "?" and "unknown" where the rows do not prove it."""
    manager = _manager(case)
    if mark.is_reported:
        called = (case.manager_name if case else "") or NAMELESS
        return (manager, "manager") if mark.by_name == called else (UNKNOWN, "unknown")
    there = [share for share in invited if _was_invited(share, mark)]
    if len({share.with_id for share in there}) > 1:
        there = [share for share in there if share.with_name == mark.by_name]
    ids = {share.with_id for share in there}
    if len(ids) != 1:
        return UNKNOWN, "unknown"
    (rater,) = ids
    return rater, "manager" if case and case.manager_id == rater else "unknown"


def _manager(case: Any) -> str:  # noqa: ANN401 - a row or None
    """The key of the present manager, as `rater_key` had it at this time."""
    if case is None:
        return "~"
    return case.manager_id or f"~{case.manager_name.casefold()}"


def _was_invited(share: Any, mark: Any) -> bool:  # noqa: ANN401 - rows
    """On the day of the rating, to that level; both count in UTC."""
    if str(mark.level) not in json.loads(share.levels):
        return False
    until = _day(share.revoked_at) if share.revoked_at else None
    return _day(share.shared_at) <= mark.given_on and (until is None or mark.given_on <= until)


def _day(at: datetime) -> date:
    return (at.astimezone(UTC) if at.tzinfo else at).date()
