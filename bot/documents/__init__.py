"""Documents: Markdown as a Word file or a PDF, with real headings, lists and links.

`read_markdown` makes one model of the text, which both writers print; add a form as a writer.
"""

from bot.documents.fonts import LettersMissingError, check_letters
from bot.documents.markdown import read_markdown
from bot.documents.model import Document
from bot.documents.pdf import as_pdf
from bot.documents.word import as_docx

__all__ = ["Document", "LettersMissingError", "as_docx", "as_pdf", "check_letters", "read_markdown"]
