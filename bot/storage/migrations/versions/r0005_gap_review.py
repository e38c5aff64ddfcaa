"""The gap review: who rated which line how, what was shared, and on which line a gap was found."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

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
    _owned(
        "marks",
        *(_text(name) for name in ("criterion_id", "part", "by_name", "reason", "fingerprint")),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("rating", sa.Text),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("is_reported", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint(*key, name="pk_marks"),
    )


def _make_shares() -> None:
    words = ("kind", "with_id", "with_name", "text", "levels", "criterion_ids", "links")
    _owned(
        "shares",
        sa.Column("id", sa.Integer, nullable=False),
        *(_text(name) for name in words),
        sa.Column("win_id", sa.Integer),
        sa.Column("happened_on", sa.Date),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        sa.UniqueConstraint("team_id", "user_id", "id", name="uq_shares_team_id_user_id_id"),
        numbered=True,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _owned(name: str, *items: SchemaItem, numbered: bool = False) -> None:
    op.create_table(
        name,
        _text("team_id"),
        _text("user_id"),
        sa.Column("enterprise_id", sa.Text),
        *items,
        sa.ForeignKeyConstraint(
            ["team_id", "user_id"],
            ["members.team_id", "members.user_id"],
            name=f"fk_{name}_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=numbered,
    )
