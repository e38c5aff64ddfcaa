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

    Who was asked during the start may have got over it: Python 3.11's `wait_for` drops what comes
    together with its answer (python/cpython#86296), and so do libraries. That ends here.

    What exists by now lives as long as the process, so the garbage collector leaves it out: a full
    collection would stop the loop for a tenth of a second each time.
    """
    work = asyncio.current_task()
    if work is not None and work.cancelling():
        raise asyncio.CancelledError
    gc.freeze()
    gc.enable()
    await asyncio.Event().wait()
