"""A draft: a text the coach wrote from the member's rows and the member may change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

DraftKind = Literal["meeting_request", "soft_ask", "conversation", "follow_up"]


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is Markdown as the coach wrote it or as the member last changed it.

    `subject` is set for e-mails. `is_edited` says that the words are now the member's own.
    """

    id: int
    kind: DraftKind
    title: str
    text: str
    created_at: datetime
    subject: str | None = None
    talk_id: int | None = None
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a kind of draft is made; the names are templates under `prompts/`.

    `note` is what the coach says beside the draft, before it is used; `subject` is None for what
    is not an e-mail. `needs_talk` says that it is written from a recorded talk.
    """

    kind: DraftKind
    title: str
    template: str
    note: str
    subject: str | None = None
    needs_talk: bool = False


DRAFTS: tuple[Recipe, ...] = (
    Recipe(
        "meeting_request",
        "Ask for a meeting",
        "drafts/meeting_request.md.j2",
        "help/before_meeting_request.txt.j2",
    ),
    Recipe(
        "soft_ask",
        "Say what you hope for",
        "drafts/soft_ask.md.j2",
        "help/before_soft_ask.txt.j2",
    ),
    Recipe(
        "conversation",
        "The conversation, step by step",
        "drafts/conversation.md.j2",
        "help/before_conversation.txt.j2",
    ),
    Recipe(
        "follow_up",
        "The e-mail after the talk",
        "drafts/follow_up.md.j2",
        "help/before_follow_up.txt.j2",
        subject="drafts/follow_up_subject.txt.j2",
        needs_talk=True,
    ),
)
"""In the order a member needs them. Add yours here and its templates under `prompts/`."""


def recipe_of(kind: DraftKind) -> Recipe:
    """Return how this kind of draft is made; every kind has one."""
    return next(recipe for recipe in DRAFTS if recipe.kind == kind)
