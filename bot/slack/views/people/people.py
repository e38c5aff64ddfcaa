"""The people around a case: who has not heard, what is known of each, and their form."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    InteractiveElement,
    Option,
    SectionBlock,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.people.person import (
    IN_THE_ROOM,
    MOST_SENIOR_PEERS,
    NOT_YET_SAVED,
    ROLES,
    Entry,
    PeopleList,
    Person,
    PersonDraft,
    Role,
)
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import counted, day_near, joined
from bot.domain.wins.sentence import win_sentence
from bot.slack.forms import Form, carried, carry
from bot.slack.text import Part, bold, bullets, line, plain, quoted, rich, said, shortened, small
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.fields import choice_field, date_field, field, initially, text_field
from bot.slack.views.links import plain_button
from bot.slack.views.menu import MOST_ENTRIES, menu, more_button
from bot.slack.views.people.feedback import ask_button

OPEN = "people_open"
OPEN_FORM = "people_open_form"
TALKED = "people_talked"
TOLD = "people_told"
REMOVE = "people_remove"
DELETE = "people_delete"
DELETE_FORM = "people_delete_form"
OPEN_PERSON = "people_open_person"
WANT = "people_want"
BRIEF = "people_brief"

MOST_SHOWN = 30
"""People on one page; each takes two blocks of a modal's hundred, and a third where due."""

SHOWN = 120
MOST_GAPS = 3
BUTTON = 60
NEW = "new"

ROLE_LABELS: dict[Role, str] = {
    "manager": "Your manager",
    "leader": "A leader above your manager",
    "has_a_say": "Has a say in the decision",
    "advocate": "Speaks for you",
    "mentor": "Mentor",
    "senior_peer": "Senior colleague",
    "aware": "Should know of it",
}


def people_page(people_list: PeopleList) -> View:
    return View(
        type="modal",
        callback_id="people_page",
        title=plain("Your people"),
        close=plain("Close"),
        blocks=[
            small("Who knows, who decides, who helps. In Slack, only you see this list."),
            *_untold(people_list),
            *_entries(people_list),
            *_unlisted(people_list),
            ActionsBlock(block_id="people-add", elements=[_add_button(people_list)]),
            _wanted(people_list),
        ],
    )


def read_person_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def read_opening(action: Mapping[str, Any]) -> int | None:
    """Whom to change; None for somebody new."""
    value = str(action["value"])
    return None if value == NEW else int(value)


def read_name(action: Mapping[str, Any]) -> str:
    return str(action["value"])


def read_wanted(action: Mapping[str, Any]) -> int:
    return int(action["selected_option"]["value"])


def roles_in_words(person: Person) -> str:
    """Return "Your manager and mentor": the first role with its capital letter."""
    first, *rest = [ROLE_LABELS[role] for role in person.roles] or [""]
    return joined([first, *(label[:1].lower() + label[1:] for label in rest)])


def _untold(people_list: PeopleList) -> list[Block]:
    """Who has a stake and has not heard of the aim, at the top (002-2)."""
    if not people_list.entries:
        return []
    if not people_list.untold:
        aim = people_list.target_title
        whom = f"that you aim for {aim}" if aim else "what you aim for"
        return [said(f"Everybody with a stake knows {quoted(whom)}.")]
    names = joined(person.name for person in people_list.untold)
    next_step = f"Next step: tell {people_list.untold[0].name} in a sentence or two."
    return [rich(line(bold("Not told yet: "), f"{names}."), line(next_step))]


def _entries(people_list: PeopleList) -> list[Block]:
    if not people_list.entries:
        return [
            said(
                "Nobody yet. Next step: add your manager's manager, or the person who would speak "
                "for you if they were asked tomorrow."
            )
        ]
    shown = people_list.entries[:MOST_SHOWN]
    blocks = [block for entry in shown for block in _entry(entry, people_list)]
    more = len(people_list.entries) - len(shown)
    return [
        *blocks,
        *([small(f"And {counted(more, 'more person', 'more people')}.")] if more else []),
    ]


def _unlisted(people_list: PeopleList) -> list[Block]:
    """People who must be convinced and are not on the list (002-28)."""
    if not people_list.unlisted:
        return []
    names = joined(people_list.unlisted)
    verb = "is" if len(people_list.unlisted) == 1 else "are"
    sentence = f"{names} must be convinced, as you said of a gap, and {verb} not on your list yet."
    return [rich(line(sentence))]


def _entry(entry: Entry, people_list: PeopleList) -> list[Block]:
    person = entry.person
    about = [part for part in (roles_in_words(person), person.team) if part]
    head = line(bold(person.name), *([f"  {', '.join(about)}"] if about else []))
    facts = _facts(entry, people_list)
    return [
        rich(head, *([bullets(facts)] if facts else [])),
        ActionsBlock(block_id=f"person-{person.id}", elements=_row_menu(person)),
    ]


def _facts(entry: Entry, people_list: PeopleList) -> list[tuple[Part, ...]]:
    person, today = entry.person, people_list.today
    facts: list[tuple[Part, ...]] = []
    if person.told_on:
        facts.append((f"Knows since {day_near(person.told_on, today)}",))
    elif person.should_hear:
        facts.append(("Has not heard yet what you aim for",))
    if person.last_contact_on:
        facts.append(
            (f"Last talk {day_near(person.last_contact_on, today)}{_due(person, people_list)}",)
        )
    if entry.gaps:
        titles = joined(shortened(gap.title, SHOWN) for gap in entry.gaps[:MOST_GAPS])
        facts.append((f"Must be convinced of: {titles}",))
    if person.spoke_on:
        facts.append((f"Spoke for you on {day_near(person.spoke_on, today)}",))
    if entry.wins:
        newest = shortened(win_sentence(entry.wins[0]), SHOWN)
        facts.append((f"Saw {counted(len(entry.wins), 'win')} of yours, last: {newest}",))
    return facts


def _due(person: Person, people_list: PeopleList) -> str:
    if person.contact_due_on is None:
        return ""
    is_due = person.contact_due_on <= people_list.today
    return (
        ", time to talk"
        if is_due
        else f", again by {day_near(person.contact_due_on, people_list.today)}"
    )


def _buttons(person: Person) -> list[ButtonElement]:
    """Five at most: what is used most first."""
    value = str(person.id)
    is_listed = person.id != NOT_YET_SAVED and not person.has("manager")
    told = plain_button("Told them today", TOLD, value)
    return [
        plain_button("Talked today", TALKED, value),
        *([told] if person.told_on is None else []),
        *([ask_button(person.slack_id, "Ask for feedback")] if person.slack_id else []),
        *_briefing(person),
        plain_button("Change", OPEN_FORM, value),
        *([delete_button(DELETE, person.id)] if is_listed else []),
    ]


def _briefing(person: Person) -> list[ButtonElement]:
    if IN_THE_ROOM.isdisjoint(person.roles):
        return []
    return [plain_button("Brief", BRIEF, person.name)]


def _row_menu(person: Person) -> list[InteractiveElement]:
    """One ⋯; what has no place among its five is on the page behind *More…*."""
    buttons = _buttons(person)
    if len(buttons) <= MOST_ENTRIES:
        return [menu(*buttons)]
    more = more_button(OPEN_PERSON, str(person.id))
    return [menu(*buttons[: MOST_ENTRIES - 1], more)]


def person_page(person: Person) -> View:
    """Somebody with everything that can be done."""
    return View(
        type="modal",
        callback_id="person_page",
        title=plain("More"),
        close=plain("Close"),
        blocks=[
            rich(line(bold(person.name))),
            ActionsBlock(block_id=f"person-{person.id}", elements=_buttons(person)),
        ],
    )


def delete_person(person: Person) -> View:
    goes = (
        "What you noted about them goes for good. What they told you as feedback and the wins "
        "that they saw stay."
    )
    return delete_view(DELETE_FORM, "Delete this entry", person.id, person.name, goes)


def _add_button(people_list: PeopleList) -> ButtonElement:
    style = None if people_list.entries else "primary"
    return ButtonElement(text=plain("Add somebody"), action_id=OPEN_FORM, value=NEW, style=style)


def _wanted(people_list: PeopleList) -> SectionBlock:
    options = {
        count: Option(value=str(count), text=plain(str(count)))
        for count in range(MOST_SENIOR_PEERS + 1)
    }
    known = sum(person.has("senior_peer") for person in people_list.people)
    return SectionBlock(
        block_id="people-wanted",
        text=f"*Senior colleagues you want to know*\n{known} so far. They are often asked.",
        accessory=StaticSelectElement(
            action_id=WANT,
            options=list(options.values()),
            initial_option=options[people_list.senior_peers_wanted],
        ),
    )


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

CONTACT_LABELS = {1: "Every week", 2: "Every two weeks", 4: "Every month", 13: "Every quarter"}
"""Weeks between two talks, and how that reads."""

FEEDBACK_LABELS = {1: "Every month", 3: "Every quarter", 6: "Every half-year"}
"""Months between two requests for feedback."""


def person_form(person: Person | None = None) -> View:
    """Empty for somebody new. Who the manager is, is said in the settings."""
    return View(
        type="modal",
        callback_id=SAVE,
        title=plain("Somebody who counts"),
        submit=plain("Save"),
        close=plain("Cancel"),
        private_metadata=_known(person),
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
