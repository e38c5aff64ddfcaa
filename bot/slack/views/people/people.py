"""The people around a case: who has not heard, and what is known of each."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InteractiveElement,
    Option,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.people.person import (
    IN_THE_ROOM,
    MOST_SENIOR_PEERS,
    NOT_YET_SAVED,
    Entry,
    PeopleList,
    Person,
)
from bot.domain.text.wording import counted, day_near, joined
from bot.domain.wins.sentence import win_sentence
from bot.slack.modal import modal
from bot.slack.text import Part, bold, bullets, line, plain, quoted, rich, said, shortened, small
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.links import plain_button
from bot.slack.views.menu import MOST_ENTRIES, menu, more_button
from bot.slack.views.people.feedback import ask_button
from bot.slack.views.people.person_form import ROLE_LABELS

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
NEW = "new"


def people_page(people_list: PeopleList) -> View:
    return modal(
        "Your people",
        "people_page",
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
        facts.append(("Do they know what you're aiming for? Nothing is noted.",))
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
    return modal(
        "More",
        "person_page",
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
    is_first = not people_list.entries
    return plain_button("Add somebody", OPEN_FORM, NEW, is_primary=is_first)


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
