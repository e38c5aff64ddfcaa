"""Text objects: `plain_text` and `mrkdwn`, with the lengths that Slack allows in each place.

Limits: docs.slack.dev/reference/block-kit/composition-objects/text-object.
"""

from playground.validation.shapes import ByType, Check, Shape, Text, flag

TEXT_MOST = 3000


def _plain(most: int) -> Shape:
    return Shape({"text": Text(most, 1)}, {"emoji": flag})


def _mrkdwn(most: int) -> Shape:
    return Shape({"text": Text(most, 1)}, {"verbatim": flag})


def plain_text(most: int = TEXT_MOST) -> Check:
    return ByType({"plain_text": _plain(most)}, "this type of text")


def mrkdwn(most: int = TEXT_MOST) -> Check:
    return ByType({"mrkdwn": _mrkdwn(most)}, "this type of text")


def any_text(most: int = TEXT_MOST) -> Check:
    return ByType({"plain_text": _plain(most), "mrkdwn": _mrkdwn(most)}, "one type of text")
