"""How far back a proposal looks: the choice, also in the settings, with its reader (004-30)."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.plan.case_file import MONTHS, USUAL_MONTHS, CaseFile
from bot.domain.text.wording import counted
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, said
from bot.slack.views.choices import Select
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.fields import values_of
from bot.slack.views.links import plain_button

OPEN_FORM = "proposal_window_open"
SAVE = "proposal_window_keep"
MONTHS_BACK = Select(
    "months",
    "How far back the proposal looks",
    labels={months: counted(months, "month") for months in MONTHS},
    prompt="Choose",
    usual=USUAL_MONTHS,
)


def window_button() -> ButtonElement:
    return plain_button("How far back my proposal looks", OPEN_FORM)


def window_form(file: CaseFile) -> View:
    return modal(
        "Your proposal",
        SAVE,
        submit="Save",
        blocks=[
            said(
                f"What you did lately counts most, so {counted(USUAL_MONTHS, 'month')} are usual. "
                "Take more where you were away, or where the great thing was a while ago."
            ),
            MONTHS_BACK.block(file.months),
        ],
    )


def read_window_form(view: Mapping[str, Any]) -> dict[str, Any]:
    return values_of((MONTHS_BACK,), Form(view))


def window_saved(file: CaseFile) -> View:
    months = counted(file.months, "month")
    blocks: list[Block] = [
        rich(line("Saved. Your proposal tells of the last ", bold(months), " from now on.")),
        said(
            "*Next step:* write the proposal. One that you've edited stays as it is until you "
            "press Rewrite."
        ),
        ActionsBlock(
            block_id="proposal-window", elements=[write_button("Write the proposal", "proposal")]
        ),
    ]
    return modal("Your proposal", "proposal_window_kept", close="Done", blocks=blocks)
