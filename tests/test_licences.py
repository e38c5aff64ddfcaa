"""docs/licences.md lists what runs, under the licence that each package itself names."""

import re
from importlib.metadata import metadata
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/licences.md"
LOCKED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==", re.MULTILINE)
SHORT = 40
"""Characters: a longer text is the licence itself."""


def licence_of(name: str) -> str:
    """As the package says it: an SPDX expression, a short text, or its classifiers."""
    said = metadata(name).json
    expression, text = said.get("license_expression", ""), said.get("license", "")
    kinds = [kind for kind in said.get("classifier", ()) if kind.startswith("License")]
    words = ", ".join(kind.rpartition(" :: ")[2] for kind in kinds)
    return str(expression or (text if 0 < len(text) <= SHORT else "") or words)


def test_every_package_that_runs_is_listed_with_the_licence_that_it_names() -> None:
    locked = set(map(canonicalize_name, LOCKED.findall((ROOT / "requirements.txt").read_text())))
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE))

    assert len(locked) > 40
    assert rows == {str(name): licence_of(name) for name in locked}


def test_none_asks_to_publish_what_is_built_on_it() -> None:
    assert re.findall(r"\bA?L?GPL\b", PAGE.read_text("utf-8").partition("| Package |")[2]) == []
