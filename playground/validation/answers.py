"""What an app answers with: the body of an acknowledgement, and what it posts to a `response_url`.

Sources: docs.slack.dev/interactivity/handling-user-interaction (response_url),
docs.slack.dev/surfaces/modals (response_action), and the page of external selects (options).
"""

from typing import Any

from playground.validation.composition import OPTION_GROUP, PLAIN_OPTION, options_or_groups
from playground.validation.payload import read_blocks
from playground.validation.problems import Findings, Problem, step
from playground.validation.shapes import Check, Items, OneOf, Shape, Text, anything, flag
from playground.validation.views import check_view


def _blocks(value: object, pointer: str, found: Findings) -> None:
    inside = Findings("invalid_blocks")
    read_blocks(value, "message", pointer, inside)
    found.problems += inside.problems


def _says_something(value: dict[str, Any], pointer: str, found: Findings) -> None:
    if not any(value.get(part) for part in ("text", "blocks", "attachments", "delete_original")):
        found.add(pointer, "needs text, blocks, attachments or delete_original", "no_text")


_ANSWER: dict[str, Check] = {
    "text": Text(40_000),
    "blocks": _blocks,
    "attachments": Items(anything, most=100),
    "response_type": OneOf(("ephemeral", "in_channel")),
    "thread_ts": Text(least=1),
    "metadata": anything,
    "parse": Text(),
    "replace_original": flag,
    "delete_original": flag,
    "unfurl_links": flag,
    "unfurl_media": flag,
    "mrkdwn": flag,
    "link_names": flag,
}
_MESSAGE = Shape({}, _ANSWER, (_says_something,))


def check_response(body: object) -> list[Problem]:
    """Check what an app posts to a response_url, or acknowledges a command with."""
    found = Findings("invalid_payload")
    _MESSAGE(body, "", found)
    return found.problems


def _errors(value: object, pointer: str, found: Findings) -> None:
    if not isinstance(value, dict) or not value:
        found.add(pointer, "must name at least one block_id")
        return
    for block_id, sentence in value.items():
        Text(least=1)(sentence, step(pointer, block_id), found)


_NEEDS = {"errors": "errors", "update": "view", "push": "view"}


def _what_it_needs(value: dict[str, Any], pointer: str, found: Findings) -> None:
    need = _NEEDS.get(str(value.get("response_action")))
    if need and need not in value:
        found.add(pointer, f"needs the property {need}")


_SUBMISSION = Shape(
    {"response_action": OneOf(("errors", "update", "push", "clear"))},
    {"errors": _errors, "view": anything},
    (_what_it_needs,),
)


def check_submission_answer(body: object) -> list[Problem]:
    """Check the acknowledgement of a view_submission; an empty one only closes the view."""
    if body in (None, "", {}):
        return []
    found = Findings("invalid_arguments")
    _SUBMISSION(body, "", found)
    if isinstance(body, dict) and "view" in body:
        found.problems += check_view(body["view"], "modal")
    return found.problems


_SUGGESTIONS = Shape(
    {},
    {
        "options": Items(PLAIN_OPTION, most=100),
        "option_groups": Items(OPTION_GROUP, most=100),
    },
    (options_or_groups,),
)


def check_suggestions(body: object) -> list[Problem]:
    """Check the acknowledgement of a block_suggestion: options or groups of them."""
    found = Findings("invalid_arguments")
    _SUGGESTIONS(body, "", found)
    return found.problems
