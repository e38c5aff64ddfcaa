"""The reader of a draft that is for one person: what they have to do with the member's way."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.people.feedback import Feedback
from bot.domain.people.person import Person, is_among
from bot.domain.text.addressing import spoken_to, with_dates
from bot.domain.text.wording import clause, is_wordless, plain
from bot.domain.wins.fields import is_setback
from bot.domain.wins.sentence import wins_told_to
from bot.domain.wins.win import Win


@dataclass(frozen=True, slots=True)
class Reader:
    """`name` is empty where a draft is for nobody in particular.

    `wins` are those that they were part of or saw, the newest first, without private ones, and
    `shared` those of them that they were part of. `told` is what they said that the member does
    well, `advised` what to work on. `thanked_for` goes on after "thank you for".
    `spoke_for_me` says that they did, `speaks_for_me` that the member counts on it.
    """

    name: str = ""
    is_manager: bool = False
    is_mentor: bool = False
    has_a_say: bool = False
    spoke_for_me: bool = False
    wins: tuple[Win, ...] = ()
    told: str = ""
    advised: str = ""
    shared: tuple[Win, ...] = ()
    thanked_for: str = ""
    speaks_for_me: bool = False

    @property
    def can_be_thanked(self) -> bool:
        """Say whether it is known who they are, and one thing that they did."""
        did = self.thanked_for or self.spoke_for_me or self.told or self.advised or self.shared
        return bool(self.name and (did or self.is_mentor))


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
    told = wins_told_to(_of(person, people, wins), name)
    return Reader(
        name=name,
        is_manager=person.has("manager"),
        is_mentor=person.has("mentor"),
        has_a_say=person.has("has_a_say") or person.has("leader"),
        spoke_for_me=person.spoke_on is not None,
        wins=told,
        told=said.doing_well if said else "",
        advised=said.work_on if said else "",
        shared=tuple(win for win in told if is_among(person, win.people, people)),
        speaks_for_me=person.has("advocate"),
    )


def thanked_for(words: str, name: str, said_on: date) -> str:
    """Return what somebody is thanked for, as it goes on after "thank you for"; they are "you"."""
    bare = _THANKS.sub("", clause(plain(with_dates(words, said_on))))
    begins = bare.partition(" ")[0]
    if begins.lower() in _SMALL or begins.lower().endswith("ing"):
        bare = bare[:1].lower() + bare[1:]
    return spoken_to(bare, name) or bare


_THANKS = re.compile(r"^(?:(?:thank you|thanks)[,:]? )?(?:for )?", re.IGNORECASE)
_SMALL = frozenset({"you", "your", "we", "our", "the", "a", "an", "all", "every", "always"})
"""Words that begin with a small letter inside a sentence, whatever they were typed with."""


def _of(person: Person, people: Collection[Person], wins: Iterable[Win]) -> Iterator[Win]:
    """Yield the wins that somebody was part of or saw, the newest first, and that may be told."""
    for win in sorted(wins, key=lambda win: (win.happened_on, win.id), reverse=True):
        may_be_told = not (win.is_private or is_setback(win) or is_wordless(win.text))
        if may_be_told and is_among(person, (*win.people, *win.seen_by), people):
            yield win
