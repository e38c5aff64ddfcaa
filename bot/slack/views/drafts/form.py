"""The form to change a draft, and the window to copy it from."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from bot.domain.drafts.draft import Draft
from bot.domain.text.blocks import Block as TextBlock
from bot.domain.text.blocks import as_plain
from bot.domain.text.pieces import Piece, pieces_of, together
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.shown import Shown
from bot.slack.text import plain, small
from bot.slack.views.delete import delete_button
from bot.slack.views.drafts.delete import DELETE

CHANGE = "draft_change"
COPIED = "draft_copied"

LONGEST_FIELD = 3000
"""Characters of a text input. Source: docs.slack.dev/reference/block-kit/block-elements."""

PIECE = 2700
"""Characters of one field of a long draft: room to write on in each."""

SIGNS = "What I format: # heading, - point, 1. step, > words to say, **bold**, [words](https://…)"
HOW_TO_COPY = (
    "Click into a field, select all of it and copy. Nothing you do here changes the draft."
)


def draft_form(draft: Draft, shown: Shown) -> View:
    """The text to change, in several fields where it is longer than one can hold."""
    pieces = pieces_of(draft.text, PIECE)
    facts = carry(
        draft=draft.id,
        version=draft.version,
        glues=json.dumps([piece.glue for piece in pieces]),
        **shown.facts(),
    )
    return modal(
        "Make it yours",
        CHANGE,
        submit="Save",
        carries=facts,
        blocks=[
            *_fields(pieces, SIGNS),
            ActionsBlock(block_id="draft-delete", elements=[delete_button(DELETE, draft.id)]),
        ],
    )


def read_draft_form(view: Mapping[str, Any]) -> tuple[int, str, int]:
    """The draft's id, its whole text, and the version that was opened."""
    facts, form = carried(view), Form(view)
    glues = json.loads(facts["glues"])
    text = together([form.text(_id(n)) for n in range(1, len(glues) + 1)], glues)
    return facts["draft"], text, facts["version"]


def copy_form(draft: Draft, text: Sequence[TextBlock]) -> View:
    """The words without any sign, ready to select; closing it either way changes nothing."""
    pieces = pieces_of(as_plain(text), LONGEST_FIELD)
    return modal(
        "Copy",
        COPIED,
        submit="Done",
        close="Close",
        blocks=[small(HOW_TO_COPY), *_subject(draft), *_fields(pieces)],
    )


def _subject(draft: Draft) -> Iterator[InputBlock]:
    if draft.subject:
        element = PlainTextInputElement(action_id="subject", initial_value=draft.subject)
        yield InputBlock(block_id="subject", label=plain("Subject"), optional=True, element=element)


def _fields(pieces: Sequence[Piece], hint: str = "") -> Iterator[InputBlock]:
    """A field for each; the hint stands below the last."""
    count = len(pieces)
    for number, piece in enumerate(pieces, 1):
        label = "The text" if count == 1 else f"The text, part {number} of {count}"
        yield InputBlock(
            block_id=_id(number),
            label=plain(label),
            hint=plain(hint) if hint and number == count else None,
            optional=count > 1 or not hint,
            element=PlainTextInputElement(
                action_id=_id(number),
                multiline=True,
                max_length=LONGEST_FIELD,
                initial_value=piece.text,
            ),
        )


def _id(number: int) -> str:
    return f"text-{number}"
