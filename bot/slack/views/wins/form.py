"""The form of a win and its reader; the fields change with the kind, what was typed stays."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
)
from slack_sdk.models.views import View

from bot.domain.calendar.when import When, when_said
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import Line
from bot.domain.text.clean import clean_text
from bot.domain.wins.fields import fields_for
from bot.domain.wins.reading import past_day
from bot.domain.wins.win import KINDS, LONGEST_TEXT, Win, WinForm, WinSource
from bot.slack.forms import Form, carry
from bot.slack.modal import modal
from bot.slack.views.choices import Many, People, Select, Ticks
from bot.slack.views.fields import Field, PastDay, Several, Words, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.wins.facts import fact_fields, read_facts
from bot.slack.views.wins.filing import (
    BENEFITED,
    behaviour_options,
    line_groups,
    line_options,
)

KIND_CHOSEN = "win_kind_chosen"
MORE_FIELDS = "win_more_fields"
BEHAVIOUR_CHOSEN = "win_behaviour_chosen"

SIGNIFICANT = "significant"
PRIVATE = "private"


def read_tags(text: str) -> tuple[str, ...]:
    """Tags as people write them, with or without `#`, apart by commas or spaces."""
    return _pieces(r"[\s,;#]+", text.lower())


def read_links(text: str) -> tuple[str, ...]:
    return _pieces(r"\s+", text)


def read_names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _pieces(r"[,;\n]+", text))


def _pieces(apart: str, text: str) -> tuple[str, ...]:
    """Each once, without those that are blank."""
    pieces = re.split(apart, clean_text(text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece.strip()))


TEXT = Words(
    "text",
    "What did you do?",
    "One line is enough.",
    tidied=str,
    longest=LONGEST_TEXT,
    is_long=True,
    is_needed=True,
)
HAPPENED_ON = PastDay("happened_on", "When?")
DETAIL = Words(
    "detail",
    "What changed because of it?",
    "Before, what you did, and who is better off now. A number says most.",
    tidied=str,
    is_long=True,
)
KIND = Select(
    "kind",
    "What kind of win?",
    labels={kind.key: kind.label for kind in KINDS},
    prompt="Choose what it was",
    action_id=KIND_CHOSEN,
    dispatches=True,
)
BENEFIT = Select("benefited", "Who is better off?", labels=BENEFITED, prompt="Choose who")
LINES = Many("criterion_ids", "What does it show of the next level?", prompt="Choose expectations")
BEHAVIOURS = Many(
    "behaviours",
    "Which behaviour is it an example of?",
    prompt="Choose behaviours",
    options=behaviour_options(),
    action_id=BEHAVIOUR_CHOSEN,
    dispatches=True,
)
PEOPLE = People("people", "Who was part of it or saw it?")
SEEN_BY = Several("seen_by", "Who else saw it?", "Names, with commas", parts=read_names, joint=", ")
LINKS = Several("links", "Links", "One on each line", parts=read_links, is_long=True)
TAGS = Several(
    "tags",
    "Tags",
    "Words that help you find it: impact, mentoring",
    parts=read_tags,
    joint=", ",
)
MARKS = Ticks(
    "marks",
    "Marks",
    labels={
        SIGNIFICANT: "Significant: belongs in my portfolio",
        PRIVATE: "Private: leave it out of files and drafts",
    },
)
FIRST: tuple[Field[Any], ...] = (TEXT, HAPPENED_ON, DETAIL)
REST: tuple[Field[Any], ...] = (BENEFIT, LINES, BEHAVIOURS, PEOPLE, SEEN_BY, LINKS, TAGS)


def win_fields(
    filled: WinForm,
    lines: Sequence[Line],
    *,
    focus_on_detail: bool = False,
    is_whole: bool = False,
) -> list[Block]:
    """What happened, when and what it changed; then whatever is filled in already.

    The others wait behind *More*. With `is_whole` they are all there, and those that the kind and
    the behaviours ask for.
    """
    return [
        replace(TEXT, has_focus=not focus_on_detail).block(filled.text),
        replace(HAPPENED_ON, hint=_how_exactly(filled)).block(filled.happened_on),
        replace(DETAIL, has_focus=focus_on_detail).block(filled.detail),
        *(block for is_shown, block in _further(filled, lines) if is_shown or is_whole),
        *([] if is_whole else [_more_row()]),
    ]


def _how_exactly(filled: WinForm) -> str | None:
    if filled.span == "day":
        return None
    when = When(filled.happened_on, filled.span)
    return f"So far it says “{when_said(when)}”. Choose another date to say the day."


def _further(filled: WinForm, lines: Sequence[Line]) -> Iterator[tuple[bool, Block]]:
    """Each field that may wait, and whether something stands in it."""
    yield filled.kind is not None, KIND.block(filled.kind)
    for block in fact_fields(fields_for(filled.kind, filled.behaviours), filled.facts):
        yield True, block
    options = line_options(lines)
    with_lines = replace(LINES, options=options, groups=line_groups(lines, options))
    for one in REST:
        value = getattr(filled, one.id)
        if one is not LINES:
            yield bool(value), one.block(value)
        elif options:
            yield bool(value), with_lines.block(value)
    marks = [SIGNIFICANT] * filled.is_significant + [PRIVATE] * filled.is_private
    yield bool(marks), MARKS.block(marks)


def _more_row() -> ActionsBlock:
    button = plain_button("More", MORE_FIELDS)
    return ActionsBlock(block_id=MORE_FIELDS, elements=[button])


def read_win_fields(view: Mapping[str, Any], today: date) -> WinForm:
    """What stands in them, as it was typed; a date left empty is today."""
    form = Form(view, today)
    said = values_of((*FIRST, KIND, *REST), form)
    marks = MARKS.read(form)
    return WinForm(
        **said,
        facts=read_facts(form, fields_for(said["kind"], said["behaviours"])),
        is_significant=SIGNIFICANT in marks,
        is_private=PRIVATE in marks,
    )


CAPTURE = "win_capture"
EDIT_FORM = "win_edit"

NOWHERE: Mapping[str, str] = {}


class NoLinkError(CoachError):
    sentence = "One of these isn't a link. Put one on each line, each beginning with https://."
    field = LINKS.id


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
    """The form of a saved win; it carries the revision that it was opened on."""
    blocks = win_fields(win, lines, focus_on_detail=focus_on_detail)
    return _form_view(EDIT_FORM, blocks, carry(id=win.id, revision=win.revision))


def changed_win_form(view: Mapping[str, Any], lines: Sequence[Line], today: date) -> View:
    """The open form with all its fields, those of the kind as well; the words as they were typed.

    After *More*, or after another kind was chosen.
    """
    blocks = win_fields(read_win_fields(view, today), lines, is_whole=True)
    return _form_view(view["callback_id"], blocks, view["private_metadata"])


def read_win_form(view: Mapping[str, Any], today: date) -> WinForm:
    """What the form says; a date left empty is today. Raises FutureWinError or NoLinkError."""
    form = read_win_fields(view, today)
    past_day(form.happened_on, today)
    if not all(re.match(r"https?://[^\s/]", link) for link in form.links):
        raise NoLinkError
    return form


def _form_view(callback_id: str, blocks: list[Block], facts: str) -> View:
    return modal(
        "Save a win" if callback_id == CAPTURE else "Edit your win",
        callback_id,
        submit="Save",
        carries=facts,
        blocks=blocks,
    )
