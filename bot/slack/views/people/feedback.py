"""How feedback looks to the member: what came, who was asked, and what to make of it."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ConfirmObject
from slack_sdk.models.views import View

from bot.domain.ladder.ladder import LineKey
from bot.domain.people.feedback import READINESS, ActedOn, Feedback, FeedbackState
from bot.domain.review.map import Standpoint
from bot.domain.text.wording import counted, day_near, first_name
from bot.slack.modal import modal
from bot.slack.text import Message, Part, bold, bullets, line, plain, rich, said, shortened, small
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu
from bot.slack.views.review.rating import SAID_AS

OPEN = "feedback_open"
ASK = "feedback_ask"
NOTE = "feedback_note"
TAG = "feedback_tag"
GOAL = "feedback_goal"
DONE = "feedback_done"
SHOW = "feedback_show"
REMIND = "feedback_remind"
TAKE_BACK = "feedback_take_back"
DELETE = "feedback_delete"
DELETE_FORM = "feedback_delete_form"

MOST_SHOWN = 25
NAME = 40
SHOWN = 120
ANYBODY = "anybody"

ACTED_ON: dict[ActedOn, str] = {
    "new": "New: nothing done about it yet",
    "goal_made": "Turned into a goal",
    "done": "Done with",
}
SETTLED: dict[FeedbackState, str] = {
    "declined": "would rather not say",
    "taken_back": "was asked; you took it back",
    "withdrawn": "answered, and has since taken their words back",
}


def feedback_page(
    found: Sequence[Feedback], standpoint: Standpoint, today: date, zone: tzinfo
) -> View:
    """Answers first, the new ones on top; then who was asked; then what came to nothing."""
    lines = {one.line.key: one.line.text for whole in standpoint.maps for one in whole.lines}
    order = {"answered": 0, "asked": 1, "declined": 2, "taken_back": 3, "withdrawn": 4}
    shown = sorted(found, key=lambda one: (order[one.state], one.acted_on == "done"))[:MOST_SHOWN]
    blocks = [block for one in shown for block in _row(one, lines, today, zone)]
    if len(found) > len(shown):
        blocks.append(small(f"And {counted(len(found) - len(shown), 'older one')}."))
    return modal(
        "Feedback",
        "feedback_page",
        blocks=[
            small("Answers come to you alone. Nobody sees one unless you say whom to show it."),
            ActionsBlock(block_id="feedback-new", elements=_first_buttons()),
            *(blocks or [said(_NOTHING_YET)]),
        ],
    )


def arrived_message(feedback: Feedback) -> Message:
    """What the member gets in their messages once somebody answered."""
    text = f"{feedback.with_name} answered your questions."
    return Message(
        text=text,
        blocks=[
            rich(line(bold(text)), bullets(answer_lines(feedback))),
            ActionsBlock(block_id=f"feedback-{feedback.id}", elements=_answer_buttons(feedback)),
            small("In Slack, only you see this. Thank them when you see them."),
        ],
    )


def declined_message(feedback: Feedback) -> Message:
    text = f"{feedback.with_name} would rather not answer just now."
    more = "That says nothing about you. Next step: ask them in person, or ask somebody else."
    return Message(text=text, blocks=[rich(line(bold(text)), line(more))])


def answer_lines(feedback: Feedback) -> list[Sequence[Part]]:
    """The three answers, without those that are empty."""
    answer = feedback.answer
    ready = READINESS[answer.readiness] if answer.readiness else ""
    ready = ". ".join(part for part in (ready, answer.readiness_why) if part)
    parts = (
        ("You do well  ", answer.doing_well),
        ("To work on  ", answer.work_on),
        ("Ready for more?  ", ready),
    )
    return [(bold(label), words) for label, words in parts if words]


def read_feedback_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def read_whom(action: Mapping[str, Any]) -> str | None:
    """The user id of the person to ask; None where that is still to be chosen."""
    value = str(action["value"])
    return None if value == ANYBODY else value


def ask_button(slack_id: str | None = None, label: str = "Ask somebody") -> ButtonElement:
    return plain_button(label, ASK, slack_id or ANYBODY)


def _first_buttons() -> list[ButtonElement]:
    ask = ask_button()
    ask.style = "primary"
    return [ask, plain_button("Note what somebody told me", NOTE)]


def _row(
    feedback: Feedback, lines: Mapping[LineKey, str], today: date, zone: tzinfo
) -> list[Block]:
    if feedback.state == "answered":
        return _answered(feedback, lines, today, zone)
    asked = day_near(feedback.asked_at.astimezone(zone).date(), today)
    if feedback.state == "asked" and _is_planned(feedback, today, zone):
        at = f"{feedback.asked_at.astimezone(zone):%H:%M}"
        return [
            rich(line(bold(feedback.with_name), f"  set for {asked} at {at}, not there yet")),
            ActionsBlock(block_id=f"feedback-{feedback.id}", elements=_open_buttons(feedback)[-1:]),
        ]
    if feedback.state == "asked":
        return [
            rich(line(bold(feedback.with_name), f"  asked on {asked}, no answer yet")),
            ActionsBlock(block_id=f"feedback-{feedback.id}", elements=_open_buttons(feedback)),
        ]
    return [rich(line(bold(feedback.with_name), f"  {SETTLED[feedback.state]} ({asked})"))]


def _is_planned(feedback: Feedback, today: date, zone: tzinfo) -> bool:
    """It waits for the start of their day."""
    return (
        feedback.channel_id is None
        and feedback.with_id is not None
        and feedback.asked_at.astimezone(zone).date() >= today
    )


def _answered(
    feedback: Feedback, lines: Mapping[LineKey, str], today: date, zone: tzinfo
) -> list[Block]:
    at = feedback.answered_at or feedback.asked_at
    head = line(bold(f"{feedback.with_name}, {day_near(at.astimezone(zone).date(), today)}"))
    return [
        rich(head, bullets([*answer_lines(feedback), *_tags(feedback, lines)])),
        small(f"{ACTED_ON[feedback.acted_on]}."),
        ActionsBlock(
            block_id=f"feedback-{feedback.id}",
            elements=[menu(*_answer_buttons(feedback), delete_button(DELETE, feedback.id))],
        ),
    ]


def delete_feedback(feedback: Feedback) -> View:
    """In the member's own list; where it was shown, it stays."""
    said_in_slack = (
        " My message with their answer stays in your messages." if feedback.with_id else ""
    )
    goes = (
        "It goes for good, and so does where you filed it: the expectation keeps its rating. "
        f"The goal you made of it stays.{said_in_slack} What you showed somebody stays where it is."
    )
    answer = feedback.answer
    words = " ".join(part for part in (answer.doing_well, answer.work_on) if part)
    return delete_view(
        DELETE_FORM, "Delete this feedback", feedback.id, f"{feedback.with_name}: {words}", goes
    )


def _tags(feedback: Feedback, lines: Mapping[LineKey, str]) -> list[Sequence[Part]]:
    """The lines of the ladder it was filed under, those that are still there."""
    return [
        (bold(f"{SAID_AS[tag.as_]}  "), shortened(lines[tag.key], SHOWN))
        for tag in feedback.tags
        if tag.key in lines
    ]


def _answer_buttons(feedback: Feedback) -> list[ButtonElement]:
    value = str(feedback.id)
    buttons = [plain_button("File it under an expectation", TAG, value)]
    if feedback.acted_on == "new":
        buttons.append(plain_button("Make it a goal", GOAL, value))
    if feedback.acted_on != "done":
        buttons.append(plain_button("Done with it", DONE, value))
    return [*buttons, plain_button("Show it to somebody", SHOW, value)]


def _open_buttons(feedback: Feedback) -> list[ButtonElement]:
    value, name = str(feedback.id), shortened(feedback.with_name, NAME)
    called = first_name(name)
    return [
        ButtonElement(
            text=plain(f"Remind {name}"),
            action_id=REMIND,
            value=value,
            confirm=ConfirmObject(
                title=plain("Remind them?"),
                text=plain(f"{name} gets your questions once more, with a kind word before them."),
                confirm=plain(f"Remind {shortened(called, 20)}"),
                deny=plain("Not now"),
            ),
        ),
        plain_button("Take it back", TAKE_BACK, value, about=name),
    ]


_NOTHING_YET = (
    "Nothing yet. Next step: ask one person who saw your last piece of work up close. Three "
    "questions, and they answer right here in Slack."
)
