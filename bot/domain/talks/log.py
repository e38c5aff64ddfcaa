"""The log: the talks that were held, what is still promised, and what was offered."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.talks.talk import OpenPromise, Talk

OpportunityKind = Literal["offered", "volunteered"]
Reply = Literal["open", "accepted", "declined"]


@dataclass(frozen=True, slots=True)
class OpportunityDraft:
    """`reply` is the member's own to an offer, and the other side's to a raised hand.

    `result` is how it ended, empty until that is known (001-9, 004-22).
    """

    kind: OpportunityKind
    what: str
    happened_on: date
    with_name: str = ""
    reply: Reply = "open"
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(OpportunityDraft):
    """`goal_id` is the weekly goal that it became, if it became one."""

    id: int
    goal_id: int | None = None


@dataclass(frozen=True, slots=True)
class TalkLog:
    """Talks and opportunities with the newest first, promises with the earliest day first."""

    today: date
    talks: tuple[Talk, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
