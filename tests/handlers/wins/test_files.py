"""Importing a list: every format, what was found and left out, and progress on long ones."""

import asyncio
import io
from datetime import UTC, date, datetime

import docx
import pytest

from bot.domain.wins.found_line import PATH
from bot.domain.wins.win import Win, WinFilter
from bot.files.wins import write_json
from bot.services.wins.imports import BATCH_OF_WINS
from playground.conversations import Message
from tests.practices.winning import bring_in, upload
from tests.stories import Story

BRAG = """# Brag document

Everything for the review.

## March 2026

<!-- Write one line for each -->
- 2026-03-04: moved the invoices
  - Impact: nine days became two
- trained the *new* people
- [ ] train the others
"""
MADE_AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
EXCEL = "Datum;Win;Stimmung;Date\r\n;Größere Rechnungen verschoben;müde;2026-03-04\r\n"


def last_message(story: Story) -> Message:
    return story.ada.messages()[-1]


async def test_a_list_is_accounted_for_and_each_line_says_where_it_is_from(story: Story) -> None:
    await upload(story, "brag.md", BRAG.encode())

    seen = story.ada.sees()
    assert "2 new lines." in seen
    assert "I found 2 wins in it." in seen
    assert "1 line without a date: “Everything for the review.”" in seen
    assert "1 task that isn't done: “train the others”" in seen
    assert "1 line of a comment or note: “Write one line for each”" in seen
    assert "2 headings: “Brag document”, “March 2026”" in seen
    assert f"From {PATH.join(('brag.md', 'Brag document', 'March 2026'))}" in seen
    assert "nine days became two" in seen


async def test_what_is_said_of_a_win_comes_along_with_its_number(story: Story) -> None:
    await bring_in(story, "- 2026-03-04: moved the invoices\n  - Result: 30% faster\n")

    await story.ada.click("Save", near="moved the invoices")

    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert (win.detail, win.numbers, win.happened_on) == (
        "30% faster",
        ("30%",),
        date(2026, 3, 4),
    )


async def test_what_was_there_before_and_what_stands_there_twice_is_counted(story: Story) -> None:
    await bring_in(story, "- 2026-03-04: moved it\n")
    await story.ada.click("Leave out", near="moved it")
    await story.ada.close()

    await bring_in(story, "- 2026-03-04: moved it\n- 2026-03-05: led it\n- 2026-03-05: led it\n")

    seen = story.ada.sees()
    assert "1 new line." in seen
    assert "I found 3 wins in it: you had 1 of them before and 1 stands in it twice." in seen


async def test_a_sheet_of_excel_says_what_was_taken_for_granted(story: Story) -> None:
    await upload(story, "wins.csv", EXCEL.encode("cp1252"))

    seen = story.ada.sees()
    assert "Größere Rechnungen verschoben" in seen
    assert "I don't know the columns “Datum” and “Stimmung”" in seen
    assert "Windows-1252" in seen


async def test_a_cell_that_is_no_date_is_shown_as_it_stands(story: Story) -> None:
    await bring_in(story, "Date\tWin\nsoon *or* later\tled it\n\tshipped it\n")

    seen = story.ada.sees()
    assert "I can't read its date, “soon *or* later”" in seen
    assert seen.count("No date in it") == 1


async def test_a_word_file_is_read_with_its_headings_and_points(story: Story) -> None:
    document = docx.Document()
    document.add_heading("Work", 1)
    document.add_heading("March 2026", 2)
    document.add_paragraph("Moved the invoices", style="List Bullet")
    packed = io.BytesIO()
    document.save(packed)

    await upload(story, "brag.docx", packed.getvalue())

    assert "Moved the invoices" in story.ada.sees()
    assert f"From {PATH.join(('brag.docx', 'Work', 'March 2026'))}" in story.ada.sees()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("wins.xlsx", b"PK\x03\x04 a workbook", "download it as “CSV UTF-8”"),
        ("wins.pdf", b"%PDF-1.7", "copy the cells or the text"),
        ("wins.md", b"PK\x03\x04 no document of Word", "download it as “CSV UTF-8”"),
        ("wins.txt", b"{\\rtf1\\ansi - moved it}", "paste it instead"),
        ("wins.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "paste"),
        ("wins.csv", b"Mood,Weather\nfine,rain\nbad,sun\n", "“Mood”, “Weather”"),
        ("wins.md", b"words alone", "I can't find a list in it"),
    ],
)
async def test_what_is_no_list_is_refused_with_what_works(
    story: Story, name: str, content: bytes, says: str
) -> None:
    await story.ada.slash("/win import", channel="general")
    await story.ada.choose("Or choose a file", [story.ada.upload(name, content)])

    refused = await story.ada.submit_refused()

    assert says in refused["Paste it here"]


async def test_all_that_wait_are_left_out_at_one_press_which_can_be_undone(story: Story) -> None:
    listed = "- 2026-03-04: moved it\n- led it\n- wrote it\n"
    await bring_in(story, listed)
    await story.ada.click("Leave out", near="wrote it")

    await story.ada.click("Leave out all 2")
    left_out = story.ada.sees()
    await story.ada.click("Undo")

    assert "Nothing waits for an answer." in left_out
    assert "Left out: 2 lines." in left_out
    assert "*2 lines wait*" in story.ada.sees()
    assert "wrote it" not in story.ada.sees()


async def test_leaving_out_all_once_more_does_not_take_the_undo_of_the_first(
    story: Story,
) -> None:
    await bring_in(story, "- moved it\n- led it\n")
    imports = story.coach.win_imports

    counts = [await imports.dismiss_all(story.member) for _ in range(2)]

    assert [count for count, _ in counts] == [2, 0]
    assert (await imports.ask_all_again(story.member)).waiting == 2


async def test_what_was_left_out_at_one_press_does_not_come_back_with_the_next(
    story: Story,
) -> None:
    await bring_in(story, "- moved it\n- led it\n")
    await story.ada.click("Leave out all 2")
    await story.ada.close()

    await bring_in(story, "- moved it\n- led it\n- wrote it\n- taught it\n")
    await story.ada.click("Leave out all 2")
    await story.ada.click("Undo")

    seen = story.ada.sees()
    assert "*2 lines wait*" in seen
    assert "moved it" not in seen


async def test_any_date_that_was_found_can_be_another(story: Story) -> None:
    await bring_in(story, "# Ledger\n\n- 2026-03-04: moved it\n")

    await story.ada.click("Another date")
    asked = story.ada.sees()
    await story.ada.fill("On which day?", "2026-03-06")
    await story.ada.submit()

    assert "From Ledger" in asked
    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert (win.text, win.happened_on) == ("moved it", date(2026, 3, 6))


PROSE = "".join(f"Thought *number* {n}.\n\n" for n in range(7))


async def left_out_file(story: Story, number: int) -> str:
    await story.ada.click(f"What isn't a win ({number})")
    await story.coach.background.settle()
    return (story.ada.files()[-1].content or b"").decode()


async def test_all_that_is_no_win_is_there_while_the_queue_waits(story: Story) -> None:
    await bring_in(story, f"{PROSE}- moved it\n- ~~led it~~\n")
    await story.ada.close()
    await story.ada.slash("/win import", channel="general")

    written = await left_out_file(story, 8)

    assert "## Lines without a date (7)" in written
    assert all(f"- Thought \\*number\\* {n}." in written for n in range(7))
    assert "## Things struck out (1)\n\n- \\- \\~\\~led it\\~\\~" in written


async def test_what_is_no_win_goes_when_another_list_comes_and_nothing_waits(story: Story) -> None:
    await bring_in(story, "Thought one.\n\n- moved it\n")
    await story.ada.click("Import another list")
    await story.ada.fill("Paste it here", "Thought two.\n\n- led it\n")
    await story.ada.submit()
    both = await left_out_file(story, 2)
    await story.ada.click("Leave out all 2")
    await story.ada.close()
    await bring_in(story, "Thought three.\n\n- wrote it\n")

    assert "one" in both
    assert "two" in both
    assert "Thought two" not in await left_out_file(story, 1)


def exported(count: int) -> str:
    """A file of our own with so many wins, none of which is here."""
    wins = [
        Win(f"moved ledger {n}", date(2026, 3, 4), id=n, created_at=MADE_AT) for n in range(count)
    ]
    return write_json((f"key {win.id}", win) for win in wins)


async def test_wins_of_our_own_come_back_a_few_at_a_time_and_say_how_far_it_is(
    story: Story,
) -> None:
    told: list[tuple[int, int]] = []

    async def report(done: int, of: int) -> None:
        told.append((done, of))

    text = exported(2 * BATCH_OF_WINS + 1)
    await story.coach.win_imports.bring_in(story.member, text, report=report)

    assert told == [(25, 51), (50, 51), (51, 51)]


async def test_the_same_file_brought_in_twice_at_once_brings_each_win_once(story: Story) -> None:
    text = exported(BATCH_OF_WINS + 1)

    both = (story.coach.win_imports.bring_in(story.member, text) for _ in range(2))
    await asyncio.gather(*both)

    page = await story.coach.wins.page(story.member, WinFilter())
    assert page.total == BATCH_OF_WINS + 1


@pytest.mark.slow
async def test_a_long_list_says_in_a_message_how_far_it_is(story: Story) -> None:
    text = "".join(f"- 2026-03-04: moved the invoices of customer {n}\n" for n in range(1_500))

    await upload(story, "brag.md", text.encode())
    await story.coach.background.settle()

    assert "Your messages with me say how far I am" in story.ada.sees()
    await story.ada.close()
    await story.ada.open_messages()
    told = story.ada.reads(last_message(story))
    assert "I've read brag.md. 1,500 new lines." in told
    await story.ada.click("Look through them")
    assert "*1,500 lines wait*" in story.ada.sees()


@pytest.mark.slow
async def test_a_long_file_that_is_no_list_is_refused_in_that_message(story: Story) -> None:
    await upload(story, "brag.md", b"words alone. " * 6_000)
    await story.coach.background.settle()
    await story.ada.close()
    await story.ada.open_messages()

    assert "brag.md: I can't find a list in it" in story.ada.reads(last_message(story))
    await story.ada.click("Import again")
    assert "Paste it here" in story.ada.sees()
