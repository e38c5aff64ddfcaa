"""A Word file is read as Markdown; a damaged one is refused in a sentence."""

import io
from zipfile import ZipFile

import docx
import pytest

from bot.files.documents.word_tables import WordFileError, tables_in_word
from bot.files.wins.lists.word_file import (
    DEEPEST,
    MOST_LINES,
    LongWordFileError,
    NoWordFileError,
    markdown_of,
)
from tests.effort import effort_of

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_document(document: str) -> bytes:
    """A Word file in whose place of words stands this XML."""
    packed, changed = io.BytesIO(), io.BytesIO()
    docx.Document().save(packed)
    with ZipFile(packed) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            is_words = name == "word/document.xml"
            new.writestr(name, document.encode() if is_words else old.read(name))
    return changed.getvalue()


def with_paragraphs(paragraphs: str) -> bytes:
    return with_document(f"<w:document {SPACE}><w:body>{paragraphs}</w:body></w:document>")


def point(depth: str) -> str:
    level = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/></w:numPr></w:pPr>'
    return f"<w:p>{level}<w:r><w:t>moved it</w:t></w:r></w:p>"


def locked(data: bytes) -> bytes:
    """The file with the mark that a password is needed, in each entry and in the index."""
    changed = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(sign)
        while start >= 0:
            changed[start + place] |= 1
            start = changed.find(sign, start + 1)
    return bytes(changed)


DAMAGED = {
    "locked": locked(with_paragraphs(point("0"))),
    "no body": with_document(f"<w:document {SPACE}/>"),
}


@pytest.mark.parametrize("data", [*DAMAGED.values(), with_paragraphs(point("x"))])
def test_a_damaged_word_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(NoWordFileError, match="paste it"):
        markdown_of(data)


@pytest.mark.parametrize("name", DAMAGED)
def test_its_tables_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(WordFileError, match="paste that"):
        tables_in_word(DAMAGED[name])


def test_a_point_is_read_no_deeper_than_word_knows_one() -> None:
    assert markdown_of(with_paragraphs(point("900"))) == f"{'  ' * DEEPEST}- moved it"


def test_a_word_file_with_more_text_than_is_read_is_refused() -> None:
    with pytest.raises(LongWordFileError, match="in parts"):
        markdown_of(with_paragraphs("<w:p/>" * (MOST_LINES + 1)))


@pytest.mark.slow
def test_a_style_is_looked_up_once_however_many_paragraphs_have_it() -> None:
    styled = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    empty, full = with_paragraphs(""), with_paragraphs(styled * 2_000)

    assert effort_of(lambda: markdown_of(full)) < 20 * effort_of(lambda: markdown_of(empty))
