"""The wheel, installed where nothing else of ours is: demo, run, backup, restore, move, upgrade.

What it needs comes from the packages that the tests run with, which are those of the lock; the
coach itself comes from the wheel alone. `make test-all` runs these.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from deploy.release import build, version
from playground.people import ADA
from playground.server import Playground
from tests.cli.test_main import ROOT, WORDS, Ran, ended, folder, line_with, playground, tokens
from tests.databases import older

__all__ = ["folder", "playground"]

pytestmark = pytest.mark.slow

MADE_OF = (
    *("bot", "handlers", "playground", "prompts", "pyproject.toml", "MANIFEST.in"),
    *("README.md", "LICENSE", "CHANGELOG.md", "requirements.txt"),
)
SECONDS = 90
WINS_OF_THEN = 23


@pytest.fixture(scope="module")
def nextrung(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, as `pip install` puts it into a new environment."""
    place = tmp_path_factory.mktemp("installed")
    tree, dist, environment = place / "tree", place / "dist", place / "venv"
    tree.mkdir()
    for name in MADE_OF:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tree / name)
    build(tree, dist, datetime(2026, 11, 30, tzinfo=UTC))
    shutil.rmtree(tree)
    venv.create(environment, symlinks=True)
    site = sysconfig.get_path("purelib", vars={"base": str(environment)})
    Path(site, "needs.pth").write_text(sysconfig.get_path("purelib"))
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin/python")]
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True)  # noqa: S603 - our own wheel
    return environment / "bin/nextrung"


@asynccontextmanager
async def started(
    program: Path, folder: Path, *arguments: str, **settings: str
) -> AsyncIterator[Process]:
    """In a folder with nothing of ours in it, and no path that leads to our sources."""
    process = await asyncio.create_subprocess_exec(
        program,
        *arguments,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "TMPDIR": str(folder / "tmp")} | settings,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ran(program: Path, folder: Path, *arguments: str, **settings: str) -> Ran:
    async with started(program, folder, *arguments, **settings) as process:
        async with asyncio.timeout(SECONDS):
            out, err = await process.communicate()
    return Ran(process.returncode or 0, out.decode(), err.decode())


async def listed(program: Path, folder: Path, playground: Playground, **settings: str) -> str:
    """What Ada sees who asks a coach that runs on this for her wins."""
    ada = playground.actor(ADA.id)
    async with started(program, folder, "run", **tokens(playground) | settings) as process:
        await line_with(process, "Connected to Slack")
        await ada.slash("/win list", channel="general")
        end = await ended(process, signal.SIGTERM)
    assert (end.code, end.err) == (0, "")
    return ada.sees()


def lose_the_database_in(folder: Path) -> None:
    for file in folder.glob("nextrung.db*"):
        file.unlink()


async def test_it_is_the_version_of_the_wheel(nextrung: Path, folder: Path) -> None:
    said = await ran(nextrung, folder, "--version")

    assert (said.out, said.err) == (f"nextrung {version()}\n", "")


async def test_a_demo_has_its_page_its_templates_and_its_tables(
    nextrung: Path, folder: Path
) -> None:
    async with started(nextrung, folder, "demo", "--no-browser", "--port", "0") as process:
        url = (await line_with(process, "http://")).split()[-1]
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as answer:
                page = (answer.status, await answer.text())
            async with session.get(f"{url}/_/state") as answer:
                state = await answer.text()
        end = await ended(process, signal.SIGINT)

    assert page[0] == 200
    assert "<html" in page[1]
    assert "What's the one thing" in state
    assert (end.code, end.err) == (0, "")


async def test_what_was_saved_is_there_after_backup_restore_and_move(
    nextrung: Path, folder: Path, playground: Playground, empty_postgresql_url: str
) -> None:
    ada = playground.actor(ADA.id)
    async with started(nextrung, folder, "run", **tokens(playground)) as process:
        await line_with(process, "Connected to Slack")
        await ada.slash(f"/win {WORDS}", channel="general")
        backup = await ran(nextrung, folder, "backup", "copy.db")
        await ended(process, signal.SIGTERM)
    lose_the_database_in(folder)
    restored = await ran(nextrung, folder, "restore", "copy.db")

    here = await listed(nextrung, folder, playground)
    moved = await ran(nextrung, folder, "move", empty_postgresql_url)
    lose_the_database_in(folder)
    there = await listed(nextrung, folder, playground, NEXTRUNG_DATABASE_URL=empty_postgresql_url)

    assert [done.err for done in (backup, restored, moved)] == ["", "", ""]
    assert moved.out.startswith("Moved: ")
    assert WORDS in here
    assert WORDS in there
    assert not (folder / "nextrung.db").exists()


async def test_a_database_of_an_older_coach_is_brought_up_to_date(
    nextrung: Path, folder: Path, playground: Playground
) -> None:
    older(folder / "nextrung.db")

    upgraded = await ran(nextrung, folder, "db")

    assert (upgraded.code, upgraded.err) == (0, "")
    assert f"*{WINS_OF_THEN} wins*" in await listed(nextrung, folder, playground)
