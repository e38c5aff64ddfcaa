"""Who is gone, since when, and in how many days they are forgotten."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import OWNER, make_owned

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_owned(
        "gone",
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("days_left", sa.Integer),
        sa.PrimaryKeyConstraint(*OWNER, name="pk_gone"),
    )


def downgrade() -> None:
    op.drop_table("gone")
