"""One word for one thing: what docs/glossary.md rules out is in no name and in no docstring."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GLOSSARY = ROOT / "docs/glossary.md"
ROOMS = ("bot", "handlers", "playground", "bench", "tests")

AS_SENT_OR_STORED = ("bot/storage/migrations/versions", "tests/upgrades")
"""What stays in the words of its time: earlier revisions, and what an earlier coach made."""

MEANT_SO = {
    "holder_id": "a column",
    "kept_at": "a column",
    "posting_at": "a column",
    "told": "`Reader.told`, a variable of templates",
    "goals_kept": "a goal is kept as a promise is",
    "promises_kept": "a promise is kept",
    "keep_for": "how long a connection stays",
    "keep_in_order": "leaves the order as it is",
    "keep_private": "leaves it private",
    "keep_short": "holds a file short",
    "kept_private": "left private",
    "_keep_looking": "goes on looking",
    "_keep_pace": "does not fall behind",
    "timeout_keep_alive": "an option of uvicorn",
    "keep_with_next": "a property of a paragraph in python-docx",
}
"""Names that have a word of the last column and mean something else by it, or cannot be changed."""


def ruled_out(pattern: str) -> set[str]:
    """What stands as code in the last column, of the form of the pattern."""
    rows = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("| ")]
    return {word for row in rows for word in re.findall(pattern, row.rpartition(" | ")[2])}


COMMENT = re.compile(r"(?:^ *|  )# (.*)", re.MULTILINE)

PARTS = ruled_out(r"`(\w+)`")
WHOLE = ruled_out(r"`=(\w+)`")

EVERYDAY = {"keep", "kept", "keeping", "posting", "telling"}
"""Verbs that a sentence may need: a promise is kept, and an agenda is posted by posting it."""

PHRASES = re.findall(r"~([^~]+)~", GLOSSARY.read_text("utf-8"))
SAYS = re.compile(
    rf"\b(?:{'|'.join((*sorted(PARTS - EVERYDAY), *PHRASES))})s?\b".replace("_", "[ _]"),
    re.IGNORECASE,
)
"""What no sentence says."""


def parts_of(name: str) -> str:
    """Return "_sent_nudge_store_" for "SentNudgeStore": parts can be looked for in it."""
    return f"_{re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '_', name).lower().strip('_')}_"


def is_ruled_out(name: str) -> bool:
    parts = parts_of(name)
    return name in WHOLE or any(f"_{part}_" in parts for part in PARTS)


def names_in(source: str) -> Iterator[str]:
    """Yield the names that code is made of; those of tests are sentences, and not among them."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME and not token.string.startswith("test_"):
            yield token.string


@cache
def used() -> dict[str, str]:
    """Every name of the code and of its files, with a file where it stands."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            if not path.startswith(AS_SENT_OR_STORED):
                found |= dict.fromkeys((*names_in(file.read_text("utf-8")), file.stem), path)
    return found


@pytest.mark.slow
def test_no_name_has_a_word_that_the_glossary_rules_out() -> None:
    assert {"seal", "holder", "road", "lot", "candidate", "keep"} <= PARTS

    wrong = {
        name: path
        for name, path in used().items()
        if is_ruled_out(name) and name not in MEANT_SO and not name.startswith("test_")
    }

    assert wrong == {}


def says_it(sentence: str) -> bool:
    """Whether a word that is ruled out is in it; "a lot" means much, and is another word."""
    return SAYS.search(sentence.replace("a lot", "much")) is not None


def sentences_in(source: str) -> Iterator[str]:
    """Yield docstrings, comments, and the names of tests as the sentences that they are."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Expr(value=ast.Constant(value=str() as text)):
                yield re.sub(r"\s+", " ", text)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name.replace("_", " ") if name.startswith("test_") else ""
    yield from COMMENT.findall(source)


@pytest.mark.slow
def test_no_docstring_comment_or_tests_name_says_what_the_glossary_rules_out() -> None:
    assert {"anew", "by itself"} <= set(PHRASES)

    wrong = {
        f"{file.relative_to(ROOT)}: {sentence[:100]}"
        for room in ROOMS
        for file in (ROOT / room).rglob("*.py")
        if not file.relative_to(ROOT).as_posix().startswith(AS_SENT_OR_STORED)
        for sentence in sentences_in(file.read_text("utf-8"))
        if says_it(sentence)
    }

    assert wrong == set()


@pytest.mark.parametrize(
    ("source", "is_wrong"),
    [
        ('"""The first key seals,\nthe second is read. A sealed token stays."""', True),
        ("class Road:\n# of a holder\n    pass", True),
        ("def test_the_plan_begins_anew() -> None: ...", True),
        ('"""What\ncame of it."""', True),
        ('"""It was a lot of work on the roadmap."""', False),
        ('"""A promise is kept, and posting it is next door."""', False),
        ('ROAD = "road"', False),
    ],
)
def test_a_sentence_with_such_a_word_is_found(source: str, *, is_wrong: bool) -> None:
    assert any(map(says_it, sentences_in(source))) == is_wrong


@pytest.mark.slow
def test_no_exception_is_left_over() -> None:
    assert [name for name in MEANT_SO if name not in used() or not is_ruled_out(name)] == []


@pytest.mark.parametrize(
    ("name", "is_wrong"),
    [
        ("seal", True),
        ("_sealed", True),
        ("HttpRoad", True),
        ("ROAD_AT", True),
        ("LadderDraftLine", True),
        ("told", True),
        ("told_manager", False),
        ("broad", False),
        ("allotted", False),
        ("TokenCipher", False),
    ],
)
def test_a_word_is_found_as_a_part_of_a_name_and_not_inside_of_another(
    name: str, *, is_wrong: bool
) -> None:
    assert is_ruled_out(name) == is_wrong
