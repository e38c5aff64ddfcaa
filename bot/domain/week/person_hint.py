"""A hint about people for the Monday message: one a week at most, each occasion once.

Add yours to HINTS, the most important first.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar.dates import months_between
from bot.domain.people.person import IN_THE_ROOM, SENIOR_PEERS, Person, untold
from bot.domain.plan.case import LOW_PRESSURE, Stage
from bot.domain.text.wording import counted, with_step


@dataclass(frozen=True, slots=True)
class PersonHintFacts:
    """Who is around the member on `today`. `asked_on` says when each was last asked for feedback.

    It is by the person's id; `senior_peers_wanted` is the member's own number (000-8).
    """

    today: date
    stage: Stage
    people: tuple[Person, ...] = ()
    senior_peers_wanted: int = SENIOR_PEERS
    has_wins: bool = False
    asked_on: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonHint:
    """`name` and `occasion` together come once; `words` end with the next step.

    `whom` is the Slack id of the person whom it says to ask, empty where it names none.
    """

    name: str
    occasion: str
    words: str
    whom: str = ""


FEW = 2
_QUARTER = re.compile(r"\d{4}-Q\d")

Rule = Callable[[PersonHintFacts], Iterator[PersonHint]]


def hints_for(facts: PersonHintFacts) -> tuple[PersonHint, ...]:
    """Return every hint that fits, given before or not, the most important first."""
    return tuple(hint for rule in HINTS for hint in rule(facts))


def hint_for(
    facts: PersonHintFacts,
    given: Collection[tuple[str, str]],
    lately: Collection[tuple[str, str]] = (),
) -> PersonHint | None:
    """Return the one hint for this week; `given` holds names and occasions of earlier ones.

    `lately` is what those of this month were `about`: nothing comes twice in one.
    """
    new = (
        hint
        for hint in hints_for(facts)
        if (hint.name, hint.occasion) not in given and about(hint.name, hint.occasion) not in lately
    )
    return next(new, None)


def about(name: str, occasion: str) -> tuple[str, str]:
    """Return what a hint is about: its name, and the person where it names one."""
    person = occasion.partition(" ")[0]
    return name, "" if _QUARTER.fullmatch(person) else person


def quarter_of(day: date) -> str:
    """Return "2026-Q4"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _get_in_touch(facts: PersonHintFacts) -> Iterator[PersonHint]:
    """Whoever was to be spoken to by now, the longest silence first (000-10, 003-21)."""
    late = [
        (person.last_contact_on, person)
        for person in facts.people
        if person.last_contact_on and _is_past(person.contact_due_on, facts.today)
    ]
    for last_on, person in sorted(late, key=lambda found: (found[0], found[1].id)):
        waited = counted((facts.today - last_on).days // 7, "week")
        yield PersonHint(
            "get_in_touch",
            f"{person.id} {last_on} {quarter_of(facts.today)}",
            with_step(
                f"You and {person.name} last talked {waited} ago. A good word comes from people "
                "who know you.",
                "ask how they are and what keeps them busy.",
            ),
        )


def _tell_them(facts: PersonHintFacts) -> Iterator[PersonHint]:
    """Somebody with a stake who has not heard; never before the member knows the way (000-7)."""
    for person in () if facts.stage in LOW_PRESSURE else untold(facts.people):
        yield PersonHint(
            "tell_them",
            str(person.id or person.name),
            with_step(
                f"Does {person.name} know what you're aiming for? I have nothing on record, and "
                "they have a stake in it.",
                "if not, say it in one sentence when you next talk.",
            ),
        )


def _ask_for_feedback(facts: PersonHintFacts) -> Iterator[PersonHint]:
    """The time between two questions that the member chose is over (003-22)."""
    asked = dict(facts.asked_on)
    for person in facts.people:
        last_on = asked.get(person.id)
        months = person.feedback_months
        if months and (last_on is None or months_between(last_on, facts.today) >= months):
            yield PersonHint(
                "ask_for_feedback",
                f"{person.id} {last_on or 'first'} {quarter_of(facts.today)}",
                with_step(f"It's time to ask {person.name} how you're doing.", _how(person)),
                person.slack_id or "",
            )


def _how(person: Person) -> str:
    if person.slack_id is None:
        return "bring up the three questions when you meet, and note what they say."
    return "send three questions, to be answered right here. You see them before they go."


def _senior_peers(facts: PersonHintFacts) -> Iterator[PersonHint]:
    """Senior people on other teams often have a say (000-8)."""
    known = sum(person.has("senior_peer") for person in facts.people)
    if known < facts.senior_peers_wanted:
        so_far = ("None is", "One is")[known] if known < FEW else f"{known} are"
        yield PersonHint(
            "senior_peers",
            quarter_of(facts.today),
            with_step(
                "Senior colleagues, on your team and beyond, are often asked about a promotion. "
                f"{so_far} on your list yet.",
                "choose somebody to have a coffee with this week.",
            ),
        )


def _mentor(facts: PersonHintFacts) -> Iterator[PersonHint]:
    """A mentor, once a quarter while there is none (003-23)."""
    if not any(person.has("mentor") for person in facts.people):
        yield PersonHint(
            "mentor",
            quarter_of(facts.today),
            with_step(
                "You have no mentor on your list. Somebody who has the job you want can tell you "
                "how they got there.",
                "ask one of them for half an hour.",
            ),
        )


def _brief(facts: PersonHintFacts) -> Iterator[PersonHint]:
    """Whoever is in the room should have something in hand, each quarter (002-5)."""
    room = [person for person in facts.people if not IN_THE_ROOM.isdisjoint(person.roles)]
    if room and facts.has_wins and facts.stage not in LOW_PRESSURE:
        yield PersonHint(
            "brief",
            quarter_of(facts.today),
            with_step(
                f"You won't be in the room, but {room[0].name} may be. A page in hand helps them "
                "speak for you.",
                "send one this quarter: what you're aiming for, and three proofs.",
            ),
        )


def _is_past(due_on: date | None, today: date) -> bool:
    return due_on is not None and due_on <= today


HINTS: tuple[Rule, ...] = (
    _tell_them,
    _get_in_touch,
    _ask_for_feedback,
    _brief,
    _mentor,
    _senior_peers,
)
"""The most important first: a Monday brings one at most."""
