"""What the member wants to do in the role, and why; and what each draft was asked to hold."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

from bot.storage.migrations.shapes import OWNER, make_owned, number, points_at, text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEPT = (
    *("target_kind", "exact_title", "who", "what", "when", "duties", "first_90_days"),
    *("need", "value", "vision", "organisation_goals", "long_term_role", "reason"),
)


def upgrade() -> None:
    _make_beside(
        "case_files",
        "cases",
        "case_id",
        *(text(name) for name in KEPT),
        sa.Column("starts_on", sa.Date),
        number("months"),
    )
    _make_beside(
        "wishes",
        "drafts",
        "draft_id",
        sa.Column("since_on", sa.Date),
        sa.Column("until_on", sa.Date),
        sa.Column("has_motive", sa.Boolean, nullable=False),
        text("reader"),
    )


def downgrade() -> None:
    op.drop_table("wishes")
    op.drop_table("case_files")


def _make_beside(name: str, about: str, column: str, *items: SchemaItem) -> None:
    """One row of a member's for each row of `about`; `column` holds that row's id."""
    make_owned(
        name,
        number(column),
        *items,
        points_at(name, about, column),
        sa.PrimaryKeyConstraint(*OWNER, column, name=f"pk_{name}"),
    )
