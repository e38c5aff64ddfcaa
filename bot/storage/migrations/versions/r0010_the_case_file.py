"""What the member wants to do in the role, and why; and what each draft was asked to hold."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEPT = (
    *("target_kind", "exact_title", "who", "what", "when", "duties", "first_90_days"),
    *("need", "value", "vision", "organisation_goals", "long_term_role", "reason"),
)


def upgrade() -> None:
    _owned(
        "case_files",
        "cases",
        sa.Column("case_id", sa.Integer, nullable=False),
        *(_text(name) for name in KEPT),
        sa.Column("starts_on", sa.Date),
        sa.Column("months", sa.Integer, nullable=False),
    )
    _owned(
        "wishes",
        "drafts",
        sa.Column("draft_id", sa.Integer, nullable=False),
        sa.Column("since_on", sa.Date),
        sa.Column("until_on", sa.Date),
        sa.Column("has_motive", sa.Boolean, nullable=False),
        _text("reader"),
    )


def downgrade() -> None:
    op.drop_table("wishes")
    op.drop_table("case_files")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _owned(name: str, about: str, number: sa.Column[int], *items: SchemaItem) -> None:
    """One row of a member's for each row of another table; `number` is that row's id."""
    op.create_table(
        name,
        _text("team_id"),
        _text("user_id"),
        sa.Column("enterprise_id", sa.Text),
        number,
        *items,
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name=f"fk_{name}_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "user_id", number.name],
            [f"{about}.team_id", f"{about}.user_id", f"{about}.id"],
            name=f"fk_{name}_{about}",
        ),
        sa.PrimaryKeyConstraint("team_id", "user_id", number.name, name=f"pk_{name}"),
    )
