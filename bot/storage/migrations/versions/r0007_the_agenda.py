"""The regular 1:1, its topics and its actions; what was asked and answered; career reviews."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import OWNER, make_listed, make_owned, number, points_at, text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("agendas", sa.Column("posting_at", INSTANT))
    op.add_column("agendas", sa.Column("place_name", sa.Text, nullable=False, server_default=""))
    _make_agenda_actions()
    _make_offered_topics()
    _make_one_to_ones()
    _make_career_reviews()
    _make_discoveries()


def downgrade() -> None:
    for table in (
        "findings",
        "discoveries",
        "held_reviews",
        "career_reviews",
        "one_to_ones",
        "offered_topics",
        "agenda_actions",
    ):
        op.drop_table(table)
    for name in ("place_name", "posting_at"):
        op.drop_column("agendas", name)


def _make_agenda_actions() -> None:
    make_listed(
        "agenda_actions",
        number("agenda_id"),
        *(text(name) for name in ("channel_id", "who", "what", "added_by")),
        sa.Column("by_on", sa.Date),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT),
        sa.Column("message_ts", sa.Text),
        points_at("agenda_actions", "agendas", "agenda_id"),
    )


def _make_offered_topics() -> None:
    make_listed(
        "offered_topics",
        *(text(name) for name in ("channel_id", "for_id", "text", "by_name")),
        sa.Column("added_at", INSTANT, nullable=False),
    )


def _make_one_to_ones() -> None:
    make_owned(
        "one_to_ones",
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("starts_at", sa.Time, nullable=False),
        number("every_weeks"),
        number("lead_minutes"),
        text("channel_id"),
        text("place_name"),
        sa.Column("in_private", sa.Boolean, nullable=False),
        number("career_every_weeks"),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_one_to_ones"),
    )


def _make_career_reviews() -> None:
    make_owned(
        "career_reviews",
        sa.Column("started_on", sa.Date, nullable=False),
        number("every_weeks"),
        sa.Column("agreed_on", sa.Date),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_career_reviews"),
    )
    make_listed("held_reviews", sa.Column("held_on", sa.Date, nullable=False), text("course"))


def _make_discoveries() -> None:
    make_owned(
        "discoveries",
        *(text(name) for name in ("name", "said_by")),
        sa.Column("asked_on", sa.Date),
        sa.Column("answered_on", sa.Date),
        sa.PrimaryKeyConstraint(*OWNER, "name", name="pk_discoveries"),
    )
    make_owned(
        "findings",
        *(text(name) for name in ("question", "part", "text", "said_by")),
        sa.Column("found_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint(*OWNER, "question", "part", name="pk_findings"),
    )
