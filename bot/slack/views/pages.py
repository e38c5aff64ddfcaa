"""The six doors: one window each with what belongs there, the most needed first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, SectionBlock
from slack_sdk.models.views import View

from bot.slack.modal import modal
from bot.slack.views.links import plain_button

WINS = "door_wins"
PLAN = "door_plan"
REVIEW = "door_review"
TALKS = "door_talks"
DRAFTS = "door_drafts"
SETTINGS = "door_settings"

DOORS: dict[str, str] = {
    WINS: "Wins",
    PLAN: "Goals & plan",
    REVIEW: "Review",
    TALKS: "Conversations",
    DRAFTS: "Drafts",
    SETTINGS: "Settings",
}
"""The label of each door by the action that opens it, in the order in which they stand."""

ALL_DRAFTS = "write_open"
"""What opened every draft before there were doors: it stands in windows from then."""

OPEN_PAGE = "page_open"
MORE = "door_more"
BACK = "door_back"

MOST_CHOICES = 8
"""What can be chosen in one window; more would be searched and not read."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A page behind a door: `word` names it, `says` is what one finds there, in a few words."""

    word: str
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Place:
    """Which door, and which of its windows, from 1 on."""

    door: str
    number: int = 1


def doors() -> ActionsBlock:
    buttons = [plain_button(label, action_id) for action_id, label in DOORS.items()]
    return ActionsBlock(block_id="doors", elements=buttons)


def read_door(action: Mapping[str, Any]) -> Place:
    """Of a door's own button, or of the one that leads on or back inside of it."""
    if action["action_id"] == ALL_DRAFTS:
        return Place(DRAFTS)
    if action["action_id"] in DOORS:
        return Place(action["action_id"])
    door, _, number = str(action["value"]).partition(" ")
    return Place(door, int(number))


def door_page(place: Place, rows: Sequence[Block], top: Sequence[Block] = ()) -> View:
    """`rows` have one choice each; `top` stands above the first of them, and has none."""
    windows = windows_of(rows)
    number = min(place.number, len(windows))
    return modal(
        DOORS[place.door],
        "door",
        blocks=[
            *(top if number == 1 else ()),
            *windows[number - 1],
            *_turning(place.door, number, len(windows)),
        ],
    )


def windows_of(rows: Sequence[Block]) -> list[Sequence[Block]]:
    """As many as fit in each, with room for the buttons that lead on and back."""
    windows: list[Sequence[Block]] = []
    rest = rows
    while rest:
        room = MOST_CHOICES - bool(windows)
        if len(rest) > room:
            room -= 1
        windows.append(rest[:room])
        rest = rest[room:]
    return windows


def choice_row(choice: Choice) -> SectionBlock:
    return SectionBlock(
        block_id=f"page-{choice.word}",
        text=choice.says,
        accessory=plain_button(choice.label, OPEN_PAGE, choice.word),
    )


def _turning(door: str, number: int, last: int) -> list[Block]:
    buttons = []
    if number > 1:
        buttons.append(plain_button("Back", BACK, f"{door} {number - 1}"))
    if number < last:
        buttons.append(plain_button("More", MORE, f"{door} {number + 1}"))
    return [ActionsBlock(block_id="door-more", elements=buttons)] if buttons else []
