"""Export and forget: the two windows, and what is shown after them."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
)
from slack_sdk.models.views import View

from bot.domain.workspace.leaving import Belongings
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import plain, said, small
from bot.slack.views.choices import Tick
from bot.slack.views.links import OPEN_SETTINGS, plain_button

TAKE_EVERYTHING = "leaving_take_everything"
OPEN_FORGET = "leaving_open_forget"
FORGET = "leaving_forget"
SURE = Tick(
    "sure",
    "Are you sure?",
    box="Yes, delete everything that you keep about me",
    refusal="Tick the box if you mean it. Nothing was deleted.",
)


def take_along(belongings: Belongings, *, is_on_its_way: bool = False) -> View:
    """What there is to take; the button sends it to the member's own DM."""
    return modal(
        "Everything of yours",
        "leaving_take_along",
        close="Done",
        blocks=[
            said(_there_is(belongings)),
            said(
                "One file (JSON) holds all that I know about you: what you told me, what I wrote, "
                "what I sent and when, and what you said of colleagues who asked you. It comes to "
                "your messages with me; nobody else gets it."
            ),
            *(
                [said("*On its way.* It will be there in a moment.")]
                if is_on_its_way
                else [_buttons()]
            ),
            small("Only your wins, to read or for a spreadsheet? `/win export` does that."),
            small(_once_closed(belongings)),
        ],
    )


def forget_form(belongings: Belongings) -> View:
    return modal(
        "Forget everything",
        FORGET,
        submit="Delete it all",
        close="Keep it",
        blocks=[
            said(_there_is(belongings)),
            said(
                "*This deletes all of it*, with your ladder, plan, people, dates and settings, and "
                "I stop writing to you. Nobody can bring it back. What you posted or sent yourself "
                "stays where it is, and so do my messages in our conversation."
            ),
            said(
                "What you said of colleagues who asked you goes, too. They see that you took it "
                "back, and keep what they copied."
            ),
            ActionsBlock(block_id="first", elements=[_take_button("Send me everything first")]),
            SURE.block(),
        ],
    )


def check_forget(view: Mapping[str, Any]) -> None:
    """Raises what the box refuses unless it is ticked."""
    SURE.read(Form(view))


def forgotten() -> View:
    return modal(
        "Forgotten",
        "leaving_forgotten",
        blocks=[
            said(
                "It is all gone, and I'll stay quiet from here on. If whoever runs me here makes "
                "backups, those keep it until they expire. I wish you the next rung, wherever it "
                "is. `/promo` starts over whenever you like."
            )
        ],
    )


def home_of_a_stranger() -> View:
    """Home once everything is forgotten; it is drawn without looking anything up."""
    return View(
        type="home",
        blocks=[
            HeaderBlock(text=plain("Get to the next rung")),
            said("I know nothing about you any more. If you want to start again, I'm here."),
            ActionsBlock(
                block_id="home-start",
                elements=[plain_button("Tell me where you want to be", OPEN_SETTINGS)],
            ),
        ],
    )


def _once_closed(belongings: Belongings) -> str:
    """The only notice that reaches whoever leaves: afterwards nobody can write to them."""
    if belongings.left_for is None:
        return "If your account here is closed, all of it stays until whoever runs me deletes it."
    days = belongings.left_for
    return f"If your account here is closed, I delete all of it {days} days later. Take it before."


def _there_is(belongings: Belongings) -> str:
    words = belongings.words()
    return f"I keep {words} of yours." if words else "I keep hardly anything of yours so far."


def _buttons() -> Block:
    return ActionsBlock(
        block_id="leaving",
        elements=[
            _take_button("Send me everything"),
            plain_button("Forget everything …", OPEN_FORGET),
        ],
    )


def _take_button(label: str) -> ButtonElement:
    return plain_button(label, TAKE_EVERYTHING)
