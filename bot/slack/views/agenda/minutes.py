"""How a posted agenda goes on: its actions, what was covered, a correction, and taking it back."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, Option, OverflowMenuElement

from bot.domain.agenda.action import AgendaAction
from bot.domain.agenda.minutes import Minutes
from bot.slack.shown import Shown
from bot.slack.text import Message, bold, bullets, line, plain, quoted, rich, shortened, small
from bot.slack.views.agenda.minutes_forms import BRING, CORRECT, TAKE_BACK, PostedAgenda
from bot.slack.views.agenda.posted import posted_agenda
from bot.slack.views.links import plain_button

ADD_ACTION = "minutes_add_action"
DONE = "minutes_done"
REOPEN = "minutes_reopen"
COVER = "minutes_cover"
MORE = "minutes_more"

MOST_ACTIONS = 15
SHOWN = 220


def standing_agenda(minutes: Minutes) -> Message:
    """What everybody in the conversation sees, with the actions and the buttons."""
    message = posted_agenda(minutes.agenda, minutes.name)
    blocks = [*message["blocks"], *_actions(minutes.actions), _buttons(minutes)]
    return Message(text=message["text"], blocks=blocks)


def action_in_thread(action: AgendaAction, owner_id: str) -> Message:
    """An action as a message of its own, below the agenda."""
    if action.done_at:
        words = line("☑ ", action.words)
        button = plain_button("Not done yet", REOPEN)
    else:
        words = line(bold("Action  "), action.words)
        button = plain_button("Done", DONE, is_primary=True)
    button.value = f"{owner_id} {action.agenda_id} {action.id}"
    return Message(
        text=quoted(action.words),
        blocks=[
            rich(words),
            small(quoted(f"Added by {action.added_by}")),
            ActionsBlock(block_id=f"action-{action.id}", elements=[button]),
        ],
    )


def read_posted(body: Mapping[str, Any], shown: Shown) -> PostedAgenda:
    """What the button that was pressed belongs to."""
    action = body["actions"][0]
    option = action.get("selected_option") or action
    words = str(option["value"]).split(" ")
    owner, agenda = words[-2:] if action.get("selected_option") else words[:2]
    return PostedAgenda(owner, int(agenda), shown)


def read_action_id(action: Mapping[str, Any]) -> int:
    return int(str(action["value"]).split(" ")[2])


def read_more(action: Mapping[str, Any]) -> str:
    """Which entry of the menu: one of BRING, CORRECT, TAKE_BACK."""
    return str(action["selected_option"]["value"]).split(" ")[0]


def _actions(actions: Sequence[AgendaAction]) -> list[Block]:
    if not actions:
        return []
    lines = [(f"{'☑' if one.done_at else '☐'} {shortened(one.words, SHOWN)}",) for one in actions]
    return [rich(line(bold("Actions")), bullets(lines[-MOST_ACTIONS:]))]


def _buttons(minutes: Minutes) -> ActionsBlock:
    value = f"{minutes.owner_id} {minutes.agenda.id}"
    entries = {
        BRING: "A topic for next time",
        CORRECT: "Correct it",
        TAKE_BACK: "Take it back",
    }
    return ActionsBlock(
        block_id=f"minutes-{minutes.agenda.id}",
        elements=[
            plain_button("Add an action", ADD_ACTION, value),
            plain_button("What we covered", COVER, value),
            OverflowMenuElement(
                action_id=MORE,
                options=[
                    Option(value=f"{word} {value}", text=plain(label))
                    for word, label in entries.items()
                ],
            ),
        ],
    )
