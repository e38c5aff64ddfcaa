"""Whole ladders with their versions, what waits to join one, and roles that were watched."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_ladders()
    _make_versions()
    _make_proposals()
    _make_draft_lines()
    _make_observations()


def downgrade() -> None:
    for name in ("observations", "draft_lines", "ladder_proposals", "ladder_versions", "ladders"):
        op.drop_table(name)


def _make_ladders() -> None:
    _listed(
        "ladders",
        sa.Column("current_level", sa.Integer),
        sa.Column("target_level", sa.Integer),
        _text("guidelines"),
        sa.UniqueConstraint("team_id", "user_id", name="uq_ladders_team_id_user_id"),
    )


def _make_versions() -> None:
    _listed(
        "ladder_versions",
        sa.Column("ladder_id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        _text("content"),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        _text("signed_by"),
        sa.Column("signed_on", sa.Date),
        sa.UniqueConstraint(
            "team_id", "user_id", "version", name="uq_ladder_versions_team_id_user_id_version"
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id", "ladder_id"],
            ["ladders.team_id", "ladders.user_id", "ladders.id"],
            name="fk_ladder_versions_ladders",
        ),
    )


def _make_proposals() -> None:
    _owned(
        "ladder_proposals",
        sa.Column("number", sa.Integer, nullable=False),
        _text("content"),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_ladder_proposals"),
    )


def _make_draft_lines() -> None:
    _listed(
        "draft_lines",
        *(_text(name) for name in ("text", "theme", "sources", "looks")),
        sa.Column("is_required", sa.Boolean, nullable=False),
        sa.Column("is_ticked", sa.Boolean, nullable=False),
    )


def _make_observations() -> None:
    words = (_text(name) for name in ("who", "does", "not_yet"))
    _listed("observations", *words, sa.Column("seen_on", sa.Date))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


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
