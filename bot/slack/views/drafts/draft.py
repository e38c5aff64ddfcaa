"""How a draft looks: its text formatted, one line above it, and what can be done with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    InteractiveElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.drafts.catalogue import spec_of
from bot.domain.drafts.draft import Advice, Draft, DraftKind, Offer
from bot.domain.text.blocks import Block as TextBlock
from bot.slack.modal import modal
from bot.slack.text import Message, Part, bold, line, link, plain, quoted, rich, said, small
from bot.slack.views.drafts.beside import OPEN_ADVICE, TITLE, in_a_line
from bot.slack.views.drafts.files import OPEN_FILES
from bot.slack.views.drafts.formatted import fitting, formatted, size_of
from bot.slack.views.drafts.versions import OPEN_VERSIONS, offer_button, offer_in_words
from bot.slack.views.links import OPEN_PART, plain_button
from bot.slack.views.menu import menu

CHOOSE = "draft_choose"
WRITE = "draft_write"
EDIT = "draft_edit"
COPY = "draft_copy"
REWRITE = "draft_write_anew"
FINISH = "draft_finish"

LONGEST_MESSAGE = 12_800
"""Characters of JSON; Slack takes about 13,200 for all blocks of a message."""

BENEFIT = "what will the team and the company gain? Tell me, press Rewrite, and I'll add the ask"
"""Beside a proposal that asks for nothing yet."""

UNSENT = "Nothing was sent. In Slack, only you see this."
GOES_ON = "draft-goes-on"


def write_button(
    label: str, kind: DraftKind, *, talk_id: int | None = None, about: str = ""
) -> ButtonElement:
    """Writes a draft; `talk_id` says about which talk, the newest where it is None."""
    value = kind if talk_id is None else f"{kind} {talk_id}"
    return plain_button(label, WRITE, value, about=about)


def read_choice(action: Mapping[str, Any]) -> tuple[DraftKind, int | None]:
    """The kind that a button or a menu asks for, and the talk it is about."""
    option = action.get("selected_option") or action
    word, _, talk_id = str(option["value"]).partition(" ")
    return spec_of(word).kind, int(talk_id) if talk_id else None


def read_draft_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def draft_message(
    draft: Draft, text: Sequence[TextBlock], advice: Advice, offer: Offer | None = None
) -> Message:
    """The text, one line above it, and its buttons; `text` is what the draft reads as.

    What does not fit is said to be in the file: `is_cut` tells.
    """
    head: list[Block] = [_line_above(draft, advice, offer), *_subject(draft)]
    foot: list[Block] = [_buttons(draft, advice, offer), small(UNSENT)]
    rest = said("It goes on from here: the whole of it is in the file.")
    rest.block_id = GOES_ON
    shown = fitting(text, LONGEST_MESSAGE - size_of([*head, rest, *foot]))
    return Message(
        text=f"{draft.title}: ready to copy. {UNSENT}",
        blocks=[
            *head,
            *([formatted(shown)] if shown else ()),
            *([rest] if shown != tuple(text) else ()),
            *foot,
        ],
    )


def is_cut(message: Message) -> bool:
    """True where a draft's message cannot show all of it, so that a file has to."""
    return any(block.block_id == GOES_ON for block in message["blocks"])


def in_your_messages(draft: Draft, url: str | None) -> View:
    """What a click in Home or in a form is answered with: the draft itself is in the DM."""
    return modal(
        "In your messages",
        None,
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


def _line_above(draft: Draft, advice: Advice, offer: Offer | None) -> SectionBlock:
    """What it is, and what weighs most of what could be said, with the button to the rest."""
    weighty = BENEFIT if advice.lacks_benefit else in_a_line(advice)
    way = _tell_benefit() if advice.lacks_benefit else _see(draft) if weighty else None
    button = offer_button(offer) if offer else way
    parts = [f"*{quoted(draft.title)}*", *state_in_words(draft), offer_in_words(offer) or weighty]
    return SectionBlock(text=" · ".join(part for part in parts if part), accessory=button)


def state_in_words(draft: Draft) -> Iterator[str]:
    """That it is final, and that the member has changed it."""
    if draft.finished_at:
        yield "final"
    if draft.is_edited:
        yield "in your own words"


def _tell_benefit() -> ButtonElement:
    return plain_button("Say what they gain", OPEN_PART, "benefit")


def _see(draft: Draft) -> ButtonElement:
    return plain_button("See", OPEN_ADVICE, str(draft.id), about=TITLE)


def _subject(draft: Draft) -> list[Block]:
    return [rich(line(bold("Subject  "), draft.subject))] if draft.subject else []


def _buttons(draft: Draft, advice: Advice, offer: Offer | None) -> ActionsBlock:
    """The button to the advice stands here, unless the line above the text has it."""
    has_see = bool(in_a_line(advice)) and not (offer or advice.lacks_benefit)
    buttons: list[InteractiveElement] = [
        plain_button("Copy", COPY, str(draft.id), is_primary=True),
        _button("Edit", EDIT, draft),
        _button("Download", OPEN_FILES, draft),
        _rewrite(draft),
        *([] if has_see or not advice.has_words else [_button(TITLE, OPEN_ADVICE, draft)]),
    ]
    if folded := list(_folded(draft)):
        buttons.append(menu(*folded))
    return ActionsBlock(block_id=f"draft-{draft.id}", elements=buttons)


def _rewrite(draft: Draft) -> ButtonElement:
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
    return rewrite


def _folded(draft: Draft) -> Iterator[ButtonElement]:
    if draft.version > 1:
        yield _button("Versions", OPEN_VERSIONS, draft)
    if spec_of(draft.kind).is_handed_in and not draft.finished_at:
        yield _button("Mark as final", FINISH, draft)


def _button(label: str, action_id: str, draft: Draft) -> ButtonElement:
    return plain_button(label, action_id, str(draft.id))
