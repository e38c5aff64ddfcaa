"""What an admin sets for everybody in a workspace: working days, and how long leavers stay."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import text

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "company_settings",
        text("team_id"),
        text("weekdays"),
        sa.Column("forget_after", sa.Integer),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name="pk_company_settings"),
    )


def downgrade() -> None:
    op.drop_table("company_settings")
