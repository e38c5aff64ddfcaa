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
    op.create_table(
        "errands",
        sa.Column("team_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("enterprise_id", sa.Text),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("begun_at", INSTANT, nullable=False),
        sa.Column("lease_until", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_errands"),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name="fk_errands_members",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_errands_lease_until", "errands", ["lease_until"])
    op.create_index("ix_errands_team_id_user_id", "errands", ["team_id", "user_id"])


def downgrade() -> None:
    op.drop_index("ix_errands_team_id_user_id", "errands")
    op.drop_index("ix_errands_lease_until", "errands")
    op.drop_table("errands")
    op.drop_index("ix_acts_acted_at", "acts")
    op.drop_table("acts")
