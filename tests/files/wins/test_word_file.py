"""A Word file is read as Markdown; a damaged one is refused in a sentence."""

import base64
import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from bot.files.documents import tables_in_word
from bot.files.documents.word_opening import MOST_WRITTEN, LongWordFileError, WordFileError
from bot.files.wins.lists.word_file import DEEPEST, MOST_LINES, markdown_of
from tests.effort import effort_of

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one point."""

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


def broken(data: bytes) -> bytes:
    """The file with bytes inside its packed words that no unpacking knows."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    start = packed.getvalue().find(b"word/document.xml") + 30
    return packed.getvalue()[:start] + b"\xff" * 20 + packed.getvalue()[start + 20 :]


DAMAGED = {
    "broken": broken(with_paragraphs(point("0") * 50)),
    "locked": locked(with_paragraphs(point("0"))),
    "no body": with_document(f"<w:document {SPACE}/>"),
}


@pytest.mark.parametrize("data", [*DAMAGED.values(), with_paragraphs(point("x"))])
def test_a_damaged_word_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(WordFileError, match="paste that"):
        markdown_of(data)


@pytest.mark.parametrize("name", DAMAGED)
def test_its_tables_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(WordFileError, match="paste that"):
        tables_in_word(DAMAGED[name])


def cell(words: str, properties: str = "") -> str:
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


GOES_ON = "<w:vMerge/>"


def across(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_a_cell_merged_over_thousands_of_rows_stands_in_each_of_them() -> None:
    rows = [cell(f"skill {number}") + cell("", GOES_ON) for number in range(2_000)]
    merged = with_paragraphs(table(cell("Skill") + cell("Craft"), *rows))

    (found,) = tables_in_word(merged)

    assert len(found.rows) == 2_001
    assert {row.cells[1] for row in found.rows} == {"Craft"}
    assert markdown_of(merged).count("Craft") == 2_001


def test_a_cell_merged_over_columns_moves_no_other_to_its_left() -> None:
    rows = (
        cell("Date") + cell("Win") + cell("Impact"),
        cell("2026-03-04 Moved it", across(2)) + cell("two days"),
    )

    text = markdown_of(with_paragraphs(table(*rows)))

    assert "| 2026-03-04 Moved it |  | two days |" in text


def test_a_cell_said_to_go_over_a_million_columns_takes_no_more_room_than_word_has() -> None:
    wide = with_paragraphs(table(cell("a", across(10**9)), cell("b")))

    assert [len(row.cells) for row in tables_in_word(wide)[0].rows] == [63, 1]


def test_a_table_in_the_controls_of_a_form_is_read_with_what_was_inserted() -> None:
    inserted = "<w:tc><w:p><w:ins><w:r><w:t>Designs</w:t></w:r></w:ins></w:p></w:tc>"
    rows = table(cell("Skill") + cell("Senior"), cell("Craft") + inserted)
    form = with_paragraphs(f"<w:sdt><w:sdtContent>{rows}</w:sdtContent></w:sdt>")

    (found,) = tables_in_word(form)

    assert [row.cells for row in found.rows] == [("Skill", "Senior"), ("Craft", "Designs")]


def test_what_a_ladder_merges_over_two_levels_is_said_of_both_and_a_title_once() -> None:
    rows = table(
        cell("Skill") + cell("Senior") + cell("Staff"),
        cell("Craft", across(3)),
        cell("Tests") + cell("Teaches them", across(2)),
    )

    (found,) = tables_in_word(with_paragraphs(rows))

    assert [row.cells for row in found.rows[1:]] == [
        ("Craft", "", ""),
        ("Tests", "Teaches them", "Teaches them"),
    ]


def test_a_quote_of_a_word_file_is_a_quote() -> None:
    document = docx.Document()
    document.add_paragraph("She kept us calm.", style="Intense Quote")
    packed = io.BytesIO()
    document.save(packed)

    assert "> She kept us calm." in markdown_of(packed.getvalue())


def test_the_paragraphs_of_a_cell_stay_words_apart() -> None:
    rows = table(cell("Win") + cell("Impact"), cell("Moved it\nand led it") + cell("two days"))

    assert "| Moved it and led it | two days |" in markdown_of(with_paragraphs(rows))


def test_what_stands_beside_the_text_of_a_word_file_is_told_as_comments() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Moved the ledger", style="List Bullet")
    document.add_comment(paragraph.runs, text="Really? --> ask", author="Marta")
    document.sections[0].footer.paragraphs[0].text = "For my eyes"
    document.add_picture(io.BytesIO(PICTURE))
    packed = io.BytesIO()
    document.save(packed)

    (point, *_), *asides = (
        part.split("\n") for part in markdown_of(packed.getvalue()).split("<!--")
    )

    assert point == "- Moved the ledger"
    assert sorted(aside[0].strip() for aside in asides) == [
        "1 picture -->",
        "For my eyes -->",
        "Really? → ask -->",
    ]


def test_what_is_struck_out_is_told_as_struck_out() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>"
    stays = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>{}</w:t></w:r>'
    words = (struck.format("Moved "), struck.format("it"), stays.format(" Led it"))

    assert markdown_of(with_paragraphs(f"<w:p>{''.join(words)}</w:p>")) == "\n~~Moved it~~ Led it"


def test_a_point_is_read_no_deeper_than_word_knows_one() -> None:
    assert markdown_of(with_paragraphs(point("900"))) == f"{'  ' * DEEPEST}- moved it"


def test_a_word_file_with_more_text_than_is_read_is_refused() -> None:
    with pytest.raises(LongWordFileError, match="in parts"):
        markdown_of(with_paragraphs("<w:p/>" * (MOST_LINES + 1)))


LONG_ABOVE = table(cell("Skill"), cell("a" * (MOST_WRITTEN // 50)), *[cell("", GOES_ON)] * 50)
"""Some kilobytes once packed, and more than is read once each row has its words."""


@pytest.mark.parametrize("read", [markdown_of, tables_in_word])
def test_a_long_cell_repeated_in_row_after_row_counts_each_time(
    read: Callable[[bytes], object],
) -> None:
    with pytest.raises(LongWordFileError, match="in parts"):
        read(with_paragraphs(LONG_ABOVE))


def test_tables_that_each_fit_are_too_long_together() -> None:
    half = table(cell("Skill"), cell("a" * (MOST_WRITTEN // 50)), *[cell("", GOES_ON)] * 30)

    assert len(tables_in_word(with_paragraphs(half))) == 1
    with pytest.raises(LongWordFileError):
        tables_in_word(with_paragraphs(half * 2))


def test_a_cell_that_stands_in_many_rows_is_held_once() -> None:
    rows = table(cell("Skill"), cell(" a|b "), *[cell("", GOES_ON)] * 3)

    (found,) = tables_in_word(with_paragraphs(rows))

    assert len({id(row.cells[0]) for row in found.rows[1:]}) == 1


@pytest.mark.slow
def test_a_style_is_looked_up_once_however_many_paragraphs_have_it() -> None:
    styled = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    empty, full = with_paragraphs(""), with_paragraphs(styled * 2_000)

    assert effort_of(lambda: markdown_of(full)) < 20 * effort_of(lambda: markdown_of(empty))
