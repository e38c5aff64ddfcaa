"""How an agenda looks while it is the member's alone: choosing, adding, and after posting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.agenda.agenda import KINDS, MOST_MEETINGS, Agenda, AgendaItem, ItemKind, offered
from bot.domain.agenda.choices import Ticks
from bot.domain.agenda.gathering import ASK
from bot.domain.text.wording import counted, joined
from bot.slack.modal import modal
from bot.slack.text import Message, bold, line, quoted, rich, said, shortened, small
from bot.slack.views.agenda.one_to_one import one_to_one_button
from bot.slack.views.agenda.order import ORDER
from bot.slack.views.agenda.outcome import GATHER
from bot.slack.views.agenda.posted import (
    LONGEST_CHOICE,
    has_boxes,
    item_length,
    posted_agenda,
    spoken_of,
)
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.links import SAVE_WIN, plain_button
from bot.slack.views.menu import menu, more_button
from bot.slack.views.week.later import STOP, stop_button
from bot.slack.views.week.pause import pause_button
from bot.slack.who.places import Place

TICK = "agenda_tick"
SHARE = "agenda_share"
ADD_TOPIC = "agenda_add_topic"
POST = "agenda_post"
PREVIEW = "agenda_preview"
OPEN_REST = "agenda_open_rest"
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

    `name` is the member's. `has_changed` says that the draft differs from
    what was shown when they wanted to post it; `comes_by_itself` that the coach brought it to
    their DM; `note` is a line of its own, mostly empty.
    """

    name: str
    has_changed: bool = False
    comes_by_itself: bool = False
    note: str = ""


def agenda_draft(agenda: Agenda, place: Place, around: Around) -> Message:
    """The private message: each item once, ticked where it goes in; what stays; and the ways on."""
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
        *_choices(agenda, around),
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
    sentence = "Nothing to bring yet. Add one topic to start."
    buttons = [
        plain_button("Add a topic", ADD_TOPIC, str(agenda.id)),
        plain_button("Save a win", SAVE_WIN),
        plain_button("Gather again", GATHER, str(agenda.id)),
    ]
    return Message(
        text=sentence,
        blocks=[
            said(f"{sentence} What did you do lately, or what would you like to hear?"),
            ActionsBlock(block_id=f"agenda-{agenda.id}", elements=buttons),
        ],
    )


def agenda_preview(agenda: Agenda, name: str) -> View:
    """What would be posted, word for word."""
    shown = posted_agenda(agenda, name)["blocks"] if agenda.public_items() else ()
    says = (
        "This, word for word, is what would be posted:"
        if shown
        else "Nothing is ticked, so nothing would be posted."
    )
    return modal("Preview", "agenda_preview", close="Back", blocks=[small(says), *shown])


def rest_of_draft(place: Place) -> View:
    """What a draft that the coach brought has no room for: when it comes, and how to stop that."""
    stop = stop_button(STOP, "Stop these", "agenda", "I won't bring a draft before your 1:1.")
    buttons = [one_to_one_button(place=place), pause_button(), stop]
    return modal(
        "More", "agenda_rest", blocks=[ActionsBlock(block_id="agenda-rest", elements=buttons)]
    )


def _choices(agenda: Agenda, around: Around) -> list[Block]:
    if not has_boxes(agenda):
        shown = posted_agenda(agenda, around.name)["blocks"][1:] if agenda.public_items() else ()
        return [small("There is a lot. “Order and privacy” leaves out what can wait."), *shown]
    nothing = (
        [] if agenda.public_items() else [said("Nothing is ticked, so nothing would be posted.")]
    )
    shown_kinds = [kind for kind in KINDS if kind != "meeting"]
    return [*(row for kind in shown_kinds for row in _rows(agenda, kind)), *nothing]


def _rows(agenda: Agenda, kind: ItemKind) -> list[Block]:
    items, length = offered(agenda.items, kind), item_length(agenda)
    groups = range(0, len(items), BOXES)
    boxes = [
        ActionsBlock(
            block_id=f"{agenda.id} {kind} {start} {start + len(items[start : start + BOXES])}",
            elements=[_checkboxes(items[start : start + BOXES], length)],
        )
        for start in groups
    ]
    return [said(f"*{CHOICES[kind]}*"), *boxes] if boxes else []


def _checkboxes(items: Sequence[AgendaItem], length: int) -> CheckboxesElement:
    options = [_option(item, length) for item in items]
    ticked = [option for option, item in zip(options, items, strict=True) if item.is_ticked]
    return CheckboxesElement(action_id=TICK, options=options, initial_options=ticked or None)


def _option(item: AgendaItem, length: int) -> Option:
    """Its words; what is too long for one line of Slack's goes on in the next."""
    whole = shortened(item.words, min(length, 2 * LONGEST_CHOICE))
    first, rest = _in_two(whole)
    description = PlainTextObject(text=rest) if rest else None
    return Option(value=item.key, text=PlainTextObject(text=first), description=description)


def _in_two(words: str) -> tuple[str, str]:
    if len(words) <= LONGEST_CHOICE:
        return words, ""
    space = words.rfind(" ", 0, LONGEST_CHOICE)
    cut = space if space > 0 else LONGEST_CHOICE
    return words[:cut], shortened(words[cut:], LONGEST_CHOICE)


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
    """One section each, with the button that lets it out."""
    boxes = has_boxes(agenda)
    blocks: list[Block] = []
    for number, item in enumerate(items, 1):
        value, about = f"{agenda.id} {item.key}", spoken_of(item, number, boxes=boxes)
        block = SectionBlock(
            block_id=f"private {item.key}",
            text=MarkdownTextObject(text=f"• {quoted(shortened(item.words, length))}"),
            accessory=plain_button("May be shared", SHARE, value, about=about),
        )
        blocks.append(block)
    return blocks


def _on_its_own(agenda: Agenda) -> list[Block]:
    """What is not for the end of another meeting: asking for the time comes first (004-42)."""
    length = item_length(agenda)
    blocks: list[Block] = []
    meetings = [item for item in agenda.items if item.kind == "meeting" and not item.is_waiting]
    for number, item in enumerate(meetings[:MOST_MEETINGS], 1):
        about = spoken_of(item, number, boxes=has_boxes(agenda))
        buttons = [write_button("Ask for a meeting", "meeting_request", about=about)]
        if item.key != ASK:
            value = f"{agenda.id} {item.key}"
            buttons.append(plain_button("Take it off", DROP, value, about=about))
        blocks += [
            rich(
                line(bold("Needs a meeting of its own  "), shortened(item.text, length)),
                line("It isn't posted: nobody decides such a thing at the end of a routine talk."),
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
    """*Post*, *Preview*, one more that is at hand, and ⋯."""
    value = str(agenda.id)
    add = plain_button("Add a topic", ADD_TOPIC, value)
    order = plain_button("Order and privacy", ORDER, value)
    done = plain_button("Last time's are done", COVER_LAST, value)
    carried = [done] if any(item.is_carried for item in agenda.items) else []
    if around.comes_by_itself:
        at_hand = plain_button("Remind me in an hour", AN_HOUR, value)
        skip = _not_now(agenda, "Skip this one")
        rest = menu(add, order, *carried, skip, more_button(OPEN_REST, value))
    else:
        at_hand = add
        rest = menu(order, *carried, one_to_one_button(place=place), _not_now(agenda))
    first = [_post(agenda, place, around), plain_button("Preview", PREVIEW, str(agenda.id))]
    row = ActionsBlock(block_id=f"agenda-{agenda.id}", elements=[*first, at_hand, rest])
    why = [small("Your 1:1 is soon.")] if around.comes_by_itself else []
    return [row, *why]


def _not_now(agenda: Agenda, label: str = "Not now") -> ButtonElement:
    return plain_button(label, NOT_NOW, str(agenda.id))


def _where(place: Place, around: Around) -> str:
    """From the DM, "this private channel" would be somewhere else."""
    return "your 1:1" if around.comes_by_itself and place.is_private else place.words


def _post(agenda: Agenda, place: Place, around: Around) -> ButtonElement:
    return ButtonElement(
        text=PlainTextObject(text=f"Post to {_where(place, around)}", emoji=False),
        action_id=POST,
        value=f"{agenda.id} {agenda.stamp()}",
        style="primary",
    )


def _kind(word: str) -> ItemKind:
    return next(kind for kind in get_args(ItemKind) if kind == word)
