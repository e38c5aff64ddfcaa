"""The forms about a ladder as it is: bring one, change a line, sign, note the company's link."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
)
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.ladder.editing import LineEdit
from bot.domain.ladder.ladder import (
    LONGEST_CRITERION,
    LONGEST_LOOKS,
    LONGEST_TITLE,
    LadderLine,
    LineKey,
)
from bot.domain.ladder.own import OwnLadder, level_of
from bot.domain.ladder.versions import banner_of
from bot.domain.text.clean import on_one_line
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, said, words
from bot.slack.views.choices import Ticks
from bot.slack.views.fields import (
    ONLY_EXPLAINED,
    Field,
    PastDay,
    Url,
    Words,
    blocks_of,
    file_field,
    paste_fields,
    read_paste,
    values_of,
)
from bot.slack.views.links import plain_button

IMPORTED = "ladder_imported"
EDITED = "ladder_edited"
SIGNED = "ladder_signed"
LINKED = "ladder_linked"
SCHEMA = "ladder_schema"

FILE = "file"
PASTED = "pasted"
REQUIRED = "required"
REMOVE = "remove"

FILE_TYPES = ["csv", "tsv", "txt", "md", "docx", "yaml", "yml", *ONLY_EXPLAINED]

MOST_BYTES = 12_800_000

LINE: tuple[Field[Any], ...] = (
    Words("theme", "Theme", tidied=on_one_line, longest=LONGEST_TITLE, is_needed=True),
    Words(
        "criterion",
        "What is expected",
        tidied=on_one_line,
        longest=LONGEST_CRITERION,
        is_needed=True,
    ),
)
LOOKS = Words(
    "what_it_looks_like",
    "What it looks like at this level",
    longest=LONGEST_LOOKS,
    is_long=True,
)
MARKS = Ticks(
    "marks",
    "And",
    labels={REQUIRED: "It is required at this level", REMOVE: "Take it off this level"},
)
LINK = Url("link", "The link", "Empty it to take the link away.")
SIGNED_BY = Words("signed_by", "Who agreed to it?", longest=LONGEST_TITLE, is_needed=True)
SIGNED_ON = PastDay(
    "signed_on",
    "When?",
    is_needed=True,
    refusal="That day is still to come. When did they agree?",
)


class NothingBroughtError(CoachError):
    sentence = "Choose a file, or paste the text below."
    field = FILE


def import_form(notice: str = "") -> View:
    """A file or a paste; what it is shows in the text."""
    return modal(
        "Bring your ladder",
        IMPORTED,
        submit="Look at it",
        blocks=[
            said(
                "A table with the skills, and a column or a row for each level. Copy it from your "
                "sheet or page and paste it, or choose a file: CSV, Word, Markdown or YAML. You "
                "see it before anything is saved."
            ),
            ActionsBlock(
                block_id="schema",
                elements=[plain_button("For my editor: what may stand in it", SCHEMA)],
            ),
            *([words(notice)] if notice else []),
            file_field(FILE, "The file", FILE_TYPES),
            *paste_fields(PASTED, "Or the text"),
        ],
    )


def read_import(view: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The file as Slack describes it, None without one, and what was pasted.

    Raises NothingBroughtError.
    """
    form = Form(view)
    files, pasted = form.files(FILE), read_paste(form, PASTED)
    if not files and not pasted.strip():
        raise NothingBroughtError
    return (dict(files[0]) if files else None), pasted


def edit_form(own: OwnLadder, one: LadderLine | None, level: int) -> View:
    """One line to change at this level, or an empty form for a new one."""
    title = (level_of(own.ladder, level) or own.ladder.levels[0]).title
    only_required = replace(MARKS, labels={REQUIRED: MARKS.labels[REQUIRED]})
    looks = one.what_it_looks_like if one and one.what_it_looks_like != one.text else ""
    return modal(
        "Change an expectation" if one else "Add an expectation",
        EDITED,
        submit="Save",
        carries=carry(
            id=one.key.criterion_id if one else "", level=level, version=own.ladder.version
        ),
        blocks=[
            words(banner_of(own.ladder)),
            *blocks_of(LINE, one, criterion=one.text if one else ""),
            replace(LOOKS, hint=title).block(looks),
            (MARKS if one else only_required).block(
                [REQUIRED] if one is None or one.is_required else []
            ),
        ],
    )


def read_edit(view: Mapping[str, Any]) -> tuple[LineEdit, bool, int]:
    """The line as the form says it, whether it is to be taken off, and of which version."""
    facts, form = carried(view), Form(view)
    marks = MARKS.read(form)
    edit = LineEdit(
        LineKey(facts["id"], int(facts["level"])),
        **values_of((*LINE, LOOKS), form),
        is_required=REQUIRED in marks,
    )
    return edit, REMOVE in marks, int(facts["version"])


def sign_form(own: OwnLadder, manager_name: str, today: date) -> View:
    """The manager's word for this version, as the member reports it (002-19)."""
    return modal(
        "Agreed",
        SIGNED,
        submit="Record it",
        carries=carry(version=own.ladder.version),
        blocks=[
            rich(
                line(bold(own.ladder.name), f", version {own.ladder.version}"),
                line(
                    "Show it to your manager first: download it, change what they "
                    "would change, and then come back here."
                ),
            ),
            SIGNED_BY.block(manager_name),
            SIGNED_ON.block(today),
        ],
    )


def read_sign(view: Mapping[str, Any], today: date) -> tuple[int, str, date]:
    """Version, name and day. Raises what a field refuses."""
    form = Form(view, today)
    return int(carried(view)["version"]), SIGNED_BY.read(form), SIGNED_ON.read(form)


def guidelines_form(url: str) -> View:
    """The link to what the company itself says (003-2)."""
    return modal(
        "Your company's words",
        LINKED,
        submit="Save",
        blocks=[
            said(
                "Somewhere there is a page, a handbook or a wiki on levels and promotions. Read it "
                "before you talk to anybody, and save the link here."
            ),
            LINK.block(url),
        ],
    )


def read_guidelines(view: Mapping[str, Any]) -> str:
    return LINK.read(Form(view))
