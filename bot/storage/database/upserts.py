"""Inserts where the row may exist already; the two databases spell them differently."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.database.connection import Connection

OWNER: dict[str, BindParameter[Any]] = {
    "team_id": bindparam("my_team"),
    "user_id": bindparam("my_user"),
    "enterprise_id": bindparam("my_enterprise"),
}

Spelled = dict[str, sqlite.Insert | postgresql.Insert]
"""One statement for each database, by its name; see `spelled_for`."""


def insert_or_update(table: Table, key: Sequence[str], changing: Sequence[str]) -> Spelled:
    """The member's row under `key`, new or with the columns in `changing` replaced."""
    spelled: Spelled = {}
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
        statement: Any = dialect.insert(table).values(OWNER)
        replaced = {column: statement.excluded[column] for column in changing}
        spelled[name] = statement.on_conflict_do_update(index_elements=key, set_=replaced)
    return spelled


def insert_or_replace(table: Table, key: Sequence[str], changing: Sequence[str]) -> Spelled:
    """A workspace's own row under `key`, which is no member's; new or replaced."""
    spelled: Spelled = {}
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
        statement: Any = dialect.insert(table).values(team_id=OWNER["team_id"])
        replaced = {column: statement.excluded[column] for column in changing}
        spelled[name] = statement.on_conflict_do_update(index_elements=key, set_=replaced)
    return spelled


def insert_or_overwrite(table: Table, key: Sequence[str]) -> Spelled:
    """A row that belongs to no member, new or with every other column replaced.

    Its columns are named by the values it is run with.
    """
    spelled: Spelled = {}
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
        statement: Any = dialect.insert(table)
        replaced = {
            column.name: statement.excluded[column.name]
            for column in table.c
            if column.name not in key
        }
        spelled[name] = statement.on_conflict_do_update(index_elements=key, set_=replaced)
    return spelled


def insert_or_leave(table: Table, key: Sequence[str]) -> Spelled:
    """The member's row under `key`; changes no row if there is one."""
    spelled: Spelled = {}
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
        statement: Any = dialect.insert(table).values(OWNER)
        spelled[name] = statement.on_conflict_do_nothing(index_elements=key)
    return spelled


def spelled_for(connection: Connection, spelled: Spelled) -> sqlite.Insert | postgresql.Insert:
    return spelled[connection.dialect.name]
