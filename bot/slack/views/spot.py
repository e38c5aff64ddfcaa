"""Where a button stands: the check-in is written into its value, so that it can be redrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from bot.domain.calendar.weeks import CheckInKind, Week
from bot.domain.delivery.delivery import Posted
from bot.slack.forms import carried


@dataclass(frozen=True, slots=True)
class Spot:
    """A check-in message: which one, and the week it is about."""

    kind: CheckInKind
    week: Week

    def __str__(self) -> str:
        return f"{self.kind} {self.week.monday.isoformat()}"


def read_spot(words: Sequence[str]) -> Spot | None:
    """The spot that stands at the end of a value's words; None where the button is elsewhere."""
    for kind in get_args(CheckInKind):
        if words[-2:-1] == [kind]:
            return Spot(kind, Week(date.fromisoformat(words[-1])))
    return None


def spot_of(action: Mapping[str, Any]) -> Spot | None:
    """The check-in that a button stands in, None where it is elsewhere."""
    return read_spot(str(action.get("value") or "").split(" "))


def posted_at(body: Mapping[str, Any]) -> Posted | None:
    """Where the message with the button stands; None for a view or a passing message."""
    container = body.get("container") or {}
    if container.get("type") != "message" or container.get("is_ephemeral"):
        return None
    return Posted(container["channel_id"], container["message_ts"])


def place_of(spot: Spot | None, posted: Posted | None) -> dict[str, str]:
    """What a form carries to know which check-in it was opened from."""
    if spot is None or posted is None:
        return {}
    return {"spot": str(spot), "channel": posted.channel_id, "ts": posted.message_ts}


def opened_from(view: Mapping[str, Any]) -> tuple[Spot, Posted] | None:
    """The check-in that a form was opened from and where its message stands, if it was."""
    facts = carried(view)
    spot = read_spot(facts.get("spot", "").split(" "))
    if spot is None or "ts" not in facts:
        return None
    return spot, Posted(facts["channel"], facts["ts"])
