"""Ladders as files: the ones that come with the coach, and a company's own in YAML or CSV."""

from pathlib import Path

from bot.domain.ladder.ladder import LadderContent
from bot.files.ladders.csv_file import looks_like_csv, read_csv, write_csv
from bot.files.ladders.findings import LONGEST_FILE, LadderFileError, refusal
from bot.files.ladders.yaml_file import read_yaml, write_yaml

__all__ = [
    "SCHEMA",
    "LadderFileError",
    "decoded",
    "read_csv",
    "read_ladder",
    "read_yaml",
    "write_csv",
    "write_yaml",
]


def read_ladder(text: str) -> LadderContent:
    """Read a ladder that was uploaded or pasted; whether YAML or CSV shows in its first line.

    Raises LadderFileError naming row (or line) and field; then nothing of it is to be saved.
    """
    return read_csv(text) if looks_like_csv(text) else read_yaml(text)


SCHEMA = Path(__file__).with_name("ladder.schema.json")
"""What may stand in a ladder's YAML, for editors that complete and check it."""


def decoded(data: bytes) -> str:
    """Return an uploaded file as text; raises LadderFileError where it is no UTF-8 or too big."""
    if len(data) > 4 * LONGEST_FILE:
        raise refusal("file", f"is too big; {LONGEST_FILE:,} characters are the most.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        sentence = "is not saved as UTF-8. In a spreadsheet, choose “CSV UTF-8” when you save it."
        raise refusal("file", sentence) from None
