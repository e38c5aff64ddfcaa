"""What was asked of a colleague stands somewhere, ends somehow, and is not asked again at once.

An invitation remembers where its message is, so that its button goes when it is taken back.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import OWNER, make_owned, text

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name in ("channel_id", "message_ts", "outcome"):
        op.add_column("shares", sa.Column(name, sa.Text))
    op.add_column("shares", sa.Column("outcome_at", INSTANT))
    op.add_column("feedback", sa.Column("declined_at", INSTANT))
    make_owned(
        "mutes",
        text("from_id"),
        sa.Column("muted_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint(*OWNER, "from_id", name="pk_mutes"),
    )


def downgrade() -> None:
    op.drop_table("mutes")
    op.drop_column("feedback", "declined_at")
    for name in ("outcome_at", "outcome", "message_ts", "channel_id"):
        op.drop_column("shares", name)
