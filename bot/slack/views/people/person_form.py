"""The form of somebody around a case, and its reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.people.person import ROLES, Person, PersonDraft, Role
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich
from bot.slack.views.choices import Select, Ticks, Who
from bot.slack.views.fields import Day, Field, Words, blocks_of, values_of

SAVE = "person_keep"

ROLE_LABELS: dict[Role, str] = {
    "manager": "Your manager",
    "leader": "A leader above your manager",
    "has_a_say": "Has a say in the decision",
    "advocate": "Speaks for you",
    "mentor": "Mentor",
    "senior_peer": "Senior colleague",
    "aware": "Should know of it",
}

CONTACT_LABELS = {1: "Every week", 2: "Every two weeks", 4: "Every month", 13: "Every quarter"}
"""Weeks between two talks, and how that reads."""

FEEDBACK_LABELS = {1: "Every month", 3: "Every quarter", 6: "Every half-year"}
"""Months between two requests for feedback."""


WHO = Who("person_who", "Who is it, if they are in this Slack?", fills="slack_id")
NAME = Words("person_name", "What do you call them?", fills="name")

BESIDE_NAME: tuple[Field[Any], ...] = (
    Ticks(
        "person_roles",
        "What have they to do with it?",
        labels={role: ROLE_LABELS[role] for role in ROLES if role != "manager"},
        fills="roles",
    ),
    Words("person_team", "Their team", fills="team"),
    Day("person_told_on", "When did you tell them what you aim for?", fills="told_on"),
    Day("person_talked_on", "When did you last talk?", fills="last_contact_on"),
    Day("person_spoke_on", "When did they last speak for you?", fills="spoke_on"),
    Select(
        "person_contact",
        "How often would you like to talk?",
        labels=CONTACT_LABELS,
        prompt="As it comes",
        usual=0,
        fills="contact_weeks",
    ),
    Select(
        "person_feedback",
        "How often would you ask them for feedback?",
        labels=FEEDBACK_LABELS,
        prompt="As it comes",
        usual=0,
        fills="feedback_months",
    ),
)


def person_form(person: Person | None = None) -> View:
    """Empty for somebody new. Who the manager is, is said in the settings."""
    return modal(
        "Somebody who counts",
        SAVE,
        submit="Save",
        carries=_known(person),
        blocks=[*_who(person), *blocks_of(BESIDE_NAME, person or PersonDraft(""))],
    )


def read_person_form(view: Mapping[str, Any]) -> tuple[PersonDraft, int | None]:
    """What the form says, and whom it changes; None for somebody new."""
    form, known = Form(view), carried(view)
    who = values_of((NAME, WHO), form)
    if known.get("fixed"):
        who = {"name": str(known["name"]), "slack_id": known.get("slack")}
    return PersonDraft(**who, **values_of(BESIDE_NAME, form)), known.get("person")


def _known(person: Person | None) -> str:
    if person is None:
        return carry()
    if not person.has("manager"):
        return carry(person=person.id)
    return carry(person=person.id, fixed=1, name=person.name, slack=person.slack_id)


def _who(person: Person | None) -> Sequence[Block]:
    if person and person.has("manager"):
        return [rich(line(bold(person.name), "  Your manager, as your settings say."))]
    return blocks_of((WHO, NAME), person or PersonDraft(""))
