"""Starting: what the imports cost, each in a fresh process, and when the demo's page answers."""

import asyncio
import re
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator

from bench.databases import folder, opened
from bench.table import Side, Table
from bench.timing import median

TIMES = 3

PARTS = (
    ("Python alone", "sys"),
    ("the command line", "bot.cli.main"),
    ("Jinja", "jinja2.sandbox"),
    ("APScheduler", "apscheduler.schedulers.asyncio"),
    ("SQLAlchemy's asyncio", "sqlalchemy.ext.asyncio"),
    ("Bolt", "slack_bolt.async_app"),
    ("Starlette and uvicorn", "uvicorn, starlette.applications"),
    ("Alembic, for migrations only", "alembic.command"),
    ("the whole coach", "bot.cli.main, bot.process.connections"),
    ("the demo", "bot.cli.main, bot.cli.demo, playground.server"),
)
ADDRESS = re.compile(r"http://([\d.]+):(\d+)")
GET = "GET / HTTP/1.1\r\nHost: {}:{}\r\nConnection: close\r\n\r\n"


async def measure(scale: float) -> AsyncIterator[Table]:
    times = max(1, int(TIMES * scale))
    imports = [Side(name, (await importing(modules, times),)) for name, modules in PARTS]
    yield Table("A process that imports", ("ms",), tuple(imports))
    yield Table("A database opens", ("ms",), tuple([side async for side in databases()]))
    shown = median([await demo_answers() for _ in range(times)])
    ready = Side("the demo's page, with its story", (shown,))
    yield Table("A visitor sees", ("ms",), (imports[0], ready))


async def importing(modules: str, times: int) -> float:
    """Milliseconds from nothing to the end of the process."""
    return median([await _importing(modules) for _ in range(times)])


async def _importing(modules: str) -> float:
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", f"import {modules}")
    assert await process.wait() == 0
    return _since(began)


async def databases() -> AsyncIterator[Side]:
    with folder() as place:
        for name in ("up to date", "new, with every migration"):
            file = place / ("kept.db" if name == "up to date" else "new.db")
            if name == "up to date":
                async with opened(f"sqlite:///{file}"):
                    pass
            began = time.perf_counter()
            async with opened(f"sqlite:///{file}"):
                took = _since(began)
            yield Side(name, (took,))


async def demo_answers() -> float:
    """Milliseconds from the command to the page's first answer."""
    command = (sys.executable, "-u", "-m", "bot", "demo", "--port", "0", "--no-browser")
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=DEVNULL)
    assert process.stdout
    try:
        found = ADDRESS.search((await process.stdout.readline()).decode())
        assert found, "the demo did not say its address"
        await _page(found[1], int(found[2]))
        return _since(began)
    finally:
        process.send_signal(signal.SIGINT)
        await process.communicate()


async def _page(host: str, port: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(GET.format(host, port).encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 200")
    writer.close()
    await writer.wait_closed()


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
