"""The gap review: who rated which line how, what was shared, and on which line a gap was found."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_owned, number, text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("gaps", sa.Column("criterion_id", sa.Text))
    op.add_column("gaps", sa.Column("level", sa.Integer))
    op.add_column("gaps", sa.Column("to_convince", sa.Text, nullable=False, server_default="[]"))
    _make_marks()
    _make_shares()


def downgrade() -> None:
    op.drop_table("shares")
    op.drop_table("marks")
    for name in ("to_convince", "level", "criterion_id"):
        op.drop_column("gaps", name)


def _make_marks() -> None:
    key = ("team_id", "user_id", "criterion_id", "level", "part")
    make_owned(
        "marks",
        *(text(name) for name in ("criterion_id", "part", "by_name", "reason", "fingerprint")),
        number("level"),
        sa.Column("rating", sa.Text),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("is_reported", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint(*key, name="pk_marks"),
    )


def _make_shares() -> None:
    words = ("kind", "with_id", "with_name", "text", "levels", "criterion_ids", "links")
    make_owned(
        "shares",
        number("id"),
        *(text(name) for name in words),
        sa.Column("win_id", sa.Integer),
        sa.Column("happened_on", sa.Date),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        sa.UniqueConstraint("team_id", "user_id", "id", name="uq_shares_team_id_user_id_id"),
        numbered=True,
    )
