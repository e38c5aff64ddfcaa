"""The PDF: words that can be copied, tags for screen readers, and never a box for a letter."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pypdfium2.raw as pdfium
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.blocks import as_script
from bot.files import typesetting
from bot.files.documents import Document, LettersMissingError, as_pdf, check_letters
from bot.templates.samples.people import AWKWARD
from tests.files.documents.reading import document, pages, tags_in, text_in

LINE = "line\n"
A_PAGE = "One careful step after the other. " * 120
WRITTEN = st.characters(codec="cp1250", exclude_categories=["C"])
"""Letters of Central Europe, all of which the font has."""


def without_spaces(text: str) -> str:
    """What is seen of it: without joiners and marks of direction, too."""
    seen = (letter for letter in text if unicodedata.category(letter) != "Cf")
    return "".join(unicodedata.normalize("NFKC", "".join(seen)).split())


@pytest.fixture
def fonts_that_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a server without any fonts of its own."""
    alone = typst.Fonts(include_system_fonts=False, font_paths=[typesetting.FONTS])
    monkeypatch.setattr(typesetting, "fonts", lambda: alone)


def test_words_can_be_copied_as_they_were_written() -> None:
    text = "# Zażółć gęślą jaźń\n\nДяки, Αθήνα: **Ærø** „danke“ for 30 % & <b>.\n\n- one\n- two"

    copied = text_in(as_pdf(document(text)))

    assert copied == "Zażółć gęślą jaźń Дяки, Αθήνα: Ærø „danke“ for 30 % & <b>. • one • two"


def test_headings_are_the_outline() -> None:
    with pages(as_pdf(document("# One\n\n## Two\n\nwords\n\n## Three\n"))) as opened:
        outline = [(entry.level, entry.get_title()) for entry in opened.get_toc()]

    assert outline == [(0, "One"), (1, "Two"), (1, "Three")]


def test_title_author_and_language_are_told_and_no_maker() -> None:
    content = as_pdf(document("words"))

    with pages(content) as opened:
        properties = opened.get_metadata_dict()
    assert (properties["Title"], properties["Author"]) == ("The conversation", "Ada Okafor")
    assert properties["CreationDate"] == "D:20261123090000Z"
    assert b"/Lang(en-GB)" in content
    assert b"extrung" not in content


def test_screen_readers_are_told_what_each_part_is() -> None:
    text = (
        "# One\n\nwords\n\n## Two\n\n- a\n  - b\n- c\n\n1. d\n\n> said\n\n[here](https://ci.test)"
    )

    found = tags_in(as_pdf(document(text)))

    parts = [tag for tag in found if tag in {"H1", "H2", "P", "L", "LI", "BlockQuote", "Link"}]
    assert parts == [
        "H1",
        "P",
        "H2",
        "L",
        "LI",
        "P",
        "L",
        "LI",
        "LI",
        "L",
        "LI",
        "BlockQuote",
        "P",
        "P",
        "Link",
    ]


def test_a_heading_that_skips_a_level_is_one_below_the_last() -> None:
    found = tags_in(as_pdf(document("## One\n\n#### Two\n\n###### Three\n\n##\n\n# Four")))

    assert [tag for tag in found if tag.startswith("H")] == ["H1", "H2", "H3", "H1"]


def test_fonts_are_inside_and_nothing_runs() -> None:
    content = as_pdf(document("# Head\n\n**bold** and plain\n\n> said **so**"))

    assert content.count(b"/FontFile") == content.count(b"/Type/FontDescriptor") == 2
    assert b"/JavaScript" not in content


def test_links_lead_on() -> None:
    content = as_pdf(document("See [the plan](https://ci.test/7)."))

    assert b"/URI(https://ci.test/7)" in content


def test_stage_directions_are_in_italics_and_the_words_to_say_are_not() -> None:
    said = document("Say it warmly.\n\n> I would like it.")

    script = as_pdf(replace(said, blocks=as_script(said.blocks)))

    assert (b"-It" in as_pdf(said), b"-It" in script) == (False, True)


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


def test_a_day_is_never_parted_from_its_month() -> None:
    lines = [
        line
        for more in range(1, 39)
        for (page,) in [pages_of(f"{'word ' * 15}{'i' * more} 23 November 2026 and on")]
        for line in page
    ]

    assert not [line for line in lines if line.endswith(" 23")]
    assert any(line.startswith("23 November") for line in lines)


def test_every_line_is_inside_the_paper() -> None:
    text = "\n\n".join(f"## Part {number}\n\n{A_PAGE[:600]}\n\n- a\n  - b" for number in range(9))

    with pages(as_pdf(document(text))) as opened:
        for page in opened:
            boxes = [
                box.get_bounds() for box in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
            ]
            assert all(0 < left < right < 595 and 0 < low < 842 for left, low, right, _ in boxes)


def pages_of(text: str) -> list[list[str]]:
    """The lines of each page, without its number."""
    with pages(as_pdf(document(text))) as opened:
        texts = [page.get_textpage().get_text_bounded() for page in opened]
    return [[line.strip() for line in text.splitlines() if not line.isdigit()] for text in texts]


@pytest.mark.parametrize("before", ["words before", "- one\n- two\n- three"])
def test_the_ask_is_alone_on_no_page_and_no_heading_ends_one(before: str) -> None:
    """Wherever the page happens to end: it is moved on line by line."""
    found = [
        pages_of(f"# A\n\n{LINE * lines}\n{before}\n\n## The ask\n\nGive it.\n\nPlease?")
        for lines in range(30, 46)
    ]

    firsts = {page[0] for sheets in found for page in sheets[1:]}
    assert {len(sheets) for sheets in found} == {1, 2}
    assert firsts & {"words before", "• two"}
    assert not firsts & {"• three", "The ask", "Give it.", "Please?"}


def test_the_name_at_the_foot_of_a_letter_is_alone_on_no_page() -> None:
    found = [pages_of(f"{LINE * lines}\nThank you!\n\nAda") for lines in range(34, 50)]

    firsts = {page[0] for sheets in found for page in sheets[1:]}
    assert "Thank you!" in firsts
    assert "Ada" not in firsts


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        "#{1 + 1} $x^2$ @ada <here> _a_ *b* `c` = d",
        "\\ // /* a */ -- ~ ...",
        "a\u00adb\u200dc\ufeffd",
        "ﬁt",
    ],
)
def test_no_words_have_a_meaning_for_the_printer(words: str) -> None:
    copied = text_in(as_pdf(document(f"said {words}\n\n# {words}\n\n- {words}")))

    assert without_spaces(copied) == without_spaces(f"said{words}{words}•{words}")


@pytest.mark.parametrize("words", [words for words in AWKWARD if words.isascii()])
def test_awkward_words_are_printed_as_they_are(words: str) -> None:
    assert without_spaces(text_in(as_pdf(document(words)))) == without_spaces(words)


@pytest.mark.parametrize("words", ["שלום", "محمد", "नमस्ते", "½ → ✓ ☐ ∀"])
@pytest.mark.usefixtures("fonts_that_come_along")
def test_scripts_that_join_or_run_from_the_right_are_written(words: str) -> None:
    copied = text_in(as_pdf(document(f"With {words}")))

    assert sorted(without_spaces(copied)) == sorted(without_spaces(f"With {words}"))


@pytest.mark.parametrize("words", ["李雷", "ひらがな", "한국", "สวัสดี", "李雷 🚀"])
@pytest.mark.usefixtures("fonts_that_come_along")
def test_letters_that_would_be_boxes_are_refused_with_what_to_do(words: str) -> None:
    with pytest.raises(LettersMissingError, match="Take the Word file") as error:
        as_pdf(document(f"With {words}"))

    assert any(letter in str(error.value) for letter in words)


@pytest.mark.usefixtures("fonts_that_come_along")
def test_an_emoji_that_no_font_has_stands_by_its_name() -> None:
    text = "# Launch 🚀\n\nClosed in 2 days 1️⃣ ✅\n\n- **Team 🎉**\n  - Proof: ☕"

    copied = text_in(as_pdf(document(text)))

    assert copied.startswith("Launch (rocket) Closed in 2 days 1 (check mark)")
    assert "Team (party popper)" in copied


def test_marks_that_nobody_sees_are_no_reason_to_refuse() -> None:
    copied = text_in(as_pdf(document("Moved the ledger\u200f, cut cost\u200b 30%\u2060")))

    assert without_spaces(copied) == without_spaces("Moved the ledger, cut cost 30%")


@pytest.mark.parametrize(
    "words", ["李雷 ひらがな", "👩‍👩‍👧‍👦", "1️⃣", "नमस्ते שלום", "**½** `→` e\u0301 ✓", ""]
)
@pytest.mark.usefixtures("fonts_that_come_along")
def test_letters_are_checked_as_the_printer_would_find_them(words: str) -> None:
    wanted = document(f"# {words}\n\n> With {words}\n\n- `{words}`")

    assert missing_by(check_letters, wanted) == missing_by(as_pdf, wanted)


def missing_by(act: Callable[[Document], object], wanted: Document) -> bool:
    try:
        act(wanted)
    except LettersMissingError:
        return True
    return False


@given(st.text(st.one_of(WRITTEN, st.sampled_from("\n -#>*[]()1."))))
def test_any_words_of_known_letters_are_all_in_the_file(text: str) -> None:
    wanted = document(text)

    copied = text_in(as_pdf(wanted))

    assert len(without_spaces(copied)) >= len(
        without_spaces("".join(block.text for block in wanted.blocks))
    )


@given(st.text())
def test_any_text_whatever_makes_a_pdf_that_opens_again_or_a_sentence(text: str) -> None:
    with suppress(LettersMissingError), pages(as_pdf(document(text))) as opened:
        assert len(opened) >= 1
