"""How an error looks: a sentence, and the member's own words back so that nothing is lost."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    HeaderBlock,
    RichTextElementParts,
    RichTextPreformattedElement,
)
from slack_sdk.models.views import View

from bot.domain.wins.reading import plain_text
from bot.domain.wins.slack_text import escaped
from bot.slack.modal import modal
from bot.slack.text import Message, line, plain, rich, said, shortened, small

LONGEST_ERROR = 2000
"""Characters shown beside a field: a section field's worth, and far more than a sentence."""

LONGEST_IN_BLOCKS = 6000
NOT_OF_HERE = (
    "This coach belongs to another workspace, so I can't do anything for you here. Nothing was "
    "saved."
)
"""To somebody of another company in a shared channel, or of a workspace that is not served."""

COPY_IT = "What you typed, so that you can copy it:"


def unexpected(reference: str) -> str:
    return (
        "Something broke on my side, not on yours. Please try again in a minute; if it happens "
        f"again, give the code {reference} to whoever runs me here. It tells them where to look "
        "and nothing of what you wrote."
    )


def slack_failed(reference: str) -> str:
    return (
        "Slack didn't do what I asked of it just now. Please try again in a minute; if it happens "
        f"again, give the code {reference} to whoever runs me here. It tells them where to look "
        "and nothing of what you wrote."
    )


def failed(sentence: str) -> Message:
    return Message(text=escaped(sentence), blocks=[said(escaped(sentence))])


def command_failed(sentence: str, typed: str) -> dict[str, Any]:
    """The answer to a command, with what was typed so that it can be copied and sent again.

    Blocks hold about 13,200 characters in all (slackapi/bolt-js#2509) and a text 40,000, so what
    is very long comes back as text.
    """
    if len(typed) > LONGEST_IN_BLOCKS:
        text = f"{escaped(sentence)}\n\n{COPY_IT}\n{escaped(typed)}"
        return {"response_type": "ephemeral", "text": text, "mrkdwn": False}
    blocks = [said(escaped(sentence))]
    words = [line(COPY_IT), _verbatim(typed)]
    everything = [*blocks, rich(*words)]
    return {
        "response_type": "ephemeral",
        "text": escaped(sentence),
        "blocks": [block.to_dict() for block in everything],
    }


def command_takes_time(typed: str) -> dict[str, Any]:
    """While the command is still under way; its own answer follows."""
    return command_failed(
        "This takes longer than usual. I'm still at it and answer here as soon as it is done, "
        "so there is no need to send it again.",
        typed,
    )


def command_may_take_long(typed: str) -> dict[str, Any]:
    """The same where not even that could be written down: nothing is promised."""
    return command_failed(
        "This takes longer than usual. If I haven't answered here in a minute, please send it "
        "again.",
        typed,
    )


def typed_in(command: Mapping[str, Any]) -> str:
    """A command as the member typed it, without the shorthand that Slack puts into it."""
    return f"{command['command']} {plain_text(command['text'])}".strip()


def form_takes_time(view: Mapping[str, Any]) -> dict[str, Any]:
    """While the form is still being saved; it stays open, with everything in it."""
    return form_failed(
        "This takes longer than usual, and I'm still saving it. Look at my Home tab in a minute "
        "before you press the button again.",
        view,
        None,
    )


def form_failed(sentence: str, view: Mapping[str, Any], field: str | None) -> dict[str, Any]:
    """Beside the field that it is about, else beside the first; a modal on top where none is."""
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    if not inputs:
        return {"response_action": "push", "view": failed_view(sentence).to_dict()}
    where = field if field in inputs else inputs[0]
    return {
        "response_action": "errors",
        "errors": {where: shortened(sentence.replace("`", ""), LONGEST_ERROR)},
    }


def failed_home(sentence: str) -> View:
    """Home, when it cannot be shown; the next visit tries again."""
    return View(
        type="home",
        blocks=[
            HeaderBlock(text=plain("I can't show your page just now")),
            said(escaped(sentence)),
            small("What you told me is still there. Come back to this tab to try again."),
        ],
    )


def failed_view(sentence: str) -> View:
    return modal("That didn't work", None, blocks=[said(escaped(sentence))])


def _verbatim(text: str) -> RichTextPreformattedElement:
    return RichTextPreformattedElement(elements=[RichTextElementParts.Text(text=text)])
