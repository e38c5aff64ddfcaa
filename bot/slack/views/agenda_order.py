"""How the items of a draft are put in order, kept private or taken off, one press each."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import Block, Option, OverflowMenuElement, SectionBlock
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.agenda import SECTIONS, Agenda, AgendaItem, is_typed
from bot.slack.forms import carried, carry
from bot.slack.places import Place
from bot.slack.shown import Shown
from bot.slack.text import plain, quoted, said, shortened, small
from bot.slack.views.posted_agenda import in_section

ORDER = "agenda_order"
CHANGE = "agenda_order_change"
DONE = "agenda_order_done"

UP, DOWN, PRIVATE, PUBLIC, OFF = "up", "down", "private", "public", "off"
IN, OUT = "in", "out"
SHOWN = 150


def order_view(agenda: Agenda, place: Place, shown: Shown) -> View:
    """Carries what it needs to bring the draft that it was opened from up to date."""
    return View(
        type="modal",
        callback_id=DONE,
        title=plain("Order and privacy"),
        submit=plain("Done"),
        close=plain("Close"),
        private_metadata=carry(
            agenda=agenda.id, place=place.channel_id, name=place.name, **shown.facts()
        ),
        blocks=[
            small("The menu beside an item moves it up or down, and says who may see it."),
            *(block for heading, kinds in SECTIONS for block in _section(agenda, heading, kinds)),
        ],
    )


def read_order(view: Mapping[str, Any]) -> tuple[int, Place]:
    """The agenda's id, and the conversation that it is for."""
    facts = carried(view)
    return int(facts["agenda"]), Place(facts["place"], facts.get("name", ""))


def read_change(action: Mapping[str, Any]) -> tuple[str, str]:
    """What is to happen, and to which item."""
    word, _, key = str(action["selected_option"]["value"]).partition(" ")
    return word, key


def _section(agenda: Agenda, heading: str, kinds: tuple[Any, ...]) -> list[Block]:
    items = in_section(agenda.items, kinds)
    return [said(f"*{heading}*"), *(_row(item) for item in items)] if items else []


def _row(item: AgendaItem) -> Block:
    where = "🔒 Stays with you" if item.is_private else "Goes in" if item.is_ticked else "Left out"
    words = f"{quoted(shortened(item.words, SHOWN))}\n_{where}_"
    choices = [(UP, "Move up"), (DOWN, "Move down")]
    choices.append((PUBLIC, "May be shared") if item.is_private else (PRIVATE, "Keep it private"))
    if not item.is_private:
        choices.append((OUT, "Leave it out") if item.is_ticked else (IN, "Put it in"))
    choices += [(OFF, "Take it off for good")] if is_typed(item) else []
    return SectionBlock(
        block_id=f"order {item.key}",
        text=MarkdownTextObject(text=words),
        accessory=OverflowMenuElement(
            action_id=CHANGE,
            options=[
                Option(value=f"{word} {item.key}", text=plain(label)) for word, label in choices
            ],
        ),
    )
