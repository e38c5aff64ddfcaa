"""Lists from elsewhere: points, paragraphs and labels with their dates; no line goes missing."""

import re
from collections import Counter
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.domain.wins.found_line import FoundLine
from bot.files.tables import QuoteError
from bot.files.wins import Reading, read_list
from bot.files.wins.lists.source import MOST_LINES
from tests.effort import effort_of

TODAY = date(2026, 11, 23)


def read(text: str, name: str = "") -> Reading:
    return read_list(text, TODAY, "GB", name)


def texts_of(text: str) -> list[str]:
    return [line.text for line in read(text).found]


def only(text: str) -> FoundLine:
    (line,) = read(text).found
    return line


@pytest.mark.parametrize(
    ("line", "text", "on"),
    [
        ("- 2026-03-04: shipped it", "shipped it", date(2026, 3, 4)),
        ("* [x] **2026-03-04** shipped it", "shipped it", date(2026, 3, 4)),
        ("1. shipped it on 4 March 2026", "shipped it on 4 March 2026", date(2026, 3, 4)),
        ("- shipped it", "shipped it", None),
        ("- 2027-03-04: not yet", "2027-03-04: not yet", None),
    ],
)
def test_a_bullet_is_a_win_with_the_day_in_it(line: str, text: str, on: date | None) -> None:
    found = only(line)

    assert (found.text, found.happened_on) == (text, on)


@pytest.mark.parametrize(
    "sign",
    [
        *"-*+•◦▪▫‣●○■□\u2013—∙·✓☐☑・",
        "1.",
        "12)",
        "(3)",
        "a)",
        "b.",
        "iv.",
        "- [x]",
        "* [X]",
        "2、",
        "- •",
    ],
)
def test_every_sign_that_is_pasted_begins_a_point(sign: str) -> None:
    listed = f"Wins\n{sign} led the payments migration\n{sign}\ttold the finance team"

    assert texts_of(listed) == ["led the payments migration", "told the finance team"]


def test_a_point_goes_on_in_the_lines_below_it() -> None:
    wrapped = "- 2026-03-04: moved the invoices,\n  nine days became\n  two\n- wrote the runbook"
    by_mail = "- moved the invoices of all the lands to the\nledger that the others use\n- led it"

    assert texts_of(wrapped) == ["moved the invoices, nine days became two", "wrote the runbook"]
    assert texts_of(by_mail) == [
        "moved the invoices of all the lands to the ledger that the others use",
        "led it",
    ]


def test_a_short_line_between_points_is_a_heading_and_no_end_of_the_point_above() -> None:
    found = read("- one\nPeople\n- two\nMarch 2026\n- three").found

    assert [(line.text, line.headings) for line in found] == [
        ("one", ()),
        ("two", ("People",)),
        ("three", ("March 2026",)),
    ]


@pytest.mark.parametrize(
    "heading",
    ["## May", "May\n---", "**May**", "__May__:", "May:", "May\n\n"],
)
def test_headings_of_every_form_nest(heading: str) -> None:
    (line,) = read(f"# Wins\n\n{heading}\n\n- led it").found

    assert line.headings == ("Wins", "May")


def test_nested_points_stay_with_their_parent_and_labels_are_its_fields() -> None:
    found = only(
        "- Moved the search\n"
        "  - **Result:** twice as fast\n"
        "  - told the team\n"
        "    - and the board\n"
        "  - Date: 2026-03-04\n"
    )

    assert (found.text, found.happened_on) == ("Moved the search", date(2026, 3, 4))
    assert found.detail == "twice as fast\n- told the team\n  - and the board"


@pytest.mark.parametrize("parent", ["Project Atlas:", "**Project Atlas**"])
def test_points_under_a_mere_heading_are_wins_of_their_own(parent: str) -> None:
    found = read(f"- {parent}\n  - shipped it\n  - Impact: 40 fewer\n  - led the review").found

    assert [(line.text, line.detail, line.headings) for line in found] == [
        ("shipped it", "40 fewer", ("Project Atlas",)),
        ("led the review", "", ("Project Atlas",)),
    ]


def test_points_with_dates_are_wins_of_their_own_where_the_parent_has_none() -> None:
    found = read("- Migration\n  - 2026-03-04: began\n  - 2026-04-02: ended").found

    assert [(line.text, line.happened_on) for line in found] == [
        ("began", date(2026, 3, 4)),
        ("ended", date(2026, 4, 2)),
    ]


def test_labels_under_a_heading_without_points_tell_one_win() -> None:
    found = only(
        "## Ledger\n\n**Situation:** slow\n**What I did:** moved it\n\nMore on it.\n\n"
        "**Impact:** two days"
    )

    assert found.text == "Ledger: moved it"
    assert found.detail == "two days\nSituation: slow\nMore on it."


def test_a_first_label_that_comes_again_begins_another_win() -> None:
    found = read(
        "Date: 2026-03-04\nWhat I did: moved it\nImpact: two days\n\n"
        "Date: 2026-03-09\nWhat I did: wrote it\nImpact: used twice\n"
    ).found

    assert [(line.text, line.detail, line.happened_on) for line in found] == [
        ("moved it", "two days", date(2026, 3, 4)),
        ("wrote it", "used twice", date(2026, 3, 9)),
    ]


@pytest.mark.parametrize("other", ["Growth", "Team", "Skills"])
def test_a_category_that_is_called_impact_holds_wins_like_any_other(other: str) -> None:
    listed = f"# Brag\n\n## Impact\n- saved three days\n- cut costs\n\n## {other}\n- learned"

    assert texts_of(listed) == ["saved three days", "cut costs", "learned"]


def test_a_bold_line_is_a_heading_and_a_line_across_the_page_ends_what_it_tells() -> None:
    reading = read("**Ledger**\n\nWhat I did: moved it\nImpact: two days\n\n---\nIdeas for later")

    assert [(line.text, line.detail) for line in reading.found] == [
        ("Ledger: moved it", "two days")
    ]
    assert [one.text for one in reading.left_out] == ["---", "Ideas for later"]


def test_paragraphs_begin_with_their_date_and_go_on_without_one() -> None:
    found = read(
        "2026-03-04 Moved it.\n2026-03-09 Wrote it\nand told them.\n\nUsed twice since.\n\n"
        "## 2026-03-20\n\nLed it.\n\n## 2026-03-24: Ended it\n\nAll went well."
    ).found

    assert [(line.text, line.detail, line.happened_on) for line in found] == [
        ("Moved it.", "", date(2026, 3, 4)),
        ("Wrote it and told them.", "Used twice since.", date(2026, 3, 9)),
        ("Led it.", "", date(2026, 3, 20)),
        ("Ended it", "All went well.", date(2026, 3, 24)),
    ]


def test_comments_fences_and_front_matter_are_no_wins_and_are_named() -> None:
    reading = read(
        "---\ntitle: Log\n---\n- moved it <!-- draft -->\n\n<!-- Examples:\n- Shipped it\n-->\n"
        "```\n- not a win\n```"
    )

    assert [line.text for line in reading.found] == ["moved it"]
    assert Counter(one.kind for one in reading.left_out) == {
        "front matter": 3,
        "comment": 3,
        "code": 3,
    }


def test_the_date_of_a_log_is_that_of_its_front_matter_or_of_its_name() -> None:
    (in_front,) = read("---\ndate: 2026-05-08\n---\n- led it", "notes.md").found
    (named,) = read("- led it", "2026-04-14-notes.md").found

    assert in_front.happened_on == date(2026, 5, 8)
    assert (named.happened_on, named.place) == (date(2026, 4, 14), "2026-04-14-notes.md")


def test_what_is_too_long_for_a_win_is_told_under_details_and_the_rest_is_named() -> None:
    reading = read("- " + "word " * 1500)

    (line,) = reading.found
    (end,) = reading.left_out
    assert (len(line.text), len(line.detail), end.kind) == (2994, 2994, "too long")
    assert f"{line.text} {line.detail} {end.text}".split() == ["word"] * 1500


@pytest.mark.slow
def test_lines_behind_the_last_that_is_read_are_counted() -> None:
    reading = read("- led it again\n" * (MOST_LINES + 7) + "\n\n")

    assert (len(reading.found), reading.twice, reading.beyond) == (1, MOST_LINES - 1, 7)


def test_a_line_that_stands_there_with_other_spaces_stands_there_twice() -> None:
    assert read("- A\n-  A\n").twice == 1


FORMS = Path(__file__).with_name("forms")


@pytest.mark.parametrize("name", sorted(path.name for path in FORMS.iterdir()))
def test_a_form_that_people_use_is_read_as_they_meant_it(
    name: str, snapshot: SnapshotAssertion
) -> None:
    text = (FORMS / name).read_text(encoding="utf-8")

    assert as_told(read(text, name)) == snapshot
    assert lost_in(text, read(text, name)) == []


def as_told(reading: Reading) -> str:
    found = [
        f"{line.happened_on} ({line.span}), {line.place}\n  {line.text}\n"
        + "".join(f"    {more}\n" for more in line.detail.splitlines())
        for line in reading.found
    ]
    left = [f"{one.kind}: {one.text}" for one in reading.left_out]
    return "\n".join([*found, *left])


def lost_in(text: str, reading: Reading) -> list[str]:
    """Words that are in no win and in nothing that is left out; dates and labels became fields."""
    said = [f"{line.text} {line.detail} {line.date_words}" for line in reading.found]
    have = " ".join((*said, *(one.text for one in reading.left_out)))
    return [
        word for word in re.findall(r"[^\W\d]{4,}", text) if word not in have and word not in FIELDS
    ]


FIELDS = {"January", "February", "March", "November", "What", "Result", "Outcome"}

SHAPES = (
    *("{}", "- {}", "  - {}", "    - {}", "1. {}", "a) {}", "●\t{}", "○\t{}", "> {}", "> - {}"),
    *("# {}", "### {}", "{}\n===", "{}\n---", "**{}**", "{}:", "- {}:", "- **{}**", "- [ ] {}"),
    *("  {}", "      {}", "{}  ", "\\{}", "[{}](https://x.test/{})", "**Impact:** {}"),
    *("- Impact: {}", "  - Result: {}", "What I did: {}", "Date: {}", "Result: {}", "Impact:"),
    *("2026-03-04 {}", "- 2026-03-04: {}", "## 2026-03-04 {}", "March 2026", "## Situation\n{}"),
    *("| Date | Win |\n|---|---|\n| {} | {} |", "| {} | {} |", "|---|---|", "```{}", "~~~"),
    *("<!-- {}", "{} -->", "<!-- {} -->", "Date;Win;Impact", "{};{};{}", "{}\t{}", '"{}', ""),
    *("<details>{}", "{}</b>", "key: {}", "…", "🎉 {}", "sep=;", "Win\tDate\tMood", "・{}"),
    *("---", "***", "## Week of 2 March", "~~{}~~", "- ~~{}~~", "- {} ~~{}~~", "| {} | {} | {} |"),
    *("    | {} | {} |", "- **{}:**", "  | Date | Win |\n  |---|---|\n  | {} | {} | {} |"),
)


@given(st.lists(st.sampled_from(SHAPES), max_size=16))
def test_every_word_of_any_list_is_in_a_win_or_left_out_with_a_reason(shapes: list[str]) -> None:
    number = count()
    text = "\n".join(re.sub(r"\{\}", lambda _: f"wörd{next(number)}x", shape) for shape in shapes)
    try:
        reading = read(text)
    except QuoteError:
        return

    said = [f"{line.text} {line.detail} {line.date_words}" for line in reading.found]
    have = " ".join((*said, *(one.text for one in reading.left_out)))
    assert [word for word in re.findall(r"wörd\d+x", text) if word not in have] == []


@given(st.text(max_size=300) | st.text(alphabet='-* #,;"|>:`\t\n0123456789Datewin', max_size=200))
def test_any_text_is_read_or_its_row_is_named(text: str) -> None:
    with suppress(QuoteError):
        assert all(line.text.strip() for line in read(text).found)


def when_of(text: str, name: str = "") -> list[tuple[date | None, str]]:
    return [(line.happened_on, line.span) for line in read(text, name).found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# 2024\n\n| Date | Win |\n|---|---|\n| 3 March | a |", ""),
        ("Date,Win\n3 March,a\n", "brag_2024.csv"),
        ("# 2024\n\n- did x\n  - Date: 3 March", ""),
        ("- did x\n  - Date: 3 March", "brag_2024.md"),
    ],
)
def test_a_date_by_label_or_column_is_in_the_year_above_it(text: str, name: str) -> None:
    assert when_of(text, name) == [(date(2024, 3, 3), "day")]


def test_parts_of_a_year_in_a_column_are_of_the_year_above() -> None:
    table = "# 2024\n\n| Date | Win |\n|---|---|\n| Q3 | b |\n| Week 34 | c |\n| soon | d |"

    assert when_of(table) == [
        (date(2024, 7, 1), "quarter"),
        (date(2024, 8, 19), "week"),
        (None, "day"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## 2025\n\n## Q3\n- a",
        "**2025**\n\n**Q3**\n\n- a",
        "2025\n\nQ3\n\n- a",
        "## 🚀 2025 🚀\n\n## 📅 Q3\n- a",
        "## 2025\n\n## People\n\nAll well.\n\n## Q3\n- a",
        "2025\nQ3\n- a",
        "2025\nQ3\nLedger\n- a",
        "2025\nQ3\nMoved the ledger.",
    ],
)
def test_a_part_of_a_year_beside_the_year_belongs_to_it(text: str) -> None:
    assert when_of(text) == [(date(2025, 7, 1), "quarter")]


def test_a_year_beside_it_holds_until_another_comes() -> None:
    text = "## 2024\n## Week 34\n- a\n## 2025\n## March\n- b\n## May 2023\n- c\n## People\n- d"

    assert when_of(text) == [
        (date(2024, 8, 19), "week"),
        (date(2025, 3, 1), "month"),
        (date(2023, 5, 1), "month"),
        (None, "day"),
    ]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Wrote the rollback runbook for the ledger team", "Mentoring"),
        ("Wrote the rollback runbook for the ledger team", "Summer 2022"),
        ("Wrote the rollback runbook together with all of", "Summer 2022"),
        ("Wrote the rollback runbook together with all of", "2025"),
    ],
)
def test_a_short_line_above_the_next_point_is_a_heading_whatever_stands_over_it(
    above: str, line: str
) -> None:
    first, second = read(f"- {above}\n{line}\n- 5 interviews").found

    assert (first.text, second.headings) == (above, (line,))


@pytest.mark.parametrize("end", ["other people use", "Anna and Bo", "Payments."])
def test_the_end_of_a_wrapped_point_stays_with_it(end: str) -> None:
    above = "moved all the invoices of the ledger that was used by"

    assert texts_of(f"- {above}\n{end}\n- led it") == [f"{above} {end}", "led it"]


def test_a_line_that_begins_with_a_date_begins_another_win() -> None:
    found = read(
        "25.12.2025: On call over Christmas\n"
        "Tuesday 4 March 2025\nPresented the roadmap to the board"
    ).found

    assert [(line.text, line.happened_on) for line in found] == [
        ("On call over Christmas", date(2025, 12, 25)),
        ("Presented the roadmap to the board", date(2025, 3, 4)),
    ]


def test_a_paragraph_with_a_full_date_in_it_is_a_win_and_goes_on_without_one() -> None:
    reading = read(
        "On 2 September 2026 I gave a talk.\n\nI gave another on 3 September 2026.\n\n"
        "Shipped the audit log on 14 August.\nImpact: no more tickets\n\nUsed by all.\n\n"
    )

    assert [(line.text, line.detail, line.happened_on) for line in reading.found] == [
        ("I gave a talk.", "", date(2026, 9, 2)),
        ("I gave another on 3 September 2026.", "", date(2026, 9, 3)),
        (
            "Shipped the audit log on 14 August.",
            "no more tickets\nUsed by all.",
            date(2026, 8, 14),
        ),
    ]


@pytest.mark.parametrize("line", ["Last updated on 3 March 2026", "Exported 2026-03-04 by Notes"])
def test_when_a_list_was_written_is_no_win(line: str) -> None:
    assert texts_of(f"{line}\n\n- led it") == ["led it"]


def test_a_task_that_is_not_done_is_no_win_but_what_is_ticked_in_it_is() -> None:
    reading = read(
        "- [x] led it\n  - [ ] write it up\n- [ ] move the ledger\n  - in two steps\n"
        "  - [x] wrote the plan\n"
    )

    assert [(line.text, line.detail) for line in reading.found] == [
        ("led it", ""),
        ("wrote the plan", ""),
    ]
    assert [(one.kind, one.text) for one in reading.left_out] == [
        ("not done", "- [ ] write it up"),
        ("not done", "- [ ] move the ledger"),
        ("not done", "- in two steps"),
    ]


def test_what_is_struck_out_is_no_win_and_is_named() -> None:
    reading = read(
        "- ~~moved it~~\n  - result: two days\n- led it ~~badly~~ well\n- [x] ~~wrote it~~\n\n"
        "~~Old things~~\n\n- saved 3~~~4 days\n"
    )

    assert [line.text for line in reading.found] == ["led it well", "saved 3~~~4 days"]
    assert [one.text for one in reading.left_out if one.kind == "struck"] == [
        "- ~~moved it~~",
        "- result: two days",
        "- [x] ~~wrote it~~",
        "~~Old things~~",
        "badly",
    ]


@pytest.mark.parametrize(
    ("listed", "headings"),
    [
        ("- **Ledger:**\n\n  {}", ("Ledger",)),
        ("- **Ledger:**\n  - moved it\n\n    {}", ("Ledger",)),
        ("- moved it\n  - with Sam\n\n    {}", ()),
    ],
)
def test_a_table_below_a_point_is_read(listed: str, headings: tuple[str, ...]) -> None:
    indent = "\n" + " " * (len(listed) - len(listed.rstrip("{} ")) - 2)
    table = indent.join(("| Date | Win |", "|---|---|", "| 2026-03-04 | led it |"))

    line = read(listed.format(table)).found[-1]

    assert (line.text, line.happened_on, line.headings) == ("led it", date(2026, 3, 4), headings)


def test_a_table_right_below_a_point_is_no_part_of_it() -> None:
    found = read("- moved it\n| Date | Win |\n|---|---|\n| 2026-03-04 | led it |").found

    assert [line.text for line in found] == ["moved it", "led it"]


@pytest.mark.parametrize("head", ["| Date: | Win: |", "| _date_ | WIN |", "| **Date** | **Win** |"])
def test_columns_are_known_however_their_names_are_set(head: str) -> None:
    line = only(f"{head}\n|---|---|\n| 2026-03-04 | led it |")

    assert (line.text, line.happened_on) == ("led it", date(2026, 3, 4))


def test_a_cell_beyond_the_head_of_a_table_is_told_under_details() -> None:
    line = only("| Date | Win |\n|---|---|\n| 2026-03-04 | led it | for the board |")

    assert line.detail == "for the board"


def test_a_table_whose_columns_are_not_known_is_named_beside_other_wins() -> None:
    reading = read("| Datum | Erfolg |\n|---|---|\n| 2026-03-04 | geleitet |\n\n- led it")

    assert [line.text for line in reading.found] == ["led it"]
    assert reading.unknown_columns == ("Datum", "Erfolg")
    assert ("table", "| 2026-03-04 | geleitet |") in {
        (one.kind, one.text) for one in reading.left_out
    }


def test_headings_and_labels_of_another_language_are_kept_beside_their_wins() -> None:
    reading = read("# Erfolge\n\n## März 2026\n\n- Konto verlegt\n  - Ergebnis: zwei Tage\n")

    (line,) = reading.found
    assert (line.text, line.detail) == ("Konto verlegt", "- Ergebnis: zwei Tage")
    assert line.headings == ("Erfolge", "März 2026")
    assert [(one.kind, one.text) for one in reading.left_out] == [
        ("heading", "# Erfolge"),
        ("heading", "## März 2026"),
    ]


@pytest.mark.parametrize(
    ("before", "signs", "after"),
    [("- a", " ", "b"), ("", "<!--", "")],
)
def test_four_times_the_signs_in_a_line_take_about_four_times_as_long(
    before: str, signs: str, after: str
) -> None:
    short, long = (f"{before}{signs * count}{after}" for count in (5_000, 20_000))

    assert effort_of(lambda: read(long)) < 9 * effort_of(lambda: read(short))


def test_an_unfilled_row_dates_no_other_and_a_total_is_no_win() -> None:
    reading = read("date,win\n2025-01-02,\n,moved it\n2025-01-03,5\nTotal,3\n")

    assert [(line.text, line.happened_on) for line in reading.found] == [("moved it", None)]
    assert [one.text for one in reading.left_out if one.kind == "table"] == [
        "2025-01-02,",
        "2025-01-03,5",
        "Total,3",
    ]


def test_a_month_in_the_column_of_dates_is_a_heading_for_the_rows_below() -> None:
    line = only("date,win\nMarch 2025,\n,moved it\n")

    assert (line.happened_on, line.span) == (date(2025, 3, 1), "month")
