"""How a topic is added to a draft: the form and its reader."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

from bot.domain.agenda.agenda import LONGEST_ITEM
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.shown import Shown
from bot.slack.views.choices import Tick
from bot.slack.views.fields import Words
from bot.slack.who.places import Place

SAVE_TOPIC = "agenda_keep_topic"
TOPIC = Words(
    "topic",
    "What do you want to talk about?",
    "A few words are enough. You still choose whether it is posted.",
    longest=LONGEST_ITEM,
    has_focus=True,
    is_needed=True,
)
"""The errors about a topic name it, too."""

ON_ITS_OWN = Tick(
    "on_its_own",
    "How big is it?",
    "The ask for a promotion is. It isn't posted with the rest; I help you ask for the time.",
    box="This deserves a meeting of its own",
)


def topic_form(agenda_id: int, place: Place, shown: Shown) -> View:
    """Carries what it needs to bring the agenda that it was opened from up to date."""
    return modal(
        "Add a topic",
        SAVE_TOPIC,
        submit="Add",
        carries=carry(agenda=agenda_id, place=place.channel_id, name=place.name, **shown.facts()),
        blocks=[TOPIC.block(), ON_ITS_OWN.block()],
    )


def read_topic(view: Mapping[str, Any]) -> tuple[int, Place, str, bool]:
    """The agenda's id, where it is shown, the topic, and whether it needs its own meeting."""
    facts, form = carried(view), Form(view)
    place = Place(facts["place"], facts.get("name", ""))
    return facts["agenda"], place, TOPIC.read(form), ON_ITS_OWN.read(form)
