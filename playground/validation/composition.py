"""The small objects inside elements: options, confirm dialogs, filters, images.

Limits: docs.slack.dev/reference/block-kit/composition-objects.
"""

from collections import Counter
from typing import Any

from playground.validation.problems import Findings
from playground.validation.shapes import Address, Check, Items, OneOf, Shape, Text, flag, typed
from playground.validation.text import any_text, plain_text

ID = Text(255)
PLACEHOLDER = plain_text(150)
COLOUR = OneOf(("primary", "danger"))

CONFIRM = Shape(
    {"text": any_text(300)},
    {
        "title": plain_text(100),
        "confirm": plain_text(30),
        "deny": plain_text(30),
        "style": COLOUR,
    },
)

DISPATCH_CONFIG = Shape(
    {},
    {
        "trigger_actions_on": Items(
            OneOf(("on_enter_pressed", "on_character_entered")), most=2, least=1
        )
    },
)

CONVERSATION_FILTER = Shape(
    {},
    {
        "include": Items(OneOf(("im", "mpim", "private", "public")), least=1),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)


def _option(text: Check, **more: Check) -> Shape:
    return Shape({"text": text, "value": Text(150)}, {"description": plain_text(75), **more})


PLAIN_OPTION = _option(plain_text(75))
RICH_OPTION = _option(any_text(75))
LINK_OPTION = _option(plain_text(75), url=Address())

OPTION_GROUP = Shape(
    {"label": plain_text(75), "options": Items(PLAIN_OPTION, most=100, least=1)},
)


def one_source(value: dict[str, Any], pointer: str, found: Findings) -> None:
    """Ask for a web address or a file in Slack, not both and not neither."""
    if ("image_url" in value) == ("slack_file" in value):
        found.add(pointer, "needs exactly one of image_url and slack_file")


def _one_name(value: dict[str, Any], pointer: str, found: Findings) -> None:
    if len(value) != 1:
        found.add(pointer, "needs exactly one of id and url")


SLACK_FILE = Shape({}, {"id": Text(least=1), "url": Address()}, (_one_name,))
IMAGE_SOURCES: dict[str, Check] = {"image_url": Address(), "slack_file": SLACK_FILE}
IMAGE = typed("image", Shape({"alt_text": Text(2000)}, IMAGE_SOURCES, (one_source,)))


def choices(value: dict[str, Any]) -> list[Any]:
    """List what an element offers, options in groups included, in reading order."""
    options = value.get("options")
    offered = list(options) if isinstance(options, list) else []
    groups = value.get("option_groups")
    for group in groups if isinstance(groups, list) else []:
        inside = group.get("options") if isinstance(group, dict) else None
        offered += inside if isinstance(inside, list) else []
    return offered


def offered_once(value: dict[str, Any], pointer: str, found: Findings) -> None:
    """Refuse two options of one element with the same value."""
    values = Counter(
        option["value"]
        for option in choices(value)
        if isinstance(option, dict) and isinstance(option.get("value"), str)
    )
    if any(count > 1 for count in values.values()):
        found.add(pointer, "has two options with the same value")


def starts_as_offered(value: dict[str, Any], pointer: str, found: Findings) -> None:
    """Refuse to start with what is not, letter for letter, one of the options."""
    chosen = value.get("initial_options", [])
    if "initial_option" in value:
        chosen = [value["initial_option"]]
    offered = choices(value)
    if isinstance(chosen, list) and any(each not in offered for each in chosen):
        found.add(pointer, "starts with an option that is not among its options")


def options_or_groups(value: dict[str, Any], pointer: str, found: Findings) -> None:
    """Ask for options or groups of them."""
    if ("options" in value) == ("option_groups" in value):
        found.add(pointer, "needs exactly one of options and option_groups")
