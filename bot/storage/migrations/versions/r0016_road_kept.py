"""Whether the day that a plan counts from is a guess, and how long proof has to hold."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "cycles", sa.Column("is_assumed", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.add_column(
        "cases", sa.Column("steady_months", sa.Integer, nullable=False, server_default="6")
    )


def downgrade() -> None:
    op.drop_column("cases", "steady_months")
    op.drop_column("cycles", "is_assumed")
