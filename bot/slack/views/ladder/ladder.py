"""How a ladder looks: its banner, its levels, and the lines of one level, theme by theme."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    Option,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.ladder.ladder import LadderContent, LadderLine, Level, LineKey
from bot.domain.ladder.own import OwnLadder, level_of
from bot.domain.ladder.versions import banner_of, changes_in_words
from bot.domain.text.wording import counted
from bot.slack.forms import carried, carry
from bot.slack.modal import modal
from bot.slack.text import (
    Part,
    bold,
    bullets,
    line,
    link,
    plain,
    rich,
    said,
    shortened,
    small,
    words,
)
from bot.slack.views.links import plain_button

OPEN = "ladder_open"
SHOW = "ladder_show"
CURRENT_LEVEL = "ladder_current_level"
TARGET_LEVEL = "ladder_target_level"
SHOWN_LEVEL = "ladder_shown_level"
UP = "ladder_page_up"
DOWN = "ladder_page_down"
EDIT = "ladder_edit"
ADD = "ladder_add"
SIGN = "ladder_sign"
CHANGES = "ladder_changes"
YAML = "ladder_yaml"
CSV = "ladder_csv"
ELSE = "ladder_else"
GUIDELINES = "ladder_guidelines"
PICK = "ladder_pick"

PER_PAGE = 10
"""Lines on one page: each may have 1,500 characters, and a view has 250 kB."""

SHOWN = 700
"""Characters of what a line looks like; the whole of it is in the form and in the file."""

OPTION_TEXT = 75
"""Source: docs.slack.dev/reference/block-kit/composition-objects/option-object."""

LONGEST_URL = 3000

NOT_AGREED = "↻ reads differently from what was signed"


def open_ladder_button(label: str = "Ladder") -> ButtonElement:
    return plain_button(label, OPEN)


def ladder_view(
    own: OwnLadder, level: int | None = None, page: int = 1, *, waiting: int = 0, notice: str = ""
) -> View:
    """The lines of the level with this order, of the target without one.

    `waiting` is how many gathered lines there are to pick, `notice` what the member just did.
    """
    shown = _shown_level(own, level)
    return modal(
        "Your ladder",
        SHOW,
        carries=carry(level=shown.order, page=page),
        blocks=[
            *([words(notice)] if notice else []),
            *banner(own),
            *_levels(own, shown),
            DividerBlock(),
            *_page(own, shown, page),
            DividerBlock(),
            *_buttons(own, waiting),
        ],
    )


def read_place(view: Mapping[str, Any]) -> tuple[int, int]:
    """The level and the page that a ladder view shows."""
    facts = carried(view)
    return int(facts["level"]), int(facts["page"])


def read_level(action: Mapping[str, Any]) -> int:
    return int(action["selected_option"]["value"])


def banner(own: OwnLadder) -> list[Block]:
    """What stands above everything that is made from a ladder (002-16)."""
    blocks: list[Block] = [
        rich(line(bold(own.ladder.name)), line(banner_of(own.ladder)), block_id="banner")
    ]
    if own.open_again:
        blocks.append(words(changes_in_words(own.changes, len(own.open_again))))
    if own.ladder.note:
        blocks.append(words(own.ladder.note))
    return [*blocks, guidelines(own.guidelines)]


def guidelines(url: str) -> Block:
    """The checklist item of the company's own words on promotion (003-2)."""
    if url:
        return rich(line("☑ Your company's guidelines:  ", _link(url)), block_id="guidelines")
    return SectionBlock(
        block_id="guidelines",
        text="☐ Read what your company has written about promotions, and save the link here.",
        accessory=plain_button("Add the link", GUIDELINES),
    )


def level_options(content: LadderContent) -> dict[int, Option]:
    return {
        level.order: Option(value=str(level.order), text=plain(short(level.title)))
        for level in content.levels
    }


def lines_by_theme(lines: Sequence[LadderLine], open_again: Sequence[LineKey] = ()) -> list[Block]:
    """Each theme with its lines; the theme is named once a page."""
    return [
        rich(line(bold(theme)), bullets([_line(one, open_again) for one in group]))
        for theme, group in groupby(lines, key=lambda one: one.theme)
    ]


def short(text: str) -> str:
    return shortened(text, OPTION_TEXT)


def _shown_level(own: OwnLadder, order: int | None) -> Level:
    return level_of(own.ladder, order) or own.target or own.ladder.levels[0]


def _levels(own: OwnLadder, shown: Level) -> list[Block]:
    return [
        _level_choice("You are here", CURRENT_LEVEL, own.ladder, own.levels.current),
        _level_choice("You want to be here", TARGET_LEVEL, own.ladder, own.levels.target),
        _level_choice("Show the expectations of", SHOWN_LEVEL, own.ladder, shown.order),
    ]


def _level_choice(
    label: str, action_id: str, content: LadderContent, chosen: int | None
) -> SectionBlock:
    options = level_options(content)
    return SectionBlock(
        block_id=action_id,
        text=f"*{label}*",
        accessory=StaticSelectElement(
            action_id=action_id,
            placeholder=plain("Choose a level"),
            options=list(options.values()),
            initial_option=options.get(-1 if chosen is None else chosen),
        ),
    )


def _page(own: OwnLadder, shown: Level, page: int) -> list[Block]:
    lines = own.ladder.lines_at(shown.order)
    if not lines:
        sentence = "This level expects nothing yet. Add one, or import some from elsewhere."
        return [_title(shown, ""), said(sentence)]
    pages = -(-len(lines) // PER_PAGE)
    page = max(1, min(page, pages))
    first = (page - 1) * PER_PAGE
    part = lines[first : first + PER_PAGE]
    last = first + len(part)
    counts = counted(len(lines), "expectation")
    said_of = counts if pages == 1 else f"{counts}, these are {first + 1} to {last}"
    return [
        _title(shown, said_of),
        *lines_by_theme(part, own.open_again),
        _edit_choice(part),
        *_turning(page, pages),
    ]


def _title(level: Level, said_of: str) -> Block:
    return rich(line(bold(f"{level.title}"), f"   {said_of}" if said_of else ""))


def _line(one: LadderLine, open_again: Sequence[LineKey]) -> list[Part]:
    looks = "" if one.what_it_looks_like == one.text else one.what_it_looks_like
    parts: list[Part] = [bold(one.text)]
    if not one.is_required:
        parts.append("  (optional)")
    if one.key in open_again:
        parts.append(f"  {NOT_AGREED}")
    if looks:
        parts.append(f"\n{shortened(looks, SHOWN)}")
    return parts


def _edit_choice(lines: Sequence[LadderLine]) -> Block:
    options = [Option(value=one.key.criterion_id, text=plain(short(one.text))) for one in lines]
    return SectionBlock(
        block_id="ladder-edit",
        text="*Change an expectation*\nWhat you change becomes a new version.",
        accessory=StaticSelectElement(
            action_id=EDIT, placeholder=plain("Choose an expectation"), options=options
        ),
    )


def _turning(page: int, pages: int) -> list[Block]:
    buttons = []
    if page > 1:
        buttons.append(plain_button("Back a page", UP, str(page - 1)))
    if page < pages:
        buttons.append(plain_button("Next page", DOWN, str(page + 1)))
    return [ActionsBlock(block_id="ladder-turning", elements=buttons)] if buttons else []


def _buttons(own: OwnLadder, waiting: int) -> list[Block]:
    sign = [] if own.ladder.status == "agreed" else [plain_button("My manager agreed", SIGN)]
    changes = [plain_button("What changed", CHANGES)] if own.ladder.version > 1 else []
    drafts = counted(waiting, "draft expectation")
    pick = [plain_button(f"Pick from {drafts}", PICK)] if waiting else []
    add = plain_button("Add an expectation", ADD)
    return [
        ActionsBlock(block_id="ladder-do", elements=[*sign, add, *pick, *changes]),
        ActionsBlock(
            block_id="ladder-more",
            elements=[
                plain_button("As YAML", YAML),
                plain_button("As CSV", CSV),
                plain_button("Import or replace", ELSE),
                *([plain_button("Change the link", GUIDELINES)] if own.guidelines else []),
            ],
        ),
        small("In Slack, only you see this. To show it to your manager, download it."),
    ]


def _link(url: str) -> Part:
    return link(url, shortened(url, 100)) if len(url) <= LONGEST_URL else url
