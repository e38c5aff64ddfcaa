"""How "where am I" looks: the five parts, what is open, what readiness is made of; and the note."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    InputBlock,
    PlainTextInputElement,
    RichTextListElement,
)
from slack_sdk.models.views import View

from bot.domain.case import STAGES, Stage
from bot.domain.five_parts import parts_in_words
from bot.domain.gate import Admission, Part, Readiness
from bot.domain.stage_move import StageMove
from bot.domain.whereabouts import Whereabouts
from bot.domain.wording import calendar_date
from bot.slack.forms import Form, carried, carry
from bot.slack.text import bold, bullets, line, plain, rich, said, shortened, small
from bot.slack.views.draft import write_button
from bot.slack.views.promo import STAGE_LABELS
from bot.slack.views.settings import OPEN_SETTINGS

TOLD_MANAGER = "ready_told_manager"
GO_ON = "ready_go_on"

NOTE = "note"
LONGEST_NOTE = 500
SHOWN = 150


def ready_page(whereabouts: Whereabouts) -> View:
    stage = whereabouts.case.stage
    return View(
        type="modal",
        callback_id="ready_page",
        title=plain("Where am I?"),
        close=plain("Close"),
        blocks=[
            rich(line(parts_in_words(stage)), line(bold("Now  "), STAGE_LABELS[stage])),
            *_open_items(whereabouts),
            *_readiness(whereabouts.readiness),
            *_notes(whereabouts.moves),
        ],
    )


def after_moving(admission: Admission, tip: str) -> View | None:
    """The form for a note where something is open, else what is worth knowing now, if anything."""
    if not admission.is_open:
        return _note_form(admission)
    return _tip_view(tip) if tip else None


def _note_form(admission: Admission) -> View:
    """Asks once why the member goes on; Cancel leaves the stage as it was."""
    return View(
        type="modal",
        callback_id=GO_ON,
        title=plain("Something is open"),
        submit=plain("Go on"),
        close=plain("Not yet"),
        private_metadata=carry(stage=admission.stage),
        blocks=[
            said(f"Before _{STAGE_LABELS[admission.stage]}_ this is still open:"),
            rich(_listed(admission.missing)),
            InputBlock(
                block_id=NOTE,
                label=plain("Why do you go on?"),
                hint=plain("One line, for you alone. Later you will want to know."),
                optional=True,
                element=PlainTextInputElement(action_id=NOTE, max_length=LONGEST_NOTE),
            ),
        ],
    )


def read_note_form(view: Mapping[str, Any]) -> tuple[Stage, str]:
    stage = carried(view)["stage"]
    return next(known for known in STAGES if known == stage), Form(view).text(NOTE)


def _tip_view(words: str) -> View:
    """What is worth knowing at this moment, once."""
    return View(
        type="modal",
        callback_id="ready_tip",
        title=plain("Good to know"),
        close=plain("Close"),
        blocks=[said(words)],
    )


def _open_items(whereabouts: Whereabouts) -> list[Block]:
    if not whereabouts.open_items:
        return [rich(line("Nothing is open at this stage. You decide when you move on."))]
    blocks: list[Block] = [rich(line(bold("Open now")), _listed(whereabouts.open_items))]
    if whereabouts.open_items[0].name == "manager_told":
        blocks.append(
            ActionsBlock(block_id="ready-manager", elements=[_manager_button(whereabouts)])
        )
    return blocks


def _manager_button(whereabouts: Whereabouts) -> ButtonElement:
    if not whereabouts.case.manager_name:
        return ButtonElement(text=plain("Name your manager"), action_id=OPEN_SETTINGS)
    return ButtonElement(text=plain("I told them"), action_id=TOLD_MANAGER, style="primary")


def _readiness(readiness: Readiness) -> list[Block]:
    blocks: list[Block] = [
        HeaderBlock(text=plain("What ready is made of")),
        rich(bullets([(_mark(part), part.words) for part in readiness.parts])),
    ]
    if readiness.left_out:
        rows = [(shortened(words, SHOWN),) for words in readiness.left_out]
        blocks.append(rich(line(bold("Does not count")), bullets(rows)))
    if readiness.is_ready:
        ask = write_button("Draft the request", "meeting_request")
        blocks += [said(readiness.note), ActionsBlock(block_id="ready-ask", elements=[ask])]
    else:
        blocks.append(small("You may ask at any time all the same: it is your decision."))
    return blocks


def _notes(moves: Sequence[StageMove]) -> list[Block]:
    noted = [move for move in moves if move.note]
    if not noted:
        return []
    rows = [
        (
            f"{calendar_date(move.moved_on)}, {STAGE_LABELS[move.stage]}: ",
            shortened(move.note, SHOWN),
        )
        for move in noted[-3:]
    ]
    return [rich(line(bold("Why you went on")), bullets(rows))]


def _listed(parts: Sequence[Part]) -> RichTextListElement:
    return bullets([(part.words,) for part in parts])


def _mark(part: Part) -> str:
    return "✓  " if part.is_met else "○  "
