"""Wins as files: export to Markdown, CSV and JSON, which come back, and lists from elsewhere."""

from pathlib import Path

from bot.files.wins.csv_file import write_csv
from bot.files.wins.json_file import ExportedWin, WinFileError, read_json, write_json
from bot.files.wins.left_out import write_left_out
from bot.files.wins.lists import Reading, read_list
from bot.files.wins.markdown import write_digest, write_markdown, write_portfolio
from bot.files.wins.own import OwnWins, read_own, with_records
from bot.files.wins.resume import write_resume

__all__ = [
    "SCHEMA",
    "ExportedWin",
    "OwnWins",
    "Reading",
    "WinFileError",
    "markdown_of",
    "read_json",
    "read_list",
    "read_own",
    "with_records",
    "write_csv",
    "write_digest",
    "write_json",
    "write_left_out",
    "write_markdown",
    "write_portfolio",
    "write_resume",
]

SCHEMA = Path(__file__).with_name("wins.schema.json")
"""What may stand in the JSON of wins, for editors that complete and check it."""


def markdown_of(data: bytes) -> str:
    """The text of a Word file. Raises WordFileError or LongWordFileError. Call it in a thread."""
    from bot.files.wins.lists import word_file  # noqa: PLC0415 - slow to import, for few

    return word_file.markdown_of(data)
