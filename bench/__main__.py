"""`python -m bench`: every row of RESULTS.md; `python -m bench NAME`: one measurement, in detail.

Add a measurement of rows to MEASUREMENTS, one that only prints tables to DETAILS.
"""

import argparse
import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from bench import (
    acking,
    asked,
    dispatch,
    due,
    evidence,
    importing,
    limits,
    much,
    rendering,
    sending,
    starting,
    storing,
)
from bench.rows import RESULTS, Figure, Figures, load_in, table, written
from bench.said import ROWS
from bench.table import Table

MEASUREMENTS: dict[str, Callable[[float], Awaitable[Figures]]] = {
    "asked": asked.measure,
    "dispatch": dispatch.measure,
    "much": much.measure,
    "acking": acking.measure,
    "limits": limits.measure,
    "due": due.measure,
}
"""The short ones first: on a busy machine it is the last ones that are cut off."""

DETAILS: dict[str, Callable[[float], AsyncIterator[Table]]] = {
    "evidence": evidence.measure,
    "importing": importing.measure,
    "rendering": rendering.measure,
    "sending": sending.measure,
    "starting": starting.measure,
    "storing": storing.measure,
}

MINUTES = 11.5
"""What a busy machine holds up for longer is cut off, and its rows say so."""


async def main(names: list[str], scale: float, minutes: float) -> None:
    """Cleans up behind itself, also when it is asked to end before its time."""
    running = asyncio.current_task()
    assert running
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    figures: dict[str, Figure] = {}
    until, busy = time.monotonic() + minutes * 60, os.getloadavg()[0]
    for name in names or MEASUREMENTS:
        if name in DETAILS:
            async for each in DETAILS[name](scale):
                print(each, flush=True)
        else:
            figures |= await in_time(name, scale, until - time.monotonic())
    rows = [row for row in ROWS if row.key in figures] if names else ROWS
    if rows and figures:
        print(table(rows, figures))
    if not names:
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        RESULTS.write_text(written(ROWS, figures, load_in(before), scale, busy), encoding="utf-8")


async def in_time(name: str, scale: float, seconds: float) -> Figures:
    began = time.monotonic()
    try:
        async with asyncio.timeout(max(seconds, 0)):
            return await MEASUREMENTS[name](scale)
    except TimeoutError:
        return {}
    finally:
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


def parser() -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser("bench", description=__doc__)
    known = [*MEASUREMENTS, *DETAILS]
    arguments.add_argument("name", nargs="*", choices=[*known, []], help="all rows, if none")
    arguments.add_argument("--scale", type=float, default=1, help="how much of the usual size")
    arguments.add_argument("--minutes", type=float, default=MINUTES, help="the most that it takes")
    return arguments


if __name__ == "__main__":
    chosen = parser().parse_args()
    with suppress(asyncio.CancelledError):
        asyncio.run(main(chosen.name, chosen.scale, chosen.minutes))
