"""The forms about a ladder as it is: bring one, change a line, sign, note the company's link."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    UrlInputElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement
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
from bot.domain.text.clean import clean_text, on_one_line
from bot.slack.forms import Form, carried, carry
from bot.slack.text import bold, line, plain, rich, said, shortened, words
from bot.slack.views.fields import ONLY_EXPLAINED, paste_fields, read_paste
from bot.slack.views.links import plain_button

IMPORTED = "ladder_imported"
EDITED = "ladder_edited"
SIGNED = "ladder_signed"
LINKED = "ladder_linked"
SCHEMA = "ladder_schema"

FILE = "file"
PASTED = "pasted"
THEME = "theme"
CRITERION = "criterion"
LOOKS = "what_it_looks_like"
MARKS = "marks"
REQUIRED = "required"
REMOVE = "remove"
SIGNED_BY = "signed_by"
SIGNED_ON = "signed_on"
LINK = "link"

FILE_TYPES = ["csv", "tsv", "txt", "md", "docx", "yaml", "yml", *ONLY_EXPLAINED]

MOST_BYTES = 12_800_000


class NothingBroughtError(CoachError):
    def __init__(self) -> None:
        super().__init__("Choose a file, or paste the text below.", field=FILE)


class SignedLaterError(CoachError):
    def __init__(self) -> None:
        super().__init__("That day is still to come. When did they agree?", field=SIGNED_ON)


def import_form(notice: str = "") -> View:
    """A file or a paste; what it is shows in the text."""
    return _form(
        "Bring your ladder",
        IMPORTED,
        "Look at it",
        [
            said(
                "A table with the skills, and a column or a row for each level. Copy it from your "
                "sheet or page and paste it, or choose a file: CSV, Word, Markdown or YAML. You "
                "see it before anything is saved."
            ),
            ActionsBlock(block_id="schema", elements=[_schema_button()]),
            *([words(notice)] if notice else []),
            _field(
                FILE,
                "The file",
                FileInputElement(action_id=FILE, filetypes=FILE_TYPES, max_files=1),
            ),
            *paste_fields(PASTED, "Or the text"),
        ],
    )


def read_import(view: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The file as Slack describes it, None without one, and what was pasted.

    Raises NothingBroughtError.
    """
    files = view["state"]["values"].get(FILE, {}).get(FILE, {}).get("files") or ()
    pasted = read_paste(Form(view), PASTED)
    if not files and not pasted.strip():
        raise NothingBroughtError
    return (dict(files[0]) if files else None), pasted


def _schema_button() -> ButtonElement:
    return plain_button("For my editor: what may stand in it", SCHEMA)


def edit_form(own: OwnLadder, one: LadderLine | None, level: int) -> View:
    """One line to change at this level, or an empty form for a new one."""
    title = (level_of(own.ladder, level) or own.ladder.levels[0]).title
    options = {
        REQUIRED: Option(value=REQUIRED, text=plain("It is required at this level")),
        REMOVE: Option(value=REMOVE, text=plain("Take it off this level")),
    }
    offered = list(options.values()) if one else [options[REQUIRED]]
    is_required = one is None or one.is_required
    marks = CheckboxesElement(
        action_id=MARKS,
        options=offered,
        initial_options=[options[REQUIRED]] if is_required else None,
    )
    looks = one.what_it_looks_like if one and one.what_it_looks_like != one.text else ""
    return _form(
        "Change a line" if one else "Add a line",
        EDITED,
        "Save",
        [
            words(banner_of(own.ladder)),
            _text(THEME, "Theme", one.theme if one else "", LONGEST_TITLE),
            _text(CRITERION, "What is expected", one.text if one else "", LONGEST_CRITERION),
            _field(
                LOOKS,
                "What it looks like at this level",
                _input(LOOKS, looks, LONGEST_LOOKS, is_long=True),
                title,
            ),
            _field(MARKS, "And", marks),
        ],
        carry(id=one.key.criterion_id if one else "", level=level, version=own.ladder.version),
    )


def read_edit(view: Mapping[str, Any]) -> tuple[LineEdit, bool, int]:
    """The line as the form says it, whether it is to be taken off, and of which version."""
    facts, form = carried(view), Form(view)
    marks = form.options(MARKS)
    edit = LineEdit(
        LineKey(facts["id"], int(facts["level"])),
        on_one_line(form.text(THEME)),
        on_one_line(form.text(CRITERION)),
        clean_text(form.text(LOOKS)).strip(),
        is_required=REQUIRED in marks,
    )
    return edit, REMOVE in marks, int(facts["version"])


def sign_form(own: OwnLadder, manager_name: str, today: date) -> View:
    """The manager's word for this version, as the member reports it (002-19)."""
    return _form(
        "Agreed",
        SIGNED,
        "Record it",
        [
            rich(
                line(bold(own.ladder.name), f", version {own.ladder.version}"),
                line(
                    "Show it to your manager first: download it, change what they "
                    "would change, and then come back here."
                ),
            ),
            _text(
                SIGNED_BY,
                "Who agreed to it?",
                shortened(manager_name, LONGEST_TITLE),
                LONGEST_TITLE,
            ),
            InputBlock(
                block_id=SIGNED_ON,
                label=plain("When?"),
                element=DatePickerElement(action_id=SIGNED_ON, initial_date=today.isoformat()),
            ),
        ],
        carry(version=own.ladder.version),
    )


def read_sign(view: Mapping[str, Any], today: date) -> tuple[int, str, date]:
    """Version, name and day. Raises SignedLaterError."""
    form = Form(view)
    on = form.day(SIGNED_ON) or today
    if on > today:
        raise SignedLaterError
    return int(carried(view)["version"]), form.text(SIGNED_BY), on


def guidelines_form(url: str) -> View:
    """The link to what the company itself says (003-2)."""
    return _form(
        "Your company's words",
        LINKED,
        "Save",
        [
            said(
                "Somewhere there is a page, a handbook or a wiki on levels and promotions. Read it "
                "before you talk to anybody, and save the link here."
            ),
            _field(
                LINK,
                "The link",
                UrlInputElement(action_id=LINK, initial_value=url or None),
                "Empty it to take the link away.",
            ),
        ],
    )


def read_guidelines(view: Mapping[str, Any]) -> str:
    return on_one_line(Form(view).text(LINK))


def _form(title: str, callback_id: str, submit: str, blocks: list[Any], facts: str = "") -> View:
    return View(
        type="modal",
        title=plain(title),
        submit=plain(submit),
        close=plain("Cancel"),
        callback_id=callback_id,
        private_metadata=facts,
        blocks=blocks,
    )


def _text(block_id: str, label: str, value: str, longest: int) -> InputBlock:
    return InputBlock(
        block_id=block_id, label=plain(label), element=_input(block_id, value, longest)
    )


def _input(
    action_id: str, value: str, longest: int, *, is_long: bool = False
) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id=action_id,
        initial_value=value or None,
        max_length=longest,
        multiline=is_long or None,
    )


def _field(
    block_id: str, label: str, element: InputInteractiveElement, hint: str | None = None
) -> InputBlock:
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=True,
        element=element,
    )
