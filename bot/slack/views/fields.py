"""Fields that several forms are made of; whatever is not said may stay empty."""

from collections.abc import Mapping, Sequence
from datetime import date

from slack_sdk.models.blocks import (
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)

from bot.slack.forms import Form
from bot.slack.text import plain

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
    block_id: str, label: str, options: Mapping[str, Option], chosen: str | None, prompt: str
) -> InputBlock:
    element = StaticSelectElement(
        action_id=block_id,
        placeholder=plain(prompt),
        options=list(options.values()),
        initial_option=options.get(chosen or ""),
    )
    return field(block_id, label, element)


def initially(chosen: Sequence[str], options: Mapping[str, Option]) -> list[Option] | None:
    """Those of the chosen that are offered, as an element wants them: None for none."""
    return [options[name] for name in chosen if name in options] or None
