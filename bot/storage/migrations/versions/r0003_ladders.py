"""Whole ladders with their versions, what waits to join one, and roles that were watched."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_listed, make_owned, number, points_at, text

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
    make_listed(
        "ladders",
        sa.Column("current_level", sa.Integer),
        sa.Column("target_level", sa.Integer),
        text("guidelines"),
        sa.UniqueConstraint("team_id", "user_id", name="uq_ladders_team_id_user_id"),
    )


def _make_versions() -> None:
    make_listed(
        "ladder_versions",
        number("ladder_id"),
        number("version"),
        text("content"),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        text("signed_by"),
        sa.Column("signed_on", sa.Date),
        sa.UniqueConstraint(
            "team_id", "user_id", "version", name="uq_ladder_versions_team_id_user_id_version"
        ),
        points_at("ladder_versions", "ladders", "ladder_id"),
    )


def _make_proposals() -> None:
    make_owned(
        "ladder_proposals",
        number("number"),
        text("content"),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_ladder_proposals"),
    )


def _make_draft_lines() -> None:
    make_listed(
        "draft_lines",
        *(text(name) for name in ("text", "theme", "sources", "looks")),
        sa.Column("is_required", sa.Boolean, nullable=False),
        sa.Column("is_ticked", sa.Boolean, nullable=False),
    )


def _make_observations() -> None:
    words = (text(name) for name in ("who", "does", "not_yet"))
    make_listed("observations", *words, sa.Column("seen_on", sa.Date))
