"""The audit trail: what happened to tokens, to everything of somebody, to a company's settings."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import number, text

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        number("id"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        text("kind"),
        text("team_id"),
        text("actor"),
        text("about"),
        number("number"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def downgrade() -> None:
    op.drop_table("audit")
