"""What was offered, and what the member raised a hand for: the form, its reader and the rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.talks.log import Opportunity, OpportunityDraft, OpportunityKind, Reply
from bot.domain.text.clean import on_one_line
from bot.domain.text.wording import day_near
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, shortened
from bot.slack.views.choices import Radio
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.fields import Field, PastDay, Words, blocks_of, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu

OPEN_FORM = "opportunity_open_form"
OPEN_HAND = "opportunity_open_hand"
SAVE = "opportunity_keep"
MAKE_GOAL = "opportunity_make_goal"
REMOVE = "opportunity_remove"
DELETE = "opportunity_delete"
DELETE_FORM = "opportunity_delete_form"

SHOWN = 200
TITLES: dict[OpportunityKind, str] = {"offered": "I was offered", "volunteered": "I raised my hand"}
WHO: dict[OpportunityKind, str] = {"offered": "Who offered it?", "volunteered": "Who heard it?"}
REPLIES: dict[OpportunityKind, dict[Reply, str]] = {
    "offered": {
        "accepted": "I said yes",
        "declined": "I said no",
        "open": "I haven't decided",
    },
    "volunteered": {
        "accepted": "They said yes",
        "declined": "They chose somebody else",
        "open": "I haven't heard",
    },
}


def _fields(kind: OpportunityKind) -> tuple[Field[Any], ...]:
    return (
        Words(
            "what",
            "What was it?",
            "Such as leading the incident review, or deciding on the vendor",
            tidied=on_one_line,
            has_focus=True,
            refusal="Say in a few words what it was: leading the incident review.",
        ),
        Words("with_name", WHO[kind], tidied=on_one_line),
        PastDay(
            "happened_on",
            "When?",
            is_needed=True,
            refusal="That day is still to come. Choose the day on which it came up.",
        ),
        Radio("reply", "What was the answer?", labels=REPLIES[kind], usual="open", is_needed=True),
        Words("result", "How did it end?", is_long=True),
    )


def opportunity_form(kind: OpportunityKind, today: date, known: Opportunity | None = None) -> View:
    return modal(
        TITLES[kind],
        SAVE,
        submit="Save",
        carries=carry(kind=kind, opportunity=known.id if known else None),
        blocks=blocks_of(_fields(kind), known or OpportunityDraft(kind, "", today)),
    )


def read_opportunity_form(
    view: Mapping[str, Any], today: date
) -> tuple[OpportunityDraft, int | None]:
    """What the form says, and which entry it changes."""
    facts = carried(view)
    kind = _kind(facts["kind"])
    said = values_of(_fields(kind), Form(view, today))
    return OpportunityDraft(kind, **said), facts.get("opportunity")


def read_opening(action: Mapping[str, Any]) -> tuple[OpportunityKind, int | None]:
    """The kind, and the entry to change, None for a new one."""
    word, _, number = str(action["value"]).partition(" ")
    return _kind(word), int(number) if number else None


def read_opportunity_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def opportunity_buttons() -> list[ButtonElement]:
    return [
        plain_button("I was offered something", OPEN_FORM, "offered"),
        plain_button("I raised my hand", OPEN_HAND, "volunteered"),
    ]


def opportunity_row(one: Opportunity, today: date) -> list[Block]:
    who = f", {one.with_name}" if one.with_name else ""
    lines = [
        line(
            bold(f"{TITLES[one.kind]}: "),
            f"{shortened(one.what, SHOWN)}{who}, {day_near(one.happened_on, today)}. "
            f"{REPLIES[one.kind][one.reply]}.",
        )
    ]
    if one.result:
        lines.append(line(bold("Result  "), shortened(one.result, SHOWN)))
    if one.goal_id:
        lines.append(line("It is one of your goals."))
    return [
        rich(*lines),
        ActionsBlock(block_id=f"opportunity-{one.id}", elements=[menu(*_buttons(one))]),
    ]


def _buttons(one: Opportunity) -> list[ButtonElement]:
    buttons = [
        plain_button("Change", OPEN_FORM, f"{one.kind} {one.id}"),
        delete_button(DELETE, one.id),
    ]
    if one.reply == "accepted" and one.goal_id is None:
        goal = plain_button("Make it a goal", MAKE_GOAL, str(one.id))
        return [goal, *buttons]
    return buttons


def delete_opportunity(one: Opportunity) -> View:
    goes = "It goes for good. A goal made from it stays."
    return delete_view(DELETE_FORM, "Delete this entry", one.id, one.what, goes)


def _kind(word: str) -> OpportunityKind:
    return next(kind for kind in TITLES if kind == word)
