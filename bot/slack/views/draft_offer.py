"""What the rows would change in words that the member made their own: to take over, or to leave."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    InputBlock,
    Option,
)
from slack_sdk.models.views import View

from bot.domain.draft import Offer
from bot.domain.text_changes import DiffLine, TextChange
from bot.domain.wording import counted
from bot.slack.forms import Form, carried, carry
from bot.slack.shown import Shown
from bot.slack.text import plain, shortened, small, words
from bot.slack.views.draft_versions import difference_blocks

OPEN_OFFER = "draft_offer"
TAKE_OVER = "draft_take_over"

OPTIONS = 10
"""Boxes of one group. Source: docs.slack.dev/reference/block-kit/block-elements, checkboxes."""

LONGEST_OPTION = 75

MOST_LINES, MOST_CHARACTERS = 29, 1200
"""Shown of one change, so that thirty of them are what a view can hold."""

MOVED = "You have changed this place yourself. Copy from here what you like."


def offer_notice(offer: Offer) -> list[Block]:
    """Beside the draft: that the rows moved on, and where to see how."""
    places = counted(len(offer.changes), "place")
    see = ButtonElement(
        text=plain("See the difference"), action_id=OPEN_OFFER, value=str(offer.draft.id)
    )
    return [
        words(
            "Your words stand as you left them. With what is in your record today, I would write "
            f"them differently in {places}."
        ),
        ActionsBlock(block_id="draft-offer", elements=[see]),
    ]


def offer_form(offer: Offer, mark: str, shown: Shown) -> View:
    """Each change with its lines, and a box for those that still have their place."""
    blocks: list[Block] = [
        words(
            "Tick what you would like to have in your text. What you leave stays as you wrote it, "
            "and I will not ask about it again."
        )
    ]
    for number, change in enumerate(offer.changes, 1):
        fits = offer.fits[number - 1]
        blocks.append(small(f"*Change {number}*" if fits else f"*Change {number}*  {MOVED}"))
        blocks += difference_blocks(_lines(change), MOST_LINES, MOST_CHARACTERS)
    return View(
        type="modal",
        callback_id=TAKE_OVER,
        title=plain("What has changed"),
        submit=plain("Done"),
        close=plain("Decide later"),
        private_metadata=carry(
            draft=offer.draft.id, version=offer.draft.version, mark=mark, **shown.facts()
        ),
        blocks=[*blocks, *_boxes(offer)],
    )


def read_offer_form(view: Mapping[str, Any]) -> tuple[tuple[int, int, str], tuple[int, ...]]:
    """The draft, its version and the mark of what was shown; and the places of what was ticked."""
    facts, form = carried(view), Form(view)
    groups = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    ticked = tuple(int(value) for group in groups for value in form.options(group))
    return (facts["draft"], facts["version"], facts["mark"]), ticked


def _boxes(offer: Offer) -> list[Block]:
    options = [
        Option(text=plain(_label(number, change)), value=str(number - 1))
        for number, change in enumerate(offer.changes, 1)
        if offer.fits[number - 1]
    ]
    starts = range(0, len(options), OPTIONS)
    return [_group(start, options[start : start + OPTIONS]) for start in starts]


def _group(start: int, options: Sequence[Option]) -> InputBlock:
    name = f"changes-{start}"
    return InputBlock(
        block_id=name,
        label=plain("Take over" if start == 0 else "And of these"),
        optional=True,
        element=CheckboxesElement(action_id=name, options=options),
    )


def _label(number: int, change: TextChange) -> str:
    """The first words that would come, or that would go."""
    told = next((text for text in (*change.new, *change.gone) if text.strip()), "an empty line")
    verb = "" if any(text.strip() for text in change.new) else "without: "
    return shortened(f"{number}. {verb}{told}", LONGEST_OPTION)


def _lines(change: TextChange) -> list[DiffLine]:
    return [
        *(DiffLine("gone", text) for text in change.gone),
        *(DiffLine("new", text) for text in change.new),
    ]
