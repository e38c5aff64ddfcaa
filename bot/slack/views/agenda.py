"""How an agenda looks while it is the member's alone: choosing, adding, and after posting."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    DividerBlock,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.agenda import LONGEST_ITEM, Agenda, AgendaItem, ItemKind, Ticks, offered
from bot.slack.forms import Form, carried, carry
from bot.slack.places import Place
from bot.slack.shown import Shown
from bot.slack.text import (
    Message,
    bold,
    bullets,
    code,
    escaped,
    line,
    plain,
    quoted,
    rich,
    said,
    shortened,
    small,
)
from bot.slack.views.posted_agenda import LONGEST_CHOICE, SECTIONS, item_length, posted_agenda
from bot.slack.views.win import OPEN_FORM as SAVE_WIN

TICK = "agenda_tick"
SHARE = "agenda_share"
ADD_TOPIC = "agenda_add_topic"
KEEP_TOPIC = "agenda_keep_topic"
POST = "agenda_post"
NOT_NOW = "agenda_not_now"
GATHER = "agenda_gather"

TOPIC = "topic"
"""The field; the errors about a topic name it, too."""

BOXES = 10
"""Options of one element. Source: docs.slack.dev/reference/block-kit/block-elements."""

CHOICES: dict[ItemKind, str] = {
    "win": "Wins",
    "goal": "This week",
    "topic": "Topics",
    "gap": "The gap you work on",
    "question": "A question to ask",
}


def agenda_draft(
    agenda: Agenda, place: Place, *, name: str, on: date, has_changed: bool = False
) -> Message:
    """The private message: what would be posted, what goes in, and what stays.

    `has_changed` says that it differs from what was shown when the member wanted to post it.
    """
    if not agenda.items:
        return _nothing_yet(agenda)
    title = "Your next 1:1"
    opening = "It changed since I showed it to you, so nothing was posted. This is how it stands. "
    blocks: list[Block] = [
        rich(
            line(
                bold(f"{title}. "),
                opening if has_changed else "",
                "Only you see this, and nothing is posted yet.",
            )
        ),
        DividerBlock(),
        *_preview(agenda, name, on),
        DividerBlock(),
        *_choices(agenda),
        *_private(agenda),
        _foot(agenda, place),
    ]
    return Message(text=f"{title}. Only you see this, and nothing is posted yet.", blocks=blocks)


def agenda_done(agenda: Agenda, place: Place) -> Message:
    """What the private message turns into once the agenda stands in its conversation."""
    sentence = f"Posted in {place.words}. It is open for everybody there to read."
    blocks: list[Block] = [said(quoted(sentence))]
    if agenda.message_ts is None:
        blocks.append(
            small("I am not a member there, so it went out as the answer to your command.")
        )
    return Message(text=quoted(sentence), blocks=blocks)


def put_away() -> Message:
    sentence = "All right, nothing was posted. Your topics wait for the next one."
    return Message(
        text=sentence,
        blocks=[
            said(sentence),
            ActionsBlock(
                block_id="agenda-again",
                elements=[ButtonElement(text=plain("Gather it again"), action_id=GATHER)],
            ),
        ],
    )


def agenda_help(command: str) -> Message:
    """`command` is the name that the member typed."""
    lines = (
        (code(command), "  gathers your wins, your week and what to talk about"),
        (code(f"{command} add the on-call rota"), "  keeps a topic for the next 1:1"),
    )
    return Message(
        text=f"{escaped(command)} gathers your next 1:1.",
        blocks=[
            rich(
                line(bold("Use it in the conversation where your 1:1 agenda belongs.")),
                bullets(lines),
                line(
                    "You see it first and choose what goes in. It is posted only where you asked "
                    "for it, and only when you press the button."
                ),
            )
        ],
    )


def topic_form(agenda_id: int, place: Place, shown: Shown) -> View:
    """Carries what it needs to bring the agenda that it was opened from up to date."""
    return View(
        type="modal",
        callback_id=KEEP_TOPIC,
        title=plain("Add a topic"),
        submit=plain("Add"),
        close=plain("Cancel"),
        private_metadata=carry(
            agenda=agenda_id, place=place.channel_id, name=place.name, **shown.facts()
        ),
        blocks=[
            InputBlock(
                block_id=TOPIC,
                label=plain("What do you want to talk about?"),
                hint=plain("A few words are enough. You still choose whether it is posted."),
                element=PlainTextInputElement(
                    action_id=TOPIC, max_length=LONGEST_ITEM, focus_on_load=True
                ),
            )
        ],
    )


def read_topic(view: Mapping[str, Any]) -> tuple[int, Place, str]:
    """The agenda's id, where it is shown, and the topic as it was typed."""
    facts = carried(view)
    return facts["agenda"], Place(facts["place"], facts["name"]), Form(view).text(TOPIC)


def read_ticks(action: Mapping[str, Any]) -> tuple[int, Ticks]:
    """The agenda's id and what the row of checkboxes says."""
    agenda_id, kind, start, stop = str(action["block_id"]).split(" ")
    keys = frozenset(option["value"] for option in action["selected_options"])
    return int(agenda_id), Ticks(_kind(kind), int(start), int(stop), keys)


def read_share(action: Mapping[str, Any]) -> tuple[int, str]:
    """The ids of the agenda and of the item that may be shared."""
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
        ButtonElement(text=plain("Gather again"), action_id=GATHER),
    ]
    return Message(
        text=sentence,
        blocks=[
            said(f"{sentence} What did you do lately, or what would you like to hear?"),
            ActionsBlock(block_id=f"agenda-{agenda.id}", elements=buttons),
        ],
    )


def _preview(agenda: Agenda, name: str, on: date) -> list[Block]:
    if not agenda.public_items():
        return [said("Nothing is ticked, so nothing would be posted.")]
    return [
        small("This, word for word, is what would be posted:"),
        *posted_agenda(agenda, name, on)["blocks"],
    ]


def _choices(agenda: Agenda) -> list[Block]:
    length = min(item_length(agenda), LONGEST_CHOICE)
    kinds = [kind for _, kinds in SECTIONS for kind in kinds]
    return [row for kind in kinds for row in _rows(agenda, kind, length)]


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
        Option(value=item.key, text=PlainTextObject(text=shortened(item.text, length)))
        for item in items
    ]
    ticked = [option for option, item in zip(options, items, strict=True) if item.is_ticked]
    return CheckboxesElement(action_id=TICK, options=options, initial_options=ticked or None)


def _private(agenda: Agenda) -> list[Block]:
    items = [item for item in agenda.items if item.is_private]
    if not items:
        return []
    length = item_length(agenda)
    blocks: list[Block] = [said("*Stays with you*\nOther people can read along there.")]
    for item in items:
        button = ButtonElement(
            text=plain("May be shared"), action_id=SHARE, value=f"{agenda.id} {item.key}"
        )
        blocks += [
            rich(bullets([(shortened(item.text, length),)])),
            ActionsBlock(block_id=f"private {item.key}", elements=[button]),
        ]
    return blocks


def _foot(agenda: Agenda, place: Place) -> ActionsBlock:
    post = ButtonElement(
        text=PlainTextObject(text=f"Post to {place.words}", emoji=False),
        action_id=POST,
        value=f"{agenda.id} {agenda.stamp()}",
        style="primary",
    )
    add = ButtonElement(text=plain("Add a topic"), action_id=ADD_TOPIC, value=str(agenda.id))
    not_now = ButtonElement(text=plain("Not now"), action_id=NOT_NOW, value=str(agenda.id))
    return ActionsBlock(block_id=f"agenda-{agenda.id}", elements=[post, add, not_now])


def _kind(word: str) -> ItemKind:
    return next(kind for kind in get_args(ItemKind) if kind == word)
