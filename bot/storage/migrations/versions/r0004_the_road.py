"""The road to the decision: plan, cycle, gate, timing, and goals that last for months."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import OWNER, make_listed, make_owned, number, points_at, text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


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
    make_owned(
        "ticks",
        number("case_id"),
        text("name"),
        sa.Column("done_on", sa.Date, nullable=False),
        points_at("ticks", "cases", "case_id"),
        sa.PrimaryKeyConstraint(*OWNER, "case_id", "name", name="pk_ticks"),
    )
    make_owned(
        "cycles",
        text("name"),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("opens_on", sa.Date),
        sa.Column("announced_on", sa.Date),
        text("origin"),
        number("every_months"),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_cycles"),
    )
    make_listed(
        "stage_moves",
        number("case_id"),
        text("stage"),
        text("note"),
        sa.Column("moved_on", sa.Date, nullable=False),
        points_at("stage_moves", "cases", "case_id"),
    )


def _make_timing() -> None:
    make_owned(
        "surroundings",
        text("fact"),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("said_on", sa.Date, nullable=False),
        sa.Column("look_again_on", sa.Date),
        sa.PrimaryKeyConstraint(*OWNER, "fact", name="pk_surroundings"),
    )
    make_owned(
        "timings",
        sa.Column("mistake_on", sa.Date),
        sa.Column("checked_on", sa.Date),
        sa.Column("advice", sa.Text),
        sa.Column("wait_until_on", sa.Date),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_timings"),
    )


def _make_development_goals() -> None:
    make_listed(
        "development_goals",
        text("action"),
        text("metric"),
        sa.Column("deadline_on", sa.Date, nullable=False),
        text("success_test"),
        sa.Column("set_on", sa.Date, nullable=False),
        text("builds"),
        sa.Column("is_stretch", sa.Boolean, nullable=False),
        sa.Column("gap_id", sa.Integer),
        sa.Column("line_id", sa.Integer),
        text("status"),
        sa.Column("closed_on", sa.Date),
        text("history"),
        points_at("development_goals", "gaps", "gap_id"),
        points_at("development_goals", "lines", "line_id"),
    )
