"""What a promotion, a no, the next case or another manager changed, so that it can go back.

And the ladder that an admin sets for everybody in the workspace.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.shapes import make_listed, number, points_at, text

revision = "0023"
down_revision = "0022"
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
    op.create_table(
        "company_ladders",
        text("team_id"),
        text("content"),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", name="pk_company_ladders"),
    )


def downgrade() -> None:
    op.drop_table("company_ladders")
    op.drop_table("turning_points")
