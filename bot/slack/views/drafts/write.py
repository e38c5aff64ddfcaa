"""What the coach can write: what fits the stage at once, all of it on a page of its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    HeaderBlock,
    InputBlock,
    Option,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.drafts.catalogue import DRAFTS, DraftSpec, fitting, spec_of
from bot.domain.drafts.draft import Choices, DraftKind, Wish
from bot.domain.drafts.needs import Missing
from bot.domain.plan.case import Stage
from bot.slack.forms import Form, carried, carry
from bot.slack.text import plain, said, small
from bot.slack.views.drafts.draft import CHOOSE, UNSENT
from bot.slack.views.fields import date_field, field
from bot.slack.views.links import OPEN_CASE, OPEN_WINS, RECORD_OTHER_TALK, SAVE_WIN

OPEN_ALL = "write_open"
CHOSEN = "write_chosen"

SINCE = "since_on"
UNTIL = "until_on"
MOTIVE = "motive"

OPENS = {
    "win": ("Save a win", SAVE_WIN),
    "wins": ("My wins", OPEN_WINS),
    "talk": ("Record a talk", RECORD_OTHER_TALK),
}
"""What is missing, and the button that leads to it."""


def drafts_menu(stage: Stage) -> list[Block]:
    """The drafts that fit the stage, each with what it is good for, and the way to the others."""
    return [
        said("*Drafts*"),
        *(_row(spec) for spec in fitting(stage)),
        ActionsBlock(
            block_id="write",
            elements=[
                ButtonElement(text=plain("All drafts"), action_id=OPEN_ALL),
                ButtonElement(text=plain("My case"), action_id=OPEN_CASE),
            ],
        ),
    ]


def drafts_page(stage: Stage) -> View:
    """Every draft there is; the fitting ones first, those that ask last while it is early."""
    first = fitting(stage)
    others = [spec for spec in DRAFTS if spec not in first]
    return View(
        type="modal",
        callback_id="write_page",
        title=plain("Everything I can write"),
        close=plain("Close"),
        blocks=[
            *_group("For where you are now", first),
            *_group("For another day", sorted(others, key=lambda spec: spec.asks)),
            small(UNSENT),
        ],
    )


def choice_form(kind: DraftKind, choices: Choices) -> View:
    """What a draft shall be about or hold, asked before it is written."""
    return View(
        type="modal",
        callback_id=CHOSEN,
        title=plain("Before I write it"),
        submit=plain("Write it"),
        close=plain("Cancel"),
        private_metadata=carry(kind=kind),
        blocks=[
            *(_period(choices.usual) if choices.has_period else ()),
            *([_motive()] if choices.has_motive else ()),
        ],
    )


def nothing_to_write(missing: Missing) -> View:
    """Why there is no letter, and the way to one; only the member reads it."""
    label, action_id = OPENS[missing.opens]
    return View(
        type="modal",
        title=plain("Not written yet"),
        close=plain("Close"),
        blocks=[
            said(missing.sentence),
            ActionsBlock(
                block_id="nothing-to-write",
                elements=[ButtonElement(text=plain(label), action_id=action_id, style="primary")],
            ),
        ],
    )


def read_choice_form(view: Mapping[str, Any]) -> tuple[DraftKind, Wish]:
    form, wanted = Form(view), carried(view)["kind"]
    kind = spec_of(wanted).kind
    return kind, Wish(form.day(SINCE), form.day(UNTIL), MOTIVE in form.options(MOTIVE))


def _period(usual: Wish) -> tuple[InputBlock, InputBlock]:
    return (
        date_field(SINCE, "From which day on?", usual.since_on),
        date_field(UNTIL, "Until which day?", usual.until_on),
    )


def _motive() -> InputBlock:
    element = CheckboxesElement(
        action_id=MOTIVE, options=[Option(value=MOTIVE, text=plain("Put it into this one draft"))]
    )
    hint = "It stays private everywhere else. Read the draft before you give it to anybody."
    return field(MOTIVE, "Why you want it", element, hint)


def _group(heading: str, specs: Iterable[DraftSpec]) -> list[Block]:
    rows: list[Block] = [_row(spec) for spec in specs]
    return [HeaderBlock(text=plain(heading)), *rows] if rows else []


def _row(spec: DraftSpec) -> SectionBlock:
    return SectionBlock(
        block_id=f"draft-{spec.kind}",
        text=f"*{spec.title}*\n{spec.good_for}",
        accessory=ButtonElement(text=plain("Write it"), action_id=CHOOSE, value=spec.kind),
    )
