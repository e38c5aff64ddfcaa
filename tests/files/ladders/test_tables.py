"""A company's ladder as it has it: any table with levels in it is the same ladder."""

import time
from io import BytesIO
from itertools import product
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder.gathered_line import MOST_LINES, ladder_of
from bot.domain.ladder.ladder import LadderContent
from bot.domain.ladder.problems import problems_of
from bot.files.documents.word_opening import WordFileError
from bot.files.ladders import LadderFileError, read_file, read_ladder, read_lines
from tests.speeds import few

Said = tuple[str, str, tuple[str, ...]]
"""Theme, criterion, and what it looks like at each level; "" where nothing is expected."""

CRAFT, PEOPLE = (
    ("Craft", "Design", ("Designs parts", "Designs wholes")),
    (
        "People",
        "Coaching",
        ("Helps one", "Helps many"),
    ),
)
LEVELS = ("Senior", "Staff")

WIDE = """\
Area,Competency,Senior,Staff
Craft,Design,Designs parts,Designs wholes
People,Coaching,Helps one,Helps many
"""
TABLES = {
    "wide": WIDE,
    "other names, another order": """\
Senior;Competency area;Staff;Competency name
Designs parts;Craft;Designs wholes;Design
Helps one;People;Helps many;Coaching
""",
    "long": """\
Seniority,Expected behaviour,Skill,Focus area
Senior,Designs parts,Design,Craft
Staff,Designs wholes,Design,Craft
Senior,Helps one,Coaching,People
Staff,Helps many,Coaching,People
""",
    "long, merged": """\
Level\tDimension\tSkill\tDescription
Senior\tCraft\tDesign\tDesigns parts
Staff\t\t\tDesigns wholes
Senior\tPeople\tCoaching\tHelps one
Staff\t\t\tHelps many
""",
    "a title, an owner and a version above": """\
Engineering ladder,,,
Owner,Ines Prado,Version,7
,,,
Area,Competency,Senior,Staff
Craft,Design,Designs parts,Designs wholes

People,Coaching,Helps one,Helps many
""",
    "themes as rows of their own": """\
Skill,Senior,Staff
Craft,,
Design,Designs parts,Designs wholes
People,,
Coaching,Helps one,Helps many
""",
    "a header that comes again on every page": WIDE + WIDE.split("\n", maxsplit=1)[0] + "\n",
    "tables under headings": """\
# Engineering ladder

## Craft

| Skill | Senior | Staff |
|---|---|---|
| Design | Designs parts | Designs wholes |

## People

Read this, too.

| Skill | Senior | Staff |
|---|---|---|
| Coaching | Helps one | Helps many |
""",
    "a table for each level": """\
## Senior

| Area | Skill | Expectations |
|---|---|---|
| Craft | Design | Designs parts |
| People | Coaching | Helps one |

## Staff

| Area | Skill | Expectations |
|---|---|---|
| Craft | Design | Designs wholes |
| People | Coaching | Helps many |
""",
    "beside a table of something else": """\
| Version | Author |
|---|---|
| 7 | Ines |

| Area | Skill | Senior | Staff |
|---|---|---|---|
| Craft | Design | Designs parts | Designs wholes |
| People | Coaching | Helps one | Helps many |
""",
    "names that say nothing to me, below a row of something else": """\
Stand: März;von Jörg;;
Feld;Fähigkeit;Senior;Staff
Craft;Design;Designs parts;Designs wholes
People;Coaching;Helps one;Helps many
""",
    "empty columns and rows": """\
,,,,,
Area,,Skill,Senior,Staff,
,,,,,
Craft,,Design,Designs parts,Designs wholes,
People,,Coaching,Helps one,Helps many,
,,,,,
""",
}


def said_by(ladder: LadderContent) -> list[Said]:
    return [
        (
            criterion.theme,
            criterion.text,
            tuple(
                found.what_it_looks_like if (found := criterion.at(level.order)) else ""
                for level in ladder.levels
            ),
        )
        for criterion in ladder.criteria
    ]


def levels_of(ladder: LadderContent) -> tuple[str, ...]:
    return tuple(level.title for level in ladder.levels)


@pytest.mark.parametrize("form", few(TABLES, "wide", "long, merged", "tables under headings"))
def test_a_ladder_is_the_same_whatever_table_it_stands_in(form: str) -> None:
    ladder = read_ladder(TABLES[form]).content

    assert levels_of(ladder) == LEVELS
    assert said_by(ladder) == [CRAFT, PEOPLE]
    assert problems_of(ladder) == ()


def test_a_row_a_level_and_a_column_a_skill_is_a_ladder_too() -> None:
    text = (
        "Level,Design,Coaching\nSenior,Designs parts,Helps one\nStaff,Designs wholes,Helps many\n"
    )

    ladder = read_ladder(text).content

    assert levels_of(ladder) == LEVELS
    assert [line[1:] for line in said_by(ladder)] == [CRAFT[1:], PEOPLE[1:]]


def test_a_column_beside_the_skill_is_a_level_however_it_is_called() -> None:
    text = "Skill,Explorer,Account Exec II,Sales Manager\nDesign,a,b,c\n"

    assert levels_of(read_ladder(text).content) == ("Explorer", "Account Exec II", "Sales Manager")


def test_a_column_a_level_without_names_makes_each_cell_a_line() -> None:
    text = "Junior\tSenior\nShips small things\tLeads a project\n\tMentors juniors\n"

    ladder = read_ladder(text).content

    assert [(line[1], [bool(one) for one in line[2]]) for line in said_by(ladder)] == [
        ("Ships small things", [False, False]),
        ("Leads a project", [False, False]),
        ("Mentors juniors", [False, False]),
    ]
    assert [[line.text for line in ladder.lines_at(order)] for order in (1, 2)] == [
        ["Ships small things"],
        ["Leads a project", "Mentors juniors"],
    ]


def test_ticks_mean_the_words_of_the_skill_and_dashes_mean_nothing() -> None:
    ladder = read_ladder("Skill,Senior,Staff\nDesign,x,✓\nCoaching,-,n/a\n").content

    assert [len(ladder.lines_at(order)) for order in (1, 2)] == [1, 1]
    assert ladder.lines_at(1)[0].what_it_looks_like == "Design"


def test_merged_cells_say_what_is_above_or_to_the_left() -> None:
    text = (
        "Area\tSkill\tSenior\t\tStaff\n"
        'Craft\tDesign\t"Designs\nparts"\tand draws\tDesigns wholes\n'
        "\t\t\t\tand reviews\n"
        "\tTests\ta\t\tb\n"
    )

    ladder = read_ladder(text).content

    assert said_by(ladder) == [
        ("Craft", "Design", ("Designs\nparts\nand draws", "Designs wholes\nand reviews")),
        ("Craft", "Tests", ("a", "b")),
    ]


def test_the_title_is_the_name_of_the_ladder() -> None:
    titled = read_ladder("Engineering levels 2026\n\n" + WIDE).content
    under = read_ladder(TABLES["tables under headings"]).content
    bare = read_ladder(WIDE).content

    assert (titled.name, under.name, bare.name) == (
        "Engineering levels 2026",
        "Engineering ladder",
        "My ladder",
    )


def test_columns_and_tables_that_are_no_part_of_a_ladder_are_named() -> None:
    text = "Skill,Definition,Senior,My rating,Notes,\nDesign,Draws,a,3,soon,left\n"

    assert read_ladder(text).left_out == ("Definition", "My rating", "Notes", "column F")
    assert read_ladder(TABLES["beside a table of something else"]).left_out == (
        "the table in line 1",
    )
    assert read_ladder(TABLES["a title, an owner and a version above"]).left_out == ("row 2",)
    assert read_ladder("Skill,Senior,Notes\nDesign,a,\n").left_out == ()


def test_what_is_required_is_said_in_the_words_of_a_company() -> None:
    text = "Level,Skill,Description,Must have\nSenior,Design,a,must\nSenior,Tests,b,nice to have\n"

    lines = read_ladder(text).content.lines_at(1)

    assert [line.is_required for line in lines] == [True, False]


def findings(text: str) -> list[str]:
    with pytest.raises(LadderFileError) as refused:
        read_ladder(text)
    return [str(finding) for finding in refused.value.findings]


def test_a_finding_names_the_column_by_its_letter_and_repeats_no_word() -> None:
    assert findings(f"Area,Skill,Senior\nCraft,{'s' * 301},a\n") == [
        "Row 2, column B: is 301 characters; it may be 300."
    ]
    assert findings(f"Area,Skill,Senior\nCraft,Design,{'s' * 1501}\n") == [
        "Row 2, column C: is 1,501 characters; it may be 1,500."
    ]
    assert findings(f"| Skill | Senior |\n|--|--|\n| {'s' * 301} | a |\n") == [
        "Line 3, column A: is 301 characters; it may be 300."
    ]
    assert findings("Skill,Senior\nDesign,a, b\n") == [
        "Row 2, row: has more cells than the 2 columns."
    ]


def test_a_table_without_levels_is_refused_in_words_about_columns() -> None:
    (finding,) = findings("Skill,Description\nDesign,Draws\n")

    assert finding.startswith("The table has no levels")
    assert "Area, Skill, Senior, Staff" in finding


@pytest.mark.parametrize(
    "text", ["", "Seniors lead, teach, plan\n\n- They mentor, too", "ladder", "a; b\n"]
)
def test_a_text_without_a_table_is_sent_to_where_texts_are_taken_apart(text: str) -> None:
    (finding,) = findings(text)

    assert "From a job posting" in finding
    assert "yaml" not in finding.lower()


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Engineering ladder", 0)
    document.add_paragraph("Read this first.")
    table = document.add_table(rows=4, cols=4)
    rows = [
        ("Area", "Skill", *LEVELS),
        ("Craft", "Design", "Designs parts", "Designs wholes"),
        ("", "Tests", "Writes them", ""),
        ("People", "Coaching", "Helps one", "Helps many"),
    ]
    for (row, column), words in zip(product(range(4), range(4)), sum(rows, ()), strict=True):
        table.cell(row, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_table_in_a_word_file_is_read_with_its_merged_cells() -> None:
    ladder = read_file(word_file()).content

    assert ladder.name == "Engineering ladder"
    assert said_by(ladder) == [CRAFT, ("Craft", "Tests", ("Writes them", "")), PEOPLE]


@pytest.mark.parametrize("content", [b"not XML", b"<a/>"])
def test_a_word_file_that_cannot_be_opened_is_refused_with_what_works(content: bytes) -> None:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", content)

    with pytest.raises(WordFileError, match="paste"):
        read_file(file.getvalue())


@pytest.mark.slow
def test_a_small_word_file_that_would_fill_the_machine_is_not_unpacked() -> None:
    file = BytesIO(word_file())
    with ZipFile(file, "a", ZIP_DEFLATED) as packed:
        packed.writestr("word/media/picture.png", bytes(101_000_000))

    with pytest.raises(WordFileError):
        read_file(file.getvalue())


FAR_BEYOND = {
    "columns": "\t".join("abc" * 20_000) + "\n" + "a\tb\n" * 20_000,
    "rows": "Skill,Senior\n" + "a,b\n" * 9_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FAR_BEYOND)
def test_a_table_far_beyond_a_ladder_is_refused_at_once(name: str) -> None:
    begun = time.process_time()

    (finding,) = findings(FAR_BEYOND[name])

    assert "more than 60 columns or 5,000 rows" in finding
    assert time.process_time() - begun < 5


def test_table_becomes_a_line_for_each_row_and_a_level_for_each_column_003_3() -> None:
    text = "Area\tSkill\tOne\tTwo\nDelivery\tPlans work.\tPlans own\tPlans for all\n\tTests\t\tMore"

    plans, tests = read_lines(text, "our wiki")

    assert (plans.theme, plans.sources) == ("Delivery", ("our wiki",))
    assert plans.looks == (("One", "Plans own"), ("Two", "Plans for all"))
    assert (tests.theme, tests.looks) == ("Delivery", (("Two", "More"),))


@pytest.mark.parametrize(
    "text",
    [
        "We are three, not four\nYou lead, and you teach",
        'You lead, and you teach\n"Move fast, he said',
        "Words alone",
    ],
)
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert read_lines(text, "") == ()


@given(st.lists(st.lists(st.text(max_size=9), min_size=2, max_size=20), min_size=1, max_size=6))
def test_any_table_becomes_lines_that_a_ladder_can_hold(rows: list[list[str]]) -> None:
    lines = read_lines("\n".join("\t".join(row) for row in rows), "a sheet")[:MOST_LINES]

    assert not lines or problems_of(ladder_of("Design", lines)) == ()
