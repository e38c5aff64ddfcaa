"""The Word file: structure that Word knows, the member's words as they are, nothing else."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from bot.files.documents import as_docx
from bot.templates.samples.people import AWKWARD
from tests.files.documents.reading import AT, document, word, words_in

TEXT = """# Your talk with Marta

Five **good** steps, see [the plan](https://ci.test/7).

- a
  - b

2. c
3. d

Then

1. e

> said
"""


def test_blocks_have_the_styles_that_word_knows() -> None:
    file = word(as_docx(document(TEXT)))

    assert [
        (paragraph.style.name, paragraph.text) for paragraph in file.paragraphs if paragraph.style
    ] == [
        ("Heading 1", "Your talk with Marta"),
        ("Normal", "Five good steps, see the plan."),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Number", "c"),
        ("List Number", "d"),
        ("Normal", "Then"),
        ("List Number", "e"),
        ("Quote", "said"),
    ]


def test_bold_is_bold_and_a_link_leads_on() -> None:
    paragraph = word(as_docx(document(TEXT))).paragraphs[1]

    assert [run.text for run in paragraph.runs if run.bold] == ["good"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("the plan", "https://ci.test/7")
    ]


def test_every_list_begins_with_its_own_number() -> None:
    file = word(as_docx(document(TEXT)))

    numbering = file.part.numbering_part.element
    ids = [int(number.get(qn("w:val"))) for number in file.element.body.iter(qn("w:numId"))]
    starts = [
        int(numbering.num_having_numId(id_).lvlOverride_lst[0].startOverride.val) for id_ in ids
    ]
    assert starts == [2, 2, 1]
    assert ids[0] == ids[1] != ids[2]


def test_properties_name_the_title_and_the_member_and_no_machine() -> None:
    properties = word(as_docx(document(TEXT))).core_properties

    assert (properties.title, properties.author, properties.last_modified_by) == (
        "The conversation",
        *["Ada Okafor"] * 2,
    )
    assert (properties.language, properties.comments, properties.created) == ("en-GB", "", AT)


def test_nothing_of_a_template_comes_along() -> None:
    content = as_docx(document(TEXT))

    with ZipFile(BytesIO(content)) as parts:
        texts = {name: parts.read(name).decode() for name in parts.namelist()}
    whole = "".join(texts.values())
    assert not {name for name in texts if re.search(r"thumbnail|app\.xml|Effects|custom", name)}
    assert not re.search(r"Macintosh|python|extrung|rsidRoot", whole)
    assert re.findall(r'compatibilityMode"[^>]*w:val="(\d+)"', whole) == ["15"]
    assert len(re.findall("<w:style ", whole)) < 25
    assert len(content) < 12_000


def test_pages_are_numbered_from_the_second_on() -> None:
    section = word(as_docx(document(TEXT))).sections[0]

    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE"]
    assert section.different_first_page_header_footer
    assert not section.first_page_footer.paragraphs[0].text


def test_the_ask_takes_what_stands_before_it_to_its_page() -> None:
    text = "# A\n\none\n\n- two\n- three\n- four\n\n## The ask\n\nGive it.\n\nPlease?"

    file = word(as_docx(document(text)))

    staying = [one.text for one in file.paragraphs if one.paragraph_format.keep_with_next]
    headings = {one.name for one in file.styles if one.name and one.name.startswith("Heading")}
    assert staying == ["three", "four", "Give it."]
    assert all(file.styles[name].paragraph_format.keep_with_next for name in headings)


@pytest.mark.parametrize(
    ("locale", "width", "language"),
    [
        ("en-US", Mm(215.9), "en-US"),
        ("es-MX", Mm(215.9), "en-US"),
        ("en-GB", Mm(210), "en-GB"),
        ("de", Mm(210), "en-GB"),
        ("", Mm(210), "en-GB"),
    ],
)
def test_paper_and_spelling_are_those_of_the_members_country(
    locale: str, width: Mm, language: str
) -> None:
    file = word(as_docx(document(TEXT, locale)))

    spelled = {element.get(qn("w:val")) for element in file.styles.element.iter(qn("w:lang"))}
    assert abs((file.sections[0].page_width or 0) - width) < Mm(0.2)
    assert spelled == {language}


def test_words_from_right_to_left_stand_there() -> None:
    file = word(as_docx(document("שלום עולם\n\nhello")))

    ways = [bool(list(paragraph._p.iter(qn("w:bidi")))) for paragraph in file.paragraphs]
    assert ways == [True, False]


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words_are_in_the_file_as_they_are(words: str) -> None:
    line = " ".join(words.split())

    (paragraph,) = word(as_docx(document(f"- {line}"))).paragraphs

    assert paragraph.text == line


@given(st.text())
def test_any_text_whatever_makes_a_file_that_opens_again(text: str) -> None:
    wanted = document(text)

    found = words_in(word(as_docx(wanted)))

    assert found == [block.text for block in wanted.blocks]
