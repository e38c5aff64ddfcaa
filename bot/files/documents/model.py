"""A document before anybody decides how it is printed. Its blocks are also what Slack shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.text.blocks import Block

LETTER_REGIONS = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE", "GT", "CR", "PR"})
"""Where letters are printed on paper of 8.5 by 11 inches; everywhere else it is A4."""


@dataclass(frozen=True, slots=True)
class Document:
    """`title` and `author` are its properties and are not printed; `made_at` is aware.

    `locale` is Slack's ("en-US"), and decides the paper.
    """

    title: str
    author: str
    blocks: Sequence[Block]
    made_at: datetime
    locale: str = "en-US"

    @property
    def is_on_letter_paper(self) -> bool:
        return self.locale.replace("_", "-").rpartition("-")[2].upper() in LETTER_REGIONS

    @property
    def language(self) -> str:
        """The words are English wherever the member is; British where the paper is A4."""
        return "en-US" if self.is_on_letter_paper else "en-GB"
