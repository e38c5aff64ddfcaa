"""Takes the time: one at a time, many at once, and how long the event loop stood still."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass

Act = Callable[[], Awaitable[object]]

A_LOOK = 0.001

MOST_SECONDS = 2
"""A machine that is busy or slow takes fewer samples instead of more time."""


@dataclass
class Stall:
    """The longest time, in milliseconds, in which nothing else on the loop had its turn.

    `at_work` is how much of such a time the loop itself worked at most, however many callbacks that
    were; in the rest of it the machine was busy with something else. `callback` is the most that a
    single one of them worked.
    """

    longest: float = 0
    at_work: float = 0
    callback: float = 0


async def one_at_a_time(act: Act, count: int, pause: float = 0) -> list[float]:
    """How long each took, in milliseconds; the pause between them, in seconds, is not counted."""
    durations = []
    for _ in _in_time(count):
        durations.append(await duration(act))
        await asyncio.sleep(pause)
    return durations


async def duration(act: Act) -> float:
    """In milliseconds."""
    began = time.perf_counter()
    await act()
    return (time.perf_counter() - began) * 1000


async def at_once(act: Act, count: int, most: int) -> float:
    """How many a second were done while `most` were under way all the time."""
    left, done = _in_time(count), 0

    async def work() -> None:
        nonlocal done
        for _ in left:
            await act()
            done += 1

    async def everybody() -> None:
        await asyncio.gather(*(work() for _ in range(most)))

    took = await duration(everybody)
    return done / took * 1000


def _in_time(count: int) -> Iterator[None]:
    """So many times, or as many as are begun within `MOST_SECONDS`, but once at least."""
    end = time.perf_counter() + MOST_SECONDS
    for _ in range(count):
        yield
        if time.perf_counter() > end:
            return


def percentile(durations: Sequence[float], share: float) -> float:
    """The duration that this share of them (0 to 1) does not exceed."""
    return sorted(durations)[min(int(len(durations) * share), len(durations) - 1)]


def median(durations: Sequence[float]) -> float:
    return percentile(durations, 0.5)


@asynccontextmanager
async def watched() -> AsyncIterator[Stall]:
    """Looks every millisecond, while inside, how late the loop is."""
    stall = Stall()
    looking = asyncio.create_task(_look(stall))
    try:
        with _timed(stall):
            yield stall
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _look(stall: Stall) -> None:
    while True:
        began, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(A_LOOK)
        late = time.perf_counter() - began - A_LOOK
        stall.longest = max(stall.longest, late * 1000)
        stall.at_work = max(stall.at_work, (time.thread_time() - worked) * 1000)


@contextmanager
def _timed(stall: Stall) -> Iterator[None]:
    """Looks at the clock of this thread before and after each callback of the loop."""
    run = asyncio.Handle._run  # noqa: SLF001 - the one place through which all of them go

    def timed(handle: asyncio.Handle) -> None:
        began = time.thread_time()
        run(handle)
        stall.callback = max(stall.callback, (time.thread_time() - began) * 1000)

    asyncio.Handle._run = timed  # type: ignore[method-assign,assignment]  # noqa: SLF001
    try:
        yield
    finally:
        asyncio.Handle._run = run  # type: ignore[method-assign]  # noqa: SLF001
