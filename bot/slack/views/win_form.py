"""The form of a win and its reader; the fields change with the kind, what was typed stays."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.ladder import Line
from bot.domain.reading import past_day
from bot.domain.win import Win, WinForm, WinSource
from bot.slack.forms import carry
from bot.slack.text import plain
from bot.slack.views.win_form_fields import LINKS, read_win_fields, win_fields

CAPTURE = "win_capture"
EDIT_FORM = "win_edit"

NOWHERE: Mapping[str, str] = {}


class NoLinkError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "One of these is not a link. Put one on each line, each beginning with https://.",
            field=LINKS,
        )


def capture_win_form(
    filled: WinForm,
    *,
    lines: Sequence[Line] = (),
    permalink: str | None = None,
    goal_id: int | None = None,
    source: WinSource = "form",
    place: Mapping[str, str] = NOWHERE,
) -> View:
    """An empty form, or one filled from a message or a finished goal.

    `place` is the check-in that it was opened from (`spot.place_of`).
    """
    facts = carry(permalink=permalink, goal=goal_id, source=source, **place)
    return _form_view(CAPTURE, win_fields(filled, lines), facts)


def edit_win_form(win: Win, *, lines: Sequence[Line] = (), focus_on_detail: bool = False) -> View:
    """The form of a kept win; it carries the revision that it was opened on."""
    blocks = win_fields(_filled(win), lines, focus_on_detail=focus_on_detail)
    return _form_view(EDIT_FORM, blocks, carry(id=win.id, revision=win.revision))


def changed_win_form(view: Mapping[str, Any], lines: Sequence[Line], today: date) -> View:
    """The open form after another kind was chosen: other fields, the words as they were typed."""
    blocks = win_fields(read_win_fields(view, today), lines)
    return _form_view(view["callback_id"], blocks, view["private_metadata"])


def read_win_form(view: Mapping[str, Any], today: date) -> WinForm:
    """What the form says; a date left empty is today. Raises FutureWinError or NoLinkError."""
    form = read_win_fields(view, today)
    past_day(form.happened_on, today)
    if not all(re.match(r"https?://[^\s/]", link) for link in form.links):
        raise NoLinkError
    return form


def _filled(win: Win) -> WinForm:
    return WinForm(
        text=win.text,
        happened_on=win.happened_on,
        detail=win.detail,
        tags=win.tags,
        people=win.people,
        links=win.links,
        kind=win.kind,
        benefited=win.benefited,
        criterion_ids=win.criterion_ids,
        behaviours=win.behaviours,
        seen_by=win.seen_by,
        facts=win.facts,
        is_significant=win.is_significant,
        is_private=win.is_private,
    )


def _form_view(callback_id: str, blocks: list[Block], facts: str) -> View:
    return View(
        type="modal",
        callback_id=callback_id,
        title=plain("Save a win" if callback_id == CAPTURE else "Edit your win"),
        submit=plain("Save"),
        close=plain("Cancel"),
        blocks=blocks,
        private_metadata=facts,
    )
