"""The minutes of a 1:1: a posted agenda with its actions, and how its owner corrects it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.agenda.action import AgendaAction
from bot.domain.agenda.agenda import Agenda, AgendaItem
from bot.domain.agenda.choices import with_topic
from bot.domain.agenda.readers import is_pair_by_name
from bot.domain.plan.case import Case, share_a_name


@dataclass(frozen=True, slots=True)
class Actor:
    """Who presses something on an agenda that stands in a conversation."""

    user_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What stands in the conversation. `name` is the owner's, `on` the day it was posted."""

    agenda: Agenda
    owner_id: str
    name: str
    on: date
    actions: tuple[AgendaAction, ...] = ()


def takes_part(by: Actor, minutes: Minutes, case: Case | None) -> bool:
    """Say whether somebody may tick and add: the owner, their manager, and whoever has an action.

    Where three meet, one of the two gives the third something to do. Nobody is turned away from a
    conversation of two, or while nobody knows who the manager is.
    """
    if by.user_id == minutes.owner_id or case is None:
        return True
    if not (case.manager_id or case.manager_name):
        return True
    if is_pair_by_name(minutes.agenda.channel_id, minutes.agenda.place_name):
        return True
    if by.user_id == case.manager_id:
        return True
    is_named = not case.manager_id and share_a_name(by.name, case.manager_name)
    return is_named or any(by.name and action.who == by.name for action in minutes.actions)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the owner changes: which items stand on it, the words of topics by key, one more."""

    ticked: frozenset[str] = frozenset()
    wordings: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""


def corrected(items: tuple[AgendaItem, ...], change: Correction) -> tuple[AgendaItem, ...]:
    """The same items as the owner wants them; what is private is not touched."""
    remaining = tuple(
        _corrected(item, change)
        for item in items
        if item.is_private or change.wordings.get(item.key, "-").strip()
    )
    return with_topic(remaining, change.topic.strip()) if change.topic.strip() else remaining


def _corrected(item: AgendaItem, change: Correction) -> AgendaItem:
    if item.is_private or item.is_waiting or item.kind == "meeting":
        return item
    words = " ".join(change.wordings.get(item.key, item.text).split())
    return replace(item, text=words, is_ticked=item.key in change.ticked)
