"""`.env` as a person keeps it: a setting is written into its line, and every other line stays."""

import os
import re
import tempfile
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values

from bot.domain.errors import CoachError

PART = ".env.part-"
"""Such a file is whole before it becomes `.env`, so that none is ever half written."""

_BEHIND = re.compile(r"""\s*(?:'[^']*'|"[^"]*"|[^'"\s].*?)?(\s+#.*)""", re.DOTALL)
"""A value and the comment behind it."""


class EnvFileError(CoachError):
    def __init__(self, path: Path, why: str | None) -> None:
        super().__init__(f"{path} cannot be used ({why or 'unknown'}): nothing was changed.")


class LongValueError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "A value in .env goes over several lines, or has a quote that does not end: put it "
            "into one line and run it again. Nothing was changed."
        )


def read(path: Path) -> str | None:
    """The text with its line endings, or None where there is no file; raises EnvFileError."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EnvFileError(path, error.strerror) from None


def merged(text: str, values: Mapping[str, str]) -> str:
    """The text with each value in the line that sets it, or is to set it, or in one more.

    Raises LongValueError where a value goes over several lines and one of them looks like ours.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    for name, value in values.items():
        _put(lines, name, value)
    after = end.join(lines) + end
    if not _says(after, text, values):
        raise LongValueError
    return after


def write(path: Path, text: str) -> None:
    """For this user alone (0600), whole or not at all; a link goes on leading to the file.

    Raises EnvFileError.
    """
    target = path.resolve()
    try:
        handle, part = tempfile.mkstemp(prefix=PART, dir=target.parent)  # made with 0600
    except OSError as error:
        raise EnvFileError(path, error.strerror) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(target)
    except OSError as error:
        raise EnvFileError(path, error.strerror) from None
    finally:
        Path(part).unlink(missing_ok=True)


def _put(lines: list[str], name: str, value: str) -> None:
    """The last line that sets a name counts, in either case, as for whoever reads the file."""
    if (found := _last(lines, rf"(\s*(?:export\s+)?){name}\s*=(.*)")) is not None:
        number, (before, old) = found
        lines[number] = f"{before}{name}={value}{_comment_in(old)}"
    elif (found := _last(lines, rf"\s*#\s*{name}\s*=")) is not None:
        lines.insert(found[0] + 1, f"{name}={value}")
    else:
        lines.append(f"{name}={value}")


def _last(lines: list[str], pattern: str) -> tuple[int, tuple[str, ...]] | None:
    reads = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    found = [
        (number, line.groups()) for number, text in enumerate(lines) if (line := reads.match(text))
    ]
    return found[-1] if found else None


def _comment_in(value: str) -> str:
    """What stands behind a value, with the space in front of it."""
    found = _BEHIND.fullmatch(value.rstrip())
    return found[1] if found else ""


def _says(after: str, before: str, values: Mapping[str, str]) -> bool:
    """Whether a reader finds the values, and everything else as it was."""
    new = {name.upper(): value for name, value in values.items()}
    return _read(after) == _read(before) | new


def _read(text: str) -> dict[str, str | None]:
    """By name in capitals, as the settings read it."""
    there = dotenv_values(stream=StringIO(text), interpolate=False)
    return {name.upper(): value for name, value in there.items()}
