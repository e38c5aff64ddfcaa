"""Prints a document as a PDF: its fonts inside, headings in the outline, links that lead on."""

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import WrapMode

from bot.files.documents.fonts import face, fonts_for, printable
from bot.files.documents.model import Block, Document, Run

FAMILY = "source-sans"

MARGIN = 25
"""Millimetres on every side; lengths are millimetres, sizes of letters are points."""

SIZE = 11
LINE_HEIGHT = 1.35
HEADINGS = {1: 19, 2: 14, 3: 12}
"""Sizes of headings; deeper ones look like the third."""

STEP, BULLET_ROOM = 6, 2
"""How far each level of a list stands in, and how far its words stand from the bullet."""

BETWEEN, BETWEEN_ITEMS, BEFORE_HEADING = 2.4, 1, 3.5
ROOM_UNDER_HEADING = 30
"""A heading that has less paper left under it begins the next page."""

FOOT = -15

INK, QUIET, LEADS_ON = (29, 36, 51), (91, 100, 114), (20, 90, 170)
UNDERLINED = "U"
BULLETS = ("•", "–", "·")  # noqa: RUF001 - a dash as a bullet


class Pages(FPDF):
    """Sheets with their number below, from the second on."""

    def __init__(self, document: Document, fallback: Sequence[Path]) -> None:
        super().__init__(format="letter" if document.is_on_letter_paper else "a4")
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.alias_nb_pages("")  # else words such as {nb} would be replaced
        for path in fallback:
            self.add_font(path.stem, "", path)
        self.set_fallback_fonts([path.stem for path in fallback], exact_match=False)

    def footer(self) -> None:
        if self.page_no() > 1:
            self.set_y(FOOT)
            self.look(SIZE - 2, colour=QUIET)
            self.cell(0, None, str(self.page_no()), align="C")

    def look(self, size: float, style: str = "", colour: tuple[int, int, int] = INK) -> None:
        """The face of a style is loaded when it is first needed; most letters need one."""
        letters = style.replace(UNDERLINED, "")
        if f"{FAMILY}{letters}" not in self.fonts:
            self.add_font(FAMILY, letters, face(letters))
        self.set_font(FAMILY, style, size)
        self.set_text_color(*colour)


def written(document: Document, folders: Sequence[str]) -> bytes:
    """Return the file; raises LettersMissingError."""
    pages = Pages(document, fonts_for(document.text, folders))
    pages.set_title(printable(document.title))
    pages.set_author(printable(document.author))
    pages.set_creator("Nextrung")
    pages.set_creation_date(document.made_at)
    pages.set_lang(document.language)
    pages.add_page()
    for block in document.blocks:
        if block.kind == "rule":
            _rule(pages)
        elif block.kind == "heading":
            _heading(pages, block)
        else:
            _paragraph(pages, block)
    return bytes(pages.output())


def _rule(pages: Pages) -> None:
    pages.set_draw_color(*QUIET)
    pages.ln(BETWEEN)
    pages.line(MARGIN, pages.y, pages.w - MARGIN, pages.y)
    pages.ln(BETWEEN)


def _heading(pages: Pages, block: Block) -> None:
    name = " ".join(printable(block.text).split())
    if not name:
        return
    if pages.will_page_break(ROOM_UNDER_HEADING):
        pages.add_page()
    elif pages.y > MARGIN:
        pages.ln(BEFORE_HEADING)
    pages.start_section(name, block.level - 1, strict=False)
    _print(pages, block, HEADINGS.get(block.level, HEADINGS[3]), "B")


def _paragraph(pages: Pages, block: Block) -> None:
    if block.kind == "quote":
        _print(pages, block, SIZE, "I", indent=STEP, colour=QUIET)
    elif block.kind == "item":
        bullet = f"{block.number}." if block.number is not None else BULLETS[block.level - 1]
        _print(pages, block, SIZE, indent=STEP * block.level, bullet=bullet)
    else:
        indent = STEP * block.level if block.kind == "beside_item" else 0
        _print(pages, block, SIZE, indent=indent)


def _print(
    pages: Pages,
    block: Block,
    size: float,
    style: str = "",
    *,
    indent: float = 0,
    bullet: str = "",
    colour: tuple[int, int, int] = INK,
) -> None:
    pages.look(size, style, colour)
    with (
        pages.text_columns(line_height=LINE_HEIGHT, wrapmode=WrapMode.WORD) as column,
        column.paragraph(
            indent=indent,
            bullet_string=bullet,
            bullet_r_margin=BULLET_ROOM,
            bottom_margin=BETWEEN_ITEMS if bullet and not block.closes_list else BETWEEN,
        ) as paragraph,
    ):
        for run in block.runs or (Run(NOTHING),):
            bold = "B" if run.is_bold and "B" not in style else ""
            if run.url:
                pages.look(size, f"{bold}{style}{UNDERLINED}", LEADS_ON)
            else:
                pages.look(size, f"{bold}{style}", colour)
            paragraph.write(printable(run.text), link=run.url or None)


NOTHING = "\u00a0"
"""What a bullet without words stands beside."""
