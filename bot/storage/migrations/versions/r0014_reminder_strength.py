"""How insistent the weekly questions may be: which of them come once more."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever has a rhythm goes on being asked once."""
    op.add_column("rhythms", sa.Column("asks_twice", sa.Text, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("rhythms", "asks_twice")
