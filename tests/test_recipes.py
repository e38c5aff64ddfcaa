"""The three recipes, followed to the letter in a copy, and then the checks."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"^```\w+ (?P<path>\S+)(?: (?P<table>[A-Z]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)

GENERATED = (
    (("manifest",), "manifest.yml"),
    (("env",), ".env.example"),
    (("prompts", "variables"), "docs/templates.md"),
)
"""What `make generated` prints, and where it goes."""

SNAPSHOTS = ("tests/prompts", "tests/slack/views", "tests/e2e/test_six_months.py")
"""Where `make generated` writes how words read."""

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
TESTS = (
    "tests/test_completeness.py",
    "tests/test_settings.py",
    "tests/nudges",
    "tests/prompts",
    "tests/templates",
    "tests/domain/drafts",
    "tests/slack/views/drafts",
    "tests/slack/views/week",
    "tests/slack/test_manifest.py",
    "tests/cli",
)
"""What a recipe can break, as far as `make test` has it; the rest runs without one."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as git has it, with what is not committed yet."""
    listed = ran(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard").split("\n")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def ran(folder: Path, *command: str) -> str:
    done = subprocess.run(  # noqa: S603 - commands of this file, in a folder of its own
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-6000:]}{done.stderr[-3000:]}"
    return done.stdout


def python(folder: Path, *arguments: str) -> str:
    return ran(folder, sys.executable, *arguments)


def follow(folder: Path, block: re.Match[str]) -> None:
    file, table = folder / block["path"], block["table"]
    if table is None:
        assert not file.exists()
        file.write_text(block["text"], encoding="utf-8")
        return
    code = file.read_text(encoding="utf-8")
    for line in block["text"].splitlines():
        if line.startswith("from "):
            code = code.replace("\nfrom ", f"\n{line}\nfrom ", 1)
        else:
            begins = code.index(f"\n{table}: ")
            ends = code.index("\n)", begins)
            code = f"{code[:ends]}\n{line}{code[ends:]}"
    file.write_text(code, encoding="utf-8")


def renew_link(folder: Path) -> None:
    """The last line of the page about installing, as `make generated` writes it."""
    page = folder / "docs/install.md"
    *lines, _ = page.read_text(encoding="utf-8").splitlines()
    link = python(folder, "-m", "bot", "manifest", "--link")
    page.write_text("\n".join([*lines, f"[new-app]: {link}"]), encoding="utf-8")


def test_there_are_three_recipes() -> None:
    blocks = list(BLOCK.finditer((ROOT / "docs/recipes.md").read_text(encoding="utf-8")))

    assert [block["table"] for block in blocks if block["table"]] == [
        "FEATURES",
        "DRAFTS",
        "NUDGES",
    ]
    assert len([block for block in blocks if not block["table"]]) == 4


def test_make_generated_writes_all_that_the_recipes_rely_on() -> None:
    rule = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ngenerated:")[2]
    recipe = rule.partition("\n\n")[0]

    written = {f"{' '.join(arguments)} > {name}" for arguments, name in GENERATED}
    assert {line for line in written if line not in recipe} == set()
    assert {path for path in SNAPSHOTS if path not in recipe} == set()


@pytest.mark.slow
def test_each_recipe_followed_to_the_letter_passes_the_checks(copy: Path) -> None:
    for block in BLOCK.finditer((copy / "docs/recipes.md").read_text(encoding="utf-8")):
        follow(copy, block)

    for arguments, name in GENERATED:
        printed = python(copy, "-m", "bot", *arguments)
        (copy / name).write_text(printed, encoding="utf-8")
    renew_link(copy)
    python(copy, *PYTEST, "--snapshot-update", *SNAPSHOTS)

    python(copy, "-m", "ruff", "check", "--select", "I", "--fix", ".")
    python(copy, "-m", "ruff", "check", ".")
    python(copy, "-m", "mypy")
    ran(copy, str(Path(sys.executable).with_name("lint-imports")))
    python(copy, *PYTEST, "-m", "not slow", *TESTS)
    python(copy, *PYTEST, "tests/e2e/test_six_months.py")
    assert "/praise" in (copy / "manifest.yml").read_text(encoding="utf-8")
    assert "NEXTRUNG_PRAISE_COMMAND" in (copy / ".env.example").read_text(encoding="utf-8")
    assert "first_month" in (copy / "docs/templates.md").read_text(encoding="utf-8")
