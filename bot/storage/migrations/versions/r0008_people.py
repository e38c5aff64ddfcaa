"""The people around a case, and what they were asked."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import OWNER, make_listed, make_owned, number, points_at, text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_people()
    make_owned(
        "people_wishes",
        number("senior_peers"),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_people_wishes"),
    )
    _make_feedback()
    make_owned(
        "signs",
        *(text(name) for name in ("sign", "mark")),
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
    make_listed(
        "people",
        *(text(name) for name in ("name", "roles", "team")),
        sa.Column("slack_id", sa.Text),
        *(sa.Column(name, sa.Date) for name in ("told_on", "last_contact_on", "spoke_on")),
        *(number(name) for name in ("contact_weeks", "feedback_months")),
    )


def _make_feedback() -> None:
    said = ("with_name", "note", "state", "doing_well", "work_on", "readiness_why", "acted_on")
    instants = ("answered_at", "reminded_at")
    make_listed(
        "feedback",
        *(text(name) for name in said),
        *(sa.Column(name, sa.Text) for name in ("with_id", "channel_id", "message_ts")),
        sa.Column("readiness", sa.Text),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True)) for name in instants),
        sa.Column("goal_id", sa.Integer),
    )
    make_owned(
        "feedback_tags",
        *(number(name) for name in ("feedback_id", "level")),
        *(text(name) for name in ("criterion_id", "tagged_as")),
        sa.PrimaryKeyConstraint(
            *OWNER, "feedback_id", "criterion_id", "level", name="pk_feedback_tags"
        ),
        points_at("feedback_tags", "feedback", "feedback_id"),
    )
