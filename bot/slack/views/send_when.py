"""When something goes to somebody else: now, or at the start of their day."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    RadioButtonsElement,
)

from bot.domain.calendar.working_days import TheirClock
from bot.domain.text.wording import first_name
from bot.slack.forms import Form
from bot.slack.text import plain, shortened

WHEN = "send_when"
AT_ONCE = "now"
LONGEST_CALLED = 20


def when_fields(clock: TheirClock | None, name: str) -> list[InputBlock]:
    """Now, or at the start of their day; nothing to choose where their clock is not known.

    Where it is late for them the start of their day is chosen at first.
    """
    if clock is None:
        return []
    called = shortened(first_name(name), LONGEST_CALLED)
    now = Option(
        value=AT_ONCE,
        text=plain("Send now"),
        description=plain(f"It's {clock.now:%A}, {clock.now:%H:%M} for {called}."),
    )
    start = Option(
        value=clock.begins.astimezone(UTC).isoformat(),
        text=plain(f"Send at {clock.begins:%H:%M} {called}'s time"),
        description=plain(f"On {clock.begins:%A}, when their day begins."),
    )
    element = RadioButtonsElement(
        action_id=WHEN,
        options=[now, start],
        initial_option=now if clock.is_at_work else start,
    )
    return [InputBlock(block_id=WHEN, label=plain("When"), optional=False, element=element)]


def read_when(view: Mapping[str, Any]) -> datetime | None:
    """The instant (UTC) to send at; None: now."""
    chosen = Form(view).option(WHEN)
    return datetime.fromisoformat(chosen) if chosen and chosen != AT_ONCE else None
