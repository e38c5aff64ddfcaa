"""Working days, public holidays and absences; people who cannot be reached; fair claims."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name in ("away_since_on", "away_until_on"):
        op.add_column("members", sa.Column(name, sa.Date))
    op.add_column("members", sa.Column("unreachable_code", sa.Text))
    op.add_column("rhythms", sa.Column("weekdays", sa.Text, nullable=False, server_default="01234"))
    op.add_column("rhythms", sa.Column("country", sa.Text, nullable=False, server_default=""))
    op.add_column("dues", sa.Column("parked_due_at", INSTANT))
    op.create_index(
        "ix_dues_team_id_next_due_at",
        "dues",
        ["team_id", "next_due_at"],
        sqlite_where=sa.text("next_due_at IS NOT NULL"),
        postgresql_where=sa.text("next_due_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_dues_team_id_next_due_at", "dues")
    op.drop_column("dues", "parked_due_at")
    for name in ("country", "weekdays"):
        op.drop_column("rhythms", name)
    for name in ("unreachable_code", "away_until_on", "away_since_on"):
        op.drop_column("members", name)
