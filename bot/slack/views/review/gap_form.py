"""How a gap is named from a line of the ladder: what is missing, who must see it, what helps."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.views import View

from bot.domain.ladder.gap import Gap, GapKind
from bot.domain.ladder.ladder import LineKey
from bot.domain.review.gaps import SUGGESTIONS
from bot.domain.review.map import MapLine
from bot.domain.text.wording import joined
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, said
from bot.slack.views.choices import Radio
from bot.slack.views.fields import Words
from bot.slack.views.goals.goal import open_form_button
from bot.slack.views.links import SAVE_WIN, plain_button
from bot.slack.views.review.rating import line_words
from bot.slack.views.review.review import SWITCH, read_key

NAME = "gap_name"
KINDS: dict[GapKind, str] = {
    "skill": "The skill: I haven't done it yet, or not at this level",
    "evidence": "The evidence: I do it, but those who decide don't see it",
}
NEXT: dict[GapKind, str] = {
    "skill": "A goal for this week is the way to close it: one thing you haven't done before.",
    "evidence": "Save what you did as a win, and let somebody see it who will be asked about you.",
}


KIND = Radio("gap_kind", "What is missing?", labels=KINDS, usual="skill", is_needed=True)
CONVINCE = Words(
    "gap_convince",
    "Who must be convinced that it is closed?",
    "Names with commas between them; the people above your manager count, too.",
    longest=200,
)


def gap_form(found: MapLine, manager: str) -> View:
    """Filled in as the ratings suggest it, and with the manager as who must be convinced."""
    key = found.line.key
    return modal(
        "Name the gap",
        NAME,
        submit="Save",
        carries=carry(criterion=key.criterion_id, level=key.level),
        blocks=[
            *line_words(found.line, "A gap"),
            KIND.block(found.gap),
            CONVINCE.block(manager),
        ],
    )


def read_gap(view: Mapping[str, Any]) -> tuple[LineKey, GapKind, tuple[str, ...]]:
    """The line, what is missing, and who must be convinced; nobody where that is empty."""
    form = Form(view)
    names = tuple(CONVINCE.read(form).split(","))
    return read_key(carried(view)), KIND.read(form) or "skill", names


def gap_saved(gap: Gap) -> View:
    """What the form turns into: what helps, as a button (002-27, 002-34)."""
    who = joined(gap.to_convince)
    parts = [line(bold("Gap: "), gap.title)]
    if who:
        parts.append(line(bold("Convinced must be  "), who))
    goal = open_form_button("Make it a goal", gap=gap, is_primary="goal" in SUGGESTIONS[gap.kind])
    buttons = [goal]
    if "capture" in SUGGESTIONS[gap.kind]:
        save = plain_button("Save a win", SAVE_WIN, is_primary=True)
        buttons.insert(0, save)
    back = plain_button("All expectations", SWITCH, str(gap.level))
    return modal(
        "Named",
        "gap_kept",
        close="Done",
        blocks=[
            rich(*parts),
            said(NEXT[gap.kind]),
            ActionsBlock(block_id=f"gap-{gap.id}", elements=[*buttons, back]),
        ],
    )
