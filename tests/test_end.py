"""Ending a process: Ctrl-C and SIGTERM are heard whenever they come, and leave in order."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from bot.process.end import ends_in_order, until_ended

SECONDS = 10


@contextmanager
def left_in_order(left: list[str]) -> Iterator[None]:
    try:
        yield
    finally:
        left.append("in order")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_who_is_asked_to_end_leaves_in_order(number: signal.Signals) -> None:
    left: list[str] = []

    async def work() -> None:
        with ends_in_order(), left_in_order(left):
            os.kill(os.getpid(), number)
            await until_ended()

    async with asyncio.timeout(SECONDS) as patience:
        await asyncio.create_task(work())

    assert left == ["in order"]
    assert not patience.expired()


async def test_who_got_over_it_during_the_start_ends_when_it_would_wait() -> None:
    left: list[str] = []

    async def work() -> None:
        with ends_in_order(), left_in_order(left):
            with suppress(asyncio.CancelledError):  # as a library does
                os.kill(os.getpid(), signal.SIGINT)
                await asyncio.sleep(SECONDS)
            await until_ended()

    async with asyncio.timeout(SECONDS) as patience:
        await asyncio.create_task(work())

    assert left == ["in order"]
    assert not patience.expired()
