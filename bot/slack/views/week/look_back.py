"""What a look back at a week takes: a win, and what the week taught, in a form with its reader."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ButtonElement
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Week
from bot.domain.delivery.delivery import Posted
from bot.domain.wins.win import Win
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, small
from bot.slack.views.fields import Words
from bot.slack.views.links import plain_button
from bot.slack.views.spot import Spot, place_of, read_spot

ADD_WIN = "check_in_add_win"
LEARNED = "check_in_learned"
LEARNED_FORM = "check_in_learned_form"
LESSON = Words(
    "learned",
    "What did this week teach you?",
    "Something that worked, or didn't, and what you will do because of it",
    is_long=True,
)


def add_win_button(spot: Spot | None = None, *, is_primary: bool = False) -> ButtonElement:
    """Without a spot the win is of today."""
    value = str(spot) if spot else None
    return plain_button("Save a win", ADD_WIN, value, is_primary=is_primary)


def learned_button(spot: Spot) -> ButtonElement:
    return plain_button("What I learned", LEARNED, str(spot))


def learned_form(spot: Spot, posted: Posted | None) -> View:
    """One line or a few, and nothing that has to be filled in (001-12)."""
    return modal(
        "What I learned",
        LEARNED_FORM,
        submit="Save",
        close="Not now",
        carries=carry(**{"spot": str(spot)} | place_of(spot, posted)),
        blocks=[
            LESSON.block(),
            small("You find it again with your wins: `/win list` and a word of it."),
        ],
    )


def read_learned(view: Mapping[str, Any]) -> tuple[Week, str]:
    """The week that it is about, and the words."""
    spot = read_spot(carried(view)["spot"].split(" "))
    if spot is None:
        raise ValueError("the form says which week it is about")
    return spot.week, LESSON.read(Form(view))


def learned_saved(win: Win) -> View:
    return modal(
        "What I learned",
        "check_in_learned_kept",
        close="Done",
        blocks=[rich(line(bold("Saved. "), win.text))],
    )
