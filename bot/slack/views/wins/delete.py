"""A win is deleted for good: what goes with it and what stays is said before."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.views import View

from bot.domain.text.wording import counted
from bot.domain.wins.win import Traces, Win
from bot.slack.forms import carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, rich, said, shortened, small
from bot.slack.views.wins.win import SHOWN, win_button

DELETE_FORM = "win_delete_form"
DELETED = "win_deleted"
UNDO_INSTEAD = "win_undo_instead"


def delete_form(win: Win, traces: Traces, over: Mapping[str, Any] | None = None) -> View:
    """Says what goes with it, before it goes.

    `over` is the open list that it was pressed in: it is carried, to be right afterwards.
    """
    above = {"list": over["id"], **carried(over)} if over else {}
    return modal(
        "Delete this win",
        DELETE_FORM,
        submit="Delete for good",
        close="Leave it",
        carries=carry(win=win.id, **above),
        blocks=[
            rich(line(shortened(win.text, SHOWN))),
            said("*Nobody can bring it back.*"),
            rich(bullets([(words,) for words in _goes_along(traces)])),
            small("Want it back one day? “Take it back” leaves it out and can be undone."),
            ActionsBlock(
                block_id="instead", elements=[win_button("Take it back", UNDO_INSTEAD, win)]
            ),
        ],
    )


def read_delete(view: Mapping[str, Any]) -> tuple[int, str | None, int]:
    """The win that is to go; the id of the list that it was in, and its page, if it was in one."""
    facts = carried(view)
    return int(facts["win"]), facts.get("list"), int(facts.get("page", 1))


def win_deleted(win: Win) -> View:
    return modal(
        "Deleted",
        DELETED,
        close="Done",
        blocks=[rich(line(bold(f"Win {win.number} is deleted for good.")))],
    )


def _goes_along(traces: Traces) -> list[str]:
    """What else is removed, and what stays, each as a line."""
    lines = ["It leaves your lists, your files, the map, and what I write from now on."]
    if traces.versions:
        lines.append(
            f"{counted(traces.versions, 'earlier version')} of drafts that quote it: gone."
        )
    if traces.shares:
        times = counted(traces.shares, "time")
        lines.append(f"You shared it {times}: its words go, the entry in your list stays.")
    if traces.goals:
        lines.append("The goal that it came from stays, without it.")
    if traces.drafts:
        lines.append(
            f"{counted(traces.drafts, 'draft')} quote it now. Those are your words, and they stay."
        )
    return [*lines, "What you posted or sent stays where it is."]
