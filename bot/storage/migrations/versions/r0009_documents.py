"""Versions of every document."""

import sqlalchemy as sa
from alembic import op

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
    op.create_table(
        "draft_versions",
        _text("team_id"),
        _text("user_id"),
        sa.Column("enterprise_id", sa.Text),
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("draft_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        _text("text"),
        _text("written_by"),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name="fk_draft_versions_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id", "draft_id"],
            ["drafts.team_id", "drafts.user_id", "drafts.id"],
            name="fk_draft_versions_drafts",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_draft_versions"),
        sa.UniqueConstraint(
            "team_id", "user_id", "id", name="uq_draft_versions_team_id_user_id_id"
        ),
        sa.UniqueConstraint(
            "team_id",
            "user_id",
            "draft_id",
            "number",
            name="uq_draft_versions_team_id_user_id_draft_id_number",
        ),
        sqlite_autoincrement=True,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
