"""How an agenda looks while it is the member's alone: choosing, adding, and after posting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    DividerBlock,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
)

from bot.domain.agenda.agenda import KINDS, MOST_MEETINGS, Agenda, AgendaItem, ItemKind, offered
from bot.domain.agenda.choices import Ticks
from bot.domain.agenda.gathering import ASK
from bot.domain.text.wording import counted, joined
from bot.slack.text import (
    Message,
    bold,
    line,
    plain,
    quoted,
    rich,
    said,
    shortened,
    small,
)
from bot.slack.views.agenda.one_to_one import one_to_one_button
from bot.slack.views.agenda.order import ORDER
from bot.slack.views.agenda.outcome import GATHER
from bot.slack.views.agenda.posted import LONGEST_CHOICE, has_boxes, item_length, posted_agenda
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.links import SAVE_WIN
from bot.slack.views.week.later import STOP, stop_button
from bot.slack.views.week.pause import pause_button
from bot.slack.who.places import Place

TICK = "agenda_tick"
SHARE = "agenda_share"
ADD_TOPIC = "agenda_add_topic"
POST = "agenda_post"
NOT_NOW = "agenda_not_now"
AN_HOUR = "agenda_hour"
COVER_LAST = "agenda_cover_last"
DROP = "agenda_drop"

BOXES = 10
"""Options of one element. Source: docs.slack.dev/reference/block-kit/block-elements."""

MOST_WAITING = 5
WAITING_SHOWN = 60

OFFERED = (
    "If somebody who reports to you prepares the 1:1 here, your topic comes onto their agenda as "
    "well, as one from you."
)

CHOICES: dict[ItemKind, str] = {
    "win": "Wins",
    "goal": "This week",
    "topic": "Topics",
    "action": "Actions still open",
    "promise": "Promises still open",
    "career": "Your career",
    "mismatch": "Seen differently",
    "gap": "The gap you work on",
    "question": "A question to ask",
    "meeting": "A meeting of its own",
}


@dataclass(frozen=True, slots=True)
class Around:
    """What is said around a draft.

    `name` is the member's and `on` their own today. `has_changed` says that the draft differs from
    what was shown when they wanted to post it; `comes_by_itself` that the coach brought it to
    their DM; `note` is a line of its own, mostly empty.
    """

    name: str
    on: date
    has_changed: bool = False
    comes_by_itself: bool = False
    note: str = ""


def agenda_draft(agenda: Agenda, place: Place, around: Around) -> Message:
    """The private message: what would be posted, what goes in, and what stays."""
    if not agenda.items:
        return _nothing_yet(agenda)
    title = "Your next 1:1"
    opening = "It changed since I showed it to you, so nothing was posted. This is how it stands. "
    blocks: list[Block] = [
        rich(
            line(
                bold(f"{title}. "),
                opening if around.has_changed else "",
                "In Slack, only you see this, and nothing is posted yet.",
            )
        ),
        *([small(around.note)] if around.note else []),
        DividerBlock(),
        *_preview(agenda, around),
        DividerBlock(),
        *_choices(agenda),
        *_private(agenda),
        *_on_its_own(agenda),
        *_waiting(agenda),
        *_foot(agenda, place, around),
    ]
    return Message(
        text=f"{title}. In Slack, only you see this, and nothing is posted yet.", blocks=blocks
    )


def read_ticks(action: Mapping[str, Any]) -> tuple[int, Ticks]:
    """The agenda's id and what the row of checkboxes says."""
    agenda_id, kind, start, stop = str(action["block_id"]).split(" ")
    keys = frozenset(option["value"] for option in action["selected_options"])
    return int(agenda_id), Ticks(_kind(kind), int(start), int(stop), keys)


def read_item(action: Mapping[str, Any]) -> tuple[int, str]:
    """The id of the agenda and the key of the item that a button is about."""
    agenda_id, _, key = str(action["value"]).partition(" ")
    return int(agenda_id), key


def read_post(action: Mapping[str, Any]) -> tuple[int, str]:
    """The agenda's id, and the stamp of what was shown when the button was."""
    agenda_id, _, stamp = str(action["value"]).partition(" ")
    return int(agenda_id), stamp


def _nothing_yet(agenda: Agenda) -> Message:
    sentence = "There is nothing to bring yet, and that is quickly changed."
    buttons = [
        ButtonElement(text=plain("Add a topic"), action_id=ADD_TOPIC, value=str(agenda.id)),
        ButtonElement(text=plain("Save a win"), action_id=SAVE_WIN),
        ButtonElement(text=plain("Gather again"), action_id=GATHER, value=str(agenda.id)),
    ]
    return Message(
        text=sentence,
        blocks=[
            said(f"{sentence} What did you do lately, or what would you like to hear?"),
            ActionsBlock(block_id=f"agenda-{agenda.id}", elements=buttons),
        ],
    )


def _preview(agenda: Agenda, around: Around) -> list[Block]:
    if not agenda.public_items():
        return [said("Nothing is ticked, so nothing would be posted.")]
    return [
        small("This, word for word, is what would be posted:"),
        *posted_agenda(agenda, around.name, around.on)["blocks"],
    ]


def _choices(agenda: Agenda) -> list[Block]:
    if not has_boxes(agenda):
        return [small("There is a lot. “Order and privacy” leaves out what can wait.")]
    length = min(item_length(agenda), LONGEST_CHOICE)
    shown = [kind for kind in KINDS if kind != "meeting"]
    return [row for kind in shown for row in _rows(agenda, kind, length)]


def _rows(agenda: Agenda, kind: ItemKind, length: int) -> list[Block]:
    items = offered(agenda.items, kind)
    return [
        SectionBlock(
            block_id=f"{agenda.id} {kind} {start} {start + len(items[start : start + BOXES])}",
            text=f"*{CHOICES[kind]}*",
            accessory=_checkboxes(items[start : start + BOXES], length),
        )
        for start in range(0, len(items), BOXES)
    ]


def _checkboxes(items: Sequence[AgendaItem], length: int) -> CheckboxesElement:
    options = [
        Option(value=item.key, text=PlainTextObject(text=shortened(item.words, length)))
        for item in items
    ]
    ticked = [option for option, item in zip(options, items, strict=True) if item.is_ticked]
    return CheckboxesElement(action_id=TICK, options=options, initial_options=ticked or None)


def _private(agenda: Agenda) -> list[Block]:
    items = [
        item
        for item in agenda.items
        if item.is_private and not item.is_waiting and item.kind != "meeting"
    ]
    if not items:
        return []
    length = item_length(agenda)
    return [
        said("*Stays with you*\nNobody there sees these."),
        *_stays_private(agenda, items, length),
    ]


def _stays_private(agenda: Agenda, items: Sequence[AgendaItem], length: int) -> list[Block]:
    """One section each: a message that shows everything twice has no room for more."""
    return [
        SectionBlock(
            block_id=f"private {item.key}",
            text=MarkdownTextObject(text=f"• {quoted(shortened(item.words, length))}"),
            accessory=ButtonElement(
                text=plain("May be shared"), action_id=SHARE, value=f"{agenda.id} {item.key}"
            ),
        )
        for item in items
    ]


def _on_its_own(agenda: Agenda) -> list[Block]:
    """What is not for the end of another meeting: asking for the time comes first (004-42)."""
    length = item_length(agenda)
    blocks: list[Block] = []
    meetings = [item for item in agenda.items if item.kind == "meeting" and not item.is_waiting]
    for item in meetings[:MOST_MEETINGS]:
        buttons = [write_button("Ask for a meeting", "meeting_request")]
        if item.key != ASK:
            value = f"{agenda.id} {item.key}"
            buttons.append(ButtonElement(text=plain("Take it off"), action_id=DROP, value=value))
        blocks += [
            rich(
                line(bold("Needs a meeting of its own  "), shortened(item.text, length)),
                line("It is not posted: nobody decides such a thing at the end of a routine talk."),
            ),
            ActionsBlock(block_id=f"meeting {item.key}", elements=buttons),
        ]
    return blocks


def _waiting(agenda: Agenda) -> list[Block]:
    """Nothing that somebody brought is lost: what finds no room is named, and stays."""
    if not agenda.waiting:
        return []
    named = [f"“{shortened(item.words, WAITING_SHOWN)}”" for item in agenda.waiting[:MOST_WAITING]]
    rest = len(agenda.waiting) - len(named)
    listed = joined([*named, counted(rest, "other")] if rest else named)
    words = f"No room this time, kept for the next one: {listed}."
    return [small(quoted(f"{words} “Order and privacy” puts any of them in now."))]


def _foot(agenda: Agenda, place: Place, around: Around) -> list[Block]:
    blocks: list[Block] = [_buttons(agenda, place, around)]
    more = [one_to_one_button(place=place)]
    if any(item.is_carried for item in agenda.items):
        value = str(agenda.id)
        more.append(
            ButtonElement(text=plain("Last time's are done"), action_id=COVER_LAST, value=value)
        )
    actions = ActionsBlock(block_id=f"agenda-more-{agenda.id}", elements=more)
    if not around.comes_by_itself:
        return [*blocks, actions]
    return [*blocks, small("I brought this because your 1:1 is soon."), actions, _ways_out(agenda)]


def _ways_out(agenda: Agenda) -> ActionsBlock:
    """As on everything that the coach brings of its own accord."""
    an_hour = ButtonElement(text=plain("In an hour"), action_id=AN_HOUR, value=str(agenda.id))
    stop = stop_button(STOP, "Stop these", "agenda", "I won't bring a draft before your 1:1.")
    return ActionsBlock(
        block_id=f"agenda-later-{agenda.id}",
        elements=[an_hour, _not_now(agenda, "Skip this one"), pause_button(), stop],
    )


def _not_now(agenda: Agenda, label: str = "Not now") -> ButtonElement:
    return ButtonElement(text=plain(label), action_id=NOT_NOW, value=str(agenda.id))


def _where(place: Place, around: Around) -> str:
    """From the DM, "this private channel" would be somewhere else."""
    return "your 1:1" if around.comes_by_itself and place.is_private else place.words


def _buttons(agenda: Agenda, place: Place, around: Around) -> ActionsBlock:
    post = ButtonElement(
        text=PlainTextObject(text=f"Post to {_where(place, around)}", emoji=False),
        action_id=POST,
        value=f"{agenda.id} {agenda.stamp()}",
        style="primary",
    )
    add = ButtonElement(text=plain("Add a topic"), action_id=ADD_TOPIC, value=str(agenda.id))
    order = ButtonElement(text=plain("Order and privacy"), action_id=ORDER, value=str(agenda.id))
    last = [] if around.comes_by_itself else [_not_now(agenda)]
    return ActionsBlock(block_id=f"agenda-{agenda.id}", elements=[post, add, order, *last])


def _kind(word: str) -> ItemKind:
    return next(kind for kind in get_args(ItemKind) if kind == word)
