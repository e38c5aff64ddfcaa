"""Acting on each delivery of Slack's once, whichever process it reaches.

A delivery's row is written with the first change that it makes, in the same transaction and on
PostgreSQL in the same statement. So a change and the memory of it stand or fall together, and
neither costs a round trip.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    Engine,
    Executable,
    Index,
    PrimaryKeyConstraint,
    Table,
    bindparam,
    delete,
    event,
    insert,
    literal,
    select,
)
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.dialects.postgresql import Insert as PostgreSQLInsert
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import Delete, Insert, Update

from bot.domain.delivery.act import CURRENT
from bot.domain.errors import AlreadyDoneError
from bot.storage.database.connection import Connection
from bot.storage.database.owned import METADATA, text_column
from bot.storage.database.types import Instant

acts = Table(
    "acts",
    METADATA,
    text_column("key"),
    Column("acted_at", Instant, nullable=False),
    PrimaryKeyConstraint("key"),
)
"""`key` is a fingerprint of what Slack calls the delivery and of its workspace."""
Index("ix_acts_acted_at", acts.c.acted_at)


REMEMBERED_FOR = timedelta(hours=2)
"""A signature is good for five minutes; an event comes for the last time an hour after the first
(docs.slack.dev/apis/events-api, "Retries")."""

NAMES = ("pk_acts", "acts.key")
"""How the two databases say that a delivery was acted on: by the name of the key or the column."""

Params = Sequence[object] | Mapping[str, object]

SWEEP = delete(acts).where(acts.c.acted_at < bindparam("before"))


@contextmanager
def undone_with() -> Iterator[None]:
    """Around a transaction: where it fails, the delivery may come again."""
    act = CURRENT.get()
    was_saved = act is None or act.is_saved
    try:
        yield
    except BaseException:
        if act and not was_saved:
            act.is_saved = False
        raise


def remember_acts(engine: Engine) -> None:
    """From now on changes through this engine carry the delivery that asked for them."""
    event.listen(engine, "before_execute", _carry, retval=True)
    event.listen(engine, "handle_error", _in_its_words, retval=True)


async def sweep(connection: Connection, now: datetime) -> None:
    """Forgets what cannot come again."""
    await connection.execute(SWEEP, {"before": now - REMEMBERED_FOR / 2})


def _carry(
    connection: SyncConnection,
    statement: Executable,
    multiparams: Params,
    params: Params,
    _options: object,
) -> tuple[Executable, Params, Params]:
    act = CURRENT.get()
    if act and not act.is_saved and isinstance(statement, Insert | Update | Delete):
        act.is_saved = True
        if connection.dialect.name == "postgresql" and not multiparams:
            row = select(literal(act.key), literal(act.at, acts.c.acted_at.type))
            noting = PostgreSQLInsert(acts).from_select(["key", "acted_at"], row)
            statement = statement.add_cte(noting.cte("noted_act"))
        else:
            connection.execute(insert(acts), {"key": act.key, "acted_at": act.at})
    return statement, multiparams, params


def _in_its_words(context: ExceptionContext) -> BaseException | None:
    """The one error here that says something to a member."""
    error = context.sqlalchemy_exception
    if isinstance(error, IntegrityError) and _names_the_key(error):
        return AlreadyDoneError()
    return None


def _names_the_key(error: IntegrityError) -> bool:
    """By the first line alone: what follows may hold a member's words."""
    return any(name in str(error.orig).split("\n", 1)[0] for name in NAMES)
