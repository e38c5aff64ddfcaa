"""The first tables: members, what they keep, when they are due, what was sent to them."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_listed, make_owned, number, points_at, text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)

TABLES = (
    "members",
    "wins",
    "lines",
    "gaps",
    "goals",
    "cases",
    "talks",
    "agendas",
    "drafts",
    "rhythms",
    "dues",
    "told",
    "deliveries",
)
"""In the order of their making; they go in the opposite one."""


def upgrade() -> None:
    _make_members()
    _make_wins()
    _make_lines_gaps_and_goals()
    _make_cases()
    _make_talks_agendas_and_drafts()
    _make_rhythms_and_dues()
    _make_told_and_deliveries()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=name.startswith("uq_"),
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def _make_members() -> None:
    op.create_table(
        "members",
        text("team_id"),
        text("user_id"),
        sa.Column("enterprise_id", sa.Text),
        text("name"),
        text("tz"),
        text("locale"),
        sa.Column("tz_checked_at", INSTANT, nullable=False),
        sa.Column("dm_channel_id", sa.Text),
        sa.Column("met_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_members"),
    )


def _make_wins() -> None:
    make_listed(
        "wins",
        text("text"),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        text("tags"),
        text("people"),
        text("links"),
        text("numbers"),
        text("detail"),
        text("source"),
        sa.Column("permalink", sa.Text),
        sa.Column("goal_id", sa.Integer),
        number("revision"),
        sa.Column("undone_at", INSTANT),
        text("searchable"),
    )
    op.create_index(
        "ix_wins_team_id_user_id_happened_on", "wins", ["team_id", "user_id", "happened_on"]
    )


def _make_lines_gaps_and_goals() -> None:
    make_listed(
        "lines",
        text("theme"),
        text("text"),
        text("tag"),
        number("position"),
    )
    make_listed(
        "gaps",
        text("title"),
        text("kind"),
        sa.Column("line_id", sa.Integer),
        sa.Column("agreed_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        points_at("gaps", "lines", "line_id"),
    )
    make_listed(
        "goals",
        text("text"),
        sa.Column("week_of", sa.Date, nullable=False),
        text("state"),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("gap_id", sa.Integer),
        sa.Column("win_id", sa.Integer),
        sa.Column("closed_at", INSTANT),
        points_at("goals", "gaps", "gap_id"),
        points_at("goals", "wins", "win_id"),
    )
    op.create_index("ix_goals_team_id_user_id_week_of", "goals", ["team_id", "user_id", "week_of"])


def _make_cases() -> None:
    make_listed(
        "cases",
        text("target_title"),
        text("stage"),
        sa.Column("started_at", INSTANT, nullable=False),
        text("current_title"),
        sa.Column("current_since_on", sa.Date),
        sa.Column("manager_id", sa.Text),
        text("manager_name"),
        sa.Column("decision_on", sa.Date),
        sa.Column("announcement_on", sa.Date),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
    )
    _partial_index("uq_cases_open", "cases", ["team_id", "user_id"], "ended_at IS NULL")


def _make_talks_agendas_and_drafts() -> None:
    make_listed(
        "talks",
        text("with_name"),
        sa.Column("held_on", sa.Date, nullable=False),
        text("said"),
        text("outcome"),
        sa.Column("recorded_at", INSTANT, nullable=False),
        text("promises"),
        sa.Column("next_talk_on", sa.Date),
    )
    make_listed(
        "agendas",
        text("channel_id"),
        sa.Column("created_at", INSTANT, nullable=False),
        text("items"),
        sa.Column("posted_at", INSTANT),
        sa.Column("message_ts", sa.Text),
    )
    make_listed(
        "drafts",
        text("kind"),
        text("title"),
        text("text"),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("talk_id", sa.Integer),
        sa.Column("is_edited", sa.Boolean, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        points_at("drafts", "talks", "talk_id"),
    )


def _make_rhythms_and_dues() -> None:
    make_owned(
        "rhythms",
        number("plan_weekday"),
        sa.Column("plan_at", sa.Time, nullable=False),
        number("review_weekday"),
        sa.Column("review_at", sa.Time, nullable=False),
        sa.Column("nudges_at", sa.Time, nullable=False),
        text("stopped"),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_rhythms"),
    )
    make_owned(
        "dues",
        text("kind"),
        sa.Column("next_due_at", INSTANT),
        sa.Column("snoozed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "kind", name="pk_dues"),
    )
    _partial_index("ix_dues_next_due_at", "dues", ["next_due_at"], "next_due_at IS NOT NULL")


def _make_told_and_deliveries() -> None:
    make_owned(
        "told",
        text("nudge_name"),
        text("occasion"),
        sa.Column("told_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "nudge_name", "occasion", name="pk_told"),
    )
    make_owned(
        "deliveries",
        text("id"),
        text("kind"),
        text("occasion"),
        text("state"),
        number("attempts"),
        sa.Column("claimed_at", INSTANT, nullable=False),
        sa.Column("lease_until", INSTANT),
        sa.Column("retry_at", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.Column("channel_id", sa.Text),
        sa.Column("message_ts", sa.Text),
        sa.Column("error_code", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint(
            "team_id",
            "user_id",
            "kind",
            "occasion",
            name="uq_deliveries_team_id_user_id_kind_occasion",
        ),
    )
    for column in ("lease_until", "retry_at"):
        _partial_index(f"ix_deliveries_{column}", "deliveries", [column], f"{column} IS NOT NULL")
