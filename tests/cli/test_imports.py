"""What few need is imported when it is first used: a coach starts sooner and holds less memory."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FOR_FEW = frozenset(
    {"PIL", "alembic", "asyncpg", "cryptography", "docx", "holidays", "icalendar", "markdown_it"}
    | {"sqlalchemy.ext.asyncio", "sqlalchemy.orm", "typst"}
)
LATE = (
    "bot/files/documents/word.py",
    "bot/files/documents/word_opening.py",
    "bot/files/documents/word_tables.py",
    "bot/files/wins/lists/word_file.py",
    "bot/storage/database/migrate.py",
    "bot/storage/migrations/",
)
"""Modules that are themselves imported when they are first used."""


def test_no_module_imports_at_once_what_few_need() -> None:
    files = [path for room in ("bot", "handlers") for path in (ROOT / room).rglob("*.py")]
    names = {path.relative_to(ROOT).as_posix(): path for path in files}
    early = [name for name in names if not name.startswith(LATE)]

    assert {name: found for name in early if (found := set(imported_at_once(names[name])))} == {}


@pytest.mark.slow
def test_a_coach_that_serves_has_imported_nothing_that_few_need() -> None:
    command = "import bot.cli.main, bot.app, bot.process.connections, sys; print(*sys.modules)"

    loaded = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert "bot.services.wins.wins" in loaded
    assert FOR_FEW.intersection(loaded) == set()


def imported_at_once(path: Path) -> Iterator[str]:
    """What of it the module's own statements import; inside functions and for types is later."""
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Import):
            yield from (each.name for each in statement.names if is_for_few(each.name))
        elif isinstance(statement, ast.ImportFrom) and is_for_few(statement.module or ""):
            yield statement.module or ""


def is_for_few(module: str) -> bool:
    return any(module == few or module.startswith(f"{few}.") for few in FOR_FEW)
