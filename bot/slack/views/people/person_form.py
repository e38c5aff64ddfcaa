"""The form of somebody around a case, and its reader."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import Block, CheckboxesElement, Option, UserSelectElement
from slack_sdk.models.views import View

from bot.domain.people.person import ROLES, Person, PersonDraft, Role
from bot.domain.text.clean import clean_text
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, plain, rich
from bot.slack.views.fields import choice_field, date_field, field, initially, text_field

SAVE = "person_keep"

WHO = "person_who"
NAME = "person_name"
ROLE = "person_roles"
TEAM = "person_team"
TOLD_ON = "person_told_on"
TALKED_ON = "person_talked_on"
CONTACT = "person_contact"
SPOKE_ON = "person_spoke_on"
FEEDBACK = "person_feedback"

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


def person_form(person: Person | None = None) -> View:
    """Empty for somebody new. Who the manager is, is said in the settings."""
    return modal(
        "Somebody who counts",
        SAVE,
        submit="Save",
        carries=_known(person),
        blocks=[*_who(person), *_roles(person), *_days(person), *_rhythm(person)],
    )


def read_person_form(view: Mapping[str, Any]) -> tuple[PersonDraft, int | None]:
    """What the form says, and whom it changes; None for somebody new."""
    form, known = Form(view), carried(view)
    who = known.get("slack") if known.get("fixed") else form.user(WHO)
    name = str(known["name"]) if known.get("fixed") else clean_text(form.text(NAME))
    draft = PersonDraft(
        name=name,
        slack_id=who,
        roles=tuple(role for role in ROLES if role in form.options(ROLE)),
        team=clean_text(form.text(TEAM)),
        told_on=form.day(TOLD_ON),
        last_contact_on=form.day(TALKED_ON),
        contact_weeks=int(form.option(CONTACT) or 0),
        spoke_on=form.day(SPOKE_ON),
        feedback_months=int(form.option(FEEDBACK) or 0),
    )
    return draft, known.get("person")


def _known(person: Person | None) -> str:
    if person is None:
        return carry()
    if not person.has("manager"):
        return carry(person=person.id)
    return carry(person=person.id, fixed=1, name=person.name, slack=person.slack_id)


def _who(person: Person | None) -> list[Block]:
    if person and person.has("manager"):
        return [rich(line(bold(person.name), "  Your manager, as your settings say."))]
    element = UserSelectElement(
        action_id=WHO,
        placeholder=plain("Choose a person"),
        initial_user=person.slack_id if person else None,
    )
    return [
        field(WHO, "Who is it, if they are in this Slack?", element),
        text_field(NAME, "What do you call them?", person.name if person else ""),
    ]


def _roles(person: Person | None) -> list[Block]:
    options: dict[str, Option] = {
        role: Option(value=role, text=plain(ROLE_LABELS[role]))
        for role in ROLES
        if role != "manager"
    }
    chosen = initially(person.roles if person else (), options)
    element = CheckboxesElement(
        action_id=ROLE, options=list(options.values()), initial_options=chosen
    )
    return [
        field(ROLE, "What have they to do with it?", element),
        text_field(TEAM, "Their team", person.team if person else ""),
    ]


def _days(person: Person | None) -> list[Block]:
    days = person or PersonDraft("")
    return [
        date_field(TOLD_ON, "When did you tell them what you aim for?", days.told_on),
        date_field(TALKED_ON, "When did you last talk?", days.last_contact_on),
        date_field(SPOKE_ON, "When did they last speak for you?", days.spoke_on),
    ]


def _rhythm(person: Person | None) -> list[Block]:
    return [
        _every(
            CONTACT,
            "How often would you like to talk?",
            CONTACT_LABELS,
            person.contact_weeks if person else 0,
        ),
        _every(
            FEEDBACK,
            "How often would you ask them for feedback?",
            FEEDBACK_LABELS,
            person.feedback_months if person else 0,
        ),
    ]


def _every(block_id: str, label: str, labels: Mapping[int, str], chosen: int) -> Block:
    options = {
        str(every): Option(value=str(every), text=plain(text)) for every, text in labels.items()
    }
    return choice_field(block_id, label, options, str(chosen), "As it comes")
