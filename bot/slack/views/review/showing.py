"""How an answer is shown to one more person: chosen, looked at, sent, and read."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.views import View

from bot.domain.people.feedback import NobodyAskedError
from bot.domain.review.sharing import Share, ShareDraft, Showing
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import Message, bold, line, rich, shortened, small, words
from bot.slack.views.choices import Who
from bot.slack.views.links import plain_button

TITLE = 24

LOOK = "showing_look"
SEND_FEEDBACK = "showing_send"
OPEN = "showing_open"

WHOM = Who("feedback_whom", "Who may read it?")


def show_form(feedback_id: int, with_name: str) -> View:
    return modal(
        "Show it to somebody",
        LOOK,
        submit="See it first",
        carries=carry(feedback=feedback_id),
        blocks=[
            WHOM.block(),
            rich(line(f"It carries {with_name}'s name. Ask whether that is all right with them.")),
        ],
    )


def read_whom(view: Mapping[str, Any]) -> tuple[int, str]:
    """The feedback and the user id. Raises NobodyAskedError."""
    whom = WHOM.read(Form(view))
    if whom is None:
        raise NobodyAskedError
    return int(carried(view)["feedback"]), whom


def feedback_preview(draft: ShareDraft, feedback_id: int) -> View:
    return modal(
        "What they will see",
        SEND_FEEDBACK,
        submit=shortened(f"Show it to {draft.with_name}", TITLE),
        close="Not now",
        carries=carry(feedback=feedback_id, whom=draft.with_id),
        blocks=[
            rich(line(bold(f"{draft.with_name} can read this, until you take it back:"))),
            words(draft.text),
        ],
    )


def read_feedback_preview(view: Mapping[str, Any]) -> tuple[int, str]:
    facts = carried(view)
    return int(facts["feedback"]), str(facts["whom"])


def shown(name: str) -> View:
    return modal(
        "Shown",
        "showing_shown",
        close="Done",
        blocks=[
            rich(line(bold(f"{name} can read it now."))),
            small("You can take it back at any time: `/promo shared` lists it."),
        ],
    )


def offer_message(showing: Showing) -> Message:
    """What arrives: no word of the answer itself, so that taking it back leaves nothing behind."""
    text = f"{showing.owner_name} shows you feedback that they got."
    value = f"{showing.owner_id} {showing.share_id}"
    button = plain_button("Read it", OPEN, value, is_primary=True)
    return Message(
        text=text,
        blocks=[
            rich(line(bold(text))),
            ActionsBlock(block_id=f"showing-{showing.share_id}", elements=[button]),
        ],
    )


def read_shown(action: Mapping[str, Any]) -> tuple[str, int]:
    """Whose it is, and which."""
    owner_id, _, number = str(action["value"]).partition(" ")
    return owner_id, int(number)


def shown_view(share: Share) -> View:
    return modal(
        "Feedback",
        "showing_read",
        blocks=[words(share.text), small("Shown to you alone. Please keep it so.")],
    )
