"""The reader of a draft that is for one person: what they have to do with the member's way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.people.feedback import Feedback
from bot.domain.people.person import Person, is_among
from bot.domain.wins.fields import is_setback
from bot.domain.wins.sentence import wins_told_to
from bot.domain.wins.win import Win


@dataclass(frozen=True, slots=True)
class Reader:
    """`name` is empty where a draft is for nobody in particular.

    `wins` are those that they were part of or saw, the newest first, without private ones. `told`
    is what they said that the member does well, `advised` what to work on.
    """

    name: str = ""
    is_manager: bool = False
    is_mentor: bool = False
    has_a_say: bool = False
    spoke_for_me: bool = False
    wins: tuple[Win, ...] = ()
    told: str = ""
    advised: str = ""


NOBODY = Reader()


def reader_of(
    name: str, people: Collection[Person], feedback: Iterable[Feedback], wins: Iterable[Win]
) -> Reader:
    """Return what is known of somebody by their name; of a stranger that is the name alone."""
    person = next((one for one in people if one.name.casefold() == name.casefold()), Person(name))
    said = next(
        (x.answer for x in feedback if x.with_name.casefold() == name.casefold() and x.answered_at),
        None,
    )
    open_wins = (win for win in wins if not (win.is_private or is_setback(win)))
    return Reader(
        name=name,
        is_manager=person.has("manager"),
        is_mentor=person.has("mentor"),
        has_a_say=person.has("has_a_say") or person.has("leader"),
        spoke_for_me=person.spoke_on is not None,
        wins=wins_told_to(
            (
                win
                for win in sorted(
                    open_wins, key=lambda win: (win.happened_on, win.id), reverse=True
                )
                if is_among(person, (*win.people, *win.seen_by), people)
            ),
            name,
        ),
        told=said.doing_well if said else "",
        advised=said.work_on if said else "",
    )
