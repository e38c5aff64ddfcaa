"""A line of a list brings what was said of it, and shows where it is from."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

WORDS = ("detail", "place", "date_words")


def upgrade() -> None:
    for name in WORDS:
        op.add_column("candidates", sa.Column(name, sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    for name in reversed(WORDS):
        op.drop_column("candidates", name)
