"""Background work: no task gets lost, and no error stays silent."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from contextlib import suppress
from contextvars import copy_context
from typing import Any

import structlog

from bot.domain.delivery.act import aside
from bot.domain.errors import place_of

PACE = 2
"""How many things are brought up to date side by side; answers to members come before them."""

APART = 2.0
"""Seconds between two showings of the same thing to the same person."""

Act = Callable[[], Coroutine[Any, Any, object]]
log = structlog.get_logger()


class Background:
    """Runs tasks beside the answers; `settle` waits for all of them."""

    apart = APART

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: set[Hashable] = set()
        self._again_at: dict[Hashable, float] = {}
        self._ending = asyncio.Event()
        self._pace = asyncio.Semaphore(PACE)

    def start(self, work: Coroutine[Any, Any, None], *, name: str) -> None:
        """`name` is what the log says if the work fails; it carries no member's words."""
        with aside():  # what it changes is not what the delivery asked for
            task = asyncio.create_task(self._guarded(work, name), context=copy_context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def bring_up_to_date(self, what: Hashable, act: Act, *, name: str) -> None:
        """At once, but never twice within `apart`, by which time it shows all that came meanwhile.

        Does nothing while the same `what` still waits its turn: that one shows this, too.
        """
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
        self._ending.set()
        try:
            async with asyncio.timeout(within):
                await self.settle()
        except TimeoutError:
            log.warning("background_cut_off")

    async def _in_turn(self, what: Hashable, act: Act) -> None:
        await self._apart_from_the_last(what)
        async with self._pace:
            self._waiting.discard(what)
            loop = asyncio.get_running_loop()
            self._again_at[what] = loop.time() + self.apart
            loop.call_later(self.apart, self._forget, what)
            await act()

    async def _apart_from_the_last(self, what: Hashable) -> None:
        again_at = self._again_at.get(what, 0)
        if again_at > asyncio.get_running_loop().time():
            with suppress(TimeoutError):
                async with asyncio.timeout_at(again_at):
                    await self._ending.wait()

    def _forget(self, what: Hashable) -> None:
        if self._again_at.get(what, 0) <= asyncio.get_running_loop().time():
            self._again_at.pop(what, None)

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
