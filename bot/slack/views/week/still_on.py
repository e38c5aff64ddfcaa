"""The one question after weeks without a sign of life, and what is said to its answer."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock

from bot.domain.calendar.weeks import Pace
from bot.domain.text.wording import counted
from bot.domain.week.check_in import Outlook, StillOn
from bot.slack.text import Message, quoted, said, words
from bot.slack.views.links import plain_button
from bot.slack.views.week.later import back_at

GO_ON = "still_keep"
FORTNIGHT = "still_fortnight"
MONTH = "still_month"
PAUSE = "still_pause"
COME_BACK = "still_back"

PACE_OF: dict[str, Pace | None] = {GO_ON: None, FORTNIGHT: "fortnight", MONTH: "month"}
"""The pace that each button chooses; None: as before."""

LABELS = {
    GO_ON: "Keep going",
    FORTNIGHT: "Every two weeks",
    MONTH: "Once a month",
    PAUSE: "Pause",
}
OFTEN: dict[Pace | None, str] = {
    None: "Good. I'll keep going.",
    "fortnight": "Good. I'll ask every two weeks.",
    "month": "Good. I'll ask once a month.",
}
PAUSED = (
    "OK, I'm quiet until you want me. Everything you saved stays, and typing to me still works."
)


def still_on_message(question: StillOn) -> Message:
    weeks = counted((question.today - question.since_on).days // 7, "week")
    towards = f" on your way to {question.title}" if question.title else ""
    sentence = (
        f"Still on this? I haven't heard from you in {weeks}{towards}. That's fine. I'll stay "
        "quiet until you choose."
    )
    buttons = [
        plain_button(label, action_id, question.occasion) for action_id, label in LABELS.items()
    ]
    buttons[0].style = "primary"
    return Message(
        text=quoted(sentence),
        blocks=[words(sentence), ActionsBlock(block_id="still-on", elements=buttons)],
    )


def read_pace(action: Mapping[str, Any]) -> Pace | None:
    return PACE_OF[str(action["action_id"])]


def going_on(pace: Pace | None, outlook: Outlook) -> Message:
    sentence = f"{OFTEN[pace]} {back_at(outlook)}"
    return Message(text=sentence, blocks=[said(sentence)])


def paused_for_good() -> Message:
    back = plain_button("I'm back", COME_BACK)
    return Message(
        text=PAUSED,
        blocks=[said(PAUSED), ActionsBlock(block_id="still-paused", elements=[back])],
    )
