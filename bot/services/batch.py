"""Lots: what several want to keep at one time is kept in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Batches(Generic[Item]):
    """Whoever comes while a lot is being written is in the next one."""

    def __init__(self, write: Callable[[Sequence[Item]], Awaitable[None]]) -> None:
        self._write = write
        self._waiting: list[tuple[Item, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, item: Item) -> None:
        """Returns once it is kept; raises what kept it from that."""
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, kept))
        if self._writing is None:
            self._writing = asyncio.create_task(self._work())
        await kept

    async def _work(self) -> None:
        """Until nobody waits any more; those who are ready at this moment are waited for."""
        try:
            while self._waiting:
                await asyncio.sleep(0)
                lot, self._waiting = self._waiting, []
                await self._see_through(lot)
        finally:
            self._writing = None

    async def _see_through(self, lot: Sequence[tuple[Item, "asyncio.Future[None]"]]) -> None:
        """One that cannot be kept must not hold up the others: then each is tried by itself."""
        try:
            await self._write([item for item, _ in lot])
        except Exception as error:  # noqa: BLE001 - it belongs to those who wait
            if len(lot) > 1:
                for one in lot:
                    await self._see_through([one])
            elif not lot[0][1].done():
                lot[0][1].set_exception(error)
            return
        for _, kept in lot:
            if not kept.done():
                kept.set_result(None)
