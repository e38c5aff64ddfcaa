"""The first tables: members, what they keep, when they are due, what was sent to them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

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


def _kept(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _owned(name: str, *items: SchemaItem, numbered: bool = False) -> None:
    op.create_table(
        name,
        _kept("team_id"),
        _kept("user_id"),
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


def _listed(name: str, *items: SchemaItem) -> None:
    _owned(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        *items,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("team_id", "user_id", "id", name=f"uq_{name}_team_id_user_id_id"),
        numbered=True,
    )


def _points_at(table: str, column: str, name: str) -> sa.ForeignKeyConstraint:
    here, there = ("team_id", "user_id", column), ("team_id", "user_id", "id")
    return sa.ForeignKeyConstraint(here, [f"{table}.{key}" for key in there], name=name)


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
        _kept("team_id"),
        _kept("user_id"),
        sa.Column("enterprise_id", sa.Text),
        _kept("name"),
        _kept("tz"),
        _kept("locale"),
        sa.Column("tz_checked_at", INSTANT, nullable=False),
        sa.Column("dm_channel_id", sa.Text),
        sa.Column("met_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_members"),
    )


def _make_wins() -> None:
    _listed(
        "wins",
        _kept("text"),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        _kept("tags"),
        _kept("people"),
        _kept("links"),
        _kept("numbers"),
        _kept("detail"),
        _kept("source"),
        sa.Column("permalink", sa.Text),
        sa.Column("goal_id", sa.Integer),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("undone_at", INSTANT),
        _kept("searchable"),
    )
    op.create_index(
        "ix_wins_team_id_user_id_happened_on", "wins", ["team_id", "user_id", "happened_on"]
    )


def _make_lines_gaps_and_goals() -> None:
    _listed(
        "lines",
        _kept("theme"),
        _kept("text"),
        _kept("tag"),
        sa.Column("position", sa.Integer, nullable=False),
    )
    _listed(
        "gaps",
        _kept("title"),
        _kept("kind"),
        sa.Column("line_id", sa.Integer),
        sa.Column("agreed_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        _points_at("lines", "line_id", "fk_gaps_lines"),
    )
    _listed(
        "goals",
        _kept("text"),
        sa.Column("week_of", sa.Date, nullable=False),
        _kept("state"),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("gap_id", sa.Integer),
        sa.Column("win_id", sa.Integer),
        sa.Column("closed_at", INSTANT),
        _points_at("gaps", "gap_id", "fk_goals_gaps"),
        _points_at("wins", "win_id", "fk_goals_wins"),
    )
    op.create_index("ix_goals_team_id_user_id_week_of", "goals", ["team_id", "user_id", "week_of"])


def _make_cases() -> None:
    _listed(
        "cases",
        _kept("target_title"),
        _kept("stage"),
        sa.Column("started_at", INSTANT, nullable=False),
        _kept("current_title"),
        sa.Column("current_since_on", sa.Date),
        sa.Column("manager_id", sa.Text),
        _kept("manager_name"),
        sa.Column("decision_on", sa.Date),
        sa.Column("announcement_on", sa.Date),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
    )
    _partial_index("uq_cases_open", "cases", ["team_id", "user_id"], "ended_at IS NULL")


def _make_talks_agendas_and_drafts() -> None:
    _listed(
        "talks",
        _kept("with_name"),
        sa.Column("held_on", sa.Date, nullable=False),
        _kept("said"),
        _kept("outcome"),
        sa.Column("recorded_at", INSTANT, nullable=False),
        _kept("promises"),
        sa.Column("next_talk_on", sa.Date),
    )
    _listed(
        "agendas",
        _kept("channel_id"),
        sa.Column("created_at", INSTANT, nullable=False),
        _kept("items"),
        sa.Column("posted_at", INSTANT),
        sa.Column("message_ts", sa.Text),
    )
    _listed(
        "drafts",
        _kept("kind"),
        _kept("title"),
        _kept("text"),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("talk_id", sa.Integer),
        sa.Column("is_edited", sa.Boolean, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        _points_at("talks", "talk_id", "fk_drafts_talks"),
    )


def _make_rhythms_and_dues() -> None:
    _owned(
        "rhythms",
        sa.Column("plan_weekday", sa.Integer, nullable=False),
        sa.Column("plan_at", sa.Time, nullable=False),
        sa.Column("review_weekday", sa.Integer, nullable=False),
        sa.Column("review_at", sa.Time, nullable=False),
        sa.Column("nudges_at", sa.Time, nullable=False),
        _kept("stopped"),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_rhythms"),
    )
    _owned(
        "dues",
        _kept("kind"),
        sa.Column("next_due_at", INSTANT),
        sa.Column("snoozed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "kind", name="pk_dues"),
    )
    _partial_index("ix_dues_next_due_at", "dues", ["next_due_at"], "next_due_at IS NOT NULL")


def _make_told_and_deliveries() -> None:
    _owned(
        "told",
        _kept("nudge_name"),
        _kept("occasion"),
        sa.Column("told_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "nudge_name", "occasion", name="pk_told"),
    )
    _owned(
        "deliveries",
        sa.Column("id", sa.Text, nullable=False),
        _kept("kind"),
        _kept("occasion"),
        _kept("state"),
        sa.Column("attempts", sa.Integer, nullable=False),
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
