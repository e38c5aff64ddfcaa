"""Drafts and stages: which of them ask, and what is said beside one that comes early or late."""

from bot.domain.case import Stage
from bot.domain.draft import DraftKind
from bot.domain.drafting import DRAFTS

ASKING: frozenset[DraftKind] = frozenset(spec.kind for spec in DRAFTS if spec.asks)
"""Drafts that ask for the promotion; nothing offers them while it is too early (000-7)."""

_BEFORE: frozenset[Stage] = frozenset({"learn", "criteria", "gaps"})
"""Stages that only prepare: whoever takes a draft that asks is told that it is early."""

_NOTES: dict[Stage, str] = {
    "work": "You are still closing gaps. Go ahead if you and your manager see it the same way; "
    "otherwise let the next win come first.",
    "answered": "You have an answer. Use this one when you two look at it again.",
    "not_this_time": "Use this one for the day on which you two look at it again, with what has "
    "changed since.",
}


def draft_note(stage: Stage, kind: DraftKind) -> str:
    """Return what to say beside a draft that is early or late for this stage, else empty."""
    return _NOTES.get(stage, "") if kind in ASKING else ""


def is_early(stage: Stage, kind: DraftKind) -> bool:
    """Return True for a draft that asks for the promotion in a stage that only prepares for it."""
    return kind in ASKING and stage in _BEFORE
