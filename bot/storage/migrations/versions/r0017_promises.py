"""What was acted on, so that it is not acted on twice; and what was promised and is under way."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("acted_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_acts"),
    )
    op.create_index("ix_acts_acted_at", "acts", ["acted_at"])


def downgrade() -> None:
    op.drop_index("ix_acts_acted_at", "acts")
    op.drop_table("acts")
