"""How exactly a day is known, of wins, found lines and what is shown; so far each was a day."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TABLES = ("wins", "candidates", "shares")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("span", sa.Text, nullable=False, server_default="day"))
    op.add_column(
        "candidates",
        sa.Column("is_guess", sa.Boolean, nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("candidates", "is_guess")
    for table in TABLES:
        op.drop_column(table, "span")
