"""Buttons and other things to press, and which elements may stand in which block.

Limits: docs.slack.dev/reference/block-kit/block-elements, the page of each element.
"""

from playground.validation.composition import (
    COLOUR,
    CONFIRM,
    ID,
    LINK_OPTION,
    RICH_OPTION,
    offered_once,
    starts_as_offered,
)
from playground.validation.composition import IMAGE_SOURCES as _IMAGE_SOURCES
from playground.validation.composition import one_source as _one_source
from playground.validation.inputs import DATE_AND_TIME, INPUTS, MOMENT, RICH_TEXT_INPUT
from playground.validation.selects import MULTI_SELECTS, SELECTS
from playground.validation.shapes import Address, ByType, Check, Items, OneOf, Shape, Text, flag
from playground.validation.text import plain_text

_LABEL = plain_text(75)
_SPOKEN: dict[str, Check] = {"accessibility_label": Text(75)}
_PRESSED: dict[str, Check] = {"action_id": ID, "confirm": CONFIRM}

BUTTON = Shape(
    {"text": _LABEL},
    _PRESSED
    | _SPOKEN
    | {"value": Text(2000), "url": Address(), "style": COLOUR, "agent_prompt": Text(4000)},
)

_PARAMETER = Shape({"name": Text(least=1), "value": Text()})
_TRIGGER = Shape({"url": Address()}, {"customizable_input_parameters": Items(_PARAMETER)})
WORKFLOW_BUTTON = Shape(
    {"text": _LABEL, "workflow": Shape({"trigger": _TRIGGER})},
    _PRESSED | _SPOKEN | {"style": COLOUR},
)

OVERFLOW = Shape({"options": Items(LINK_OPTION, most=5, least=1)}, _PRESSED, (offered_once,))

_TICKED: dict[str, Check] = _PRESSED | {"focus_on_load": flag}
_TEN_OPTIONS: dict[str, Check] = {"options": Items(RICH_OPTION, most=10, least=1)}
_CHOICE_RULES = (offered_once, starts_as_offered)

CHOICES: dict[str, Shape] = {
    "checkboxes": Shape(
        _TEN_OPTIONS, _TICKED | {"initial_options": Items(RICH_OPTION)}, _CHOICE_RULES
    ),
    "radio_buttons": Shape(_TEN_OPTIONS, _TICKED | {"initial_option": RICH_OPTION}, _CHOICE_RULES),
}

_FEEDBACK = Shape({"text": _LABEL, "value": Text(2000)}, _SPOKEN)
IN_CONTEXT_ACTIONS = ByType(
    {
        "feedback_buttons": Shape(
            {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ID}
        ),
        "icon_button": Shape(
            {"icon": OneOf(("trash",)), "text": plain_text()},
            _PRESSED
            | _SPOKEN
            | {"value": Text(2000), "visible_to_user_ids": Items(Text(least=1), most=10)},
        ),
    },
    "feedback_buttons or icon_button",
)

_IMAGE: dict[str, Shape] = {
    "image": Shape({"alt_text": Text(2000)}, _IMAGE_SOURCES, (_one_source,)),
}
_BUTTONS: dict[str, Shape] = {
    "button": BUTTON,
    "workflow_button": WORKFLOW_BUTTON,
    "overflow": OVERFLOW,
}
_FIELDS: dict[str, Shape] = CHOICES | DATE_AND_TIME | SELECTS | MULTI_SELECTS

IN_ACTIONS = ByType(
    _BUTTONS | _FIELDS | MOMENT | RICH_TEXT_INPUT, "an element that actions may have"
)
IN_SECTION = ByType(_BUTTONS | _FIELDS | _IMAGE, "an element that a section may have")
IN_INPUT = ByType(INPUTS | _FIELDS | MOMENT | RICH_TEXT_INPUT, "an element that an input may have")
IN_CONTEXT = ByType(
    _IMAGE
    | {
        "plain_text": Shape({"text": Text(3000, 1)}, {"emoji": flag}),
        "mrkdwn": Shape({"text": Text(3000, 1)}, {"verbatim": flag}),
    },
    "text or an image",
)
