"""`.env` as a person keeps it: a setting is written into its line, and every other line stays."""

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.domain.errors import CoachError

PART = ".env.part-"
"""Such a file is whole before it becomes `.env`, so that none is ever half written."""


class EnvFileError(CoachError):
    def __init__(self, path: Path, why: str | None) -> None:
        super().__init__(f"{path} cannot be used ({why or 'unknown'}): nothing was changed.")


def read(path: Path) -> str | None:
    """The text with its line endings, or None where there is no file; raises EnvFileError."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EnvFileError(path, error.strerror) from None


def merged(text: str, values: Mapping[str, str]) -> str:
    """The text with each value in the line that sets it, or is to set it, or in one more."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    for name, value in values.items():
        _put(lines, name, f"{name}={value}")
    return end.join(lines) + end


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


def _put(lines: list[str], name: str, line: str) -> None:
    """The last line that sets a name counts, as for whoever reads the file."""
    if (number := _last(lines, rf"\s*(?:export\s+)?{name}\s*=")) is not None:
        lines[number] = line
    elif (number := _last(lines, rf"\s*#\s*{name}\s*=")) is not None:
        lines.insert(number + 1, line)
    else:
        lines.append(line)


def _last(lines: list[str], pattern: str) -> int | None:
    found = [number for number, line in enumerate(lines) if re.match(pattern, line)]
    return found[-1] if found else None
