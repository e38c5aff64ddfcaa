"""What the Dockerfile says, played where there is no engine; and what compose and the unit say.

The steps are run as they stand, with the folders of the image in a folder of the test; only the
packages of the lock are those that the tests have, so that nothing is fetched (that the lock can be
installed is in `tests/test_locks.py`). What no play can show is the base image, and that an engine
does as its manual says.
"""

import asyncio
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from playground.server import Playground
from tests.cli.test_main import line_with, playground, tokens
from tests.ports import free_port

__all__ = ["playground"]

ROOT = Path(__file__).parents[1]
STEP = re.compile(r"^([A-Z]+) (.+)$", re.MULTILINE)
FOLDERS = ("/opt/nextrung", "/src", "/data")

READ_ONLY = (
    'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && mount --bind "$1/data" "$1/data"'
    ' && mount -o remount,rw,bind "$1/data" && user=$2 && shift 2 && exec setpriv --reuid "$user"'
    ' --regid "$user" --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs "$@"'
)
"""As compose.yaml has it, and USER of the Dockerfile."""


def steps() -> list[tuple[str, str]]:
    """Each instruction with what stands behind it, on one line."""
    text = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8"))
    return STEP.findall(text)


def one(instruction: str) -> str:
    """What the last one says, which counts."""
    return [rest for name, rest in steps() if name == instruction][-1]


def settings_in(stage: list[tuple[str, str]]) -> dict[str, str]:
    said = " ".join(rest for name, rest in stage if name == "ENV")
    return dict(pair.split("=", 1) for pair in shlex.split(said))


def stages() -> list[list[tuple[str, str]]]:
    parts: list[list[tuple[str, str]]] = []
    for step in steps():
        if step[0] == "FROM":
            parts.append([])
        if parts:
            parts[-1].append(step)
    return parts


def test_both_stages_stand_on_one_base_that_a_digest_can_hold() -> None:
    assert [rest.split()[0] for name, rest in steps() if name == "FROM"] == ["${BASE}", "${BASE}"]
    assert steps()[0] == ("ARG", "BASE=python:3.11-slim-bookworm")
    build = compose()["services"]["coach"]["build"]
    assert build["args"]["BASE"] == "${BASE:-python:3.11-slim-bookworm}"


def test_it_runs_without_root_and_says_whether_it_can_save() -> None:
    assert one("USER").isdecimal()
    assert int(one("USER")) > 0
    assert "/health" in one("HEALTHCHECK")
    assert json.loads(one("ENTRYPOINT")) == ["nextrung"]


def test_what_is_copied_is_there_and_is_let_in() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    copied = [part for name, rest in steps() if name == "COPY" for part in rest.split()[:-1]]
    sources = [part for part in copied if not part.startswith(("--", "/"))]

    assert sources
    for source in sources:
        assert (ROOT / source).exists()
        assert f"!{source}" in ignored


def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return read


def test_compose_takes_away_what_the_coach_does_not_need() -> None:
    coach = compose()["services"]["coach"]

    assert coach["read_only"] is True
    assert coach["cap_drop"] == ["ALL"]
    assert coach["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in coach["ports"])
    assert coach["depends_on"]["database"]["condition"] == "service_healthy"


def test_no_password_stands_in_compose() -> None:
    text = (ROOT / "compose.yaml").read_text("utf-8")

    assert len(re.findall(r"\$\{POSTGRES_PASSWORD:\?set it in \.env\}", text)) == 2
    assert not re.findall(r"PASSWORD: [^$\s]", text)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_the_unit_is_one_that_systemd_understands_and_calls_safe(tmp_path: Path) -> None:
    unit = tmp_path / "nextrung.service"
    text = (ROOT / "deploy/nextrung.service").read_text("utf-8")
    unit.write_text(text.replace("/opt/nextrung/bin/nextrung", "/bin/true"))

    verified = analyse("verify", str(unit))
    exposed = analyse("security", "--offline=yes", "--threshold=20", str(unit))

    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")
    assert exposed.returncode == 0, exposed.stdout


def analyse(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["systemd-analyze", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - its own tool


@pytest.fixture
def image() -> Iterator[Path]:
    """A place that anybody may enter, as the image's root is."""
    folder = Path(tempfile.mkdtemp(prefix="nextrung-image-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def inside(image: Path, words: str) -> str:
    """What is said of the image's folders, said of the test's."""
    for folder in FOLDERS:
        words = re.sub(rf"(?<![\w.]){folder}\b", f"{image}{folder}", words)
    return words


def build(image: Path, stage: list[tuple[str, str]]) -> None:
    """Every step of a stage that makes files."""
    place = image
    environment = os.environ | settings_in(stage) | {"PIP_NO_CACHE_DIR": "0"}
    for name, rest in stage:
        if name == "WORKDIR":
            place = Path(inside(image, rest))
            place.mkdir(parents=True, exist_ok=True)
        elif name == "COPY":
            *sources, target = rest.split()
            for source in sources:
                lay(ROOT / source, place / target)
        elif name == "RUN":
            for step in inside(image, rest).split(" && "):
                run(image, step, place, environment)


def run(image: Path, step: str, place: Path, environment: dict[str, str]) -> None:
    if "--require-hashes -r requirements.txt" in step:
        there = {"base": f"{image}/opt/nextrung"}
        site = sysconfig.get_path("purelib", vars=there)
        for older in Path(site).glob("setuptools*"):  # what Python brings along goes first
            shutil.rmtree(older)
        Path(site, "lock.pth").write_text(sysconfig.get_path("purelib"))
        return
    step = step.replace("python -m venv", f"{sys.executable} -m venv", 1)
    subprocess.run(step, shell=True, cwd=place, env=environment, check=True)  # noqa: S602 - our own Dockerfile


def lay(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


@pytest.mark.slow
@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("unshare"),
    reason="only root may make a part of the disk read-only",
)
async def test_what_the_steps_make_runs_without_root_on_a_disk_that_it_cannot_write(
    image: Path, playground: Playground
) -> None:
    building, running = stages()
    build(image, building)
    user, port = one("USER"), str(free_port())
    assert (
        "RUN",
        f"useradd --system --uid {user} --home-dir /data --create-home nextrung",
    ) in running
    (image / "data").mkdir()
    os.chown(image / "data", int(user), int(user))
    path = f"{image}/opt/nextrung/bin"
    environment = {
        **{name: inside(image, value) for name, value in settings_in(running).items()},
        "HOME": f"{image}/data",
        "PATH": f"{path}:{os.environ['PATH']}",
        "NEXTRUNG_HOST": "127.0.0.1",
        "NEXTRUNG_WATCH_PORT": port,
        **tokens(playground),
    }
    command = [*json.loads(one("ENTRYPOINT")), *json.loads(one("CMD"))]
    check = json.loads(one("HEALTHCHECK").partition("CMD ")[2])

    process = await asyncio.create_subprocess_exec(
        *("unshare", "--mount", "sh", "-c", READ_ONLY, "sh", str(image), user, *command),
        cwd=image / "data",
        env=environment,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        await line_with(process, "Connected to Slack")
        status = status_of(process.pid)
        healthy = await asyncio.to_thread(code_of, [f"{path}/{check[0]}", *check[1:]], environment)
        written = written_by(process.pid, [image / "opt/nextrung/x", image / "data/x"])
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()

    assert re.findall(r"^(?:Uid|CapEff|NoNewPrivs):\s+(\w+)", status, re.MULTILINE) == [
        user,
        "0000000000000000",
        "1",
    ]
    assert healthy == 0
    assert written == [False, True]
    assert (image / "data/nextrung.db").stat().st_mode & 0o777 == 0o600


def status_of(pid: int) -> str:
    return Path(f"/proc/{pid}/status").read_text("utf-8")


def code_of(command: list[str], environment: dict[str, str] | None = None) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=environment, stderr=quiet, check=False).returncode  # noqa: S603 - our own Dockerfile


def written_by(pid: int, files: list[Path]) -> list[bool]:
    """Whether even root could write them where that process runs."""
    enter = ["nsenter", f"--target={pid}", "--mount", "touch"]
    return [code_of([*enter, str(file)]) == 0 for file in files]
