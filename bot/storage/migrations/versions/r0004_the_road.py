"""The road to the decision: plan, cycle, gate, timing, and goals that last for months."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OWNER = ("team_id", "user_id")


def upgrade() -> None:
    op.add_column("goals", sa.Column("development_goal_id", sa.Integer))
    op.add_column(
        "goals", sa.Column("is_stretch", sa.Boolean, nullable=False, server_default=sa.false())
    )
    _make_plan()
    _make_timing()
    _make_development_goals()


def downgrade() -> None:
    made = ("development_goals", "timings", "surroundings", "stage_moves", "cycles", "ticks")
    for name in made:
        op.drop_table(name)
    op.drop_column("goals", "is_stretch")
    op.drop_column("goals", "development_goal_id")


def _make_plan() -> None:
    _make(
        "ticks",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("done_on", sa.Date, nullable=False),
        _points_at("ticks", "cases", "case_id"),
        key=(*OWNER, "case_id", "name"),
    )
    _make(
        "cycles",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("opens_on", sa.Date),
        sa.Column("announced_on", sa.Date),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("every_months", sa.Integer, nullable=False),
        key=OWNER,
    )
    _make(
        "stage_moves",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("moved_on", sa.Date, nullable=False),
        _points_at("stage_moves", "cases", "case_id"),
    )


def _make_timing() -> None:
    _make(
        "surroundings",
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("said_on", sa.Date, nullable=False),
        sa.Column("look_again_on", sa.Date),
        key=(*OWNER, "fact"),
    )
    _make(
        "timings",
        sa.Column("mistake_on", sa.Date),
        sa.Column("checked_on", sa.Date),
        sa.Column("advice", sa.Text),
        sa.Column("wait_until_on", sa.Date),
        key=OWNER,
    )


def _make_development_goals() -> None:
    _make(
        "development_goals",
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("metric", sa.Text, nullable=False),
        sa.Column("deadline_on", sa.Date, nullable=False),
        sa.Column("success_test", sa.Text, nullable=False),
        sa.Column("set_on", sa.Date, nullable=False),
        sa.Column("builds", sa.Text, nullable=False),
        sa.Column("is_stretch", sa.Boolean, nullable=False),
        sa.Column("gap_id", sa.Integer),
        sa.Column("line_id", sa.Integer),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.Column("history", sa.Text, nullable=False),
        _points_at("development_goals", "gaps", "gap_id"),
        _points_at("development_goals", "lines", "line_id"),
    )


def _make(name: str, *items: SchemaItem, key: Sequence[str] = ("id",)) -> None:
    """A table of rows that belong to a member; numbered where it has no key of its own."""
    numbered = tuple(key) == ("id",)
    ids = [
        sa.Column("id", sa.Integer, nullable=False),
        sa.UniqueConstraint(*OWNER, "id", name=f"uq_{name}_team_id_user_id_id"),
    ]
    op.create_table(
        name,
        sa.Column("team_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("enterprise_id", sa.Text),
        *(ids if numbered else ()),
        *items,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            list(OWNER),
            [f"members.{column}" for column in OWNER],
            name=f"fk_{name}_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=numbered,
    )


def _points_at(table: str, other: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [*OWNER, column],
        [f"{other}.{name}" for name in (*OWNER, "id")],
        name=f"fk_{table}_{other}",
    )
