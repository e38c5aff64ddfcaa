"""What a docstring or a page names is there: a rename or a move that forgets one is found."""

import ast
import builtins
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "playground", "bench")
NAMED = re.compile(r"(?<!`)`((?:\w+\.)*[a-zA-Z_]\w*)(?:\(\))?`(?!`)|\b([A-Z]\w*Error)\b")

OUTSIDE = {
    "U0123ABCD": "an example",
    "DATABASE_URL": "a variable of other programs",
    "PORT": "a variable of other programs",
    "ZoneInfoNotFoundError": "of the standard library",
    "example.com": "an example",
    "bot.services": "a package",
    "resource": "a module that Windows lacks",
    "secure_delete": "a pragma of SQLite",
    "ship": "an example",
    "shipp": "an example",
    "slack_sdk": "a library",
    "strftime": "of the C library",
}
"""What is named and is not ours; names of files are looked for among the files."""

PAGES = ("README.md", *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md")))
PATH = re.compile(r"`((?:bot|handlers|prompts|playground|tests|docs)/[\w/.-]+)`")
TEST = re.compile(r"`(test_\w+)`")


@cache
def modules() -> dict[Path, ast.Module]:
    files = (file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))
    return {file: ast.parse(file.read_text("utf-8")) for file in files}


@cache
def known() -> frozenset[str]:
    """Every name that the code has or uses, and its short strings, such as kinds and methods."""
    found = {name for tree in modules().values() for name in map(name_of, ast.walk(tree)) if name}
    words = {word for name in found for word in re.split(r"\W+", name)}
    files = {path.name for path in ROOT.rglob("*.py")} | {file.stem for file in modules()}
    return frozenset(found | words | files | set(ROOMS) | set(dir(builtins)))


def name_of(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(str() as text) if not re.search(r"\s", text):
            return text
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            return name
        case ast.keyword(arg=name) | ast.alias(name=name):
            return name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
    return None


def docstrings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def named_in(text: str) -> Iterator[str]:
    for code, error in NAMED.findall(text):
        yield code or error


@pytest.mark.slow
def test_what_a_docstring_names_is_there() -> None:
    gone = {
        f"{file.relative_to(ROOT)}: {name}"
        for file, tree in modules().items()
        for text in docstrings(tree)
        for name in named_in(text)
        if name not in OUTSIDE and not {name, name.rpartition(".")[2]} & known()
    }

    assert gone == set()


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    tests = {name for file in ROOT.glob("tests/**/test_*.py") for name in defined_in(file)}

    assert [path for path in PATH.findall(text) if not (ROOT / path).exists()] == []
    assert set(TEST.findall(text)) - tests == set()


def defined_in(file: Path) -> list[str]:
    return re.findall(r"def (test_\w+)", file.read_text("utf-8"))


@pytest.mark.slow
def test_a_name_that_is_gone_is_found() -> None:
    assert list(named_in("See `gone_name`. Raises GoneError.")) == ["gone_name", "GoneError"]
    assert not {"gone_name", "GoneError"} & known()
