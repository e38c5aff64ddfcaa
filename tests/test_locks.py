"""The locks are closed: whatever a pinned package needs is pinned, so nothing is looked up.

`unmet` reads the metadata of the packages that are installed here, for every Python and system;
the long tests let `make` install from an index on which every package has a newer version.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from itertools import product
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.speeds import few

ROOT = Path(__file__).parent.parent
LOCKS = {"requirements.txt": ("build",), "requirements-dev.txt": ("build", "dev")}
"""Each with the groups of `pyproject.toml` that it holds beside what the coach runs on."""

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "mac": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
ELSEWHERE = {"colorama"}
"""Pinned for another system, and without needs of its own."""

PINNED = re.compile(
    r"^[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [\w\s.'\"<>=!()]+)? \\\n"
    r"(    --hash=sha256:[0-9a-f]{64} \\\n)*"
    r"    --hash=sha256:[0-9a-f]{64}\n",
    re.MULTILINE | re.ASCII,
)
"""One version of a package with its hashes: an option or an address fits nowhere in it."""

NEWER = "9999.0"
PATIENCE = 300
"""Seconds for one installation, also on a machine that has other things to do."""

BACKEND = '''"""Stands in for setuptools where the index is made up."""

import zipfile


def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "nextrung-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        for file, text in FILES.items():
            wheel.writestr(f"nextrung-0.1.0.dist-info/{file}", text)
    return name


FILES = '''


def pins(lock: str) -> list[Requirement]:
    lines = (ROOT / lock).read_text().splitlines()
    return [Requirement(line.rstrip(" \\")) for line in lines if line[:1].isalnum()]


def wanted_by_the_project(lock: str) -> list[Requirement]:
    document = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = (document["dependency-groups"][group] for group in LOCKS[lock])
    return [
        Requirement(line)
        for lines in (document["project"]["dependencies"], *groups)
        for line in lines
    ]


def environment(python: str, system: str) -> dict[str, str]:
    here = {name: str(value) for name, value in default_environment().items()}
    there = {"python_version": python, "python_full_version": f"{python}.0"}
    return here | there | SYSTEMS[system]


def applies(requirement: Requirement, there: dict[str, str], extra: str = "") -> bool:
    marker = requirement.marker
    return marker is None or marker.evaluate(there | {"extra": extra})


def needs_of(pin: Requirement, there: dict[str, str]) -> Iterator[Requirement]:
    """What the package says of itself, with the extras that the pin names."""
    if canonicalize_name(pin.name) in ELSEWHERE:
        return
    assert pin.specifier.contains(version(pin.name)), f"{pin.name} is not installed as pinned"
    for line in requires(pin.name) or []:
        need = Requirement(line)
        if any(applies(need, there, extra) for extra in ("", *pin.extras)):
            yield need


def unmet(
    locked: list[Requirement], wanted: list[Requirement], there: dict[str, str]
) -> list[tuple[str, str]]:
    """Who needs what, where the lock has not got it."""
    here = {str(canonicalize_name(pin.name)): pin for pin in locked if applies(pin, there)}
    needs = [("nextrung", need) for need in wanted if applies(need, there)]
    needs += [(name, need) for name, pin in here.items() for need in needs_of(pin, there)]
    return [(name, str(need)) for name, need in needs if not is_met(need, here)]


def is_met(need: Requirement, here: dict[str, Requirement]) -> bool:
    pin = here.get(canonicalize_name(need.name))
    if pin is None or not need.extras <= pin.extras:
        return False
    (pinned,) = pin.specifier
    return need.specifier.contains(pinned.version)


@pytest.mark.parametrize(
    ("lock", "python", "system"),
    few(
        product(LOCKS, PYTHONS, SYSTEMS),
        *((lock, PYTHONS[0], "linux") for lock in LOCKS),
        ("requirements.txt", PYTHONS[-1], "windows"),
    ),
    ids=str,
)
def test_whatever_a_pinned_package_needs_is_pinned(lock: str, python: str, system: str) -> None:
    there = environment(python, system)

    assert unmet(pins(lock), wanted_by_the_project(lock), there) == []


@pytest.mark.parametrize(
    ("lock", "gone", "who"),
    [
        ("requirements.txt", "greenlet", "sqlalchemy"),
        ("requirements-dev.txt", "iniconfig", "pytest"),
        ("requirements.txt", "starlette", "nextrung"),
    ],
)
def test_a_pin_that_is_gone_is_missed(lock: str, gone: str, who: str) -> None:
    left = [pin for pin in pins(lock) if pin.name != gone]

    found = unmet(left, wanted_by_the_project(lock), environment("3.11", "linux"))

    assert who in {name for name, need in found if Requirement(need).name == gone}


@pytest.mark.parametrize(("name", "extra"), [("coverage", "toml"), ("sqlalchemy", "asyncio")])
def test_an_extra_that_is_gone_is_missed(name: str, extra: str) -> None:
    lock = "requirements-dev.txt"
    locked = pins(lock)
    (pin,) = (pin for pin in locked if pin.name == name)
    assert pin.extras == {extra}
    pin.extras = set()

    found = unmet(locked, wanted_by_the_project(lock), environment("3.11", "linux"))

    assert any(f"{name}[{extra}]" in need for _, need in found)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_versions_with_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert text
    assert PINNED.sub("", text) == ""


def test_make_looks_nothing_up() -> None:
    dry = subprocess.run(
        ["make", "--dry-run", "VENV=nowhere", "nowhere/dev.stamp"],  # noqa: S607 - make of this machine
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    installs = [line for line in dry.stdout.splitlines() if "pip install" in line]
    assert len(installs) == 3
    for line in installs:
        assert "--no-deps" in line
        assert "--require-hashes" in line or "--no-build-isolation" in line


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The project as `make` sees it, beside an index of its own with newer versions of it all."""
    project, index = tmp_path / "project", tmp_path / "index"
    project.mkdir()
    index.mkdir()
    for file in ("Makefile", "pyproject.toml"):
        (project / file).write_bytes((ROOT / file).read_bytes())
    for lock in LOCKS:
        (project / lock).write_text("".join(map(str, lines_of(lock, index))))
    return tmp_path


def lines_of(lock: str, index: Path) -> Iterator[str]:
    """The pins of a lock with the hashes of what the made-up index has for them."""
    for pin in pins(lock):
        (pinned,) = pin.specifier
        hashed = hashlib.sha256(wheel_of(pin, pinned.version, index).read_bytes()).hexdigest()
        wheel_of(pin, NEWER, index)
        yield f"{pin} --hash=sha256:{hashed}\n"


def wheel_of(pin: Requirement, number: str, index: Path) -> Path:
    """Empty, but for the metadata that the real one has."""
    name = canonicalize_name(pin.name).replace("-", "_")
    file = index / f"{name}-{number}-py3-none-any.whl"
    files = {f"{name}-{number}.dist-info/{part}": text for part, text in said_of(pin, number)}
    if name == "setuptools":
        files["setuptools/__init__.py"] = ""
        files["setuptools/build_meta.py"] = BACKEND + repr(dict(said_of_the_project()))
    record = "".join(f"{path},{digest(text)},{len(text)}\n" for path, text in files.items())
    with zipfile.ZipFile(file, "w") as wheel:
        for path, text in (files | {f"{name}-{number}.dist-info/RECORD": record}).items():
            wheel.writestr(zipfile.ZipInfo(path), text)  # no time of its own: the same each time
    return file


def digest(text: str) -> str:
    hashed = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return f"sha256={hashed.decode().rstrip('=')}"


def said_of(pin: Requirement, number: str) -> Iterator[tuple[str, str]]:
    try:
        needs = requires(pin.name) or []
    except PackageNotFoundError:
        needs = []
    yield from said(pin.name, number, needs)


def said_of_the_project() -> Iterator[tuple[str, str]]:
    wanted = wanted_by_the_project("requirements.txt")
    yield from said("nextrung", "0.1.0", [str(need) for need in wanted])
    yield "RECORD", ""


def said(name: str, number: str, needs: list[str]) -> Iterator[tuple[str, str]]:
    extras = sorted(
        {extra for need in needs for extra in re.findall(r"extra == .(\S+?)['\"]", need)}
    )
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}"]
    lines += [f"Provides-Extra: {extra}" for extra in extras]
    lines += [f"Requires-Dist: {need}" for need in needs]
    yield "METADATA", "\n".join(lines) + "\n"
    yield (
        "WHEEL",
        "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    )


def install(elsewhere: Path) -> subprocess.CompletedProcess[str]:
    """By the project's own Makefile, with the made-up index and no other."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(  # noqa: S603 - our own Makefile
        ["make", f"PYTHON={sys.executable}", ".venv/dev.stamp"],  # noqa: S607 - likewise
        cwd=elsewhere / "project",
        env={
            **clean,
            "MAKEFLAGS": "",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(elsewhere / "index"),
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def installed(elsewhere: Path) -> dict[str, str]:
    listed = subprocess.run(  # noqa: S603 - what `make` has just installed
        [elsewhere / "project/.venv/bin/python", "-m", "pip", "list", "--format=json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {canonicalize_name(one["name"]): one["version"] for one in json.loads(listed.stdout)}


@pytest.mark.slow
def test_make_takes_exactly_the_pins_where_everything_has_a_newer_version(elsewhere: Path) -> None:
    made = install(elsewhere)

    assert (made.returncode, made.stderr) == (0, "")
    found = installed(elsewhere)
    found.pop("pip")
    here = {name: str(value) for name, value in default_environment().items()}
    wanted = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin in pins("requirements-dev.txt")
        if applies(pin, here)
    }
    assert found == wanted | {"nextrung": "0.1.0"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lock", "gone"), [("requirements.txt", "yarl"), ("requirements-dev.txt", "execnet")]
)
def test_make_says_what_a_lock_lacks(elsewhere: Path, lock: str, gone: str) -> None:
    for file in ("requirements.txt", "requirements-dev.txt")[list(LOCKS).index(lock) :]:
        locked = elsewhere / "project" / file
        lines = locked.read_text().splitlines(keepends=True)
        locked.write_text("".join(line for line in lines if not line.startswith(f"{gone}==")))

    made = install(elsewhere)

    assert made.returncode != 0
    assert f"requires {gone}, which is not installed." in made.stdout
    assert f"{lock} lacks what is named above." in made.stdout
    assert not (elsewhere / "project/.venv/dev.stamp").exists()
