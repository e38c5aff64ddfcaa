"""What was written under "For you alone" becomes the member's own notes, never the record.

A conversation counts as one of two only where that is known: before, every private channel
and group did. And where a member's zone is from is kept beside it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("talks", sa.Column("own_notes", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE talks SET own_notes = said, said = ''")
    op.add_column(
        "members", sa.Column("tz_from", sa.Text, nullable=False, server_default="profile")
    )
    op.execute("UPDATE one_to_ones SET in_private = false WHERE place_name <> 'directmessage'")


def downgrade() -> None:
    """Before, there was one box for both."""
    op.execute(
        "UPDATE talks SET said = CASE WHEN said = '' THEN own_notes"
        " ELSE said || '\n' || own_notes END WHERE own_notes <> ''"
    )
    op.drop_column("talks", "own_notes")
    op.drop_column("members", "tz_from")
