"""The PDF: words that can be copied, fonts inside, an outline, and never a box for a letter."""

import unicodedata
from contextlib import suppress
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.documents import LettersMissingError, as_pdf
from bot.files.documents.fonts import face
from bot.templates.samples.people import AWKWARD
from tests.files.documents.reading import document, pages, text_in

A_PAGE = "One careful step after the other. " * 120
WRITTEN = st.characters(codec="cp1250", exclude_categories=["C"])
"""Letters of Central Europe, all of which the font has."""


def without_spaces(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_words_can_be_copied_as_they_were_written() -> None:
    text = "# Zażółć gęślą jaźń\n\nДяки, Αθήνα: **Ærø** „danke“ for 30 % & <b>.\n\n- one\n- two"

    copied = text_in(as_pdf(document(text)))

    assert copied == "Zażółć gęślą jaźń Дяки, Αθήνα: Ærø „danke“ for 30 % & <b>. • one • two"


def test_headings_are_the_outline() -> None:
    with pages(as_pdf(document("# One\n\n## Two\n\nwords\n\n## Three\n"))) as opened:
        outline = [(entry.level, entry.get_title()) for entry in opened.get_toc()]

    assert outline == [(0, "One"), (1, "Two"), (1, "Three")]


def test_title_author_and_language_are_told() -> None:
    content = as_pdf(document("words"))

    with pages(content) as opened:
        properties = opened.get_metadata_dict()
    assert (properties["Title"], properties["Author"]) == ("The conversation", "Ada Okafor")
    assert b"/Lang (en-GB)" in content


def test_fonts_are_inside_and_nothing_runs() -> None:
    content = as_pdf(document("# Head\n\n**bold** and plain\n\n> said **so**"))

    assert content.count(b"/FontFile2") == 4
    assert b"/JavaScript" not in content


def test_links_lead_on() -> None:
    content = as_pdf(document("See [the plan](https://ci.test/7)."))

    assert b"/URI (https://ci.test/7)" in content


def test_pages_are_numbered_from_the_second_on() -> None:
    with pages(as_pdf(document(A_PAGE * 2))) as opened:
        last_lines = [page.get_textpage().get_text_bounded().split()[-1] for page in opened]

    assert len(last_lines) > 1
    assert last_lines[1:] == [str(number) for number in range(2, len(last_lines) + 1)]
    assert last_lines[0] != "1"


@pytest.mark.parametrize(("locale", "width"), [("en-US", 612), ("en-GB", 595)])
def test_paper_is_that_of_the_members_country(locale: str, width: int) -> None:
    with pages(as_pdf(document("words", locale))) as opened:
        assert round(opened[0].get_width()) == width


def test_a_word_longer_than_the_line_goes_on_below() -> None:
    with pages(as_pdf(document("x" * 400 + "\n\n- " + "y" * 400))) as opened:
        right = max(
            opened[0].get_textpage().get_charbox(at)[2]
            for at in range(opened[0].get_textpage().count_chars())
        )

    assert right < 595 - 60


def test_every_line_is_inside_the_paper() -> None:
    text = "\n\n".join(f"## Part {number}\n\n{A_PAGE[:600]}\n\n- a\n  - b" for number in range(9))

    with pages(as_pdf(document(text))) as opened:
        for page in opened:
            boxes = [
                box.get_bounds() for box in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
            ]
            assert all(0 < left < right < 595 and 0 < low < 842 for left, low, right, _ in boxes)


@pytest.mark.parametrize("words", ["{nb}", "--a--", "__b__", "**", "a\u00adb\u200dc", "ﬁt"])
def test_no_words_have_a_meaning_for_the_printer(words: str) -> None:
    copied = text_in(as_pdf(document(f"said {words}")))

    shown = "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
    assert without_spaces(copied) == without_spaces(f"said {shown}")


@pytest.mark.parametrize("words", [words for words in AWKWARD if words.isascii()])
def test_awkward_words_are_printed_as_they_are(words: str) -> None:
    assert without_spaces(text_in(as_pdf(document(words)))) == without_spaces(words)


@pytest.mark.parametrize("words", ["李雷", "🚀", "محمد", "שלום", "नमस्ते", "สวัสดี"])
def test_letters_that_would_be_boxes_are_refused_with_what_to_do(words: str) -> None:
    with pytest.raises(LettersMissingError, match="Take the Word file") as error:
        as_pdf(document(f"With {words}"), folders=())

    assert any(letter in str(error.value) for letter in words)


def test_letters_that_another_font_here_has_are_printed_with_it(tmp_path: Path) -> None:
    """The machine's font is the one that comes along, under a name that is looked for."""
    (tmp_path / "DejaVuSans.ttf").write_bytes(face("B").read_bytes())

    with pytest.raises(LettersMissingError):
        as_pdf(document("李"), folders=(str(tmp_path),))
    assert text_in(as_pdf(document("fine"), folders=(str(tmp_path),))) == "fine"


@given(st.text(st.one_of(WRITTEN, st.sampled_from("\n -#>*[]()1."))))
def test_any_words_of_known_letters_are_all_in_the_file(text: str) -> None:
    wanted = document(text)

    copied = text_in(as_pdf(wanted))

    assert len(without_spaces(copied)) >= len(without_spaces(wanted.text))


@given(st.text())
def test_any_text_whatever_makes_a_pdf_that_opens_again_or_a_sentence(text: str) -> None:
    with suppress(LettersMissingError), pages(as_pdf(document(text))) as opened:
        assert len(opened) >= 1
