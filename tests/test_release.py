"""What `make release` puts into dist/, the same for the same commit, and what it refuses."""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deploy import release
from deploy.release import ReleaseError, check_changelog, licenses, pins, sbom

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
WHEN = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

MAY_RUN = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "MIT-0",
    "OFL-1.1",
    "PSF-2.0",
}
"""Licenses that ask for nothing but their notice; another one is a decision to be made."""

CHANGES = """\
# Changelog

## [Unreleased]
{}
## [0.2.0] - 2026-12-01

- Something new.

## [0.1.0]
"""


def test_the_page_about_licenses_is_that_of_the_lock() -> None:
    """`make generated` puts it there."""
    assert (ROOT / "docs/licenses.md").read_text("utf-8") == licenses(LOCK)


def test_every_package_that_runs_has_a_license_that_is_known() -> None:
    assert {pin.name for pin in pins(LOCK)} >= {"slack-bolt", "sqlalchemy", "typst"}
    for pin in pins(LOCK):
        assert set(re.split(r" (?:AND|OR) ", pin.license)) <= MAY_RUN, pin


def test_the_bill_of_materials_has_every_pin_once() -> None:
    document = json.loads(sbom("1.2.3", LOCK, WHEN))

    named = [(one["name"], one["version"]) for one in document["components"]]
    pinned = re.findall(r"^([\w.-]+)(?:\[.*?\])?==(\S+)", LOCK, re.MULTILINE)
    assert named == pinned
    assert document["components"][0]["purl"] == f"pkg:pypi/{pinned[0][0]}@{pinned[0][1]}"
    assert document["metadata"]["component"]["version"] == "1.2.3"
    assert document["metadata"]["timestamp"] == "2026-11-30T09:00:00Z"


@pytest.mark.parametrize(("number", "unreleased"), [("0.2.0", ""), ("0.3.0.dev0", "- A change.\n")])
def test_a_version_with_its_changes_may_go(number: str, unreleased: str) -> None:
    check_changelog(CHANGES.format(f"\n{unreleased}"), number)


@pytest.mark.parametrize(
    ("number", "unreleased", "sentence"),
    [
        ("0.2.0", "- A change.\n", "has changes under Unreleased: move them to 0.2.0"),
        ("0.3.0", "", "no section `## [0.3.0] - YYYY-MM-DD`"),
        ("0.1.0", "", "no section `## [0.1.0] - YYYY-MM-DD`"),
        ("0.3.0.dev0", "", "nothing under Unreleased"),
    ],
)
def test_a_version_without_its_changes_is_refused(
    number: str, unreleased: str, sentence: str
) -> None:
    with pytest.raises(ReleaseError, match=re.escape(sentence)):
        check_changelog(CHANGES.format(f"\n{unreleased}"), number)


def test_the_version_of_today_has_its_changes() -> None:
    check_changelog((ROOT / "CHANGELOG.md").read_text("utf-8"), release.version())


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository as somebody else has it, with what is not committed here committed there."""
    folder = tmp_path / "clone"
    git(ROOT, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "As it stands")
    return folder


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    return subprocess.run(  # noqa: S603 - our own repository
        ["git", *identity, *arguments],  # noqa: S607 - git of this machine
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def made(clone: Path, umask: int = 0o022) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "deploy/release.py"],
        cwd=clone,
        capture_output=True,
        text=True,
        umask=umask,
        check=False,
    )


@pytest.mark.slow
def test_the_same_commit_makes_the_same_files(clone: Path) -> None:
    first = made(clone)
    sums = (clone / "dist/SHA256SUMS").read_text()
    (clone / "build/lib/bot").mkdir(parents=True)
    (clone / "build/lib/bot/left_over.py").write_text("")

    again = made(clone, umask=0o077)

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert (clone / "dist/SHA256SUMS").read_text() == sums
    for line in sums.splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((clone / "dist" / name).read_bytes()).hexdigest() == digest
    assert len(sums.splitlines()) == 4


@pytest.mark.slow
def test_wheel_and_sdist_have_what_runs_and_no_tests(clone: Path) -> None:
    made(clone)

    (wheel,) = (clone / "dist").glob("*.whl")
    (sdist,) = (clone / "dist").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        in_wheel = set(packed.namelist())
    with tarfile.open(sdist) as unpacked:
        in_sdist = {name.partition("/")[2] for name in unpacked.getnames()}
    listed = git(ROOT, "ls-files", "bot", "handlers", "prompts", "playground").splitlines()
    assert [name for name in listed if name not in in_wheel & in_sdist] == []
    assert {"CHANGELOG.md", "requirements.txt", "pyproject.toml"} <= in_sdist
    assert not [name for name in in_wheel | in_sdist if name.startswith("tests")]


@pytest.mark.slow
def test_what_is_not_committed_is_not_released(clone: Path) -> None:
    (clone / "README.md").write_text("half done")

    ran = made(clone)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "There are changes that are not committed: commit them first.\n"
