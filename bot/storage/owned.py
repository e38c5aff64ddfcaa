"""What every store is made of: a connection, a member, and statements that name the member."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    Insert,
    Row,
    ScalarSelect,
    Table,
    and_,
    bindparam,
    insert,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.member import Member


class Owned:
    """A store of one member's rows. Every statement is run with the member it is for."""

    def __init__(self, connection: AsyncConnection, member: Member) -> None:
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
