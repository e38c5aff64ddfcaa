"""Drafting: which texts the coach writes, in what order, and what they may say."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from bot.domain.draft import DraftKind
from bot.domain.gap import Gap
from bot.domain.talk import Talk
from bot.domain.win import Win
from bot.domain.win_fields import is_setback

WINDOW = timedelta(days=183)
"""How far back a win still counts as recent: six months (004-30)."""

MOST = 5
"""Wins that one talk can carry; more is a list, not a case."""

SPANS = (9, 6, 3)
"""Months that the question about the timeline may name, longest first (004-48)."""


@dataclass(frozen=True, slots=True)
class DraftSpec:
    """How a kind of draft is made; the names are templates under `prompts/`.

    `note` is what the coach says beside the draft, before it is used; `subject_template` is None
    for what is not an e-mail. `needs_talk` says that it is written from a recorded talk.
    """

    kind: DraftKind
    title: str
    template: str
    note: str
    subject_template: str | None = None
    needs_talk: bool = False


DRAFTS: tuple[DraftSpec, ...] = (
    DraftSpec(
        "meeting_request",
        "Ask for a meeting",
        "drafts/meeting_request.md.j2",
        "help/before_meeting_request.txt.j2",
    ),
    DraftSpec(
        "soft_ask",
        "Say what you hope for",
        "drafts/soft_ask.md.j2",
        "help/before_soft_ask.txt.j2",
    ),
    DraftSpec(
        "conversation",
        "The conversation, step by step",
        "drafts/conversation.md.j2",
        "help/before_conversation.txt.j2",
    ),
    DraftSpec(
        "follow_up",
        "The e-mail after the talk",
        "drafts/follow_up.md.j2",
        "help/before_follow_up.txt.j2",
        subject_template="drafts/follow_up_subject.txt.j2",
        needs_talk=True,
    ),
)
"""In the order a member needs them. Add yours here and its templates under `prompts/`."""


def spec_of(kind: DraftKind) -> DraftSpec:
    """Return how this kind of draft is made; every kind has one."""
    return next(spec for spec in DRAFTS if spec.kind == kind)


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What a draft may say on `today`, a date in the member's own time zone.

    Titles and names are as the company writes them, empty where there is none. `months_in_role`
    counts full months. `wins` are the best first, `gaps` the open ones, agreed ones first.
    """

    today: date
    member_name: str
    target_title: str
    current_title: str = ""
    manager_name: str = ""
    decision_on: date | None = None
    months_in_role: int | None = None
    wins: tuple[Win, ...] = ()
    gaps: tuple[Gap, ...] = ()
    talk: Talk | None = None
    locale: str = "en"

    def variables(self) -> dict[str, object]:
        """Return what templates under `prompts/drafts/` and `prompts/help/` know, by name.

        Every field, but `decision_on` is None once it is over; and `months_to_show`: 3, 6 or 9.
        """
        ahead = self.decision_on if self.decision_on and self.decision_on > self.today else None
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        return known | {"decision_on": ahead, "months_to_show": months_to_show(self.today, ahead)}


def months_to_show(today: date, decision_on: date | None) -> int:
    """Return the longest of 3, 6 and 9 months that ends by the decision; 6 if it is unknown.

    A decision that is nearer than three months leaves three: it asks about the time after it.
    """
    months = months_between(today, decision_on) if decision_on else SPANS[1]
    return next((span for span in SPANS if span <= months), SPANS[-1])


def months_between(since: date, until: date) -> int:
    """Return the full months from one day to the other, 0 if they are the wrong way round.

    On the last day of a shorter month the month is full, too: a year from 29 February ends on
    28 February.
    """
    months = (until.year - since.year) * 12 + until.month - since.month
    is_month_end = (until + timedelta(days=1)).day == 1
    return max(months - (until.day < since.day and not is_month_end), 0)


def best_wins(wins: Iterable[Win], today: date, count: int = MOST) -> tuple[Win, ...]:
    """Return the strongest recent wins, best first, at most `count`.

    Only standing wins that happened in the six months up to `today` are looked at, and neither
    private ones nor what failed (001-7). A win scores 3 for a number (003-25), 2 for people who saw
    it, 1 for a link, and from 0 (six months ago) to 2 (today) for being fresh. Of equals the newer
    comes first, then the one saved later.
    """
    recent = (win for win in wins if _is_recent(win, today))
    return tuple(sorted(recent, key=lambda win: _rank(win, today), reverse=True)[:count])


def _is_recent(win: Win, today: date) -> bool:
    is_open = win.undone_at is None and not win.is_private and not is_setback(win)
    return is_open and today - WINDOW <= win.happened_on <= today


def _rank(win: Win, today: date) -> tuple[float, date, int]:
    freshness = 2 * (1 - (today - win.happened_on) / WINDOW)
    score = 3 * bool(win.numbers) + 2 * bool(win.people) + bool(win.links) + freshness
    return score, win.happened_on, win.id
