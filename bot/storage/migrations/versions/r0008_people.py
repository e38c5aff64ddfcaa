"""The people around a case, and what they were asked."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_people()
    _owned(
        "people_wishes",
        sa.Column("senior_peers", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_people_wishes"),
    )
    _make_feedback()
    _owned(
        "signs",
        *(_text(name) for name in ("sign", "mark")),
        sa.Column("marked_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "sign", name="pk_signs"),
    )


def downgrade() -> None:
    op.drop_table("signs")
    op.drop_table("feedback_tags")
    op.drop_table("feedback")
    op.drop_table("people_wishes")
    op.drop_table("people")


def _make_people() -> None:
    _listed(
        "people",
        *(_text(name) for name in ("name", "roles", "team")),
        sa.Column("slack_id", sa.Text),
        *(sa.Column(name, sa.Date) for name in ("told_on", "last_contact_on", "spoke_on")),
        *(_number(name) for name in ("contact_weeks", "feedback_months")),
    )


def _make_feedback() -> None:
    said = ("with_name", "note", "state", "doing_well", "work_on", "readiness_why", "acted_on")
    instants = ("answered_at", "reminded_at")
    _listed(
        "feedback",
        *(_text(name) for name in said),
        *(sa.Column(name, sa.Text) for name in ("with_id", "channel_id", "message_ts")),
        sa.Column("readiness", sa.Text),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True)) for name in instants),
        sa.Column("goal_id", sa.Integer),
    )
    owner = ("team_id", "user_id")
    _owned(
        "feedback_tags",
        *(_number(name) for name in ("feedback_id", "level")),
        *(_text(name) for name in ("criterion_id", "tagged_as")),
        sa.PrimaryKeyConstraint(
            *owner, "feedback_id", "criterion_id", "level", name="pk_feedback_tags"
        ),
        sa.ForeignKeyConstraint(
            [*owner, "feedback_id"],
            [f"feedback.{name}" for name in (*owner, "id")],
            name="fk_feedback_tags_feedback",
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


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
