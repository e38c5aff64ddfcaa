"""What a settled line was before."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    texts = ("team_id", "user_id", "criterion_id", "rating", "by_name", "reason")
    op.create_table(
        "past_marks",
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.Column("enterprise_id", sa.Text),
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("side", sa.Text),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("is_reported", sa.Boolean, nullable=False),
        sa.Column("is_of_other_words", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_past_marks"),
        sa.UniqueConstraint("team_id", "user_id", "id", name="uq_past_marks_team_id_user_id_id"),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name="fk_past_marks_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("past_marks")
