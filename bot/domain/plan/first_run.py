"""The first minutes: what is guessed of a newcomer, so that three questions are enough."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.ladder.ladder import LadderContent

MOST_LADDERS = 3
"""So many to choose from: more would have to be read."""

LONGEST_TITLE = 100

_STEPS: dict[str, str] = {
    "junior": "",
    "associate": "",
    "senior": "Staff",
    "lead": "Principal",
    "staff": "Principal",
    "principal": "Distinguished",
}
"""What stands before a title, and what follows it one rung up; another title becomes Senior."""

_NUMBERS = {"I": "II", "II": "III", "1": "2", "2": "3"}
_TOP = frozenset({"chief", "head", "vice", "founder", "co-founder", "partner", "owner"})
"""Above these no rung has a usual name, as above what is an acronym alone."""

_AFTER_SENIOR = {"manager": "Director", "director": "Vice President"}
"""Where the rung above Senior has a name of its own: by the last word of the title."""

_ENGINEERS = re.compile(r"engineer|developer|scientist|programmer|architect", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_KINDS: dict[str, frozenset[str]] = {
    "software_engineer": frozenset(
        {"engineer", "developer", "software", "programmer", "backend", "frontend", "sre", "devops"}
    ),
    "tech_lead": frozenset({"tech", "lead", "architect"}),
    "people_manager": frozenset({"manager", "supervisor", "head"}),
    "director": frozenset({"director", "vp", "president", "chief"}),
}
"""Words of a title that speak for a ladder; `individual_contributor` fits everybody."""

_LEADS = frozenset({"tech_lead", "people_manager", "director"})


@dataclass(frozen=True, slots=True)
class FirstGuess:
    """What is known of a newcomer before they say anything; each may be empty."""

    current_title: str = ""
    target_title: str = ""


def first_guess(title: str) -> FirstGuess:
    """Return the title they have, by their profile, and the one above it."""
    current = " ".join(title.split())[:LONGEST_TITLE].rstrip()
    return FirstGuess(current, next_title(current))


def next_title(title: str) -> str:
    """Return the usual title one rung up, empty for none; a guess that is shown to be changed."""
    words = title.split()
    if not words or words[0].casefold() in _TOP or words[0].isupper():
        return ""
    if numbered := _NUMBERS.get(words[-1]):
        return _capped(" ".join([*words[:-1], numbered]))
    if words[0].casefold() not in _STEPS:
        return _capped(f"Senior {_begun_like(title)}")
    return _capped(_above(words[0].casefold(), words[1:]))


def _above(step: str, rest: list[str]) -> str:
    """A title that begins with a step, one rung up; empty where the step is all there is."""
    if not rest:
        return ""
    role, after = " ".join(rest), _STEPS[step]
    if step == "senior":
        after = "Staff" if _ENGINEERS.search(role) else "Lead"
        if named := _AFTER_SENIOR.get(rest[-1].casefold()):
            return named
    return f"{after} {role}" if after else role[0].upper() + role[1:]


def ladders_for(
    offered: Mapping[str, LadderContent], current: str, target: str
) -> dict[str, LadderContent]:
    """Return the three that fit best, the best first: what both titles speak for, then the rest.

    The one for any role comes before those of a kind that neither title names.
    """
    wanted, had = (frozenset(_WORD.findall(title.casefold())) for title in (target, current))

    def rank(name: str) -> tuple[int, bool, bool]:
        words = _KINDS.get(name, frozenset())
        named = 2 * len(words & wanted) + len(words & had)
        return -named, name in _LEADS, name in _KINDS

    names = sorted(offered, key=rank)
    return {name: offered[name] for name in names[:MOST_LADDERS]}


def _begun_like(title: str) -> str:
    """An acronym stays as it is; another first letter is small behind "Senior"."""
    first = title.split(maxsplit=1)[0]
    others = title.split()[1:]
    keeps = not first[1:].islower() or any(word[0].isupper() for word in others)
    return title if keeps else title[0].lower() + title[1:]


def _capped(title: str) -> str:
    return title[:LONGEST_TITLE].rstrip()
