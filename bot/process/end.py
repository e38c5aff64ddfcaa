"""Ending a process that runs until it is stopped."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import Iterator
from typing import cast

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def ends_in_order() -> Iterator[None]:
    """Inside the block Ctrl-C and SIGTERM cancel what is awaited; that is no error.

    So every context manager is left in order, even in the middle of a start. While they are being
    left, nothing cancels them any more.
    """
    work = cast("asyncio.Task[object]", asyncio.current_task())
    is_asked = False

    def end() -> None:
        nonlocal is_asked
        if not is_asked:
            is_asked = True
            work.cancel()

    for number in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, end)
    try:
        yield
    except asyncio.CancelledError:
        if not is_asked:
            raise
        work.uncancel()


async def until_ended() -> None:
    """Waits until the process is asked to end, which cancels it.

    What exists by now lives as long as the process, so the garbage collector leaves it out: a full
    collection would stop the loop for a tenth of a second each time.
    """
    gc.freeze()
    gc.enable()
    await asyncio.Event().wait()
