"""Reading that takes long has a process of its own, where it slows nobody down, and a limit."""

import asyncio
import gc
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from typing import TypeVar, TypeVarTuple

from bot.domain.errors import CoachError
from bot.files.encoding import unpacked

Read = TypeVar("Read")
Given = TypeVarTuple("Given")

PATIENCE = 10
"""How far that process stands back behind others, as `nice` counts."""

LONGEST_READING = 120
"""Seconds after which it is ended: a hundred times what a long list takes."""

MOST_MEMORY = 1_000_000_000
"""Bytes that it may hold; some systems know no such limit."""

LONG_WORD = 1_000_000
"""Bytes of a Word file, unpacked, that is read there: its text may be in any part of it, and the
styles alone can take 800,000."""


class SlowListError(CoachError):
    """Reading took too long, or more memory than there is."""

    sentence = (
        "Reading this took too long, so I stopped, and nothing was saved. Import it in parts, "
        "or copy the list out of it and paste it."
    )


async def in_own_process(read: Callable[[*Given], Read], *given: *Given) -> Read:
    """Return what `read` does. Raises SlowListError, and whatever `read` raises."""
    limits = LONGEST_READING, MOST_MEMORY
    pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, limits)
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, read, *given)
    except (BrokenProcessPool, MemoryError):
        raise SlowListError from None
    finally:
        pool.shutdown(wait=False)


async def reading_word(read: Callable[[bytes], Read], data: bytes) -> Read:
    """Return what `read` makes of a file; a long one of Word is read in a process of its own.

    Raises SlowListError, and whatever `read` raises.
    """
    is_long = await asyncio.to_thread(unpacked, data) > LONG_WORD
    return await (in_own_process if is_long else asyncio.to_thread)(read, data)


def _begin(seconds: int, memory: int) -> None:
    """The alarm ends the process even where nothing of ours gets a turn in it.

    Nothing is collected: what was read goes with the process, and looking through it takes a third
    of the time.
    """
    gc.disable()
    os.nice(PATIENCE)
    signal.alarm(seconds)
    with suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, most))
