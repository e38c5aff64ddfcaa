"""The log: the talks that were held, what is still promised, and what was offered."""

from dataclasses import dataclass
from datetime import date

from bot.domain.opportunity import Opportunity
from bot.domain.talk import OpenPromise, Talk


@dataclass(frozen=True, slots=True)
class TalkLog:
    """Talks and opportunities with the newest first, promises with the earliest day first."""

    today: date
    talks: tuple[Talk, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
