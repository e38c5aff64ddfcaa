"""`python -m bench`: every measurement, or the ones that are named; add yours to MEASUREMENTS."""

import argparse
import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from bench import (
    acknowledging,
    due,
    evidence,
    importing,
    reading,
    rendering,
    sending,
    starting,
    storing,
)
from bench.table import Table

Measure = Callable[[float], AsyncIterator[Table]]

MEASUREMENTS: dict[str, Measure] = {
    "acknowledging": acknowledging.measure,
    "due": due.measure,
    "evidence": evidence.measure,
    "importing": importing.measure,
    "reading": reading.measure,
    "rendering": rendering.measure,
    "sending": sending.measure,
    "starting": starting.measure,
    "storing": storing.measure,
}


async def main(names: list[str], scale: float) -> None:
    """Cleans up behind itself, also when it is asked to end before its time."""
    running = asyncio.current_task()
    assert running
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    for name in names:
        async for table in MEASUREMENTS[name](scale):
            print(table, flush=True)


def parser() -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser("bench", description=__doc__)
    arguments.add_argument("name", nargs="*", choices=[*MEASUREMENTS, []], help="all, if none")
    arguments.add_argument("--scale", type=float, default=1, help="how much of the usual size")
    return arguments


if __name__ == "__main__":
    chosen = parser().parse_args()
    with suppress(asyncio.CancelledError):
        asyncio.run(main(chosen.name or list(MEASUREMENTS), chosen.scale))
