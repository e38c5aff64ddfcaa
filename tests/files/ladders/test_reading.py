"""A file that does not fit is refused whole, with row or line and field for each thing wrong."""

import json
from contextlib import suppress

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.problems import problems_of
from bot.files.encoding import NoTextError
from bot.files.ladders import (
    LadderFileError,
    read_file,
    read_ladder,
    read_yaml,
    write_csv,
)
from bot.files.ladders.csv_file import read_tables, tables_of

YAML = """\
ladder: Design
levels:
  - order: 1
    title: Designer
  - order: 2
    title: Lead
criteria:
  - theme: Craft
    criterion: Knows the craft
    levels:
      - level: 2
        what_it_looks_like: Teaches it.
        required: false
"""
HEADER = "ladder,level_order,level,theme,criterion_id,criterion,what_it_looks_like,required\n"
CSV = f"""\
{HEADER}Design,1,Designer,Craft,,Knows the craft,,
Design,2,Lead,Craft,,Knows the craft,Teaches it.,no
"""
DESIGN = LadderContent(
    "Design",
    (Level(1, "Designer"), Level(2, "Lead")),
    (
        Criterion(
            "knows-the-craft",
            "Craft",
            "Knows the craft",
            (Expectation(2, "Teaches it.", is_required=False),),
        ),
    ),
)


def read_csv(text: str) -> LadderContent:
    return read_tables(tables_of(text)).content


def findings(text: str) -> list[str]:
    with pytest.raises(LadderFileError) as refused:
        read_ladder(text)
    return [str(finding) for finding in refused.value.findings]


@pytest.mark.parametrize(
    "text",
    [
        YAML,
        json.dumps(yaml.safe_load(YAML)),
        json.dumps(yaml.safe_load(YAML), indent=2),
        *(CSV, CSV.replace(",", ";"), CSV.replace(",", "\t")),
    ],
)
def test_a_company_ladder_is_read_from_yaml_or_csv_002_15(text: str) -> None:
    assert read_ladder(text).content == DESIGN


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("title: Lead", "title: ''", "Line 6, title: must not be empty."),
        ("title: Lead", "title: No", "Line 6, title: has to be text. Put it in quotes."),
        ("title: Lead", "title: designer", "Line 6, title: is the title of another level."),
        ("order: 2", "order: 1", "Line 5, order: is that of another level."),
        ("order: 2", "order: two", "Line 5, order: has to be a whole number from 0 to 99."),
        ("level: 2", "level: 3", "Line 11, level: is not among the levels of this ladder."),
        ("required: false", "required: maybe", "Line 13, required: has to be true or false."),
        ("theme: Craft", "team: Craft", "Line 8, theme: is missing."),
        ("- theme", "- id: a b\n    theme", "Line 8, id: has to be letters, digits"),
        ("    title: Lead", "    title: Lead\n    title: Lead", "Line 7, title: is there twice."),
        ("title: Lead", "title: Lead\n    pay: 1", "Line 7, key: is not one of order, title."),
        ("title: Lead", "title: [Lead]", "Line 6, title: has to be text."),
        ("title: Lead", "title: 'Lead", "Line 6, yaml: cannot be read."),
        ("title: Lead", "title: &a Lead", "Line 6, yaml: uses an anchor or alias"),
        ("title: Lead", "title: *a", "Line 6, yaml: uses an anchor or alias"),
        ("title: Lead", "title: !!python/name:os.system", "Line 6, yaml: uses a tag"),
        ("Teaches it.", f"{'x' * 1501}", "Line 12, what_it_looks_like: is 1,501 characters"),
        ("title: Lead", "title: " + "[" * 20 + "]" * 20, "goes on for longer or deeper"),
        ("title: Lead", f"title: [{'a, ' * 60_000}]", "goes on for longer or deeper"),
        ("ladder: Design\n", "ladder: Design\n---\nladder: Design\n", "begins a second document"),
        (
            "levels:\n  - order: 1",
            "levels: 3\nx:\n  - order: 1",
            "Line 2, levels: has to be a list",
        ),
    ],
)
def test_yaml_error_names_line_and_field_002_15(old: str, new: str, finding: str) -> None:
    assert old in YAML

    found = findings(YAML.replace(old, new, 1))

    assert any(finding in one for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("theme,", "team,", "Row 1, theme: is missing."),
        ("theme,", "level,", "Row 1, level: is there twice."),
        ("theme,", "", "Row 1, theme: is missing."),
        ("Design,2", "Design,two", "Row 3, level_order: has to be a whole number"),
        ("Design,2", "Other,2", "Row 3, ladder: says something else than row 2."),
        ("Design,2,Lead", "Design,1,Lead", "Row 3, level: is not the title that row 2 gives"),
        ("2,Lead", "2,designer", "Row 3, level: is the title of another level."),
        ("2,Lead", "2,", "Row 3, level: must not be empty."),
        (".,no", ".,maybe", "Row 3, required: has to be yes or no."),
        (".,no", ".,no,x", "Row 3, row: has more cells than the 8 columns."),
        ("Lead,Craft,,", "Lead,Craft,a b,", "criterion_id: has to be letters, digits"),
        (
            ".,no\n",
            '.,no\nDesign,2,Lead,Craft,,Knows the craft,,"',
            "Row 4, quotes: cannot be read.",
        ),
        (
            ".,no\n",
            ".,no\nDesign,2,Lead,Craft,,Knows the craft,Again,",
            "Row 4, level_order: was described for this criterion before.",
        ),
        (
            "Craft,,Knows the craft,,\nDesign,2,Lead,Craft,,Knows",
            "Craft,a,Knows the craft,,\nDesign,2,Lead,Craft,a,Likes",
            "Row 3, criterion: says something else than row 2 for this id.",
        ),
    ],
)
def test_csv_error_names_row_and_field_002_15(old: str, new: str, finding: str) -> None:
    assert old in CSV

    found = findings(CSV.replace(old, new, 1))

    assert any(finding in one for one in found), found


def test_rows_count_as_a_spreadsheet_counts_them_with_blank_ones_and_long_cells() -> None:
    text = CSV.replace("Teaches it.", '"Teaches\nit."').replace(",no", ",no\n,,,\n\nDesign,x")

    assert findings(text)[0].startswith("Row 6, level_order:")


@pytest.mark.parametrize("text", ["", " \n", "- a", "hello", "ladder: x", HEADER, "a,level,ladder"])
def test_what_is_no_ladder_is_refused_with_a_sentence(text: str) -> None:
    assert findings(text)


def test_everything_wrong_is_found_at_once_and_a_long_list_is_cut_with_its_count() -> None:
    rows = "".join(f"Design,{number},L,Craft,,Knows,,maybe\n" for number in range(100, 120))

    with pytest.raises(LadderFileError) as refused:
        read_ladder(HEADER + rows)

    assert len(refused.value.findings) == 40
    assert str(refused.value).startswith("Nothing was imported")
    assert str(refused.value).endswith("And 32 more like these.")


def test_no_error_repeats_what_was_written() -> None:
    secret = "wordsofamember"

    for text in (YAML.replace("Lead", f"{secret}: {secret}"), CSV.replace("Design,2", secret)):
        assert not any(secret in finding for finding in findings(text))


def test_row_without_words_of_its_own_means_the_criterion_and_an_empty_one_nothing() -> None:
    rows = ("1,One,T,a,Criterion,,yes", "2,Two,T,a,Criterion,,", "3,Three,T,a,Criterion,More,")
    text = HEADER + "".join(f"D,{row}\n" for row in rows)

    ladder = read_csv(text)

    assert ladder.lines_at(1)[0].what_it_looks_like == "Criterion"
    assert ladder.lines_at(2) == ()
    assert ladder.lines_at(3)[0].is_required


def test_id_that_was_missing_is_given_once_for_all_rows_and_written_back() -> None:
    text = CSV.replace("Craft,,Knows the craft,,", "Craft,c-1,Knows the craft,,")

    ladder = read_csv(text)

    assert [criterion.id for criterion in ladder.criteria] == ["c-1"]
    assert write_csv(ladder).count("c-1") == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_upload_is_read_in_the_encoding_that_its_program_chose(encoding: str) -> None:
    text = CSV.replace("Designer", "Gestalterin für Größeres")

    assert read_file(text.encode(encoding)) == read_ladder(text)


def test_an_upload_that_is_no_text_or_too_big_is_refused_with_what_works() -> None:
    with pytest.raises(NoTextError, match="CSV UTF-8"):
        read_file(b"\xd0\xcf\x11\xe0 an old Excel file")
    with pytest.raises(LadderFileError, match="too big"):
        read_file(b" " * 13_000_000)


@pytest.mark.parametrize("bomb", ["[" * 100_000, "a: " * 50_000, "- \n" * 60_000, "{a: " * 5_000])
def test_file_that_is_made_to_hurt_is_refused_before_it_does(bomb: str) -> None:
    assert findings(bomb)


@settings(deadline=None)
@given(st.text() | st.text().map(lambda text: HEADER + text) | st.text(alphabet="a:-{}[]\n &*!'\""))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for read in (lambda words: read_ladder(words).content, read_csv, read_yaml):
        with suppress(LadderFileError):
            assert problems_of(read(text)) == ()
