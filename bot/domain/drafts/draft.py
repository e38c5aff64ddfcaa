"""A draft: a text that the coach wrote, what was chosen for it, and what the member may change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.text.changes import TextChange
from bot.domain.text.tone import ToneFlag

DraftKind = str
"""As in the table DRAFTS."""


FileForm = Literal["docx", "pdf", "markdown", "email", "calendar"]
"""As what a draft leaves Slack, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is Markdown as the coach wrote it or as the member last changed it.

    `subject` is set for e-mails. `is_edited` says that the words are now the member's own,
    `version` which of its versions they are. `finished_at` is set while it counts as final.
    """

    id: int
    kind: DraftKind
    title: str
    text: str
    created_at: datetime
    subject: str | None = None
    talk_id: int | None = None
    is_edited: bool = False
    version: int = 1
    finished_at: datetime | None = None


Writer = Literal["coach", "member", "offer"]
"""Whose words a version is: an offer is what the coach would write, and did not put in place."""


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """A text that a draft had, or that was offered or saved beside it. Numbers count from 1."""

    number: int
    text: str
    written_by: Writer
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """What the rows would change in a text that the member has made their own.

    `changes` lead from what the coach wrote or offered last to `seen`, the text as the coach would
    write it now. `fits` says of each whether its lines still stand in the member's own text.
    """

    draft: Draft
    seen: str
    changes: tuple[TextChange, ...]
    fits: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach says beside a draft; `note` is how to use it.

    `stage_note` is about the stage, empty where the draft fits; `is_early` says that it is meant
    for a later stage. For a draft that asks, `timing` is the last check and its age
    (004-5), `warning` says that the present level is not met (000-2), `open_items` what is open
    (000-13); all of them are sentences. `thin` says what it leaves to be wished for, `flags` what
    may sound harsh in it, `length` how long it is, `trims` what to shorten where that is too long.
    `lacks_benefit` says that it cannot ask before the member says what the others gain (002-9).
    """

    note: str
    stage_note: str = ""
    is_early: bool = False
    timing: str = ""
    warning: str = ""
    open_items: tuple[str, ...] = ()
    thin: tuple[str, ...] = ()
    flags: tuple[ToneFlag, ...] = ()
    length: str = ""
    trims: tuple[str, ...] = ()
    lacks_benefit: bool = False

    @property
    def has_words(self) -> bool:
        """False where nothing at all is to be said."""
        return self != Advice("")


@dataclass(frozen=True, slots=True)
class Ways:
    """How a draft may leave Slack: as which files, and by which link into a mail program.

    `mailto` is empty for what is no e-mail or too long for a link.
    """

    forms: tuple[FileForm, ...]
    mailto: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Both days are included; None leaves it to the draft. `has_motive` was ticked for this one.

    `reader` is the name of the one person whom it is for, empty for nobody in particular;
    `thanked_for` is what they did, in the member's words.
    """

    since_on: date | None = None
    until_on: date | None = None
    has_motive: bool = False
    reader: str = ""
    thanked_for: str = ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        return self.since_on, self.until_on


NO_WISH = Wish()


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose before a draft is written; `usual` is chosen already.

    `has_period` says that its days can be chosen, `has_motive` that there is a reason to tick,
    `has_thanks` that it is to be said who is thanked, and for what.
    """

    usual: Wish
    has_period: bool = False
    has_motive: bool = False
    has_thanks: bool = False
