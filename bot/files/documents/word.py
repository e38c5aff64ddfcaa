"""Prints a document as a Word file: real headings, lists that count, links, and a language."""

from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from bot.domain.text.blocks import Block, Run
from bot.files.documents.groups import is_from_right, staying
from bot.files.documents.markdown import readable
from bot.files.documents.model import Document
from bot.files.documents.tables import Cell, Table, with_tables

FONT = "Calibri"
"""Word has it, and LibreOffice puts a font of the same widths in its place."""

A4: tuple[Length, Length] = (Mm(210), Mm(297))
LETTER: tuple[Length, Length] = (Mm(215.9), Mm(279.4))
MARGIN = Mm(25)

INK, QUIET, LEADS_ON = RGBColor(29, 36, 51), RGBColor(91, 100, 114), RGBColor(20, 90, 170)

STYLES = {"paragraph": "Normal", "quote": "Quote"}
BULLETS = {1: "List Bullet", 2: "List Bullet 2", 3: "List Bullet 3"}
NUMBERS = {1: "List Number", 2: "List Number 2", 3: "List Number 3"}
BESIDE = {1: "List Continue", 2: "List Continue 2", 3: "List Continue 3"}

SIZES = {"Heading 1": 20, "Heading 2": 14, "Heading 3": 12}
LEADING, BETWEEN, IN_A_CELL = 1.15, Pt(7), Pt(3)
LINK_STYLE = "Hyperlink"

ALWAYS = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Footer")
"""Styles that Word looks for, and that of a page's number."""

USED = (
    frozenset((*ALWAYS, *STYLES.values(), *BULLETS.values(), *NUMBERS.values(), *BESIDE.values()))
    | {f"Heading {level}" for level in range(1, 7)}
    | {LINK_STYLE}
)

LONGEST_PROPERTY = 255
"""Characters of a property of a file, as python-docx takes it."""

MODE = "15"
"""Of Word since 2013; without it Word opens a file in a mode for older ones."""

PARTS_OF_THE_TEMPLATE = (
    "/thumbnail",
    "/extended-properties",
    "/stylesWithEffects",
    "/webSettings",
    "/fontTable",
    "/customXml",
)
"""What python-docx's template brings along beside the text, by the end of its type."""


def written(document: Document) -> bytes:
    file = docx.Document()
    _set_paper(file, document)
    _set_styles(file)
    _set_language(file, document.language)
    _describe(file, document)
    sheets = Sheets(file)
    blocks = tuple(with_tables(document.blocks))
    stays = staying([block.kind for block in blocks])
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            _add_table(file, block)
        else:
            _add(sheets, block, stays=place in stays)
    _number_pages(file)
    _leave_out_what_is_unused(file)
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


class Sheets:
    """A file that paragraphs are added to, with the lists in it that count.

    It knows its styles by heart, since looking one up takes longer than all the rest.
    """

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._styles = {style.name: style.style_id for style in file.styles}
        self._newest: dict[int, int] = {}

    def add(self, style: str) -> Paragraph:
        paragraph = self._file.add_paragraph()
        paragraph._p.style = self._styles[style]  # noqa: SLF001 - the way around the search
        return paragraph

    def count(self, paragraph: Paragraph, block: Block) -> None:
        """Makes the item one of its list; each list begins with its own first number."""
        if block.opens_list:
            self._newest[block.level] = self._new_list(block)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no way to start a count again
        properties.get_or_add_numId().val = self._newest[block.level]

    def _new_list(self, block: Block) -> int:
        """The id of a list that looks like its style and begins with the block's number."""
        style = self._file.styles[NUMBERS[block.level]].element
        numbering = self._file.part.numbering_part.element
        pattern = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        new = numbering.add_num(pattern)
        new.add_lvlOverride(ilvl=0).add_startOverride(block.number)
        return int(new.numId)


def _set_paper(file: WordFile, document: Document) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = LETTER if document.is_on_letter_paper else A4
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN


def _set_styles(file: WordFile) -> None:
    normal = _style(file, "Normal", 11)
    normal.paragraph_format.space_after = BETWEEN
    normal.paragraph_format.line_spacing = LEADING
    for name, size in SIZES.items():
        heading = _style(file, name, size)
        heading.font.color.rgb = INK
        heading.paragraph_format.space_before = Pt(0 if size == max(SIZES.values()) else 12)
        heading.paragraph_format.space_after = Pt(5)
    for name in (*BULLETS.values(), *NUMBERS.values(), *BESIDE.values()):
        file.styles[name].paragraph_format.space_after = Pt(3)
    quote = _style(file, "Quote", 11)
    quote.font.italic = False
    quote.font.color.rgb = INK
    quote.paragraph_format.left_indent = Mm(6)
    link = file.styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, LEADS_ON


def _style(file: WordFile, name: str, size: int) -> ParagraphStyle:
    """The style with the font; names of the file's theme, which would win, are taken out."""
    style: ParagraphStyle = file.styles[name]
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    return style


def _set_language(file: WordFile, language: str) -> None:
    for words in file.styles.element.iter(qn("w:lang")):
        words.set(qn("w:val"), language)
    settings = file.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODE)


def _number_pages(file: WordFile) -> None:
    """Below, from the second page on."""
    section = file.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = _element("w:fldSimple", instr="PAGE")
    number.append(paragraph.add_run("2")._r)  # noqa: SLF001 - python-docx writes no fields
    paragraph._p.append(number)  # noqa: SLF001 - likewise


def _leave_out_what_is_unused(file: WordFile) -> None:
    """The template's picture, its program, its editing history and most of its styles."""
    for relations in (file.part.rels, file.part.package.rels):
        for key, one in tuple(relations.items()):
            if one.reltype.endswith(PARTS_OF_THE_TEMPLATE):
                del relations[key]
    for gone in file.settings.element.xpath("w:rsids | w:savePreviewPicture | w:themeFontLang"):
        gone.getparent().remove(gone)
    for style in tuple(file.styles):
        if style.name not in USED:
            style.delete()
    for link in file.styles.element.xpath("w:style/w:link"):
        link.getparent().remove(link)


def _describe(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    properties.title = readable(document.title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = readable(document.author)[:LONGEST_PROPERTY]
    properties.created = properties.modified = document.made_at
    properties.language, properties.comments = document.language, ""


def _add(sheets: Sheets, block: Block, *, stays: bool) -> None:
    """A paragraph that `stays` goes to the page of the one behind it."""
    paragraph = sheets.add(_style_of(block))
    paragraph.paragraph_format.keep_with_next = stays or None
    if block.kind == "rule":
        _draw_under(paragraph)
    if block.kind == "item" and block.number is not None:
        sheets.count(paragraph, block)
    if block.closes_list:
        paragraph.paragraph_format.space_after = BETWEEN
    runs_from_right = is_from_right(block.text)
    if runs_from_right:
        paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx knows no direction
            _element("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    for run in block.runs:
        _write(paragraph, run, runs_from_right=runs_from_right)


def _add_table(file: WordFile, block: Table) -> None:
    """No row is cut, the head stands on each page, and the head is never alone at the foot."""
    head = ((), *((Run(label),) for label in block.labels))
    table = file.add_table(1 + len(block.rows), len(head))
    borders = _element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=str(QUIET)))
    table._tbl.tblPr.insert_element_before(borders, "w:tblLook")  # noqa: SLF001 - python-docx draws no borders
    for row, cells in zip(table.rows, (head, *block.rows), strict=True):
        _fill(row, cells, is_head=cells is head)


def _fill(row: Row, cells: Iterable[Cell], *, is_head: bool) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx knows no heads
    properties.append(_element("w:cantSplit"))
    if is_head:
        properties.append(_element("w:tblHeader"))
    for cell, runs in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = IN_A_CELL
        paragraph.paragraph_format.keep_with_next = is_head or None
        for run in runs:
            _write(paragraph, run, runs_from_right=is_from_right(run.text))


def _style_of(block: Block) -> str:
    if block.kind == "heading":
        return f"Heading {block.level}"
    if block.kind == "beside_item":
        return BESIDE[block.level]
    if block.kind == "item":
        return (BULLETS if block.number is None else NUMBERS)[block.level]
    return STYLES.get(block.kind, "Normal")


def _write(paragraph: Paragraph, run: Run, *, runs_from_right: bool) -> None:
    written = paragraph.add_run(run.text)
    written.bold = run.is_bold or None
    written.italic = run.is_italic or None
    written.font.rtl = runs_from_right or None
    if run.url:
        written._r.style = LINK_STYLE  # noqa: SLF001 - its name and its id are the same
        _lead(paragraph, written, run.url)


def _lead(paragraph: Paragraph, written: WordRun, url: str) -> None:
    """Puts the run into a link, which python-docx reads and does not write."""
    to = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), to)
    written._r.addprevious(link)  # noqa: SLF001 - see above
    link.append(written._r)  # noqa: SLF001 - see above


def _draw_under(paragraph: Paragraph) -> None:
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz="6", space="1", color=str(QUIET)))
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx draws no borders
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
