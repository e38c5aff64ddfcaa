"""What every store and table is made of: an owner, and statements that name them."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Executable,
    ForeignKeyConstraint,
    FromClause,
    Insert,
    Integer,
    MetaData,
    Row,
    ScalarSelect,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    insert,
    select,
)
from sqlalchemy.schema import SchemaItem

from bot.domain.member import Member
from bot.storage.database.connection import Connection
from bot.storage.database.types import CleanText


class Owned:
    """A store of one member's rows. Every statement is run with the member it is for."""

    def __init__(self, connection: Connection, member: Member) -> None:
        self._connection = connection
        self._of = member
        self._member = {
            "my_team": member.team_id,
            "my_user": member.user_id,
            "my_enterprise": member.enterprise_id,
        }

    async def _rows(self, statement: Executable, **values: object) -> Sequence[Row[Any]]:
        result = await self._connection.execute(statement, self._member | values)
        return result.all()

    async def _row(self, statement: Executable, **values: object) -> Row[Any] | None:
        rows = await self._rows(statement, **values)
        return rows[0] if rows else None

    async def _value(self, statement: Executable, **values: object) -> Any:  # noqa: ANN401 - a column's
        row = await self._row(statement, **values)
        return None if row is None else row[0]

    async def _count(self, statement: Executable, **values: object) -> int:
        """How many rows the statement changed."""
        result = await self._connection.execute(statement, self._member | values)
        return result.rowcount


def mine(table: FromClause) -> ColumnElement[bool]:
    """Belongs to the member of the store that runs this."""
    return and_(table.c.team_id == bindparam("my_team"), table.c.user_id == bindparam("my_user"))


def new_in(table: Table) -> Insert:
    """A row of the member; the other columns are named by the values it is run with."""
    return insert(table).values(
        team_id=bindparam("my_team"),
        user_id=bindparam("my_user"),
        enterprise_id=bindparam("my_enterprise"),
    )


def link_to(table: Table, name: str) -> ScalarSelect[Any]:
    """The id in the value `name`, or NULL if that row is not the member's."""
    own = select(table.c.id).where(mine(table), table.c.id == bindparam(name))
    return own.scalar_subquery()


def columns_for(noun: type[Any], table: Table) -> list[ColumnElement[Any]]:
    """The columns that a domain object is made of: they are named like its fields."""
    return [table.c[field.name] for field in fields(noun)]


def values_of(noun: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the domain's dataclasses
    """Its fields by name, as they are (`dataclasses.asdict` would take the inner ones apart)."""
    return {field.name: getattr(noun, field.name) for field in fields(noun)}


def owner_of(member: Member) -> dict[str, Any]:
    """The values by which a statement names the member."""
    return {
        "my_team": member.team_id,
        "my_user": member.user_id,
        "my_enterprise": member.enterprise_id,
    }


METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def text_column(name: str) -> Column[str]:
    return Column(name, CleanText, nullable=False)


def owned(name: str, *items: SchemaItem, numbered: bool = False) -> Table:
    """A table of which each row belongs to one member and goes when the member goes."""
    return Table(
        name,
        METADATA,
        text_column("team_id"),
        text_column("user_id"),
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
