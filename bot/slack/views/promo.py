"""How the hub looks: where the member stands, the stage, the ways on, and the help."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    Option,
    RichTextSectionElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.commands import CommandNames
from bot.domain.plan.case import STAGES, Stage
from bot.domain.plan.overview import Overview
from bot.slack.text import Message, bold, bullets, code, line, plain, rich, said, shortened
from bot.slack.views.drafts.write import drafts_menu
from bot.slack.views.ladder.ladder import open_ladder_button
from bot.slack.views.links import OPEN_SETTINGS
from bot.slack.views.pages import page_buttons
from bot.slack.views.stages import STAGE_LABELS
from bot.slack.views.standing import standing
from bot.slack.views.who_reads import WHO_CAN_READ

MOVE_STAGE = "promo_stage"
LONGEST_ECHO = 60
"""Characters of what somebody typed that are read back to them."""

Sections = Mapping[str, Sequence[tuple[str, str]]]
"""The words that follow `/promo`, each with what it does, under what they are about."""


def hub(overview: Overview) -> Message:
    """The answer to `/promo` once a case is open."""
    return Message(text=f"Next step: {overview.next_step.title}", blocks=_hub_blocks(overview))


def lost(overview: Overview, promo: str, word: str, meant: str | None) -> Message:
    """The hub, under a line that there is no page `word`; `meant` is the page most like it."""
    return Message(
        text=f"I have no page called “{word}”.",
        blocks=[rich(_no_page(promo, word, meant)), *_hub_blocks(overview)],
    )


def _no_page(promo: str, word: str, meant: str | None) -> RichTextSectionElement:
    way_on = ("Did you mean ", code(f"{promo} {meant}"), "?")
    if meant is None:
        way_on = ("All I have is in ", code(f"{promo} help"), ".")
    return line(f"I have no page called “{shortened(word, LONGEST_ECHO)}”. ", *way_on)


def hub_view(overview: Overview) -> View:
    return View(
        type="modal",
        callback_id="promo_hub",
        title=plain("Your next rung"),
        close=plain("Close"),
        blocks=_hub_blocks(overview),
    )


def read_stage(action: Mapping[str, Any]) -> Stage:
    """From the menu of stages, or from a button that names one."""
    value = (action.get("selected_option") or action)["value"]
    return next(stage for stage in STAGES if stage == value)


def help_message(names: CommandNames, sections: Sections) -> Message:
    """Each section of pages under its name, and what each page does."""
    lines = (
        (code(names.win), "  keeps something you did"),
        (code(names.goal), "  sets what you will move this week"),
        (code(names.agenda), "  gathers your next 1:1, in the channel where you want it"),
        (code(names.promo), "  shows where you stand, and holds everything else"),
    )
    return Message(
        text="What I can do for you",
        blocks=[
            rich(line(bold("I help you get to the next rung.")), bullets(lines)),
            *(_section(names.promo, name, pages) for name, pages in sections.items()),
            said(
                "What you tell me is yours, and I show it to nobody unless you say so. "
                f"{WHO_CAN_READ}"
            ),
            ActionsBlock(
                block_id="promo-help",
                elements=[ButtonElement(text=plain("Settings"), action_id=OPEN_SETTINGS)],
            ),
        ],
    )


def _section(promo: str, name: str, pages: Sequence[tuple[str, str]]) -> Block:
    return rich(
        line(bold(name)),
        bullets([(code(f"{promo} {word}"), f"  {says}") for word, says in pages]),
    )


def stage_choice(stage: Stage) -> SectionBlock:
    """A select that moves the stage; only the member ever does."""
    options = {name: Option(value=name, text=plain(label)) for name, label in STAGE_LABELS.items()}
    return SectionBlock(
        block_id="stage",
        text="*How far you are*\nYou decide when this changes.",
        accessory=StaticSelectElement(
            action_id=MOVE_STAGE, options=list(options.values()), initial_option=options[stage]
        ),
    )


def _hub_blocks(overview: Overview) -> list[Block]:
    case = overview.case
    blocks = standing(overview)
    if case:
        blocks += [
            *page_buttons(),
            stage_choice(case.stage),
            *drafts_menu(case.stage),
        ]
    blocks.append(
        ActionsBlock(
            block_id="promo-more",
            elements=[
                open_ladder_button(),
                ButtonElement(text=plain("Settings"), action_id=OPEN_SETTINGS),
            ],
        )
    )
    return blocks
