"""What a store may ask of an open transaction, on either database."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import CursorResult, Dialect, Executable, ScalarResult

T = TypeVar("T")

Values = Mapping[str, Any]
Rows = CursorResult[*tuple[Any, ...]]


class Connection(Protocol):
    """An open transaction, to be handed to a store.

    SQLAlchemy's AsyncConnection on PostgreSQL, `SqliteConnection` on SQLite.
    """

    @property
    def dialect(self) -> Dialect: ...

    @property
    def sync_connection(self) -> SyncConnection | None: ...

    async def execute(
        self, statement: Executable, parameters: Values | Sequence[Values] | None = None, /
    ) -> Rows: ...

    async def scalar(self, statement: Executable, parameters: Values | None = None, /) -> Any: ...  # noqa: ANN401 - a column's

    async def scalars(
        self, statement: Executable, parameters: Values | None = None, /
    ) -> ScalarResult[Any]: ...

    async def run_sync(self, act: Callable[..., T], /, *args: Any) -> T: ...  # noqa: ANN401 - what `act` takes

    async def rollback(self) -> None: ...
