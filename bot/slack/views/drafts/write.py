"""What the coach can write: what fits the stage at once, all of it on a page of its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    InputBlock,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.drafts.catalogue import DRAFTS, DraftSpec, fitting, is_early, spec_of
from bot.domain.drafts.draft import Choices, DraftKind, Wish
from bot.domain.drafts.needs import Missing
from bot.domain.plan.case import Stage
from bot.domain.text.clean import on_one_line
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import said
from bot.slack.views.choices import Tick
from bot.slack.views.drafts.draft import CHOOSE
from bot.slack.views.fields import Day, Field, Words, blocks_of, values_of
from bot.slack.views.links import (
    OPEN_HEARD,
    OPEN_REVIEW,
    OPEN_WINS,
    RECORD_OTHER_TALK,
    SAVE_WIN,
    plain_button,
)

CHOSEN = "write_chosen"

PERIOD: tuple[Field[Any], ...] = (
    Day("since_on", "From which day on?"),
    Day("until_on", "Until which day?"),
)
MOTIVE = Tick(
    "motive",
    "Why you want it",
    "It stays private everywhere else. Read the draft before you give it to anybody.",
    box="Put it into this one draft",
    fills="has_motive",
)
WHOM = Words(
    "thanked",
    "Whom do you want to thank?",
    tidied=on_one_line,
    is_needed=True,
    fills="reader",
)
FOR_WHAT = Words(
    "thanked_for",
    "What for?",
    "It goes on after “Thank you for”, such as: trusting me with the vendor decision",
    tidied=on_one_line,
    is_needed=True,
)

OPENS: dict[str, tuple[str, str, DraftKind | None]] = {
    "win": ("Save a win", SAVE_WIN, None),
    "wins": ("My wins", OPEN_WINS, None),
    "talk": ("Record a talk", RECORD_OTHER_TALK, None),
    "heard": ("Tell me what you heard", OPEN_HEARD, None),
    "thanks": ("Say whom and for what", CHOOSE, "thank_you"),
    "follow_up": ("Write the e-mail", CHOOSE, "follow_up"),
    "timeline": ("Ask about the time", CHOOSE, "timeline"),
    "progress_note": ("Write the note", CHOOSE, "progress_note"),
    "confirmation": ("Ask for it in writing", CHOOSE, "confirmation"),
    "portfolio": ("Write your portfolio", CHOOSE, "portfolio"),
    "review": ("Rate myself", OPEN_REVIEW, None),
}
"""What is missing: the label, action and value of the button that leads to it."""


def draft_rows(stage: Stage, room: int) -> tuple[list[Block], list[Block]]:
    """Every draft there is: those that fit the stage, then the others.

    The proposal leads the others, since whoever looks for it has made up their mind. While it is
    early the first `room` rows hold nothing that asks, or says what one hopes for (000-7).
    """
    first = list(fitting(stage))
    others = [spec for spec in DRAFTS if spec not in first]
    if is_early(stage, "proposal"):
        quiet = [spec for spec in others if not (spec.asks or spec.may_hold_motive)]
        first += quiet[: max(room - len(first), 0)]
    rest = [spec for spec in others if spec not in first]
    rest.sort(key=lambda spec: (spec.kind != "proposal", not spec.asks))
    return [_row(spec) for spec in first], [_row(spec) for spec in rest]


def choice_form(kind: DraftKind, choices: Choices) -> View:
    """What a draft shall be about or hold, asked before it is written."""
    return modal(
        "Before I write it",
        CHOSEN,
        submit="Write it",
        carries=carry(kind=kind),
        blocks=[
            *(blocks_of(PERIOD, choices.usual) if choices.has_period else ()),
            *([MOTIVE.block()] if choices.has_motive else ()),
            *(_thanks(choices.usual) if choices.has_thanks else ()),
        ],
    )


def nothing_to_write(missing: Missing) -> View:
    """Why there is no letter, and the way to one; only the member reads it."""
    label, action_id, kind = OPENS[missing.opens]
    return modal(
        "Not written yet",
        None,
        blocks=[
            said(missing.sentence),
            ActionsBlock(
                block_id="nothing-to-write",
                elements=[plain_button(label, action_id, kind, is_primary=True)],
            ),
        ],
    )


def read_choice_form(view: Mapping[str, Any]) -> tuple[DraftKind, Wish]:
    said = values_of((*PERIOD, MOTIVE, WHOM, FOR_WHAT), Form(view))
    return spec_of(carried(view)["kind"]).kind, Wish(**said)


def _thanks(usual: Wish) -> list[InputBlock]:
    return blocks_of((WHOM, replace(FOR_WHAT, has_focus=bool(usual.reader))), usual)


def _row(spec: DraftSpec) -> SectionBlock:
    return SectionBlock(
        block_id=f"draft-{spec.kind}",
        text=f"*{spec.title}*\n{spec.good_for}",
        accessory=plain_button("Write it", CHOOSE, spec.kind, about=spec.title),
    )
