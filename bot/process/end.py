"""The end of a process that runs until somebody ends it."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import Iterator
from typing import cast

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def ends_in_order() -> Iterator[None]:
    """Inside, Ctrl-C and a request to end cut off what is awaited, and that is no error.

    So whatever was entered by then is left in order, even in the middle of a start. While it is
    being left, nothing cuts it off any more.
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
    """Waits until the process is asked to end, which cuts it off.

    What is there by now lives as long as the process: looking through all of it for rubbish would
    stop the loop for a tenth of a second, again and again.
    """
    gc.freeze()
    await asyncio.Event().wait()
