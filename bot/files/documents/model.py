"""What a document is made of, before anybody decides how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal["heading", "paragraph", "quote", "item", "beside_item", "rule"]

LETTER_REGIONS = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE", "GT", "CR", "PR"})
"""Where letters are printed on paper of 8.5 by 11 inches; everywhere else it is A4."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; a newline breaks the line. `url` is where they lead, empty for nowhere."""

    text: str
    is_bold: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `level` counts from 1: of a heading, or how deep an item stands.

    `number` is an item's, None with a bullet; `opens_list` is True for the first item of a list,
    so that its numbers start at 1, `closes_list` for the last block of one. `beside_item` is a
    further paragraph of the item above.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 1
    number: int | None = None
    opens_list: bool = False
    closes_list: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


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
