"""Ten minutes of `/win`, 50 a second over 50 workspaces, on `nextrung serve` with its ticks.

`make load`. Whoever acts has opened Home; what it wrote stands at the end of `bench/RESULTS.md`.
"""

import argparse
import asyncio
import time

from bench.acking import open_home
from bench.commands import HttpRoute, win_command
from bench.databases import sqlite
from bench.processes import Measured, coach, started
from bench.rows import LOAD_BEGINS, RESULTS, machine
from bench.slack import slack
from bench.timing import duration, percentile

SECONDS, A_SECOND, TEAMS = 600, 50, 50
FIRST = 60
"""Seconds after which memory is looked at first: by then everything that is used is loaded."""


async def measure(seconds: float) -> str:
    async with (
        sqlite() as url,
        slack() as answers,
        started(*coach("serve", url, answers.url)) as running,
    ):
        await open_home(running.port)
        took, failed, held = await under_load(running, seconds)
        worked = running.processor_seconds()
    first, last = held[min(len(held) - 1, FIRST)], held[-1]
    return "\n".join(
        (
            f"## {seconds / 60:.0f} minutes at {A_SECOND} a second over {TEAMS} workspaces",
            "",
            f"{machine()}.",
            "",
            "| | Now | Must be |",
            "|---|---|---|",
            f"| errors | {failed} of {len(took) + failed:,} | none |",
            f"| p99 | {percentile(took, 0.99):.1f} ms | under 50 ms |",
            f"| memory, end beside the first minute | {last / first:.2f} | at most 1.1 |",
            f"| processor time | {worked * 1000 / max(len(took), 1):.2f} ms a `/win` | |",
            "",
        )
    )


async def under_load(running: Measured, seconds: float) -> tuple[list[float], int, list[float]]:
    """Durations in ms, how many failed, and what the process held after each second."""
    route = HttpRoute(running.port)
    began = time.monotonic()
    acts: list[asyncio.Task[float]] = []
    held = []
    for number in range(int(seconds * A_SECOND)):
        if number % A_SECOND == 0:
            held.append(running.memory())
        await asyncio.sleep(max(0, began + number / A_SECOND - time.monotonic()))
        payload = win_command() | {"team_id": f"TBENCH{number % TEAMS or ''}"}
        acts.append(asyncio.create_task(duration(lambda sent=payload: route.command(sent))))  # type: ignore[misc]  # bound at once
    found = await asyncio.gather(*acts, return_exceptions=True)
    await route.close()
    took = [each for each in found if isinstance(each, float)]
    return took, len(found) - len(took), held


def write(said: str) -> None:
    page = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    before = page.partition(LOAD_BEGINS)[0]
    RESULTS.write_text(f"{before}{LOAD_BEGINS}\n\n{said}", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser("bench.load", description=__doc__)
    arguments.add_argument("--seconds", type=float, default=SECONDS)
    found = asyncio.run(measure(arguments.parse_args().seconds))
    write(found)
    print(found)
