"""The regular 1:1, its topics and its actions; what was asked and answered; career reviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
OWNER = ("team_id", "user_id")


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
    _listed(
        "agenda_actions",
        sa.Column("agenda_id", sa.Integer, nullable=False),
        *(_text(name) for name in ("channel_id", "who", "what", "added_by")),
        sa.Column("by_on", sa.Date),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT),
        sa.Column("message_ts", sa.Text),
        sa.ForeignKeyConstraint(
            [*OWNER, "agenda_id"],
            [f"agendas.{name}" for name in (*OWNER, "id")],
            name="fk_agenda_actions_agendas",
        ),
    )


def _make_offered_topics() -> None:
    _listed(
        "offered_topics",
        *(_text(name) for name in ("channel_id", "for_id", "text", "by_name")),
        sa.Column("added_at", INSTANT, nullable=False),
    )


def _make_one_to_ones() -> None:
    _owned(
        "one_to_ones",
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("starts_at", sa.Time, nullable=False),
        sa.Column("every_weeks", sa.Integer, nullable=False),
        sa.Column("lead_minutes", sa.Integer, nullable=False),
        _text("channel_id"),
        _text("place_name"),
        sa.Column("in_private", sa.Boolean, nullable=False),
        sa.Column("career_every_weeks", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_one_to_ones"),
    )


def _make_career_reviews() -> None:
    _owned(
        "career_reviews",
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("every_weeks", sa.Integer, nullable=False),
        sa.Column("agreed_on", sa.Date),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_career_reviews"),
    )
    _listed("held_reviews", sa.Column("held_on", sa.Date, nullable=False), _text("course"))


def _make_discoveries() -> None:
    _owned(
        "discoveries",
        *(_text(name) for name in ("name", "said_by")),
        sa.Column("asked_on", sa.Date),
        sa.Column("answered_on", sa.Date),
        sa.PrimaryKeyConstraint(*OWNER, "name", name="pk_discoveries"),
    )
    _owned(
        "findings",
        *(_text(name) for name in ("question", "part", "text", "said_by")),
        sa.Column("found_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint(*OWNER, "question", "part", name="pk_findings"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _listed(name: str, *items: SchemaItem) -> None:
    _owned(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        *items,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint(*OWNER, "id", name=f"uq_{name}_team_id_user_id_id"),
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
            list(OWNER),
            ["members.team_id", "members.user_id"],
            name=f"fk_{name}_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=numbered,
    )
