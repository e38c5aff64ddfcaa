"""How the items of a draft are put in order, kept private or taken off, one press each."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import Block, Option, OverflowMenuElement, SectionBlock
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.agenda.agenda import SECTIONS, Agenda, AgendaItem, is_typed
from bot.domain.text.wording import counted
from bot.slack.forms import carried, carry
from bot.slack.modal import modal
from bot.slack.shown import Shown
from bot.slack.text import plain, quoted, said, shortened, small
from bot.slack.views.agenda.posted import in_section
from bot.slack.who.places import Place

ORDER = "agenda_order"
CHANGE = "agenda_order_change"
DONE = "agenda_order_done"

UP, DOWN, PRIVATE, PUBLIC, OFF = "up", "down", "private", "public", "off"
IN, OUT = "in", "out"
SHOWN = 150
MOST_WAITING = 15


def order_view(agenda: Agenda, place: Place, shown: Shown) -> View:
    """Carries what it needs to bring the draft that it was opened from up to date."""
    return modal(
        "Order and privacy",
        DONE,
        submit="Done",
        close="Close",
        carries=carry(agenda=agenda.id, place=place.channel_id, name=place.name, **shown.facts()),
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
    waiting = [item for item in items if item.is_waiting]
    on_it = [item for item in items if not item.is_waiting]
    rows = [_row(item) for item in (*on_it, *waiting[:MOST_WAITING])]
    rest = len(waiting) - MOST_WAITING
    more = [small(f"{counted(rest, 'more topic')} waiting behind these.")] if rest > 0 else []
    return [said(f"*{heading}*"), *rows, *more] if rows else []


def _row(item: AgendaItem) -> Block:
    words = f"{quoted(shortened(item.words, SHOWN))}\n_{_where(item)}_"
    return SectionBlock(
        block_id=f"order {item.key}",
        text=MarkdownTextObject(text=words),
        accessory=OverflowMenuElement(
            action_id=CHANGE,
            options=[
                Option(value=f"{word} {item.key}", text=plain(label))
                for word, label in _choices(item)
            ],
        ),
    )


def _where(item: AgendaItem) -> str:
    if item.is_waiting:
        return "No room this time: kept for the next one"
    if item.is_private:
        return "🔒 Stays with you"
    return "Goes in" if item.is_ticked else "Left out"


def _choices(item: AgendaItem) -> list[tuple[str, str]]:
    off = [(OFF, "Take it off for good")] if is_typed(item) else []
    if item.is_waiting:
        return [(IN, "Put it in now"), *off]
    order = [(UP, "Move up"), (DOWN, "Move down")]
    if item.is_private:
        return [*order, (PUBLIC, "May be shared"), *off]
    tick = (OUT, "Leave it out") if item.is_ticked else (IN, "Put it in")
    return [*order, (PRIVATE, "Keep it private"), tick, *off]
