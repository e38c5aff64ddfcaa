"""The shapes that the tables of members have had since the first revision.

Revisions build on them, so they never change; what a table of today looks like is said in
`bot/storage/database/owned.py`.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

OWNER = ("team_id", "user_id")


def text(name: str) -> sa.Column[str]:
    """Words that are never missing, at most empty."""
    return sa.Column(name, sa.Text, nullable=False)


def number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def make_owned(name: str, *items: SchemaItem, numbered: bool = False) -> None:
    """A table of which each row belongs to one member and goes when the member goes."""
    op.create_table(
        name,
        text("team_id"),
        text("user_id"),
        sa.Column("enterprise_id", sa.Text),
        *items,
        sa.ForeignKeyConstraint(
            list(OWNER),
            [f"members.{key}" for key in OWNER],
            name=f"fk_{name}_members",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=numbered,
    )


def make_listed(name: str, *items: SchemaItem) -> None:
    """An owned table whose rows have ids, none of them given twice."""
    make_owned(
        name,
        number("id"),
        *items,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint(*OWNER, "id", name=f"uq_{name}_team_id_user_id_id"),
        numbered=True,
    )


def points_at(
    table: str, other: str, column: str, name: str | None = None
) -> sa.ForeignKeyConstraint:
    """A link from `table` to a row of `other` that cannot lead to another member's."""
    return sa.ForeignKeyConstraint(
        [*OWNER, column],
        [f"{other}.{key}" for key in (*OWNER, "id")],
        name=name or f"fk_{table}_{other}",
    )
