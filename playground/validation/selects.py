"""Menus: one or several of static options, people, conversations, channels, or the app's own.

Limits: docs.slack.dev/reference/block-kit/block-elements/select-menu-element.
"""

from playground.validation.composition import (
    CONFIRM,
    CONVERSATION_FILTER,
    ID,
    OPTION_GROUP,
    PLACEHOLDER,
    PLAIN_OPTION,
    offered_once,
    options_or_groups,
    starts_as_offered,
)
from playground.validation.shapes import Check, Items, Number, Shape, Text, flag

_ANY: dict[str, Check] = {
    "action_id": ID,
    "placeholder": PLACEHOLDER,
    "confirm": CONFIRM,
    "focus_on_load": flag,
}
_SEVERAL: dict[str, Check] = {**_ANY, "max_selected_items": Number(least=1, whole=True)}
_OFFERED: dict[str, Check] = {
    "options": Items(PLAIN_OPTION, most=100, least=1),
    "option_groups": Items(OPTION_GROUP, most=100, least=1),
}
_STATIC_RULES = (options_or_groups, offered_once, starts_as_offered)
_QUERY: dict[str, Check] = {"min_query_length": Number(least=0, whole=True)}
_CONVERSATIONS: dict[str, Check] = {
    "default_to_current_conversation": flag,
    "filter": CONVERSATION_FILTER,
}
_ANSWERS: dict[str, Check] = {"response_url_enabled": flag}
_NAME = Text(least=1)
_NAMES = Items(_NAME)

SELECTS: dict[str, Shape] = {
    "static_select": Shape({}, _ANY | _OFFERED | {"initial_option": PLAIN_OPTION}, _STATIC_RULES),
    "external_select": Shape({}, _ANY | _QUERY | {"initial_option": PLAIN_OPTION}),
    "users_select": Shape({}, _ANY | {"initial_user": _NAME}),
    "conversations_select": Shape(
        {}, _ANY | _CONVERSATIONS | _ANSWERS | {"initial_conversation": _NAME}
    ),
    "channels_select": Shape({}, _ANY | _ANSWERS | {"initial_channel": _NAME}),
}

MULTI_SELECTS: dict[str, Shape] = {
    "multi_static_select": Shape(
        {}, _SEVERAL | _OFFERED | {"initial_options": Items(PLAIN_OPTION)}, _STATIC_RULES
    ),
    "multi_external_select": Shape(
        {}, _SEVERAL | _QUERY | {"initial_options": Items(PLAIN_OPTION)}
    ),
    "multi_users_select": Shape({}, _SEVERAL | {"initial_users": _NAMES}),
    "multi_conversations_select": Shape(
        {}, _SEVERAL | _CONVERSATIONS | {"initial_conversations": _NAMES}
    ),
    "multi_channels_select": Shape({}, _SEVERAL | {"initial_channels": _NAMES}),
}
