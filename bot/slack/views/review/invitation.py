"""What an invitation says: to the guest when it comes and when it ends, and to the member."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ConfirmObject

from bot.domain.ladder.ladder import LadderLine
from bot.domain.review.sharing import GuestReview, Share, minutes_for
from bot.domain.text.wording import counted, first_name, joined
from bot.slack.text import Message, bold, bullets, line, plain, rich, shortened, small
from bot.slack.views.links import plain_button
from bot.slack.views.review.review import OPEN as OPEN_REVIEW
from bot.slack.views.who_reads import SERVER

OPEN = "guest_open"
DECLINE = "guest_decline"
MUTE = "guest_mute"
HEAR_AGAIN = "guest_hear_again"

LONGEST_NAME = 40
LONGEST_LINE = 150


def invitation_message(review: GuestReview) -> Message:
    """What arrives in the guest's DM: who asks, for what, how long, who reads it, and two ways."""
    text = f"{review.owner_name} asks how you see their work."
    name = _called(review.owner_name)
    asked = counted(len(review.asked), "expectation")
    return Message(
        text=text,
        blocks=[
            rich(
                line(bold(text)),
                line(
                    f"About {minutes_for(len(review.asked))} minutes: {asked} for "
                    f"{joined(review.titles)}. You can pause at any time."
                ),
                line(
                    f"You rate first, without seeing {name}'s own rating. Once you both "
                    "have rated an expectation, you both see both ratings."
                ),
            ),
            ActionsBlock(block_id="guest", elements=_answers(review, name)),
            small(
                f"{name} reads what you say, with your name on it, and may quote what you two "
                f"agree on. So can {SERVER}."
            ),
        ],
    )


def declined(owner_id: str, name: str) -> Message:
    """What stands in the place of a request once somebody would rather not."""
    called = _called(name)
    text = f"OK. I've told {called} that you'd rather not just now, and nothing else."
    return _settled(text, plain_button(f"No more requests from {called}", MUTE, owner_id))


def muted(owner_id: str, name: str) -> Message:
    called = _called(name)
    text = f"OK. Nothing more from {called} through me."
    return _settled(text, plain_button(f"Let {called} ask again", HEAR_AGAIN, owner_id))


def heard_again(name: str) -> Message:
    return _settled(f"OK. {_called(name)} can ask you again.")


def done(review: GuestReview) -> Message:
    """What stands in the place of the invitation afterwards; the lines stay open to them."""
    lines = counted(len(review.asked), "expectation")
    text = f"You rated {review.rated} of {lines} for {_called(review.owner_name)}. Thank you."
    return _settled(text, plain_button("See the ratings", OPEN, review.owner_id))


def taken_back(name: str, *, again: bool = False) -> Message:
    """The same where the member took it back, or sent another one since; it has no button."""
    called = _called(name)
    if again:
        return _settled(f"{called} has asked you again. The newer message has the button.")
    return _settled(f"{called} has taken this back. There's nothing for you to do.")


def done_message(invitation: Share, review: GuestReview) -> Message:
    """To the member: their guest is done."""
    name = invitation.with_name
    lines = counted(len(review.asked), "expectation")
    text = f"{name} has rated {review.rated} of {lines}."
    why = "You see each rating once you've rated that expectation yourself."
    step = "open the review, and start with what you two see differently."
    return _to_member(text, why, step, "Open the review")


def agreed_message(manager_name: str, lines: Sequence[LadderLine]) -> Message:
    """To the member, once for each line: their manager holds that it is met."""
    name = _called(manager_name) or "Your manager"
    text = f"{name} agrees: you meet {joined(dict.fromkeys(line.theme for line in lines))}."
    rows = [(shortened(one.text, LONGEST_LINE),) for one in lines]
    return Message(
        text=text,
        blocks=[
            rich(
                line(bold(text)),
                bullets(rows),
                line("What you both hold counts most when it's decided. Well done."),
            ),
            ActionsBlock(
                block_id="agreed", elements=[plain_button("See where it stands", OPEN_REVIEW)]
            ),
        ],
    )


def declined_message(invitation: Share) -> Message:
    """To the member, kindly: it says nothing about their work."""
    name = invitation.with_name
    text = f"{name} would rather not rate your work just now."
    why = f"That says nothing about your work. {name} sees nothing of it any more."
    step = "ask about one expectation when you two meet, and note what they say."
    return _to_member(text, why, step, "Choose the expectation")


def read_from(action: Mapping[str, Any]) -> str:
    """Whose requests a button is about."""
    return str(action["value"])


def _to_member(text: str, why: str, step: str, label: str) -> Message:
    button = plain_button(label, OPEN_REVIEW)
    return Message(
        text=text,
        blocks=[
            rich(line(bold(text)), line(why), line(bold("Next step: "), step)),
            ActionsBlock(block_id="guest-ended", elements=[button]),
        ],
    )


def _answers(review: GuestReview, name: str) -> list[ButtonElement]:
    return [
        plain_button(f"Rate {name}'s work", OPEN, review.owner_id, is_primary=True),
        rather_not_button(DECLINE, review.owner_id, name),
    ]


def _settled(text: str, button: ButtonElement | None = None) -> Message:
    blocks: list[Block] = [rich(line(text))]
    if button:
        blocks.append(ActionsBlock(block_id="guest-settled", elements=[button]))
    return Message(text=text, blocks=blocks)


def rather_not_button(action_id: str, value: str, name: str) -> ButtonElement:
    """Asks once more, and says what `name` is told of it."""
    button = plain_button("I'd rather not", action_id, value)
    button.confirm = ConfirmObject(
        title=plain("Rather not?"),
        text=plain(f"I tell {name} that you'd rather not just now, and nothing else."),
        confirm=plain("Rather not"),
        deny=plain("Back"),
    )
    return button


def _called(name: str) -> str:
    return shortened(first_name(name), LONGEST_NAME)
