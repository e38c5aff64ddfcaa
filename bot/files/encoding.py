"""The text of a file, whatever its program saved it as."""

import codecs
from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.domain.errors import CoachError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 2_000
"""Bytes that tell whether every second one is empty, as in UTF-16."""

WINDOWS = "cp1252"
"""What Excel writes as plain "CSV" in Western Europe and America."""


_PACKED = b"PK\x03\x04"
_TEXT_OF_WORD = "word/document.xml"
_BINARY = (_PACKED, b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How Word, Excel and others begin today, a PDF, Word and Excel of old, WordPad and TextEdit."""


class NoTextError(CoachError):
    """The file is a picture, a spreadsheet's own, or in an encoding that nobody can guess."""

    def __init__(self) -> None:
        super().__init__(
            "I can't read this kind of file. From Excel, Numbers or Google Sheets, save or "
            "download it as “CSV UTF-8”. Or copy the cells or the text, and paste it instead."
        )


def text_in(data: bytes) -> str:
    """Return the text of UTF-8, UTF-16 or Windows-1252 without its mark. Raises NoTextError."""
    text, _ = decoded(data)
    return text


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding; WINDOWS is only ever assumed. Raises NoTextError."""
    if data.startswith(_BINARY):
        raise NoTextError
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    start = data[:_LOOKED_AT]
    try:
        if marked or b"\0" in start:
            encoding = marked or _utf_16(start)
            return data.decode(encoding), encoding
        return _utf_8_or_windows(data)
    except UnicodeDecodeError:
        raise NoTextError from None


def is_word(data: bytes) -> bool:
    """Say whether a file is a `.docx`, by what is packed into it."""
    return any(entry.filename == _TEXT_OF_WORD for entry in _entries(data))


def unpacked(data: bytes) -> int:
    """Return how many bytes a file says are packed into it, 0 for one that holds no others."""
    return sum(entry.file_size for entry in _entries(data))


def _entries(data: bytes) -> Sequence[ZipInfo]:
    """None in a file that is damaged or of no such kind. A million of them take seconds."""
    if not data.startswith(_PACKED):
        return ()
    try:
        with ZipFile(BytesIO(data)) as packed:
            return packed.infolist()
    except (BadZipFile, RuntimeError, ValueError):
        return ()


def _utf_8_or_windows(data: bytes) -> tuple[str, str]:
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return data.decode(WINDOWS), WINDOWS


def _utf_16(start: bytes) -> str:
    """Which byte of each pair is empty says the order; in a picture neither mostly is."""
    little, big = start[1::2].count(0), start[::2].count(0)
    pairs = len(start) // 2
    if max(little, big) * 2 < pairs or little == big:
        raise NoTextError
    return "utf-16-le" if little > big else "utf-16-be"
