"""How a draft looks: the text to copy, and the form to change it."""

import json
from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    InputBlock,
    PlainTextInputElement,
    RichTextElementParts,
    RichTextPreformattedElement,
)
from slack_sdk.models.views import View

from bot.domain.drafts.catalogue import spec_of
from bot.domain.drafts.draft import Advice, Draft, DraftKind, Offer, Ways
from bot.domain.text.pieces import pieces_of, together
from bot.domain.text.wording import counted
from bot.slack.forms import Form, carried, carry
from bot.slack.shown import Shown
from bot.slack.text import (
    Message,
    Part,
    bold,
    bullets,
    line,
    link,
    plain,
    rich,
    said,
    small,
    spoken,
    words,
)
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.drafts.beside import beside
from bot.slack.views.drafts.files import take_menu
from bot.slack.views.drafts.versions import OPEN_VERSIONS, offer_notice
from bot.slack.views.links import OPEN_TIMING, plain_button

CHOOSE = "draft_choose"
WRITE = "draft_write"
EDIT = "draft_edit"
CHANGE = "draft_change"
REWRITE = "draft_write_anew"
FINISH = "draft_finish"
DELETE = "draft_delete"
DELETE_FORM = "draft_delete_form"

LONGEST_FIELD = 3000
"""Characters of a text input. Source: docs.slack.dev/reference/block-kit/block-elements."""

PIECE = 2700
"""Characters of one field or block of a long draft: room to write on in each."""

ROOM = 8_800
"""Characters of JSON for the text; Slack takes about 13,200 for all blocks of a message."""

UNSENT = "Nothing was sent to anybody. It leaves this conversation only when you copy it."
EARLY = "This one is for later, once you two agree on what is missing. Read it to know the way."


def write_button(label: str, kind: DraftKind, *, talk_id: int | None = None) -> ButtonElement:
    """Writes a draft; `talk_id` says about which talk, the newest where it is None."""
    value = kind if talk_id is None else f"{kind} {talk_id}"
    return plain_button(label, WRITE, value)


def read_choice(action: Mapping[str, Any]) -> tuple[DraftKind, int | None]:
    """The kind that a button or a menu asks for, and the talk it is about."""
    option = action.get("selected_option") or action
    word, _, talk_id = str(option["value"]).partition(" ")
    return spec_of(word).kind, int(talk_id) if talk_id else None


def read_draft_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def draft_message(draft: Draft, advice: Advice, ways: Ways, offer: Offer | None = None) -> Message:
    """The text ready to copy, with what can be done with it, and what the rows would change."""
    blocks: list[Block] = [
        rich(line(bold(draft.title), _state(draft))),
        *_advice(advice),
        *(offer_notice(offer) if offer else []),
        *_subject(draft),
        *(_verbatim(text) for text in _shown_pieces(draft)),
    ]
    if is_cut(draft):
        blocks.append(said("It goes on from here: the whole of it is in the file."))
    return Message(
        text=f"{draft.title}: ready to copy. {UNSENT}",
        blocks=[
            *blocks,
            _buttons(draft),
            *take_menu(draft, ways),
            *beside(advice),
            small(UNSENT),
        ],
    )


def _state(draft: Draft) -> str:
    final = "  final" if draft.finished_at else ""
    return f"{final}  in your own words" if draft.is_edited else final


def is_cut(draft: Draft) -> bool:
    """True where the message cannot show all of it, so that a file has to."""
    return "".join(_shown_pieces(draft)) != "".join(p.text for p in pieces_of(draft.text, PIECE))


def draft_form(draft: Draft, shown: Shown) -> View:
    """The text to change, in several fields where it is longer than one can hold."""
    pieces = pieces_of(draft.text, PIECE)
    facts = carry(
        draft=draft.id,
        version=draft.version,
        glues=json.dumps([piece.glue for piece in pieces]),
        **shown.facts(),
    )
    return View(
        type="modal",
        callback_id=CHANGE,
        title=plain("Make it yours"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=facts,
        blocks=[
            *(_field(number, piece.text, len(pieces)) for number, piece in enumerate(pieces, 1)),
            ActionsBlock(block_id="draft-delete", elements=[delete_button(DELETE, draft.id)]),
        ],
    )


def delete_draft(draft: Draft, version_count: int, shown: Shown) -> View:
    """The message that shows it is emptied, too; what was sent is not the coach's any more."""
    older = version_count - 1
    along = f", with its {counted(older, 'earlier version')}" if older > 0 else ""
    goes = (
        f"It goes for good{along}. The message it stands in is emptied. Files you have, and what "
        "you sent or posted, stay where they are."
    )
    return delete_view(DELETE_FORM, "Delete this draft", draft.id, draft.title, goes, shown)


def draft_deleted(draft: Draft) -> Message:
    """In the place of the message that showed it."""
    sentence = f"{draft.title}: deleted."
    return Message(text=sentence, blocks=[rich(line(sentence))])


def read_draft_form(view: Mapping[str, Any]) -> tuple[int, str, int]:
    """The draft's id, its whole text, and the version that was opened."""
    facts, form = carried(view), Form(view)
    glues = json.loads(facts["glues"])
    text = together([form.text(_id(n)) for n in range(1, len(glues) + 1)], glues)
    return facts["draft"], text, facts["version"]


def in_your_messages(draft: Draft, url: str | None) -> View:
    """What a click in Home or in a form is answered with: the draft itself is in the DM."""
    return View(
        type="modal",
        title=plain("It is written"),
        close=plain("Close"),
        blocks=[
            rich(line(bold(draft.title), *_where(url))),
            small(UNSENT),
        ],
    )


def written_for_command(draft: Draft, url: str | None) -> Message:
    """The same below a command."""
    return Message(
        text=f"{draft.title}: it is in your messages with me.",
        blocks=[rich(line(bold(draft.title), *_where(url)))],
    )


def _where(url: str | None) -> list[Part]:
    """`url` is the address of the message, None where Slack does not say."""
    where = ": it is in your messages with me, ready to copy."
    return [where, " ", link(url, "See it in Messages")] if url else [where]


def _advice(advice: Advice) -> list[Block]:
    notes = [advice.warning, advice.note, advice.stage_note, EARLY if advice.is_early else ""]
    blocks: list[Block] = [rich(line(*spoken(note))) for note in notes if note]
    if advice.open_items:
        rows = [(item,) for item in advice.open_items]
        blocks.append(
            rich(line("Still open, and no reason not to ask if you choose to:"), bullets(rows))
        )
    if advice.timing:
        timing = plain_button("Is now a good time?", OPEN_TIMING)
        blocks += [words(advice.timing), ActionsBlock(block_id="draft-timing", elements=[timing])]
    return blocks


def _subject(draft: Draft) -> list[Block]:
    return [rich(line(bold("Subject  "), draft.subject))] if draft.subject else []


def _shown_pieces(draft: Draft) -> list[str]:
    """As many pieces as fit into one message; at least the first."""
    shown: list[str] = []
    size = 0
    for piece in pieces_of(draft.text, PIECE):
        size += len(json.dumps(piece.text, ensure_ascii=False))
        if shown and size > ROOM:
            break
        shown.append(piece.text)
    return shown


def _verbatim(text: str) -> Block:
    return rich(RichTextPreformattedElement(elements=[RichTextElementParts.Text(text=text)]))


def _buttons(draft: Draft) -> ActionsBlock:
    rewrite = _button("Rewrite", REWRITE, draft)
    if draft.is_edited:
        rewrite.confirm = ConfirmObject(
            title=plain("Rewrite this draft?"),
            text=plain(
                "You get a new text from your wins and dates as they are now, without your edits. "
                "Those stay under Versions."
            ),
            confirm=plain("Rewrite"),
            deny=plain("Keep mine"),
        )
    buttons = [_button("Edit", EDIT, draft), rewrite]
    if draft.version > 1:
        buttons.append(_button("Versions", OPEN_VERSIONS, draft))
    if spec_of(draft.kind).is_handed_in and not draft.finished_at:
        buttons.append(_button("Mark as final", FINISH, draft))
    return ActionsBlock(block_id=f"draft-{draft.id}", elements=buttons)


def _button(label: str, action_id: str, draft: Draft) -> ButtonElement:
    return plain_button(label, action_id, str(draft.id))


def _field(number: int, text: str, count: int) -> InputBlock:
    label = "The text" if count == 1 else f"The text, part {number} of {count}"
    return InputBlock(
        block_id=_id(number),
        label=plain(label),
        optional=count > 1,
        element=PlainTextInputElement(
            action_id=_id(number), multiline=True, max_length=LONGEST_FIELD, initial_value=text
        ),
    )


def _id(number: int) -> str:
    return f"text-{number}"
