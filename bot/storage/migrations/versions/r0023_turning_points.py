"""What a promotion, a no, the next case or another manager changed, so that it can go back."""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_listed, number, points_at, text

revision = "0023"
down_revision = "0020"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_listed(
        "turning_points",
        text("kind"),
        number("case_id"),
        text("before"),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("undone_at", INSTANT),
        points_at("turning_points", "cases", "case_id"),
    )


def downgrade() -> None:
    op.drop_table("turning_points")
