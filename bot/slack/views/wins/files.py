"""Taking wins along and bringing them in: the two forms, their readers, and the review queue."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    CheckboxesElement,
    DividerBlock,
    Option,
    RadioButtonsElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.text.wording import calendar_date, counted
from bot.domain.wins.found_line import MOST_AT_ONCE, Batch, Queue, QueuedLine
from bot.domain.wins.win import ExportForm, ExportWish
from bot.slack.forms import Form
from bot.slack.text import line, plain, rich, said, shortened, small
from bot.slack.views.fields import date_field, field, paste_fields, read_paste
from bot.slack.views.links import plain_button

EXPORT = "win_export"
IMPORT = "win_import"
QUEUE = "win_queue"
ON_ITS_WAY = "win_export_done"
APPROVE = "win_approve"
SCHEMA = "win_schema"
DISMISS = "win_dismiss"
APPROVE_NEXT = "win_approve_next"
TAKE_BACK = "win_take_back"
ANOTHER_LIST = "win_another_list"

FORM = "form"
SINCE = "since"
UNTIL = "until"
PRIVATE = "private"
PASTED = "pasted"
FILE = "file"

SCHEMA_ON_ITS_WAY = "The file is on its way to your messages with me."
SHOWN = 300
MANY = 2
FORMS: Mapping[ExportForm, str] = {
    "markdown": "Everything, to read (Markdown)",
    "digest": "For a review, by expectation (Markdown)",
    "portfolio": "Portfolio of the significant ones (Markdown)",
    "resume": "Lines for a résumé, without private ones (Markdown)",
    "csv": "For a spreadsheet (CSV)",
    "json": "To keep, and to import again (JSON)",
}


class PeriodError(CoachError):
    def __init__(self) -> None:
        super().__init__("It ends before it begins. Swap the two days.", field=UNTIL)


class NothingToBringInError(CoachError):
    def __init__(self) -> None:
        super().__init__("Paste your list here, or choose a file below.", field=PASTED)


def export_form() -> View:
    options = {key: Option(value=key, text=plain(words)) for key, words in FORMS.items()}
    form = RadioButtonsElement(
        action_id=FORM, options=list(options.values()), initial_option=options["markdown"]
    )
    private = CheckboxesElement(
        action_id=PRIVATE, options=[Option(value=PRIVATE, text=plain("The private ones, too"))]
    )
    blocks: list[Block] = [
        field(FORM, "As what?", form),
        date_field(SINCE, "From", None),
        date_field(UNTIL, "Until", None),
        field(PRIVATE, "Which", private),
        small("The file comes to your messages with me, and to nobody else."),
    ]
    return View(
        type="modal",
        callback_id=EXPORT,
        title=plain("Export"),
        submit=plain("Send me the file"),
        close=plain("Back"),
        blocks=blocks,
    )


def read_export(view: Mapping[str, Any]) -> ExportWish:
    """Raises PeriodError."""
    form = Form(view)
    chosen = form.option(FORM)
    since, until = form.day(SINCE), form.day(UNTIL)
    if since and until and until < since:
        raise PeriodError
    return ExportWish(
        cast("ExportForm", chosen) if chosen in get_args(ExportForm) else "markdown",
        since,
        until,
        has_private=PRIVATE in form.options(PRIVATE),
    )


def export_on_its_way() -> View:
    return View(
        type="modal",
        callback_id=ON_ITS_WAY,
        title=plain("On its way"),
        close=plain("Done"),
        blocks=[said("The file will be in your messages with me in a moment.")],
    )


def import_form(notice: str = "") -> View:
    files = FileInputElement(
        action_id=FILE, filetypes=["md", "txt", "csv", "json", "text"], max_files=1
    )
    blocks: list[Block] = [
        said(
            "A list that you have elsewhere: lines beginning with “- ”, or a table with the "
            "columns date and win. You decide line by line what becomes a win. A JSON file "
            "of mine comes back at once, as it was."
        ),
        ActionsBlock(
            block_id="schema",
            elements=[plain_button("For my editor: what may stand in the JSON", SCHEMA)],
        ),
        *([small(notice)] if notice else []),
        *paste_fields(PASTED, "Paste it here"),
        field(FILE, "Or choose a file", files),
    ]
    return View(
        type="modal",
        callback_id=IMPORT,
        title=plain("Import a list"),
        submit=plain("Read it"),
        close=plain("Back"),
        blocks=blocks,
    )


def read_import(view: Mapping[str, Any]) -> tuple[str, Mapping[str, Any] | None]:
    """The pasted text, and the file as Slack describes it; raises NothingToBringInError."""
    form = Form(view)
    pasted, files = read_paste(form, PASTED), form.files(FILE)
    if not pasted.strip() and not files:
        raise NothingToBringInError
    return pasted, files[0] if files else None


def queue_view(queue: Queue, brought: int | None = None, saved: Batch | None = None) -> View:
    """What waits for a yes or no.

    `brought` is how many lines or wins were new just now, `saved` what one press saved just now.
    """
    blocks: list[Block] = [said(_headline(queue, brought)), *_saved(saved), *_save_all(queue)]
    for queued_line in queue.queued_lines:
        blocks += _waiting(queued_line)
    another = plain_button("Import another list", ANOTHER_LIST)
    blocks.append(ActionsBlock(block_id="another", elements=[another]))
    return View(
        type="modal",
        callback_id=QUEUE,
        title=plain("Line by line"),
        close=plain("Done"),
        blocks=blocks,
    )


def read_batch(action: Mapping[str, Any]) -> tuple[int, int]:
    """The first and the last id of the wins to take back."""
    first, last = str(action["value"]).split(" ")
    return int(first), int(last)


def read_queued_line_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def _headline(queue: Queue, brought: int | None) -> str:
    new = "" if brought is None else f"{counted(brought, 'line')} new. "
    if brought == 0:
        new = "Nothing new in it: all of it was here before. "
    if not queue.waiting:
        return f"{new}Nothing waits for an answer. Your wins are in the list."
    return f"{new}*{counted(queue.waiting, 'line waits', 'lines wait')}* for your answer."


def _saved(batch: Batch | None) -> list[Block]:
    if batch is None:
        return []
    wins = counted(batch.count, "win")
    button = plain_button("Take them back", TAKE_BACK, f"{batch.first_id} {batch.last_id}")
    return [said(f"Saved: {wins}."), ActionsBlock(block_id="kept", elements=[button])]


def _save_all(queue: Queue) -> list[Block]:
    """One press for all of them; pointless for a single line."""
    if queue.waiting < MANY:
        return []
    is_all = queue.waiting <= MOST_AT_ONCE
    label = f"Save all {queue.waiting}" if is_all else f"Save the next {MOST_AT_ONCE}"
    button = plain_button(label, APPROVE_NEXT)
    return [ActionsBlock(block_id="all", elements=[button])]


def _waiting(queued_line: QueuedLine) -> list[Block]:
    on = queued_line.happened_on
    buttons = [
        plain_button("Save", APPROVE, str(queued_line.id), is_primary=True, about=queued_line.text),
        plain_button("Leave out", DISMISS, str(queued_line.id), about=queued_line.text),
    ]
    return [
        rich(
            line(shortened(queued_line.text, SHOWN)),
            line(calendar_date(on) if on else "No date in it: saved as of today."),
        ),
        ActionsBlock(block_id=f"candidate-{queued_line.id}", elements=buttons),
        DividerBlock(),
    ]


def details_of(wish: ExportWish) -> dict[str, Any]:
    """A wish as JSON can hold it; `wish_in` reads it back."""
    return {
        "form": wish.form,
        "since": wish.since and wish.since.isoformat(),
        "until": wish.until and wish.until.isoformat(),
        "private": wish.has_private,
    }


def wish_in(details: Mapping[str, Any]) -> ExportWish:
    since, until = details["since"], details["until"]
    return ExportWish(
        details["form"],
        since and date.fromisoformat(since),
        until and date.fromisoformat(until),
        has_private=details["private"],
    )
