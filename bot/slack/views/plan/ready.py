"""How "where am I" looks: the five parts, what is open, what readiness is made of; and the note."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    Option,
    RichTextListElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.plan.case import STAGES, Stage, StageMove
from bot.domain.plan.gate import Admission, Whereabouts
from bot.domain.plan.overview import parts_in_words
from bot.domain.plan.readiness import Part, Readiness
from bot.domain.text.wording import calendar_date, counted, gist
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said, shortened, small
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.fields import Words
from bot.slack.views.links import OPEN_SETTINGS, plain_button
from bot.slack.views.stages import STAGE_LABELS

TOLD_MANAGER = "ready_told_manager"
STEADY = "ready_steady"
GO_ON = "ready_go_on"

NOTE = Words(
    "note",
    "Why do you go on?",
    "One line. In Slack, only you see it. Later you will want to know.",
    longest=500,
    is_needed=True,
)
SHOWN = 150
MOST_NAMED, LONGEST_NAME = 2, 45
STEADY_MONTHS = (3, 6, 9, 12)


def ready_page(whereabouts: Whereabouts) -> View:
    stage = whereabouts.case.stage
    return modal(
        "Where am I?",
        "ready_page",
        blocks=[
            rich(line(parts_in_words(stage)), line(bold("Now  "), STAGE_LABELS[stage])),
            *_readiness(whereabouts),
            *_notes(whereabouts.moves),
        ],
    )


def after_moving(admission: Admission) -> View | None:
    """Where something is open, asks once why the member goes on; Cancel leaves the stage."""
    if admission.is_open:
        return None
    return modal(
        "Something is open",
        GO_ON,
        submit="Go on",
        close="Not yet",
        carries=carry(stage=admission.stage),
        blocks=[
            said(f"Before _{STAGE_LABELS[admission.stage]}_ this is still open:"),
            rich(_listed(admission.missing)),
            NOTE.block(),
        ],
    )


def read_note_form(view: Mapping[str, Any]) -> tuple[Stage, str]:
    stage = carried(view)["stage"]
    return next(known for known in STAGES if known == stage), NOTE.read(Form(view))


def _open_now(whereabouts: Whereabouts) -> list[Block]:
    if not whereabouts.open_items:
        return [rich(line("Nothing is open at this stage. You decide when you move on."))]
    blocks = _group("Open now", whereabouts.open_items)
    if whereabouts.open_items[0].name == "manager_told":
        blocks.append(
            ActionsBlock(block_id="ready-manager", elements=[_manager_button(whereabouts)])
        )
    return blocks


def _manager_button(whereabouts: Whereabouts) -> ButtonElement:
    if not whereabouts.case.manager_name:
        return plain_button("Name your manager", OPEN_SETTINGS)
    return plain_button("I told them", TOLD_MANAGER, is_primary=True)


def _readiness(whereabouts: Whereabouts) -> list[Block]:
    """Each part once: what is open at this stage, what comes later, and what holds."""
    found, open_now = whereabouts.readiness, whereabouts.open_items
    later = [part for part in found.parts if not part.is_met and part not in open_now]
    blocks: list[Block] = [
        HeaderBlock(text=plain("What ready is made of")),
        *_open_now(whereabouts),
        *_group("Comes later", later),
        *_group("Holds", [part for part in found.parts if part.is_met]),
    ]
    if found.left_out:
        rows = [(shortened(words, SHOWN),) for words in found.left_out]
        blocks.append(rich(line(bold("Doesn't count")), bullets(rows)))
    return [*blocks, _steady(whereabouts.case.steady_months), *_what_it_means(found)]


def _what_it_means(readiness: Readiness) -> list[Block]:
    if not readiness.is_ready:
        return [small("You can still ask at any time: it's your decision.")]
    ask = write_button("Draft the request", "meeting_request")
    return [said(readiness.note), ActionsBlock(block_id="ready-ask", elements=[ask])]


def _group(heading: str, parts: Sequence[Part]) -> list[Block]:
    if not parts:
        return []
    rows = [line(_mark(part), part.words, _behind(part)) for part in parts]
    return [rich(line(bold(heading)), *rows)]


def _behind(part: Part) -> str:
    """The first lines or gaps that keep a part open, in the member's own words."""
    if not part.behind:
        return ""
    rest = len(part.behind) - MOST_NAMED
    named = [gist(name, LONGEST_NAME) for name in part.behind[:MOST_NAMED]]
    return f" Not yet: {'; '.join([*named, *([f'{rest} more'] if rest > 0 else [])])}"


def _steady(months: int) -> SectionBlock:
    """How long proof has to hold differs from company to company (002-30)."""
    known = sorted({*STEADY_MONTHS, months})
    options = {m: Option(value=str(m), text=plain(counted(m, "month"))) for m in known}
    return SectionBlock(
        block_id="ready-steady",
        text="How long does proof have to hold where you are before it counts as steady?",
        accessory=StaticSelectElement(
            action_id=STEADY, options=list(options.values()), initial_option=options[months]
        ),
    )


def read_steady_months(action: Mapping[str, Any]) -> int:
    return int(action["selected_option"]["value"])


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
