"""What came of a talk, and what is promised."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

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
    _owned(
        "answers",
        sa.Column("talk_id", sa.Integer, nullable=False),
        _text("missing_items"),
        *(_text(name) for name in (*SAID, *WHY)),
        sa.Column("real_or_soft", sa.Text),
        *(sa.Column(name, sa.Date) for name in DAYS),
        sa.PrimaryKeyConstraint(*key, name="pk_answers"),
        _points_at("answers", "talks", "talk_id"),
    )


def _make_refusals() -> None:
    _listed(
        "refusals",
        sa.Column("case_id", sa.Integer, nullable=False),
        sa.Column("told_on", sa.Date, nullable=False),
        _text("kind"),
        _text("said"),
        sa.Column("revisit_on", sa.Date, nullable=False),
        _points_at("refusals", "cases", "case_id"),
    )


def _make_questions() -> None:
    _listed(
        "questions",
        _text("text"),
        sa.Column("raised_on", sa.Date, nullable=False),
        sa.Column("asked_on", sa.Date),
        sa.Column("talk_id", sa.Integer),
        _points_at("questions", "talks", "talk_id"),
    )


def _make_opportunities() -> None:
    _listed(
        "opportunities",
        *(_text(name) for name in ("kind", "what", "with_name", "reply", "result")),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("goal_id", sa.Integer),
        _points_at("opportunities", "goals", "goal_id"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _points_at(table: str, other: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["team_id", "user_id", column],
        [f"{other}.{name}" for name in ("team_id", "user_id", "id")],
        name=f"fk_{table}_{other}",
    )


def _listed(name: str, *items: SchemaItem) -> None:
    _owned(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        *items,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("team_id", "user_id", "id", name=f"uq_{name}_team_id_user_id_id"),
        numbered=True,
    )


def _owned(name: str, *items: SchemaItem, numbered: bool = False) -> None:
    op.create_table(
        name,
        _text("team_id"),
        _text("user_id"),
        sa.Column("enterprise_id", sa.Text),
        *items,
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name=f"fk_{name}_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=numbered,
    )
