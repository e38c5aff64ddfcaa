"""The text of a file, whatever its program saved it as."""

import codecs
from io import BytesIO
from zipfile import BadZipFile, ZipFile

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
_BINARY = (_PACKED, b"%PDF", b"\xd0\xcf\x11\xe0")
"""How Word, Excel and others begin today, a PDF, and Word and Excel of old."""


class NoTextError(CoachError):
    """The file is a picture, a spreadsheet's own, or in an encoding that nobody can guess."""

    def __init__(self) -> None:
        super().__init__(
            "I can't read this kind of file. From Excel, Numbers or Google Sheets, save or "
            "download it as “CSV UTF-8”. Or copy the cells or the text, and paste it instead."
        )


def text_in(data: bytes) -> str:
    """Return the text of UTF-8, UTF-16 or Windows-1252 without its byte order mark.

    Raises NoTextError.
    """
    if data.startswith(_BINARY):
        raise NoTextError
    try:
        return data.decode(encoding_of(data))
    except UnicodeDecodeError:
        raise NoTextError from None


def is_word(data: bytes) -> bool:
    """Say whether a file is a `.docx`, by what is packed into it."""
    if not data.startswith(_PACKED):
        return False
    try:
        with ZipFile(BytesIO(data)) as packed:
            return "word/document.xml" in packed.namelist()
    except BadZipFile:
        return False


def encoding_of(data: bytes) -> str:
    """Return the encoding by its mark, else by its bytes; WINDOWS is only ever assumed."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    if b"\0" in data[:_LOOKED_AT]:
        return _utf_16(data[:_LOOKED_AT])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return WINDOWS
    return "utf-8"


def _utf_16(start: bytes) -> str:
    """Which byte of each pair is empty says the order; in a picture neither mostly is."""
    little, big = start[1::2].count(0), start[::2].count(0)
    pairs = len(start) // 2
    if max(little, big) * 2 < pairs or little == big:
        raise NoTextError
    return "utf-16-le" if little > big else "utf-16-be"
