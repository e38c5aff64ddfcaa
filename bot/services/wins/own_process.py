"""Reading that takes long has a process of its own, where it slows nobody down, and a limit."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar, TypeVarTuple

from bot.domain.errors import CoachError

Read = TypeVar("Read")
Given = TypeVarTuple("Given")

PATIENCE = 10
"""How far that process stands back behind others, as `nice` counts."""

LONGEST_READING = 120
"""Seconds after which it is ended: a hundred times what a long list takes."""


class SlowListError(CoachError):
    """Reading took too long, or more memory than there is."""

    sentence = (
        "Reading this took too long, so I stopped, and nothing was saved. Import it in parts, "
        "or copy the list out of it and paste it."
    )


async def in_own_process(read: Callable[[*Given], Read], *given: *Given) -> Read:
    """Return what `read` does. Raises SlowListError, and whatever `read` raises."""
    pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, (LONGEST_READING,))
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, read, *given)
    except BrokenProcessPool:
        raise SlowListError from None
    finally:
        pool.shutdown(wait=False)


def _begin(seconds: int) -> None:
    """The alarm ends the process even where nothing of ours gets a turn in it.

    Nothing is collected: what was read goes with the process, and looking through it takes a third
    of the time.
    """
    gc.disable()
    os.nice(PATIENCE)
    signal.alarm(seconds)
