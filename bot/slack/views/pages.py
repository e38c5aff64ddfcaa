"""The way into every page, for Home and the hub: three rows of buttons."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block

from bot.slack.text import small
from bot.slack.views.links import (
    OPEN_GROWTH,
    OPEN_ONE_TO_ONE,
    OPEN_PLAN,
    OPEN_PROGRESS,
    OPEN_READY,
    OPEN_TIMING,
    page_button,
)
from bot.slack.views.people import feedback, people
from bot.slack.views.review import review
from bot.slack.views.talks import questions, talk

PAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "Plan": (
        ("My plan", OPEN_PLAN),
        ("Where am I?", OPEN_READY),
        ("Is now a good time?", OPEN_TIMING),
        ("My progress", OPEN_PROGRESS),
    ),
    "The case": (
        ("Go through the lines", review.OPEN),
        ("Development goals", OPEN_GROWTH),
        ("My people", people.OPEN),
        ("Feedback", feedback.OPEN),
    ),
    "The talks": (
        ("Record a talk", talk.OPEN_FORM),
        ("My talks", talk.OPEN_LIST),
        ("What to find out", questions.OPEN),
        ("Your regular 1:1", OPEN_ONE_TO_ONE),
    ),
}
"""Label and action of each page, under what it is about. Add yours where a member looks for it."""


def page_buttons() -> list[Block]:
    """A row of buttons for each of the three, under its name."""
    return [block for name, pages in PAGES.items() for block in _row(name, pages)]


def _row(name: str, pages: Sequence[tuple[str, str]]) -> tuple[Block, Block]:
    buttons = [page_button(label, action_id) for label, action_id in pages]
    return small(name), ActionsBlock(block_id=name.lower().replace(" ", "-"), elements=buttons)
