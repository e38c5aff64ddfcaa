"""The form of a win and its reader; the fields change with the kind, what was typed stays."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.when import When, when_said
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import Line
from bot.domain.text.clean import clean_text
from bot.domain.wins.fields import fields_for
from bot.domain.wins.reading import past_day
from bot.domain.wins.win import LONGEST_TEXT, Benefited, Win, WinForm, WinKind, WinSource
from bot.slack.forms import Form, carry
from bot.slack.modal import modal
from bot.slack.text import is_user_id, plain
from bot.slack.views.fields import choice_field, date_field, field, initially, text_field
from bot.slack.views.links import plain_button
from bot.slack.views.wins.facts import fact_fields, read_facts
from bot.slack.views.wins.filing import (
    behaviour_options,
    benefit_options,
    kind_options,
    line_groups,
    line_options,
)

KIND_CHOSEN = "win_kind_chosen"
MORE_FIELDS = "win_more_fields"
BEHAVIOUR_CHOSEN = "win_behaviour_chosen"

TEXT = "text"
KIND = "kind"
HAPPENED_ON = "happened_on"
DETAIL = "detail"
BENEFIT = "benefited"
LINES = "criterion_ids"
BEHAVIOUR_FIELD = "behaviours"
PEOPLE = "people"
SEEN_BY = "seen_by"
LINKS = "links"
TAGS = "tags"
MARKS = "marks"

SIGNIFICANT = "significant"
PRIVATE = "private"


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
        _words_field(filled.text, has_focus=not focus_on_detail),
        date_field(HAPPENED_ON, "When?", filled.happened_on, _how_exactly(filled)),
        text_field(
            DETAIL,
            "What changed because of it?",
            filled.detail,
            "Before, what you did, and who is better off now. A number says most.",
            is_long=True,
            has_focus=focus_on_detail,
        ),
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
    yield filled.kind is not None, _kind_field(filled.kind)
    for one in fact_fields(fields_for(filled.kind, filled.behaviours), filled.facts):
        yield True, one
    benefit = choice_field(
        BENEFIT, "Who is better off?", benefit_options(), filled.benefited, "Choose who"
    )
    yield filled.benefited is not None, benefit
    for one in _lines_field(filled.criterion_ids, lines):
        yield bool(filled.criterion_ids), one
    yield bool(filled.behaviours), _behaviours_field(filled.behaviours)
    yield bool(filled.people), _people_field(filled.people)
    seen_by = ", ".join(filled.seen_by)
    yield bool(seen_by), text_field(SEEN_BY, "Who else saw it?", seen_by, "Names, with commas")
    links = "\n".join(filled.links)
    yield bool(links), text_field(LINKS, "Links", links, "One on each line", is_long=True)
    tags = ", ".join(filled.tags)
    hint = "Words that help you find it: impact, mentoring"
    yield bool(tags), text_field(TAGS, "Tags", tags, hint)
    yield filled.is_significant or filled.is_private, _marks_field(filled)


def _more_row() -> ActionsBlock:
    button = plain_button("More", MORE_FIELDS)
    return ActionsBlock(block_id=MORE_FIELDS, elements=[button])


def read_win_fields(view: Mapping[str, Any], today: date) -> WinForm:
    """What stands in them, as it was typed; a date left empty is today."""
    form = Form(view)
    kind, behaviours = read_kind(form.option(KIND)), form.options(BEHAVIOUR_FIELD)
    marks = form.options(MARKS)
    return WinForm(
        text=form.text(TEXT),
        happened_on=form.day(HAPPENED_ON) or today,
        detail=form.text(DETAIL),
        tags=read_tags(form.text(TAGS)),
        people=form.users(PEOPLE),
        links=_pieces(r"\s+", form.text(LINKS)),
        kind=kind,
        benefited=read_benefit(form.option(BENEFIT)),
        criterion_ids=form.options(LINES),
        behaviours=behaviours,
        seen_by=tuple(name.strip() for name in _pieces(r"[,;\n]+", form.text(SEEN_BY))),
        facts=read_facts(form, fields_for(kind, behaviours)),
        is_significant=SIGNIFICANT in marks,
        is_private=PRIVATE in marks,
    )


def read_tags(text: str) -> tuple[str, ...]:
    """Tags as people write them, with or without `#`, apart by commas or spaces."""
    return _pieces(r"[\s,;#]+", text.lower())


def read_kind(value: str | None) -> WinKind | None:
    return cast("WinKind", value) if value in get_args(WinKind) else None


def read_benefit(value: str | None) -> Benefited | None:
    return cast("Benefited", value) if value in get_args(Benefited) else None


def _words_field(text: str, *, has_focus: bool) -> InputBlock:
    element = PlainTextInputElement(
        action_id=TEXT,
        multiline=True,
        max_length=LONGEST_TEXT,
        initial_value=text or None,
        focus_on_load=has_focus,
    )
    return InputBlock(
        block_id=TEXT,
        label=plain("What did you do?"),
        hint=plain("One line is enough."),
        element=element,
    )


def _kind_field(kind: WinKind | None) -> InputBlock:
    options = kind_options()
    element = StaticSelectElement(
        action_id=KIND_CHOSEN,
        placeholder=plain("Choose what it was"),
        options=list(options.values()),
        initial_option=options.get(kind or ""),
    )
    return field(KIND, "What kind of win?", element, dispatches=True)


def _lines_field(chosen: Sequence[str], lines: Sequence[Line]) -> list[InputBlock]:
    """Nothing without a ladder: a menu needs an option."""
    options = line_options(lines)
    if not options:
        return []
    element = StaticMultiSelectElement(
        action_id=LINES,
        placeholder=plain("Choose expectations"),
        option_groups=line_groups(lines, options),
        initial_options=initially(chosen, options),
    )
    return [field(LINES, "What does it show of the next level?", element)]


def _behaviours_field(chosen: Sequence[str]) -> InputBlock:
    options = behaviour_options()
    element = StaticMultiSelectElement(
        action_id=BEHAVIOUR_CHOSEN,
        placeholder=plain("Choose behaviours"),
        options=list(options.values()),
        initial_options=initially(chosen, options),
    )
    return field(BEHAVIOUR_FIELD, "Which behaviour is it an example of?", element, dispatches=True)


def _people_field(people: Sequence[str]) -> InputBlock:
    element = UserMultiSelectElement(
        action_id=PEOPLE,
        placeholder=plain("Choose people"),
        initial_users=[who for who in people if is_user_id(who)] or None,
    )
    return field(PEOPLE, "Who was part of it or saw it?", element)


def _marks_field(filled: WinForm) -> InputBlock:
    options = {
        SIGNIFICANT: Option(value=SIGNIFICANT, text=plain("Significant: belongs in my portfolio")),
        PRIVATE: Option(value=PRIVATE, text=plain("Private: leave it out of files and drafts")),
    }
    chosen = [SIGNIFICANT] * filled.is_significant + [PRIVATE] * filled.is_private
    element = CheckboxesElement(
        action_id=MARKS,
        options=list(options.values()),
        initial_options=initially(chosen, options),
    )
    return field(MARKS, "Marks", element)


def _pieces(apart: str, text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(piece for piece in re.split(apart, clean_text(text)) if piece.strip())
    )


CAPTURE = "win_capture"
EDIT_FORM = "win_edit"

NOWHERE: Mapping[str, str] = {}


class NoLinkError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "One of these isn't a link. Put one on each line, each beginning with https://.",
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
    """The form of a saved win; it carries the revision that it was opened on."""
    blocks = win_fields(_filled(win), lines, focus_on_detail=focus_on_detail)
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
        span=win.span,
    )


def _form_view(callback_id: str, blocks: list[Block], facts: str) -> View:
    return modal(
        "Save a win" if callback_id == CAPTURE else "Edit your win",
        callback_id,
        submit="Save",
        carries=facts,
        blocks=blocks,
    )
