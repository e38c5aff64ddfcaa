"""What is wrong with a ladder's file: each finding names a row or line, and a field or column."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LadderContent, cleaned, with_ids
from bot.domain.ladder.problems import Place, problems_of

LONGEST_FILE = 3_200_000
"""Characters of a file: more than the biggest ladder takes, written in full."""

MOST_SHOWN = 8
"""Findings in one answer; whoever has more to put right begins with these."""


WHOLE = "the file"


@dataclass(frozen=True, slots=True)
class Finding:
    """`spot` is "row 7" of a CSV file or "line 12" of a YAML file, or "the file"."""

    spot: str
    field: str
    sentence: str

    def __str__(self) -> str:
        if self.spot == WHOLE:
            return f"The {self.field} {self.sentence}"
        return f"{self.spot[:1].upper()}{self.spot[1:]}, {self.field}: {self.sentence}"


class LadderFileError(CoachError):
    """A file that cannot be imported; `findings` has all that is wrong with it (002-15)."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        shown = [f"• {finding}" for finding in findings[:MOST_SHOWN]]
        more = len(findings) - len(shown)
        rest = [f"• And {more:,} more like these."] if more else []
        opening = "Nothing was imported yet. Put this right and try again:"
        super().__init__("\n".join([opening, *shown, *rest]))


def refusal(field: str, sentence: str, spot: str = WHOLE) -> LadderFileError:
    """Return the error for a file that has one thing wrong with it as a whole."""
    return LadderFileError((Finding(spot, field, sentence),))


@dataclass(slots=True)
class Findings:
    """Gathers findings while a file is read; `names` are the fields' names in this form."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)
    spots: dict[tuple[Place, str], tuple[str, str]] = field(default_factory=dict)

    def add(self, spot: str, name: str, sentence: str) -> None:
        self.found.append(Finding(spot, name, sentence))

    def mark(self, place: Place, spot: str, name: str = "", label: str = "") -> None:
        """Remember where a part of the ladder, or one field of it, stands in the file.

        `label` is what this very file calls the field.
        """
        self.spots[place, name] = spot, label

    def raise_if_any(self) -> None:
        if self.found:
            raise LadderFileError(tuple(self.found))

    def checked(self, content: LadderContent) -> LadderContent:
        """Return the ladder clean and with ids, or raise LadderFileError for all that is wrong."""
        self.raise_if_any()
        ladder = with_ids(cleaned(content))
        for problem in problems_of(ladder):
            spot, label = self._spot(problem.place, problem.field)
            name = self.names.get((str(problem.place[0]), problem.field), problem.field)
            self.add(spot, label or name, problem.sentence)
        self.raise_if_any()
        return ladder

    def _spot(self, place: Place, name: str) -> tuple[str, str]:
        whole = self.spots.get((place, ""), (WHOLE, ""))
        return self.spots.get((place, name), whole)
