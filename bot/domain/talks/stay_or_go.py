"""Stay or go: five signs, each with what the records say of it, for the member alone (004-60).

It is information and no order: there is no score, no threshold and no advice to leave or to stay.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.calendar.dates import months_between
from bot.domain.calendar.when import When, when_said
from bot.domain.plan.timing_signs import SurroundingFact, Surroundings
from bot.domain.talks.not_yet import SavedRefusal
from bot.domain.talks.talk import Talk
from bot.domain.text.wording import calendar_date, counted, joined

Sign = Literal["no_path", "passed_over", "politics", "stagnant", "maxed_out"]
SignMark = Literal["yes", "unsure", "no"]

SIGNS: tuple[Sign, ...] = ("no_path", "passed_over", "politics", "stagnant", "maxed_out")
OFTEN = 2
LONG_MONTHS = 36
"""So long in one role may be a choice, or a ceiling."""


@dataclass(frozen=True, slots=True)
class Marked:
    """How the member sees a sign, and since when."""

    sign: Sign
    mark: SignMark
    marked_on: date


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """What the records know. Talks and refusals are the newest first.

    `ladder_top` is the title of the highest level where the member holds it, else empty;
    `growth` is the last day of a stretch goal or of something learned, None without one.
    """

    today: date
    talks: tuple[Talk, ...] = ()
    refusals: tuple[SavedRefusal, ...] = ()
    surroundings: Surroundings | None = None
    ladder_top: str = ""
    months_in_role: int | None = None
    growth: When | None = None


@dataclass(frozen=True, slots=True)
class SignFound:
    """A sign with its evidence, sentence by sentence, and how the member marked it."""

    sign: Sign
    evidence: tuple[str, ...] = ()
    marked: Marked | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The five signs in their order."""

    found: tuple[SignFound, ...] = field(default_factory=tuple)

    @property
    def seen(self) -> tuple[Sign, ...]:
        """Those that the member sees themselves."""
        return tuple(x.sign for x in self.found if x.marked and x.marked.mark == "yes")


def options_from(facts: OptionFacts, marks: Mapping[Sign, Marked]) -> Options:
    return Options(tuple(SignFound(sign, EVIDENCE[sign](facts), marks.get(sign)) for sign in SIGNS))


def _no_path(facts: OptionFacts) -> tuple[str, ...]:
    said = [
        f"{_who(talk)} said on {calendar_date(talk.held_on)}: not in that role."
        for talk in facts.talks
        if talk.outcome == "not_that_role"
    ]
    no_room = [talk for talk in facts.talks if talk.outcome == "no_budget"]
    if len(no_room) >= OFTEN:
        days = joined(calendar_date(talk.held_on) for talk in reversed(no_room))
        said.append(f"No budget or no opening, {counted(len(no_room), 'time')}: {days}.")
    return tuple(said)


def _passed_over(facts: OptionFacts) -> tuple[str, ...]:
    rounds = [f"A round ended without you on {calendar_date(x.told_on)}." for x in facts.refusals]
    later = [talk for talk in facts.talks if talk.outcome in {"not_yet", "not_ready"}]
    if len(later) >= OFTEN:
        days = joined(calendar_date(talk.held_on) for talk in reversed(later))
        rounds.append(f"Not yet or not ready, {counted(len(later), 'time')}: {days}.")
    return tuple(rounds)


def _politics(facts: OptionFacts) -> tuple[str, ...]:
    untold = [
        f"You were told no on {calendar_date(x.told_on)}, and not why."
        for x in facts.refusals
        if x.kind == "not_told"
    ]
    vague = [talk for talk in facts.talks if talk.outcome == "evasive"]
    if len(vague) >= OFTEN:
        untold.append(f"{counted(len(vague), 'talk')} ended without a clear answer.")
    return tuple(untold)


def _stagnant(facts: OptionFacts) -> tuple[str, ...]:
    around = facts.surroundings
    if around is None:
        return ()
    return tuple(
        f"You said on {calendar_date(on)} that {text}."
        for fact, text in _HARD_TIMES.items()
        if around.holds(fact) and (on := around.said_on(fact))
    )


def _maxed_out(facts: OptionFacts) -> tuple[str, ...]:
    found = []
    if facts.ladder_top:
        found.append(f"{facts.ladder_top} is the highest level of your ladder.")
    months = facts.months_in_role
    if months is not None and months >= LONG_MONTHS:
        found.append(f"You have been in your role for {counted(months // 12, 'year')}.")
    if facts.growth and months_between(facts.growth.last_on, facts.today) >= OFTEN * 3:
        found.append(f"Nothing has been new to you since {when_said(facts.growth)}.")
    return tuple(found)


def _who(talk: Talk) -> str:
    return talk.with_name or "Your manager"


_HARD_TIMES: Mapping[SurroundingFact, str] = {
    "layoffs": "jobs are being cut or frozen",
    "finances_bad": "the company is in trouble with money",
}
EVIDENCE: Mapping[Sign, Callable[[OptionFacts], tuple[str, ...]]] = {
    "no_path": _no_path,
    "passed_over": _passed_over,
    "politics": _politics,
    "stagnant": _stagnant,
    "maxed_out": _maxed_out,
}
