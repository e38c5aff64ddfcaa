"""The kinds of tables: each row belongs to a member, and lists have ids of their own."""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from bot.storage.types import CleanText

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def kept(name: str) -> Column[str]:
    return Column(name, CleanText, nullable=False)


def owned(name: str, *items: SchemaItem, numbered: bool = False) -> Table:
    """A table of which each row belongs to one member and goes when the member goes."""
    return Table(
        name,
        METADATA,
        kept("team_id"),
        kept("user_id"),
        Column("enterprise_id", CleanText),
        *items,
        ForeignKeyConstraint(
            ["team_id", "user_id"], ["members.team_id", "members.user_id"], ondelete="CASCADE"
        ),
        sqlite_autoincrement=numbered,
    )


def listed(name: str, *items: SchemaItem) -> Table:
    """An owned table whose rows have ids. An id is never given twice, not even after a deletion.

    The unique key finds a member's rows, and lets a row of theirs point at another of theirs and
    at nobody else's.
    """
    return owned(
        name,
        Column("id", Integer, primary_key=True),
        *items,
        UniqueConstraint("team_id", "user_id", "id"),
        numbered=True,
    )


def points_at(table: str, column: str) -> ForeignKeyConstraint:
    """A link that cannot lead to another member's row."""
    return ForeignKeyConstraint(
        ["team_id", "user_id", column], [f"{table}.{name}" for name in ("team_id", "user_id", "id")]
    )
