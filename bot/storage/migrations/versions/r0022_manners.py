"""When a member was last heard from, whether they were asked about it, and how often I ask.

Whoever is known already counts as heard from when Slack was last asked about them: nobody is taken
for silent on the day of the upgrade.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("members", sa.Column("heard_at", sa.DateTime(timezone=True)))
    op.add_column("members", sa.Column("silence", sa.Text))
    op.add_column("rhythms", sa.Column("pace", sa.Text, nullable=False, server_default="weekly"))
    op.execute(
        "UPDATE members SET heard_at ="
        " CASE WHEN tz_checked_at > met_at THEN tz_checked_at ELSE met_at END"
    )


def downgrade() -> None:
    op.drop_column("rhythms", "pace")
    op.drop_column("members", "silence")
    op.drop_column("members", "heard_at")
