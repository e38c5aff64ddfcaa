"""What a member wants to thank somebody for, said before the letter is written."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("wishes", sa.Column("thanked_for", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("wishes", "thanked_for")
