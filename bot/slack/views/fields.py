"""Fields that several forms are made of; whatever is not said may stay empty."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from slack_sdk.models.blocks import (
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticSelectElement,
)

from bot.domain.calendar.working_days import TheirClock
from bot.domain.text.wording import first_name
from bot.slack.forms import Form
from bot.slack.text import plain, shortened

ONLY_EXPLAINED = ("xlsx", "xls", "ods", "numbers", "pdf", "doc", "odt", "rtf", "pages")
"""Files that can't be read and are taken, so that we say what works: Slack would only refuse."""

LONGEST_INPUT = 3000
"""Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element."""


def field(
    block_id: str,
    label: str,
    element: InputInteractiveElement,
    hint: str | None = None,
    *,
    optional: bool = True,
    dispatches: bool = False,
) -> InputBlock:
    """A field, optional unless said; one that `dispatches` tells the coach of every change."""
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=optional,
        element=element,
        dispatch_action=dispatches or None,
    )


def text_field(
    block_id: str,
    label: str,
    value: str,
    hint: str | None = None,
    *,
    is_long: bool = False,
    has_focus: bool = False,
    optional: bool = True,
) -> InputBlock:
    element = PlainTextInputElement(
        action_id=block_id,
        multiline=is_long,
        max_length=LONGEST_INPUT,
        initial_value=value[:LONGEST_INPUT] or None,
        focus_on_load=has_focus or None,
    )
    return field(block_id, label, element, hint, optional=optional)


def paste_fields(block_id: str, label: str) -> list[InputBlock]:
    """Several boxes for one long text, since Slack's own end at LONGEST_INPUT characters."""
    longest = f"{LONGEST_INPUT:,} characters fit. Longer? Go on in the next box, on a new line."
    return [
        text_field(block_id, label, "", longest, is_long=True),
        text_field(f"{block_id}-2", "The rest, if it is longer", "", is_long=True),
        text_field(f"{block_id}-3", "And what is left of it", "", is_long=True),
    ]


def read_paste(form: Form, block_id: str) -> str:
    """What was pasted into the boxes, one below the other."""
    boxes = (block_id, f"{block_id}-2", f"{block_id}-3")
    return "\n".join(text for box in boxes if (text := form.text(box)))


def date_field(
    block_id: str,
    label: str,
    initial: date | None,
    hint: str | None = None,
    *,
    optional: bool = True,
) -> InputBlock:
    element = DatePickerElement(
        action_id=block_id, initial_date=initial.isoformat() if initial else None
    )
    return field(block_id, label, element, hint, optional=optional)


def choice_field(
    block_id: str,
    label: str,
    options: Mapping[str, Option],
    chosen: str | None,
    prompt: str,
    *,
    optional: bool = True,
) -> InputBlock:
    element = StaticSelectElement(
        action_id=block_id,
        placeholder=plain(prompt),
        options=list(options.values()),
        initial_option=options.get(chosen or ""),
    )
    return field(block_id, label, element, optional=optional)


def initially(chosen: Sequence[str], options: Mapping[str, Option]) -> list[Option] | None:
    """Those of the chosen that are offered, as an element wants them: None for none."""
    return [options[name] for name in chosen if name in options] or None


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
    return [field(WHEN, "When", element, optional=False)]


def read_when(view: Mapping[str, Any]) -> datetime | None:
    """The instant (UTC) to send at; None: now."""
    chosen = Form(view).option(WHEN)
    return datetime.fromisoformat(chosen) if chosen and chosen != AT_ONCE else None
