"""Taking wins along and bringing them in: the two forms, their readers, and the review queue."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DividerBlock,
    InteractiveElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.when import when_said
from bot.domain.errors import CoachError
from bot.domain.text.wording import counted
from bot.domain.wins.found_line import MOST_AT_ONCE, Batch, Queue, QueuedLine
from bot.domain.wins.summary import Summary
from bot.domain.wins.win import ExportForm, ExportWish
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, said, shortened, small
from bot.slack.views.choices import Radio, Tick
from bot.slack.views.fields import (
    ONLY_EXPLAINED,
    Day,
    Field,
    blocks_of,
    file_field,
    paste_fields,
    read_paste,
    values_of,
)
from bot.slack.views.links import plain_button
from bot.slack.views.wins.account import account, news
from bot.slack.views.wins.found_date import ALL, ASK_DATE

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
DISMISS_ALL = "win_dismiss_all"
ASK_AGAIN = "win_ask_all_again"
LEFT_OUT = "win_left_out"

PASTED = "pasted"
FILE = "file"

COMES_BACK: Mapping[ExportForm, str] = {
    "markdown": "It ends with a comment for me.",
    "csv": "Its last column is for me.",
}
ON_ITS_WAY_TO_YOU = "The file is on its way to your messages with me."
LISTS = ("md", "markdown", "txt", "text", "csv", "tsv", "docx", "json")
SHOWN = 300
DETAILS_SHOWN = 4
"""Lines of what is said of a win that are shown before it is saved."""

MANY = 2
FORMS: Mapping[ExportForm, str] = {
    "markdown": "Everything, to read (Markdown)",
    "digest": "For a review, by expectation (Markdown)",
    "portfolio": "Portfolio of the significant ones (Markdown)",
    "resume": "Lines for a résumé, without private ones (Markdown)",
    "csv": "For a spreadsheet (CSV)",
    "json": "To keep, and to import again (JSON)",
}


WISH: tuple[Field[Any], ...] = (
    Radio("form", "As what?", labels=FORMS, usual="markdown"),
    Day("since", "From"),
    Day("until", "Until"),
    Tick("private", "Which", box="The private ones, too", fills="has_private"),
)


class PeriodError(CoachError):
    sentence = "It ends before it begins. Swap the two days."
    field = "until"


class NothingToBringInError(CoachError):
    sentence = "Paste your list here, or choose a file below."
    field = PASTED


def export_form() -> View:
    return modal(
        "Export",
        EXPORT,
        submit="Send me the file",
        close="Back",
        blocks=[
            *blocks_of(WISH),
            small("The file comes to your messages with me, and to nobody else."),
        ],
    )


def read_export(view: Mapping[str, Any]) -> ExportWish:
    """Raises PeriodError."""
    wish = ExportWish(**values_of(WISH, Form(view)))
    if wish.since and wish.until and wish.until < wish.since:
        raise PeriodError
    return wish


def export_on_its_way(wish: ExportWish) -> View:
    return modal(
        "On its way",
        ON_ITS_WAY,
        close="Done",
        blocks=[said(_about_file(wish))],
    )


def _about_file(wish: ExportWish) -> str:
    """What of it is there for an import, and what is not in it."""
    sentences = ["The file will be in your messages with me in a moment."]
    if wish.form in COMES_BACK:
        sentences += [
            COMES_BACK[wish.form],
            "Import it, and each win comes back as it was.",
            "Delete that before you pass the file on.",
        ]
    if not wish.has_private and wish.form != "resume":
        sentences.append("Private wins aren't in it: tick them if you want to have all.")
    return " ".join(sentences)


def import_form(notice: str = "") -> View:
    blocks: list[Block] = [
        said(
            "Bring a list that you have elsewhere: points or dated paragraphs, from Word or "
            "anywhere else, or a table with the columns date and win. You decide line by line "
            "what becomes a win. My own exports come back at once, as they were."
        ),
        ActionsBlock(
            block_id="schema",
            elements=[plain_button("For my editor: what may stand in the JSON", SCHEMA)],
        ),
        *([small(notice)] if notice else []),
        *paste_fields(PASTED, "Paste it here"),
        file_field(FILE, "Or choose a file", [*LISTS, *ONLY_EXPLAINED]),
    ]
    return modal("Import a list", IMPORT, submit="Read it", close="Back", blocks=blocks)


def read_import(view: Mapping[str, Any]) -> tuple[str, Mapping[str, Any] | None]:
    """The pasted text, and the file as Slack describes it; raises NothingToBringInError."""
    form = Form(view)
    pasted, files = read_paste(form, PASTED), form.files(FILE)
    if not pasted.strip() and not files:
        raise NothingToBringInError
    return pasted, files[0] if files else None


def queue_view(
    queue: Queue,
    summary: Summary | None = None,
    saved: Batch | None = None,
    *,
    dismissed: int = 0,
    notice: str = "",
) -> View:
    """What waits for a yes or no.

    `summary` is that of a list that was read just now, `saved` what one press saved just now, and
    `dismissed` how many one press left out.
    """
    blocks: list[Block] = [said(_headline(queue, summary)), *_saved(saved), *_dismissed(dismissed)]
    blocks += account(summary) if summary else []
    blocks += [small(notice)] if notice else []
    blocks += _for_all(queue)
    for queued_line in queue.queued_lines:
        blocks += _waiting(queued_line)
    blocks.append(ActionsBlock(block_id="another", elements=_beside(queue)))
    return modal("Line by line", QUEUE, close="Done", blocks=blocks)


def read_batch(action: Mapping[str, Any]) -> tuple[int, int]:
    """The first and the last id of the wins to take back."""
    first, last = str(action["value"]).split(" ")
    return int(first), int(last)


def read_queued_line_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def _headline(queue: Queue, summary: Summary | None) -> str:
    new = f"{news(summary)} " if summary else ""
    if not queue.waiting:
        return f"{new}Nothing waits for an answer. Your wins are in the list."
    return f"{new}*{counted(queue.waiting, 'line waits', 'lines wait')}* for your answer."


def _saved(batch: Batch | None) -> list[Block]:
    if batch is None:
        return []
    wins = counted(batch.count, "win")
    button = plain_button("Take them back", TAKE_BACK, f"{batch.first_id} {batch.last_id}")
    return [said(f"Saved: {wins}."), ActionsBlock(block_id="kept", elements=[button])]


def _dismissed(count: int) -> list[Block]:
    if not count:
        return []
    undo = ActionsBlock(block_id="dismissed", elements=[plain_button("Undo", ASK_AGAIN)])
    return [said(f"Left out: {counted(count, 'line')}."), undo]


def _beside(queue: Queue) -> list[InteractiveElement]:
    another = plain_button("Import another list", ANOTHER_LIST)
    if not queue.left_out:
        return [another]
    return [another, plain_button(f"What isn't a win ({queue.left_out:,})", LEFT_OUT)]


def _for_all(queue: Queue) -> list[Block]:
    """One press for all that have a date, one date for all that have none, and one press for no."""
    buttons: list[InteractiveElement] = []
    if queue.dated >= MANY:
        buttons.append(plain_button(_save_label(queue), APPROVE_NEXT))
    if queue.undated >= MANY:
        buttons.append(plain_button(f"Give all {queue.undated} the same date", ASK_DATE, ALL))
    if queue.waiting >= MANY:
        buttons.append(plain_button(f"Leave out all {queue.waiting:,}", DISMISS_ALL))
    needs = counted(queue.undated, "line still needs", "lines still need")
    note = [small(f"{needs} a date.")] if queue.undated and queue.waiting >= MANY else []
    return [*note, *([ActionsBlock(block_id="all", elements=buttons)] if buttons else [])]


def _save_label(queue: Queue) -> str:
    if queue.dated > MOST_AT_ONCE:
        return f"Save the next {MOST_AT_ONCE}"
    return f"Save all {queue.dated}" + (" with a date" if queue.undated else "")


def _waiting(queued_line: QueuedLine) -> list[Block]:
    detail, place = queued_line.detail.splitlines(), queued_line.place
    more = ["…"] if len(detail) > DETAILS_SHOWN else []
    said_of = [line(shortened(one, SHOWN)) for one in [*detail[:DETAILS_SHOWN], *more]]
    from_where = [line(f"From {shortened(place, SHOWN)}")] if place else []
    return [
        rich(
            line(bold(shortened(queued_line.text, SHOWN) or "…")),
            *said_of,
            line(_date_of(queued_line)),
            *from_where,
        ),
        ActionsBlock(block_id=f"candidate-{queued_line.id}", elements=_answers(queued_line)),
        DividerBlock(),
    ]


def _date_of(queued_line: QueuedLine) -> str:
    when = queued_line.when
    if when is None:
        words = shortened(queued_line.date_words, SHOWN)
        return f"I can't read its date, “{words}”." if words else "No date in it."
    other = " Day and month may be the other way round." if when.is_guess else ""
    return f"{when_said(when)}{'.' if other else ''}{other}"


def _answers(queued_line: QueuedLine) -> list[InteractiveElement]:
    when, value, about = queued_line.when, str(queued_line.id), queued_line.text
    leave_out = plain_button("Leave out", DISMISS, value, about=about)
    if when is None:
        date_it = plain_button("Add its date", ASK_DATE, value, is_primary=True, about=about)
        return [date_it, leave_out]
    save = plain_button("Save", APPROVE, value, is_primary=True, about=about)
    return [save, plain_button("Another date", ASK_DATE, value, about=about), leave_out]


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
