"""What a win is evidence of, and lines of other lists that wait to become wins."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXTS = ("criterion_ids", "behaviours", "seen_by", "facts")
WORDS = ("kind", "benefited", "origin_key")
MARKS = ("is_significant", "is_private")


def upgrade() -> None:
    for name in WORDS:
        op.add_column("wins", sa.Column(name, sa.Text))
    for name in TEXTS:
        op.add_column("wins", sa.Column(name, sa.Text, nullable=False, server_default="[]"))
    for name in MARKS:
        op.add_column(
            "wins", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        )
    _make_candidates()


def downgrade() -> None:
    op.drop_table("candidates")
    for name in (*MARKS, *TEXTS, *WORDS):
        op.drop_column("wins", name)


def _make_candidates() -> None:
    op.create_table(
        "candidates",
        sa.Column("team_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("enterprise_id", sa.Text),
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("happened_on", sa.Date),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_candidates"),
        sa.UniqueConstraint("team_id", "user_id", "id", name="uq_candidates_team_id_user_id_id"),
        sa.UniqueConstraint(
            "team_id", "user_id", "fingerprint", name="uq_candidates_team_id_user_id_fingerprint"
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name="fk_candidates_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
