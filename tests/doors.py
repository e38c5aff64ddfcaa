"""Through the doors: what stands behind Home and the hub, reached as a member reaches it."""

from collections.abc import Iterator
from typing import Any

from bot.domain.drafts.catalogue import DRAFTS
from bot.slack.views import pages
from handlers.promo import SECTIONS
from playground.conversations import Message
from playground.testkit import Actor
from playground.views import View
from tests.slack.views.seeing import words_of
from tests.spoken import of_button

STAGE = "How far you are"

BESIDE = ("See", "Before you use it")
"""The button to what is said beside a draft: in the line above it, or among its other buttons."""


async def press(actor: Actor, label: str) -> None:
    """From Home or the hub to the page behind the button with this label."""
    page = next(page for page in all_pages() if page[1] == label)
    await actor.click(pages.DOORS[page[0]])
    await turn_to(actor, label)
    await actor.click(label)


async def move(actor: Actor, stage: str) -> None:
    """From Home or the hub: the member says how far they are; what answers it stays open."""
    await actor.click(pages.DOORS[pages.PLAN])
    await actor.choose(STAGE, stage)
    await leave_door(actor)


async def close_all(actor: Actor) -> None:
    """Closes every window that is open, one after the other."""
    while actor.has_modal():
        await actor.close()


async def to_messages(actor: Actor) -> None:
    """Closes every window and looks at the coach's messages."""
    await close_all(actor)
    await actor.open_messages()


async def leave_door(actor: Actor) -> None:
    """Closes the door, if it is what is in front."""
    if actor.has_modal() and actor.modal().payload.get("callback_id") == "door":
        await actor.close()


async def write(actor: Actor, title: str) -> None:
    """From Home or the hub: one of the drafts, by its title."""
    await actor.click(pages.DOORS[pages.DRAFTS])
    await write_here(actor, title)


async def write_here(actor: Actor, title: str) -> None:
    """The same, with the door of the drafts open."""
    await turn_to(actor, title)
    await actor.click("Write it", near=title)


async def download(actor: Actor, label: str) -> None:
    """The newest draft in front as a file, by the file's label; the window stays open."""
    await actor.click("Download")
    await actor.click("Download", near=label)


async def beside(actor: Actor) -> str:
    """What is behind the button of the newest draft in front: what to know before it is used."""
    await open_beside(actor)
    seen = actor.sees()
    await actor.close()
    return seen


async def open_beside(actor: Actor) -> None:
    seen = actor.sees()
    await actor.click(max(BESIDE, key=lambda label: seen.rfind(f"[{label}]")))


async def turn_to(actor: Actor, words: str) -> None:
    """Through the windows of the door that is open, until the words are in sight."""
    while words not in actor.sees() and "[More]" in actor.sees():
        await actor.click("More")


async def drafts_offered(actor: Actor) -> list[str]:
    """From Home or the hub: the titles in the first window of the drafts; closed again."""
    await actor.click(pages.DOORS[pages.DRAFTS])
    seen = actor.sees().splitlines()
    await actor.close()
    titles = {spec.title for spec in DRAFTS}
    return [line for line in seen if line.strip("*") in titles]


def all_pages() -> list[tuple[str, str, str]]:
    """Door, label and word of each."""
    return [(door, page.label, page.word) for door, found in SECTIONS.items() for page in found]


def buttons_of(shown: View | Message) -> list[str]:
    """What can be pressed or chosen in it: a group of checkboxes is its boxes, and no button."""
    kinds = {"button", "static_select", "overflow"}
    return [str(one["action_id"]) for one in elements_of(shown) if one["type"] in kinds]


def elements_of(shown: View | Message) -> list[dict[str, Any]]:
    """Whatever can be used in it, in reading order."""
    return [
        element
        for block in shown.blocks or []
        for element in [*block.get("elements", ()), block.get("accessory")]
        if element and "action_id" in element
    ]


def words_in(shown: View | Message) -> list[str]:
    """Every word that is drawn, those on buttons and beside boxes too."""
    return " ".join(texts_of(shown)).split()


def texts_of(shown: View | Message) -> list[str]:
    """Every text that is drawn, in reading order; a box that is ticked is drawn once."""
    return list(_texts(shown.blocks))


def words_to_read(shown: View | Message) -> int:
    """How many of its words are not on buttons and in menus."""
    return words_of(shown.blocks or [])


def primaries_in(shown: View | Message) -> list[str]:
    return [str(one["action_id"]) for one in elements_of(shown) if one.get("style") == "primary"]


def names_in(shown: View | Message) -> list[str]:
    """What a screen reader calls each button, in alphabetical order."""
    return sorted(of_button(one) for one in elements_of(shown) if one["type"] == "button")


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
    elif isinstance(part, dict):
        for name, inner in part.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            elif name not in {"accessibility_label", "value", "initial_options"}:
                yield from _texts(inner)


def parts_of(shown: View | Message) -> list[dict[str, Any]]:
    """Every part of it at any depth."""
    return list(_parts(shown.blocks))


def _parts(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in (
        part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    ):
        yield from _parts(inner)
