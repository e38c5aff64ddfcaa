"""Processes that are measured, as an operator starts them, with what each has used so far."""

import asyncio
import os
import re
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers import SECRET

ROOT = Path(__file__).parent.parent
READY = re.compile(r"http://127\.0\.0\.1:(\d+)|Connected|connected")
TICKS = os.sysconf("SC_CLK_TCK")
USER_TIME, SYSTEM_TIME = 11, 12
"""Places in /proc/PID/stat behind the name, from 0. Source: proc(5)."""

ITS_OWN = ("SLACK_", "NEXTRUNG_", "PYTHONDONTWRITEBYTECODE")
TO_THE_END = 20.0
A_LOOK, LONGEST_REST = 0.15, 5.0

How = tuple[tuple[str, ...], dict[str, str]]
"""What Python is started with, and the settings in its environment."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A process that runs. `port` is 0 where it listens to nobody."""

    process: Process
    port: int

    def processor_seconds(self) -> float:
        said = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(said[USER_TIME]) + int(said[SYSTEM_TIME])) / TICKS

    async def at_rest(self) -> None:
        """Returns once it works no more: the Homes of those who came at once are all drawn."""
        worked, until = -1.0, time.monotonic() + LONGEST_REST
        while self.processor_seconds() > worked and time.monotonic() < until:
            worked = self.processor_seconds()
            await asyncio.sleep(A_LOOK)

    def memory(self) -> float:
        """What it holds now, in MB."""
        said = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s*(\d+) kB", said)
        return int(found[1]) / 1024 if found else 0


def coach(command: str, database_url: str, slack_url: str) -> How:
    """How `nextrung serve` and `nextrung run` are started, on a free port."""
    settings = {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_APP_TOKEN": "xapp-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack_url,
        "NEXTRUNG_DATABASE_URL": database_url,
        "NEXTRUNG_PORT": "0",
        "NEXTRUNG_HOST": "127.0.0.1",
        "NEXTRUNG_LOG_LEVEL": "ERROR",
    }
    return ("-m", "bot", command), settings


def peer(kind: str, slack_url: str) -> How:
    """One of `bench.peers`."""
    return ("-m", "bench.peers", kind, slack_url), {}


@asynccontextmanager
async def started(
    arguments: tuple[str, ...], settings: Mapping[str, str], folder: Path | None = None
) -> AsyncIterator[Measured]:
    """Runs while inside; ready once it says where it listens, or that it is connected."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ITS_OWN)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-u",
        *arguments,
        env={**inherited, **settings, "PYTHONPATH": str(ROOT)},
        cwd=folder or ROOT,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    try:
        yield Measured(process, await _ready(process))
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            try:
                async with asyncio.timeout(TO_THE_END):
                    await process.communicate()
            except TimeoutError:
                process.kill()
                await process.wait()


async def _ready(process: Process) -> int:
    assert process.stdout
    async for line in process.stdout:
        if found := READY.search(line.decode()):
            return int(found[1] or 0)
    raise RuntimeError("it ended before it was ready")
