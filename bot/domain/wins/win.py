"""A win: something that a member did, its kind, and what makes it count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.domain.calendar.when import Span, When

WinKind = Literal[
    "delivery",
    "decision",
    "led",
    "mentoring",
    "problem_solved",
    "proposal",
    "learning",
    "feedback_received",
    "feedback_given",
    "strategy",
    "reliability",
    "lesson",
]

Benefited = Literal["self", "team", "org", "customer"]
"""Who was better off for it; everything but "self" is the team or wider (001-8)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`label` is what a member chooses, `heading` what stands above such wins in an export."""

    key: WinKind
    label: str
    heading: str


KINDS: tuple[Kind, ...] = (
    Kind("delivery", "Delivered something", "Delivered"),
    Kind("decision", "Made a decision", "Decisions"),
    Kind("led", "Led something", "Led"),
    Kind("mentoring", "Helped somebody grow", "Mentoring"),
    Kind("problem_solved", "Solved a problem", "Problems solved"),
    Kind("proposal", "Proposed something", "Proposals"),
    Kind("learning", "Learned something", "Learning"),
    Kind("feedback_received", "Got feedback", "Feedback received"),
    Kind("feedback_given", "Gave feedback", "Feedback given"),
    Kind("strategy", "Looked ahead", "Strategy"),
    Kind("reliability", "Kept things running", "Reliability"),
    Kind("lesson", "Learned the hard way", "Lessons"),
)
"""In the order in which they are offered. A new kind is added here and to WinKind."""


def kind_of(key: WinKind) -> Kind:
    return next(kind for kind in KINDS if kind.key == key)


WinSource = Literal["command", "form", "message", "goal", "check_in", "import"]

_NUMBER = re.compile(r"(?:win\s*)?([0-9]{1,9})", re.IGNORECASE)

LONGEST_TEXT = 3000
"""Characters of one win: what a Slack text object and a text input can carry."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing more about a win: a field of `bot.domain.wins.fields`, and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class WinForm:
    """What is said of a win: all that a form asks.

    `text` is what the member wrote without leading or trailing space, nothing else removed;
    `happened_on` is a date in the member's own time zone, the first of a `span` where the day is
    not known; `tags` are lower case without `#`;
    `people` are Slack user ids or, where somebody was only named, the name without `@`;
    `links` are URLs. `criterion_ids` are the expectations that it shows, `behaviours` keys of the
    catalogue, `seen_by` names of others who saw it. What is private leaves Slack only where the
    member ticks that.
    """

    text: str
    happened_on: date
    detail: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    kind: WinKind | None = None
    benefited: Benefited | None = None
    criterion_ids: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    is_significant: bool = False
    is_private: bool = False
    span: Span = "day"


@dataclass(frozen=True, slots=True)
class WinDraft(WinForm):
    """A win before it is saved: what was said, what was understood, and where it came from.

    `numbers` are the pieces of text that measure something ("30%", "$50K"). `origin_key` names a
    win that came from a file, so that it never comes twice.
    """

    numbers: tuple[str, ...] = ()
    source: WinSource = "command"
    permalink: str | None = None
    goal_id: int | None = None
    origin_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Win(WinDraft):
    """A saved win. `created_at` and `undone_at` are UTC; `undone_at` is None while it stands.

    `revision` counts edits, so that a form opened on an older one can be refused. `number` counts
    the member's own wins from 1 in the order of saving; it is what they may see, and no other id.
    `happened_on` is the first day of its `span`.
    """

    id: int
    created_at: datetime
    revision: int = 1
    undone_at: datetime | None = None
    number: int = 0

    @property
    def when(self) -> When:
        return When(self.happened_on, self.span)

    @property
    def known_by(self) -> date:
        """The day by which it surely had happened: its own, or the one on which it was saved."""
        if self.span == "day":
            return self.happened_on
        return max(self.happened_on, min(self.when.last_on, self.created_at.date()))

    def fact(self, name: str) -> str:
        """Return what was said in one field, empty if nothing was."""
        return next((fact.value for fact in self.facts if fact.name == name), "")


@dataclass(frozen=True, slots=True)
class WinFilter:
    """Which wins to list; an empty filter lists all that stand, newest first.

    `words` that are a win's number ("7", "win 7") find that win, too, and it comes first.
    """

    words: str = ""
    tag: str | None = None
    since: date | None = None
    until: date | None = None
    kind: WinKind | None = None
    criterion_id: str | None = None
    is_significant: bool = False

    @property
    def number(self) -> int | None:
        """The number of the win that the words name; None where they name none."""
        found = _NUMBER.fullmatch(self.words.strip())
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class WinPage:
    """One page of a list: `number` counts from 1; `total` counts all wins that match."""

    wins: tuple[Win, ...]
    number: int
    total: int
    size: int = 10
    filter: WinFilter = field(default_factory=WinFilter)

    @property
    def has_next(self) -> bool:
        return self.number * self.size < self.total

    @property
    def has_previous(self) -> bool:
        return self.number > 1


@dataclass(frozen=True, slots=True)
class Traces:
    """Where else a win stands. `versions` and `shares` go with it when it is deleted for good.

    `drafts` quote it now and are the member's own words; `goals` only forget that it came of them.
    """

    drafts: int = 0
    versions: int = 0
    shares: int = 0
    goals: int = 0


ExportForm = Literal["markdown", "csv", "json", "portfolio", "digest", "resume"]


@dataclass(frozen=True, slots=True)
class ExportWish:
    """`since` and `until` are included; None leaves that end open.

    What happened "about" then goes into the file where it may have been between the two.
    """

    form: ExportForm
    since: date | None = None
    until: date | None = None
    has_private: bool = False

    def chosen(self, wins: Iterable[Win]) -> tuple[Win, ...]:
        """Return the wins that go into the file, in the order given."""
        return tuple(win for win in wins if self._takes(win))

    def _takes(self, win: Win) -> bool:
        starts = self.since is None or win.when.last_on >= self.since
        ends = self.until is None or win.happened_on <= self.until
        is_open = not win.is_private or (self.has_private and self.form != "resume")
        return starts and ends and is_open and (self.form != "portfolio" or win.is_significant)
