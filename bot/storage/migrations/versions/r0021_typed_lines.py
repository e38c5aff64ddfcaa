"""What a member types to the coach is remembered as what it became, for edits and replies."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_listed, text

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_listed(
        "typed_lines",
        text("message_ts"),
        sa.Column("position", sa.Integer, nullable=False),
        text("became"),
        sa.Column("became_id", sa.Integer),
        text("waiting"),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply_ts", sa.Text),
    )
    op.create_index("ix_typed_lines_message", "typed_lines", ["team_id", "user_id", "message_ts"])


def downgrade() -> None:
    op.drop_table("typed_lines")
