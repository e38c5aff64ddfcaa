"""What we wrote comes back as it was; what somebody changed in it is a list like any other."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.wins.win import ExportWish, Fact, Win
from bot.files.wins import OwnWins, read_list, with_records, write_csv, write_json, write_markdown
from bot.files.wins.json_file import win_of
from bot.files.wins.own import read_own as read_until
from tests.files.wins.test_json_file import TODAY, wins

Keyed = Sequence[tuple[str, Win]]
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEDGER = Win(
    "Moved the café → ledger --> <b> #impact",
    date(2026, 3, 4),
    id=1,
    created_at=AT,
    tags=("impact", "a; b"),
    people=("U0PRIYA00", "Sam"),
    numbers=("30%",),
    detail="=1+1\n\n- from nine days",
    kind="decision",
    facts=(Fact("side", "technical"), Fact("team_size", "6")),
    is_private=True,
)
REVIEW = Win(
    "Ran the review\nand\n\n- wrote it up", date(2026, 2, 1), id=2, created_at=AT, kind="led"
)
BOTH: Keyed = [("one", LEDGER), ("two", REVIEW)]


def markdown(keyed: Keyed) -> str:
    text = write_markdown([win for _, win in keyed], ExportWish("markdown"), (), {})
    return with_records(text, keyed)


FORMS: dict[str, Callable[[Keyed], str]] = {
    "markdown": markdown,
    "csv": write_csv,
    "json": write_json,
}


def read_own(text: str) -> OwnWins | None:
    return read_until(text, TODAY)


def in_order(found: OwnWins | None) -> list[Win]:
    assert found is not None
    assert found.rest == ""
    return sorted(map(win_of, found.wins), key=lambda win: str(win.origin_key))


def as_brought(keyed: Keyed) -> list[Win]:
    return [replace(win, id=0, origin_key=key) for key, win in keyed]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_each_win_back_with_all_that_it_is(form: str) -> None:
    assert in_order(read_own(FORMS[form](BOTH))) == as_brought(BOTH)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None)
@given(found=st.lists(wins, min_size=1, max_size=4))
def test_any_wins_come_back_as_they_were_in_every_form(form: str, found: list[Win]) -> None:
    keyed = [(f"{number}", replace(win, id=number)) for number, win in enumerate(found)]

    assert in_order(read_own(FORMS[form](keyed))) == as_brought(keyed)


def test_a_sheet_that_excel_saved_again_is_still_ours() -> None:
    rows = csv.reader(io.StringIO(write_csv(BOTH), newline=""))
    again = io.StringIO("\ufeffsep=;\r\n", newline="")
    again.seek(0, io.SEEK_END)
    csv.writer(again, delimiter=";").writerows(
        ["04/03/26" if cell == "2026-03-04" else cell for cell in row] for row in rows
    )

    assert in_order(read_own(again.getvalue())) == as_brought(BOTH)


def test_a_column_that_was_added_to_our_table_is_named() -> None:
    rows = list(csv.reader(io.StringIO(write_csv(BOTH))))
    changed = io.StringIO()
    added = [("Mood", ""), *(("calm", "") for _ in rows[1:])]
    csv.writer(changed).writerows([*row, *more] for row, more in zip(rows, added, strict=True))

    found = read_own(changed.getvalue())

    assert found is not None
    assert in_order(found) == as_brought(BOTH)
    assert found.unknown_columns == ("Mood",)


def test_what_stands_behind_our_last_column_stays_with_a_changed_row() -> None:
    header, first, *_ = csv.reader(io.StringIO(write_csv(BOTH)))
    changed = io.StringIO()
    csv.writer(changed).writerows([[*header, "Mood"], [first[0], "Led it", *first[2:], "calm"]])

    found = read_own(changed.getvalue())

    assert found is not None
    (line,) = read_list(found.rest, TODAY).found
    assert line.text == "Led it"
    assert "Mood: calm" in line.detail


def test_a_win_about_our_own_comment_does_not_make_markdown_of_a_table() -> None:
    keyed = [("one", replace(LEDGER, detail="wrote <!-- nextrung-wins\n into the file"))]
    excel = "sep=,\r\n" + write_csv(keyed)

    assert in_order(read_own(write_csv(keyed))) == in_order(read_own(excel)) == as_brought(keyed)


def test_a_row_that_was_changed_is_handed_on_as_it_says_now() -> None:
    changed = write_csv(BOTH).replace("Ran the review", "=Led the review", 1)
    moved = write_csv(BOTH).replace("2026-02-01", "2026-02-03", 1)

    for text, words in ((changed, "'=Led the review"), (moved, "2026-02-03")):
        found = read_own(text)
        assert found is not None
        assert [one.draft.origin_key for one in found.wins] == ["one"]
        assert found.rest.startswith("date,win,")
        assert words in found.rest
        assert "nextrung" not in found.rest


def test_a_point_that_was_changed_or_added_is_handed_on_below_its_heading() -> None:
    text = markdown(BOTH).replace("Ran the review", "Led the review").replace("\n", "\r\n")

    found = read_own(text.replace("## Decisions", "## Decisions\r\n\r\n- added by hand\r\n"))

    assert found is not None
    assert [one.draft.origin_key for one in found.wins] == ["one"]
    assert "## Led" in found.rest
    assert "- Led the review" in found.rest
    assert "- added by hand" in found.rest
    assert "café" not in found.rest
    assert "<!--" not in found.rest


def test_a_point_that_was_taken_out_does_not_come_back() -> None:
    text = markdown(BOTH)
    start, end = text.index("## Decisions"), text.index("## Led")

    assert in_order(read_own(text[:start] + text[end:])) == as_brought(BOTH[1:])


def test_a_row_whose_record_was_cut_off_is_handed_on() -> None:
    found = read_own(write_csv(BOTH)[:-40] + '"\r\n')

    assert found is not None
    assert len(found.wins) == 1
    assert "Ran the review" in found.rest


def test_the_comment_says_what_it_is_and_no_words_of_a_member_end_it() -> None:
    _, _, comment = markdown(BOTH).partition("<!--")

    assert comment.count("-->") == 1
    assert comment.endswith("-->\n")
    assert "Delete this comment before you pass the file on" in comment


@pytest.mark.parametrize("text", ["", "- a win", "date,win\n2026-01-01,did it\n", "# What I did\n"])
def test_what_we_did_not_write_is_none_of_ours(text: str) -> None:
    assert read_own(text) is None


@given(text=st.text(max_size=99), tail=st.text(max_size=99))
def test_any_text_around_a_comment_is_read(text: str, tail: str) -> None:
    found = read_own(f"- {text}\n<!-- nextrung-wins\n{tail}\n-->\n{tail}")

    assert found is None or found.wins == ()
