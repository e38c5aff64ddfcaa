"""Versions of every document."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import OWNER, make_listed, number, points_at, text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FIRST_VERSIONS = """
INSERT INTO draft_versions
    (team_id, user_id, enterprise_id, draft_id, number, text, written_by, kept_at)
SELECT team_id, user_id, enterprise_id, id, 1, text,
    CASE WHEN is_edited THEN 'member' ELSE 'coach' END, changed_at
FROM drafts
"""
"""What was written before there were versions is the first of each draft."""


def upgrade() -> None:
    op.add_column("drafts", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("drafts", sa.Column("finished_at", sa.DateTime(timezone=True)))
    _make_versions()
    op.execute(FIRST_VERSIONS)


def downgrade() -> None:
    op.drop_table("draft_versions")
    op.drop_column("drafts", "finished_at")
    op.drop_column("drafts", "version")


def _make_versions() -> None:
    make_listed(
        "draft_versions",
        number("draft_id"),
        number("number"),
        text("text"),
        text("written_by"),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        points_at("draft_versions", "drafts", "draft_id"),
        sa.UniqueConstraint(
            *OWNER,
            "draft_id",
            "number",
            name="uq_draft_versions_team_id_user_id_draft_id_number",
        ),
    )
