"""Tables as spreadsheets, pages and Markdown write them: the same rows of cells from each."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.encoding import NoTextError, decoded, text_in
from bot.files.tables import QuoteError, Row, Table, tables_in
from tests.speeds import few

ROWS = (("Area", "Skill", "Senior"), ("Craft", "Design", "Plans, and leads; alone"))
EXCEL_DE = 'sep=;\r\nArea;Skill;Senior\r\nCraft;Design;"Plans, and leads; alone"\r\n'
CSV = 'Area,Skill,Senior\r\nCraft,Design,"Plans, and leads; alone"\r\n'
TSV = "Area\tSkill\tSenior\nCraft\tDesign\tPlans, and leads; alone"
MARKDOWN = """\
| **Area** | Skill | Senior |
|:--|--|-|
| Craft | Design | Plans, and leads; alone |
"""
OPEN = "Area | Skill | Senior\nCraft | Design | Plans, and leads; alone"
GRID = """\
+-------+--------+-------------------------+
| Area  | Skill  | Senior                  |
+=======+========+=========================+
| Craft | Design | Plans, and leads; alone |
+-------+--------+-------------------------+
"""


HURTFUL = {
    "spaces": " " * 99_000,
    "signs of a heading": "# " + "#" * 99_000,
    "signs apart": f"# {'# ' * 50_000}x",
    "pipes": "|" * 99_000,
    "stars": "**" * 50_000,
    "tabs": "\t" * 99_000,
    "a word between spaces": f"{' ' * 50_000}x{' ' * 50_000}|",
}


def cells_of(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in table.rows)


def numbers_of(table: Table) -> list[tuple[int, int]]:
    return [(row.number, row.line) for row in table.rows]


@pytest.mark.parametrize("text", [EXCEL_DE, CSV, f"\ufeff{CSV}", TSV, MARKDOWN, OPEN, GRID])
def test_the_same_rows_are_read_whatever_parts_the_cells(text: str) -> None:
    (table,) = tables_in(text)

    assert cells_of(table) == ROWS


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_text_is_read_as_excel_saves_it(encoding: str, named: str) -> None:
    data = "Fähigkeit;Senior, “sehr gut”\n".encode(encoding)

    assert decoded(data) == ("Fähigkeit;Senior, “sehr gut”\n", named)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xfe\xd8", b"\x81\xff"])
def test_what_is_no_text_is_refused_with_what_works(data: bytes) -> None:
    with pytest.raises(NoTextError, match="paste"):
        text_in(data)


def test_rows_are_numbered_as_in_the_spreadsheet_and_as_in_the_text() -> None:
    (table,) = tables_in('sep=,\nA,B\n,\n1,"two\nlines"\n3,4\n')

    assert cells_of(table) == (("A", "B"), ("1", "two\nlines"), ("3", "4"))
    assert numbers_of(table) == [(2, 2), (4, 4), (5, 6)]


def test_titles_above_are_headings_and_a_title_between_rows_is_a_row() -> None:
    text = "Levels 2026\t\t\n\nSkill\tSenior\tStaff\nCraft\t\t\nDesign\tOne\tMany\n\nTests\ta\tb"

    (table,) = tables_in(text)

    assert table.headings == ("Levels 2026",)
    assert table.rows[1] == Row(4, 4, ("Craft", "", ""))
    assert [row.cells[0] for row in table.rows] == ["Skill", "Craft", "Design", "Tests"]


def test_a_header_that_comes_again_begins_another_table_below_its_title() -> None:
    text = "Craft\nSkill,Senior\nDesign,One\n\nPeople,\n\nSkill,Lead\nMentoring,Many\n"

    craft, people = tables_in(text)

    assert (craft.headings, cells_of(craft)) == (
        ("Craft",),
        (("Skill", "Senior"), ("Design", "One")),
    )
    assert (people.headings, people.rows[0].cells) == (("People",), ("Skill", "Lead"))


def test_tables_stand_under_all_headings_above_them() -> None:
    text = (
        "Levels\n======\n\nRead this first | or last\n\n## Craft\n\n" + MARKDOWN + "\n## People\n\n"
        "Words.\n\n**Juniors:**\n\n| A | B |\n|---|---|\n| 1<br>2 | a \\| b |\n| - | - |\n"
    )

    craft, juniors = tables_in(text)

    assert craft.headings == ("Levels", "Craft")
    assert juniors.headings == ("Levels", "People", "Juniors")
    assert cells_of(juniors) == (("A", "B"), ("1\n2", "a | b"), ("-", "-"))


def test_quotation_marks_on_a_page_are_words_and_in_csv_have_to_be_closed() -> None:
    (copied,) = tables_in('Skill\tSenior\n"Done" first\tyes\n')

    assert copied.rows[1].cells == ('"Done" first', "yes")
    with pytest.raises(QuoteError, match="row 3"):
        tables_in('Skill,Senior\nDesign,One\n"Mentoring,Many\n')


@pytest.mark.parametrize("text", ["", "words alone", "one\n\ntwo", "a | b", "sep=;\n", "a,b"])
def test_text_without_rows_holds_no_table(text: str) -> None:
    assert tables_in(text) == ()


def test_signs_that_a_spreadsheet_would_run_come_back_as_they_were() -> None:
    (table,) = tables_in("Skill,Senior\n'=plans,''-\n")

    assert table.rows[1].cells == ("=plans", "'-")


@pytest.mark.parametrize("name", few(HURTFUL, "spaces"))
def test_a_line_that_is_made_to_hurt_is_read_in_a_moment(name: str) -> None:
    line = HURTFUL[name]
    begun = time.process_time()

    tables_in(f"{line}\n{line}x\n")

    assert time.process_time() - begun < 5


@given(st.text(max_size=300) | st.text(alphabet='|-#*=+,;\t\n "ab', max_size=200))
def test_any_text_is_read_or_its_row_is_named(text: str) -> None:
    with suppress(QuoteError):
        assert all(len(table.rows) > 1 and table.rows[0].said for table in tables_in(text))
