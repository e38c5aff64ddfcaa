"""The fields of a win, what stands in them, and how that is read."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast, get_args

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
)

from bot.domain.kind import Benefited, WinKind
from bot.domain.ladder import Line
from bot.domain.reading import clean_text
from bot.domain.win import LONGEST_TEXT, WinForm
from bot.domain.win_fields import fields_for
from bot.slack.forms import Form
from bot.slack.text import is_user_id, plain
from bot.slack.views.fields import choice_field, date_field, field, initially, text_field
from bot.slack.views.win_choices import (
    behaviour_options,
    benefit_options,
    kind_options,
    line_groups,
    line_options,
)
from bot.slack.views.win_facts import fact_fields, read_facts

KIND_CHOSEN = "win_kind_chosen"
BEHAVIOUR_CHOSEN = "win_behaviour_chosen"

TEXT = "text"
KIND = "kind"
HAPPENED_ON = "happened_on"
DETAIL = "detail"
BENEFIT = "benefited"
LINES = "criterion_ids"
BEHAVIOURS = "behaviours"
PEOPLE = "people"
SEEN_BY = "seen_by"
LINKS = "links"
TAGS = "tags"
MARKS = "marks"

SIGNIFICANT = "significant"
PRIVATE = "private"


def win_fields(
    filled: WinForm, lines: Sequence[Line], *, focus_on_detail: bool = False
) -> list[Block]:
    """Those of every win, and those that its kind and behaviours ask for."""
    return [
        _words_field(filled.text, has_focus=not focus_on_detail),
        _kind_field(filled.kind),
        *fact_fields(fields_for(filled.kind, filled.behaviours), filled.facts),
        date_field(HAPPENED_ON, "When?", filled.happened_on),
        text_field(
            DETAIL,
            "What changed because of it?",
            filled.detail,
            "Before, what you did, and who is better off now. A number says most.",
            is_long=True,
            has_focus=focus_on_detail,
        ),
        choice_field(
            BENEFIT, "Who is better off?", benefit_options(), filled.benefited, "Choose who"
        ),
        *_lines_field(filled.criterion_ids, lines),
        _behaviours_field(filled.behaviours),
        _people_field(filled.people),
        text_field(SEEN_BY, "Who else saw it?", ", ".join(filled.seen_by), "Names, with commas"),
        text_field(LINKS, "Links", "\n".join(filled.links), "One on each line", is_long=True),
        text_field(
            TAGS, "Tags", ", ".join(filled.tags), "Words that help you find it: impact, mentoring"
        ),
        _marks_field(filled),
    ]


def read_win_fields(view: Mapping[str, Any], today: date) -> WinForm:
    """What stands in them, as it was typed; a date left empty is today."""
    form = Form(view)
    kind, behaviours = read_kind(form.option(KIND)), form.options(BEHAVIOURS)
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
        hint=plain("One line is enough; everything below is up to you."),
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
    return field(BEHAVIOURS, "Which behaviour is it an example of?", element, dispatches=True)


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
