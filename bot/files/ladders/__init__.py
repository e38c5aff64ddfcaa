"""Ladders as files: the ones that come with the coach, and a company's own as it has it."""

import re
from collections.abc import Sequence
from pathlib import Path

from bot.domain.ladder.gathered_line import GatheredLine, lines_of
from bot.files.documents import tables_in_word
from bot.files.encoding import is_word, text_in
from bot.files.ladders.csv_file import (
    ReadLadder,
    content_of,
    read_tables,
    tables_of,
    write_csv,
)
from bot.files.ladders.findings import LONGEST_FILE, Findings, LadderFileError, refusal
from bot.files.ladders.table_rows import ladder_tables
from bot.files.ladders.yaml_file import read_yaml, write_yaml
from bot.files.tables import Table

__all__ = [
    "SCHEMA",
    "LadderFileError",
    "ReadLadder",
    "read_file",
    "read_ladder",
    "read_lines",
    "read_yaml",
    "write_csv",
    "write_yaml",
]

SCHEMA = Path(__file__).with_name("ladder.schema.json")
"""What may stand in a ladder's YAML, for editors that complete and check it."""

COPIED = ("\t", "|")
"""What parts the cells that are copied from a page or a sheet, or written in Markdown."""

MANY = 2
NO_TABLE = (
    "has no table that I can find. Copy the cells of your sheet or page with their first row, and "
    "paste them. For a text without a table choose “From a job posting”: it takes any text apart."
)

_KEY = re.compile(r"[ {]*\"?(?:ladder|levels|criteria)\"? *:.*")


def read_file(data: bytes) -> ReadLadder:
    """Read a ladder that was uploaded. Raises LadderFileError or NoTextError."""
    if len(data) > 4 * LONGEST_FILE:
        raise refusal("file", f"is too big; {LONGEST_FILE:,} characters are the most.")
    return _read(tables_in_word(data)) if is_word(data) else read_ladder(text_in(data))


def read_ladder(text: str) -> ReadLadder:
    """Read a ladder that was pasted: YAML, or a table of any form.

    Raises LadderFileError naming row (or line) and field; then nothing of it is to be saved.
    """
    if _is_yaml(text):
        return ReadLadder(read_yaml(text))
    return _read(tables_of(text))


def read_lines(text: str, source: str) -> tuple[GatheredLine, ...]:
    """Return a line for each criterion of a table in a text; none where it holds no table.

    Prose has commas too, so a table of theirs counts where its header speaks of a ladder.
    """
    try:
        tables = tables_of(text)
        copied = [table for table in tables if table.separator in COPIED]
        read = content_of(copied or ladder_tables(tables), Findings())
    except LadderFileError:
        return ()
    return lines_of(read.content, source)


def _read(tables: Sequence[Table]) -> ReadLadder:
    if ladder_tables(tables) or not all(map(_is_prose, tables)):
        return read_tables(tables)
    raise refusal("text", NO_TABLE)


def _is_prose(table: Table) -> bool:
    """Whether rows that commas or semicolons part are of different lengths, as sentences are."""
    return table.separator in {",", ";"} and len({len(row.cells) for row in table.rows}) > 1


def _is_yaml(text: str) -> bool:
    """Whether it begins with a key of a ladder, or has several; JSON is YAML, too."""
    lines = text.removeprefix("\ufeff").split("\n")
    said = (line for line in lines if line.strip(" {\r") and not line.startswith(("#", "---")))
    keys = sum(_KEY.match(line) is not None for line in lines)
    return keys >= MANY or _KEY.match(next(said, "")) is not None
