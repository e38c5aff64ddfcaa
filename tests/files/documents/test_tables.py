"""A list of expectations is a table on paper; every other list stays one."""

import pytest
from docx.oxml.ns import qn

from bot.domain.text.blocks import Run
from bot.files.documents import as_docx, as_pdf, read_markdown
from bot.files.documents.tables import Table, with_tables
from tests.files.documents.reading import document, tags_in, text_in, word

EXPECTED = """## What the role expects

- **Moves a number**
  - Strongest proof: Cut p95: see [here](https://ci.test/7)
  - Our rating: met
- **Carries work across teams**
  - Strongest proof: Led both
  - Sustained since: 3 March 2026
  - Our rating: partly met

After it.
"""


def test_things_with_the_same_facts_are_a_table() -> None:
    (table,) = (one for one in with_tables(read_markdown(EXPECTED)) if isinstance(one, Table))

    assert table.labels == ("Strongest proof", "Sustained since", "Our rating")
    assert [["".join(run.text for run in cell) for cell in row] for row in table.rows] == [
        ["Moves a number", "Cut p95: see here", "", "met"],
        ["Carries work across teams", "Led both", "3 March 2026", "partly met"],
    ]
    assert Run("here", url="https://ci.test/7") in table.rows[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "- **one**\n  - Proof: a",
        "- **one**\n- **two**",
        "- one\n  - Proof: a\n- two\n  - Proof: b",
        "- **one**\n  - Proof: a\n- **two**\n  - no fact",
        "- **one**\n  - Proof: a\n    - deeper: b\n- **two**\n  - Proof: b",
        "- **one**\n  - Proof: a\n  - Proof: b\n- **two**\n  - Proof: c",
        f"- **one**\n  - {'very ' * 9}long: a\n- **two**\n  - Proof: b",
        "1. **one**\n   - Proof: a\n2. **two**\n   - Proof: b",
    ],
)
def test_every_other_list_stays_a_list(text: str) -> None:
    blocks = read_markdown(text)

    assert tuple(with_tables(blocks)) == blocks


def test_the_pdf_tells_a_screen_reader_of_the_table_and_its_head() -> None:
    content = as_pdf(document(EXPECTED))

    found = tags_in(content)
    assert (found.count("Table"), found.count("TR"), found.count("TH")) == (1, 3, 3)
    assert "Strongest proof Sustained since Our rating Moves a number" in text_in(content)


def test_word_has_the_table_with_its_head_on_each_page_and_cuts_no_row() -> None:
    (table,) = word(as_docx(document(EXPECTED))).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "Strongest proof", "Sustained since", "Our rating"],
        ["Moves a number", "Cut p95: see here", "", "met"],
        ["Carries work across teams", "Led both", "3 March 2026", "partly met"],
    ]
    heads = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
    assert heads == [True, False, False]
    assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)
