"""What came of a talk, and what is promised."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_listed, make_owned, number, points_at, text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SAID = ("examples", "who_decides", "requirements", "what_creates_the_role", "other_paths")
WHY = ("reason", "missing_from_plan")
DAYS = ("decided_on", "effective_on", "revisit_on", "confirmed_on", "planned_on")


def upgrade() -> None:
    op.add_column("talks", sa.Column("expectation", sa.Text))
    op.add_column(
        "talks", sa.Column("change_of_course", sa.Text, nullable=False, server_default="")
    )
    _make_answers()
    _make_refusals()
    _make_questions()
    _make_opportunities()


def downgrade() -> None:
    for name in ("opportunities", "questions", "refusals", "answers"):
        op.drop_table(name)
    for name in ("change_of_course", "expectation"):
        op.drop_column("talks", name)


def _make_answers() -> None:
    key = ("team_id", "user_id", "talk_id")
    make_owned(
        "answers",
        number("talk_id"),
        text("missing_items"),
        *(text(name) for name in (*SAID, *WHY)),
        sa.Column("real_or_soft", sa.Text),
        *(sa.Column(name, sa.Date) for name in DAYS),
        sa.PrimaryKeyConstraint(*key, name="pk_answers"),
        points_at("answers", "talks", "talk_id"),
    )


def _make_refusals() -> None:
    make_listed(
        "refusals",
        number("case_id"),
        sa.Column("told_on", sa.Date, nullable=False),
        text("kind"),
        text("said"),
        sa.Column("revisit_on", sa.Date, nullable=False),
        points_at("refusals", "cases", "case_id"),
    )


def _make_questions() -> None:
    make_listed(
        "questions",
        text("text"),
        sa.Column("raised_on", sa.Date, nullable=False),
        sa.Column("asked_on", sa.Date),
        sa.Column("talk_id", sa.Integer),
        points_at("questions", "talks", "talk_id"),
    )


def _make_opportunities() -> None:
    make_listed(
        "opportunities",
        *(text(name) for name in ("kind", "what", "with_name", "reply", "result")),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("goal_id", sa.Integer),
        points_at("opportunities", "goals", "goal_id"),
    )
