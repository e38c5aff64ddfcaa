"""Background work: no task gets lost, and no error stays silent."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from contextvars import copy_context
from typing import Any

import structlog

from bot.domain.delivery.act import aside
from bot.domain.errors import place_of

PACE = 2
"""How many things are brought up to date side by side; answers to members come before them."""

Act = Callable[[], Coroutine[Any, Any, object]]
log = structlog.get_logger()


class Background:
    """Runs tasks beside the answers; `settle` waits for all of them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: set[Hashable] = set()
        self._pace = asyncio.Semaphore(PACE)

    def start(self, work: Coroutine[Any, Any, None], *, name: str) -> None:
        """`name` is what the log says if the work fails; it carries no member's words."""
        with aside():  # what it changes is not what the delivery asked for
            task = asyncio.create_task(self._guarded(work, name), context=copy_context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def bring_up_to_date(self, what: Hashable, act: Act, *, name: str) -> None:
        """Does nothing while the same `what` still waits its turn: that one shows this, too."""
        if what not in self._waiting:
            self._waiting.add(what)
            self.start(self._in_turn(what, act), name=name)

    @property
    def under_way(self) -> int:
        """How many tasks are not done."""
        return len(self._tasks)

    async def settle(self) -> None:
        """Returns once everything started so far is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks)
            await asyncio.sleep(0)  # from Python 3.12 on, what is done already is not waited for

    async def end(self, within: float) -> None:
        """Settles, but for no more than so many seconds; what takes longer is cut off."""
        try:
            async with asyncio.timeout(within):
                await self.settle()
        except TimeoutError:
            log.warning("background_cut_off")

    async def _in_turn(self, what: Hashable, act: Act) -> None:
        async with self._pace:
            self._waiting.discard(what)
            await act()

    @staticmethod
    async def _guarded(work: Coroutine[Any, Any, None], name: str) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - nobody else would hear of it
            log.error(
                "background_failed",
                work=name,
                error=type(error).__name__,
                place=place_of(error),
            )
