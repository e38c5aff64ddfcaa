"""Which texts the coach writes, from which templates, and for which stages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.domain.drafts.checks import (
    lacking,
    overtaken_before,
    overtaken_in_talk,
    thin_in,
    thin_period,
    thin_portfolio,
)
from bot.domain.drafts.draft import DraftKind
from bot.domain.drafts.facts import DraftFacts
from bot.domain.drafts.needs import (
    Missing,
    for_brief,
    for_confirmation,
    for_evasive_reply,
    for_first_word,
    for_follow_up,
    for_handover,
    for_interview,
    for_meeting,
    for_note,
    for_portfolio,
    for_proposal,
    for_review,
    for_role_needs,
    for_soft_ask,
    for_thanks,
    nothing_needed,
)
from bot.domain.errors import CoachError
from bot.domain.plan.case import STAGES, Stage
from bot.domain.text.wording import capitalised

ASKED_FOR: tuple[Stage, ...] = ("work", "ready", "asked", "answered", "not_this_time")
"""Stages in which the two of you may talk about the promotion itself."""


Gathers = Literal["proposal", "period", "everything", "agreed", "promotion", "process"]
"""What a kind of draft is made of beside what every draft may say."""

Needs = Callable[[DraftFacts], Missing | None]
"""What is missing before it can be written; None where it can."""

Look = Callable[[str, DraftFacts], tuple[str, ...]]
"""What a text, or the facts that it is written from, leave to be wished for: sentences."""


class NoSuchDraftError(CoachError):
    def __init__(self) -> None:
        super().__init__("I don't write that any more. `/promo write` has all that I can write.")


def nothing(text: str, facts: DraftFacts) -> tuple[str, ...]:
    del text, facts
    return ()


@dataclass(frozen=True, slots=True)
class DraftSpec:
    """How a kind of draft is made, from the templates under `prompts/` that are named after it.

    `good_for` is its line in the menu, `called` what a reader calls its file, else its kind.
    `stages` are those that it is offered in first.
    `is_email` says that it has a subject, from a template of its own. `needs_talk` says that it
    is written from a recorded talk, `asks` that it asks for the promotion, which comes with
    warnings while it is early, `may_hold_motive` that the member's own reason may go into it,
    `has_period` that it is about days that the member chooses. `needs` says what has to be
    there before there is anything to write. `lacks` says what keeps it from being final, each
    such as "it names no day"; `is_thin_in` what is said beside it, in sentences; `is_measured`
    that its length is told (004-25); `is_handed_in` that somebody gets it as a document, so
    that it can be final, which words to say never are; `is_script` that its quotes and lists
    are to be said, and its paragraphs say how.
    """

    kind: DraftKind
    title: str
    good_for: str
    called: str = ""
    stages: tuple[Stage, ...] = ()
    is_email: bool = False
    needs_talk: bool = False
    asks: bool = False
    may_hold_motive: bool = False
    has_period: bool = False
    gathers: Gathers | None = None
    needs: Needs = nothing_needed
    lacks: Look = nothing
    is_thin_in: Look = nothing
    is_measured: bool = False
    is_handed_in: bool = False
    is_script: bool = False

    @property
    def template(self) -> str:
        return f"drafts/{self.kind}.md.j2"

    @property
    def subject_template(self) -> str | None:
        return f"drafts/{self.kind}_subject.txt.j2" if self.is_email else None

    @property
    def note(self) -> str:
        """What the coach says beside the draft before it is used; there need be none."""
        return f"help/before_{self.kind}.txt.j2"


DRAFTS: tuple[DraftSpec, ...] = (
    DraftSpec(
        "discovery",
        "Questions to find out",
        "How promotions work here, and how they see you. There is no ask in it",
        called="questions",
        stages=("learn", "criteria"),
        gathers="process",
        is_script=True,
    ),
    DraftSpec(
        "role_needs",
        "Ask what the role needs",
        "Which skills and which experience, from whoever decides",
        called="what the role needs",
        stages=("learn", "criteria", "gaps"),
        gathers="agreed",
        needs=for_role_needs,
    ),
    DraftSpec(
        "soft_ask",
        "Say what you hope for",
        "What you hope for, said early, ending in a question",
        called="where I want to go",
        stages=("gaps", "work"),
        may_hold_motive=True,
        needs=for_soft_ask,
    ),
    DraftSpec(
        "timeline",
        "Ask about the time",
        "If you show what is missing by then: would they put you forward?",
        called="timing",
        stages=("gaps", "work", "ready"),
        needs=for_first_word,
    ),
    DraftSpec(
        "meeting_request",
        "Ask for a meeting",
        "A few lines that ask for half an hour",
        called="time for a talk",
        stages=ASKED_FOR,
        asks=True,
        needs=for_meeting,
    ),
    DraftSpec(
        "conversation",
        "The conversation, step by step",
        "Five steps for the talk, with your own wins in them",
        called="notes for our talk",
        stages=ASKED_FOR,
        asks=True,
        may_hold_motive=True,
        needs=for_first_word,
        is_script=True,
    ),
    DraftSpec(
        "evasive_reply",
        "Ask what is missing",
        "For an answer that left you unsure where you stand",
        called="next steps",
        stages=("asked", "answered"),
        needs=for_evasive_reply,
    ),
    DraftSpec(
        "interview_answer",
        "Why you want to move",
        "Your answer in an interview elsewhere, with three proofs",
        called="about my move",
        stages=("not_this_time",),
        needs=for_interview,
        is_script=True,
    ),
    DraftSpec(
        "proposal",
        "The proposal",
        "One to two pages: what the team gets out of it, your proofs, the role, title and date",
        called="proposal",
        stages=("work", "ready", "asked", "not_this_time"),
        asks=True,
        may_hold_motive=True,
        gathers="proposal",
        needs=for_proposal,
        lacks=lacking,
        is_thin_in=thin_in,
        is_measured=True,
        is_handed_in=True,
    ),
    DraftSpec(
        "self_review",
        "Your self-review",
        "Any months you choose, sorted by what the next level asks",
        called="self-review",
        stages=("work", "ready"),
        has_period=True,
        gathers="period",
        needs=for_review,
        is_thin_in=thin_period,
        is_handed_in=True,
    ),
    DraftSpec(
        "progress_note",
        "A short progress note",
        "What moved since you two last talked, in a few lines",
        called="progress update",
        stages=("gaps", "work", "ready", "asked", "answered", "not_this_time"),
        is_email=True,
        gathers="period",
        needs=for_note,
    ),
    DraftSpec(
        "portfolio",
        "Your portfolio",
        "The work that you marked as significant, each piece with what changed",
        called="portfolio",
        stages=("ready",),
        gathers="everything",
        needs=for_portfolio,
        is_thin_in=thin_portfolio,
        is_handed_in=True,
    ),
    DraftSpec(
        "handover",
        "For a new manager",
        "What's agreed so far, with its dates, and nothing private",
        called="handover",
        gathers="agreed",
        needs=for_handover,
        is_thin_in=overtaken_before,
        is_handed_in=True,
    ),
    DraftSpec(
        "follow_up",
        "The e-mail after the talk",
        "Thanks, what was said, and who does what by when",
        called="our talk",
        stages=STAGES,
        is_email=True,
        needs_talk=True,
        needs=for_follow_up,
        is_thin_in=overtaken_in_talk,
    ),
    DraftSpec(
        "confirmation",
        "Ask for it in writing",
        "Two friendly lines after a yes, so that it holds",
        called="confirmation",
        stages=("answered",),
        is_email=True,
        needs_talk=True,
        needs=for_confirmation,
        is_thin_in=overtaken_in_talk,
    ),
    DraftSpec(
        "brief",
        "A page for somebody in the room",
        "Your aim and three proofs, for somebody who is there when you aren't",
        called="summary",
        needs=for_brief,
        is_handed_in=True,
    ),
    DraftSpec(
        "thank_you",
        "Thank somebody who helped",
        "A few lines to one person, once you have it",
        called="thank you",
        gathers="promotion",
        needs=for_thanks,
    ),
)
"""In the order a member needs them. Add yours here, and `prompts/drafts/<kind>.md.j2`."""


def spec_of(kind: DraftKind) -> DraftSpec:
    """Return how this kind of draft is made. Raises NoSuchDraftError."""
    found = next((spec for spec in DRAFTS if spec.kind == kind), None)
    if found is None:
        raise NoSuchDraftError
    return found


def name_of(kind: DraftKind, target: str) -> str:
    """Return what its file and its document are called: as a person would, and never the aim of it.

    `target` is the title of the next role, empty where there is none yet.
    """
    found = next((spec.called for spec in DRAFTS if spec.kind == kind), "")
    called = found or kind.replace("_", " ")
    return f"{target}, {called}" if target else capitalised(called)


def _names_of(spec: DraftSpec) -> tuple[str, ...]:
    title = spec.title.lower()
    return title, title.removeprefix("the ").removeprefix("your "), spec.kind.replace("_", " ")


NAMED: dict[str, DraftKind] = {name: spec.kind for spec in DRAFTS for name in _names_of(spec)}
"""What people call each draft, in lower case."""


def fitting(stage: Stage, *, has_talk: bool = True) -> tuple[DraftSpec, ...]:
    """Return the drafts to offer in a stage, in order; without a talk none that needs one."""
    offered = (spec for spec in DRAFTS if stage in spec.stages)
    return tuple(spec for spec in offered if has_talk or not spec.needs_talk)


ASKING: frozenset[DraftKind] = frozenset(spec.kind for spec in DRAFTS if spec.asks)
"""Drafts that ask for the promotion; nothing offers them while it is too early (000-7)."""

_BEFORE: frozenset[Stage] = frozenset({"learn", "criteria", "gaps"})
"""Stages that only prepare: whoever takes a draft that asks is told that it is early."""

_NOTES: dict[Stage, str] = {
    "work": "You're still closing gaps. Go ahead if you and your manager see it the same way. "
    "Otherwise let the next win come first.",
    "answered": "You have an answer. Use this one when you two look at it again.",
    "not_this_time": "Use this one when you two look at it again, with what has changed since.",
}


def draft_note(stage: Stage, kind: DraftKind) -> str:
    """Return what to say beside a draft that is early or late for this stage, else empty."""
    return _NOTES.get(stage, "") if kind in ASKING else ""


def is_early(stage: Stage, kind: DraftKind) -> bool:
    """Return True for a draft that asks for the promotion in a stage that only prepares for it."""
    return kind in ASKING and stage in _BEFORE
