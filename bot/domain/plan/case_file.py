"""The case file: what only the member knows of their case, saved once and used in every draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.domain.text.tone import ToneFlag, tone_of

TargetKind = Literal["same_team", "other_team", "outside"]
FilePart = Literal["role", "picture", "benefit", "motive"]

PARTS: tuple[FilePart, ...] = ("role", "picture", "benefit", "motive")

USUAL_MONTHS = 6
"""How far back a proposal looks where nobody chose (004-30)."""

MONTHS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Motive:
    """Why the member wants it for themselves; goes only where they tick it (002-11)."""

    long_term_role: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Every text is empty, every tuple too, where nothing was said; texts are the member's own.

    `exact_title` is the title asked for, word for word, and `starts_on` the day from which it
    would count (004-29). `who`, `what` and `when` make the picture of the role (002-10): whom it
    helps, what happens, and when they would notice. `duties` are what the member takes over,
    `first_90_days` goals. `need` is why the team needs the role (004-8), `value` what team and
    company gain (002-9), `months` how far back a proposal looks. `motive` is private.
    """

    target_kind: TargetKind = "same_team"
    exact_title: str = ""
    starts_on: date | None = None
    months: int = USUAL_MONTHS
    who: str = ""
    what: str = ""
    when: str = ""
    duties: str = ""
    first_90_days: tuple[str, ...] = ()
    need: str = ""
    value: str = ""
    vision: str = ""
    organisation_goals: tuple[str, ...] = ()
    long_term_role: str = ""
    reason: str = ""

    @property
    def motive(self) -> Motive:
        return Motive(self.long_term_role, self.reason)

    @property
    def has_motive(self) -> bool:
        return bool(self.long_term_role or self.reason)

    @property
    def has_picture(self) -> bool:
        return bool(self.who and self.what and self.when)

    def for_others(self) -> "CaseFile":
        """Return it without what is private."""
        return replace(self, long_term_role="", reason="")


NO_FILE = CaseFile()


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines that say something, without the bullets people type."""
    lines = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def flags_in(file: CaseFile, part: FilePart) -> tuple[ToneFlag, ...]:
    """Return what in this part closes doors, one flag of a kind (002-6, 002-12, 004-7)."""
    flags = {flag.kind: flag for text in _texts(file, part) for flag in reversed(tone_of(text))}
    return tuple(flags.values())


def _texts(file: CaseFile, part: FilePart) -> Iterator[str]:
    match part:
        case "role":
            yield file.exact_title
        case "picture":
            yield from (file.who, file.what, file.when, file.duties, *file.first_90_days)
        case "benefit":
            yield from (file.value, file.need, file.vision, *file.organisation_goals)
        case "motive":
            yield from (file.long_term_role, file.reason)
