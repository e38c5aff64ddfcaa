"""Batches: things that are saved at the same time share one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Batches(Generic[Item]):
    """Items that come while a batch is being written join the next one."""

    def __init__(self, write: Callable[[Sequence[Item]], Awaitable[None]]) -> None:
        self._write = write
        self._waiting: list[tuple[Item, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def save(self, item: Item) -> None:
        """Returns once it is saved; raises the error that prevented it."""
        saved: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, saved))
        if self._writing is None:
            self._writing = asyncio.create_task(self._work())
        await saved

    async def _work(self) -> None:
        """Until nobody waits any more; those who are ready at this moment are waited for."""
        try:
            while self._waiting:
                await asyncio.sleep(0)
                batch, self._waiting = self._waiting, []
                await self._see_through(batch)
        finally:
            self._writing = None

    async def _see_through(self, batch: Sequence[tuple[Item, "asyncio.Future[None]"]]) -> None:
        """Where a batch fails each item is tried alone, so that one cannot hold up the others."""
        try:
            await self._write([item for item, _ in batch])
        except Exception as error:  # noqa: BLE001 - it belongs to those who wait
            if len(batch) > 1:
                for one in batch:
                    await self._see_through([one])
            elif not batch[0][1].done():
                batch[0][1].set_exception(error)
            return
        for _, saved in batch:
            if not saved.done():
                saved.set_result(None)
