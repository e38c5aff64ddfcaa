"""What a release is made of: `make release` puts it into dist/; `licenses` prints docs/licenses.md.

The same commit makes the same files: times come from it (reproducible-builds.org, "source date").
"""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).parent.parent
LOCK = "requirements.txt"
BUILDS = "from setuptools import build_meta as b; b.build_sdist({0!r}); b.build_wheel({0!r})"
ROW = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?==([\w.!+]+)", re.ASCII)
SECTION = re.compile(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", re.MULTILINE)

SPDX = {
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "MIT License": "MIT",
    "SIL OFL 1.1": "OFL-1.1",
}
"""How packages without an SPDX expression say it, and what they mean (spdx.org/licenses)."""

LICENSES = """\
# What runs beside our own code

Nextrung is under the [MIT license](../LICENSE). These packages run with it, each under the license
that its own metadata names. Printed by `python deploy/release.py licenses`; `make generated` does.

| Package | Version | License |
|---|---|---|
"""


class ReleaseError(Exception):
    """No release can be made; the sentence says what to do first."""


@dataclass(frozen=True)
class Pin:
    """A package as the lock has it."""

    name: str
    version: str

    @property
    def license(self) -> str:
        """As an SPDX expression, from what is installed here."""
        said = metadata(self.name).json
        classified = [
            one.rpartition(" :: ")[2]
            for one in said.get("classifier", [])
            if one.startswith("License :: ")
        ]
        found = said.get("license_expression") or said.get("license") or " OR ".join(classified)
        return SPDX.get(str(found), str(found))

    @property
    def url(self) -> str:
        """Its name for programs (github.com/package-url/purl-spec, type pypi)."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


def version() -> str:
    """The one place is pyproject.toml."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(document["project"]["version"])


def pins(lock: str) -> list[Pin]:
    return [Pin(*found.groups()) for line in lock.splitlines() if (found := ROW.match(line))]


def check_changelog(text: str, number: str) -> None:
    """A version has its section; one that is being made (`.dev`) has its changes in Unreleased."""
    parts = SECTION.split(text)
    sections = {name: (day, body) for name, day, body in zip(*[iter(parts[1:])] * 3, strict=True)}
    is_changed = "\n- " in sections.get("Unreleased", ("", ""))[1]
    if ".dev" in number:
        if not is_changed:
            raise ReleaseError(f"CHANGELOG.md has nothing under Unreleased for {number}.")
    elif number not in sections or sections[number][0] is None:
        raise ReleaseError(f"CHANGELOG.md has no section `## [{number}] - YYYY-MM-DD`.")
    elif is_changed:
        raise ReleaseError(
            f"CHANGELOG.md has changes under Unreleased: move them to {number}, or give "
            "pyproject.toml a version that has them."
        )


def licenses(lock: str) -> str:
    rows = (f"| {pin.name} | {pin.version} | {pin.license} |" for pin in pins(lock))
    return LICENSES + "\n".join(rows) + "\n"


def sbom(number: str, lock: str, when: datetime) -> str:
    """The bill of materials (cyclonedx.org, specification 1.6): what runs, pinned as it is."""
    own = {"type": "application", "name": "nextrung", "version": number}
    reference = f"pkg:pypi/nextrung@{number}"
    serial = uuid5(NAMESPACE_URL, f"{reference}?{hashlib.sha256(lock.encode()).hexdigest()}")
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": f"{when:%Y-%m-%dT%H:%M:%SZ}",
            "component": own | {"bom-ref": reference, "purl": reference},
        },
        "components": [
            {
                "type": "library",
                "bom-ref": pin.url,
                "name": pin.name,
                "version": pin.version,
                "purl": pin.url,
                "licenses": [{"expression": pin.license}],
            }
            for pin in pins(lock)
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def build(tree: Path, out: Path, when: datetime) -> None:
    """Wheel and sdist of what stands in `tree`, with nothing of this moment in them."""
    seconds = str(int(when.timestamp()))
    subprocess.run(  # noqa: S603 - setuptools, in the tree that was laid out for it
        [sys.executable, "-c", BUILDS.format(str(out))],
        cwd=tree,
        env=os.environ | {"SOURCE_DATE_EPOCH": seconds},
        stdout=subprocess.DEVNULL,
        umask=0o022,
        check=True,
    )
    for file in out.glob("*.tar.gz"):
        file.write_bytes(_without_this_moment(file.read_bytes(), int(seconds)))


def _without_this_moment(packed: bytes, seconds: int) -> bytes:
    """Setuptools leaves the times and owners of this machine in an sdist."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(packed)) as before,
        tarfile.open(fileobj=inner, mode="w", format=tarfile.GNU_FORMAT) as after,
    ):
        for member in sorted(before.getmembers(), key=lambda one: one.name):
            member.mtime, member.uid, member.gid, member.uname, member.gname = seconds, 0, 0, "", ""
            member.pax_headers = {}
            after.addfile(member, before.extractfile(member) if member.isfile() else None)
    with gzip.GzipFile(fileobj=outer, mode="wb", filename="", mtime=seconds) as file:
        file.write(inner.getvalue())
    return outer.getvalue()


def checksums(out: Path) -> str:
    """As `sha256sum --check` reads it."""
    files = sorted(file for file in out.iterdir() if file.name != "SHA256SUMS")
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files)


def release(out: Path) -> Iterator[str]:
    """Makes everything from what is committed, and names each file; raises ReleaseError."""
    if _git("status", "--porcelain"):
        raise ReleaseError("There are changes that are not committed: commit them first.")
    number, lock = version(), (ROOT / LOCK).read_text("utf-8")
    check_changelog((ROOT / "CHANGELOG.md").read_text("utf-8"), number)
    when = datetime.fromtimestamp(int(_git("log", "-1", "--format=%ct")), UTC)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(Path(folder))
        build(Path(folder) / "tree", out, when)
    (out / f"nextrung-{number}.cdx.json").write_text(sbom(number, lock, when), "utf-8")
    (out / LOCK).write_text(lock, "utf-8")
    (out / "SHA256SUMS").write_text(checksums(out), "utf-8")
    yield from sorted(file.name for file in out.iterdir())


def _lay_out(folder: Path) -> None:
    """What is committed, and nothing that an earlier build left beside it."""
    _git("-c", "tar.umask=0022", "archive", f"--output={folder / 'tree.tar'}", "HEAD")
    with tarfile.open(folder / "tree.tar") as packed:
        packed.extractall(folder / "tree", filter="data")


def _git(*arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603 - our own repository
        ["git", *arguments],  # noqa: S607 - git of this machine
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def main() -> int:
    if sys.argv[1:] == ["licenses"]:
        print(licenses((ROOT / LOCK).read_text("utf-8")), end="")
        return 0
    try:
        for name in release(ROOT / "dist"):
            print(f"dist/{name}")
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
