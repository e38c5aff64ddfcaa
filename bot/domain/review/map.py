"""The map: for every line of a level how it is rated, what shows it, and how strongly."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.domain.ladder.gap import GapKind
from bot.domain.ladder.ladder import LadderLine
from bot.domain.people.feedback import Voice
from bot.domain.review.evidence import GRADES, Evidence, Grade, Proof, Standing, standing
from bot.domain.review.gaps import Baseline, baseline, gap_in
from bot.domain.review.review import Mark, Progress, ReviewLine, progress
from bot.domain.text.wording import counted
from bot.domain.wins.win import Win


@dataclass(frozen=True, slots=True)
class MapLine:
    """One line of the ladder with all that is known of it; `voices` are the member's alone."""

    line: LadderLine
    review: ReviewLine
    evidence: Evidence
    voices: tuple[Voice, ...] = ()

    @property
    def standing(self) -> Standing:
        """What the member's own rating is worth: shown by a win, or only claimed (002-23)."""
        return standing(self.review.own.rating if self.review.own else None, self.evidence)

    @property
    def gap(self) -> GapKind | None:
        return gap_in(self.review, self.evidence)


@dataclass(frozen=True, slots=True)
class MapTheme:
    """The lines of one theme."""

    name: str
    lines: tuple[MapLine, ...]

    @property
    def counted(self) -> tuple[MapLine, ...]:
        """Without those that were set aside."""
        return tuple(line for line in self.lines if not line.review.not_applicable)

    @property
    def covered(self) -> int:
        """Lines with at least one win."""
        return sum(bool(line.evidence.weights) for line in self.counted)

    @property
    def win_count(self) -> int:
        """Wins under any of its lines, each once."""
        return len({weight.win_id for line in self.counted for weight in line.evidence.weights})

    @property
    def agreed(self) -> tuple[Mark, ...]:
        """What member and manager agree on, line by line."""
        return tuple(mark for line in self.counted if (mark := line.review.shared))

    @property
    def strength(self) -> int:
        """The mean strength of its lines, 0 to 100."""
        lines = self.counted
        return sum(line.evidence.strength for line in lines) // len(lines) if lines else 0

    @property
    def grade(self) -> Grade:
        """That of the middle line, so that one strong line cannot hide two empty ones."""
        grades = sorted(GRADES.index(line.evidence.grade) for line in self.counted)
        return GRADES[grades[(len(grades) - 1) // 2]] if grades else "none"


@dataclass(frozen=True, slots=True)
class CaseMap:
    """A level under review: its title, and its lines in the ladder's order."""

    level: int
    title: str
    lines: tuple[MapLine, ...]
    banner: str = ""

    @property
    def themes(self) -> tuple[MapTheme, ...]:
        named: dict[str, list[MapLine]] = {}
        for line in self.lines:
            named.setdefault(line.line.theme, []).append(line)
        return tuple(MapTheme(name, tuple(lines)) for name, lines in named.items())

    @property
    def reviewed(self) -> tuple[ReviewLine, ...]:
        return tuple(line.review for line in self.lines)

    @property
    def progress(self) -> Progress:
        return progress(self.reviewed)

    @property
    def baseline(self) -> Baseline:
        return baseline(self.reviewed)

    def count(self, wanted: Standing) -> int:
        return sum(line.standing == wanted for line in self.lines)

    @property
    def in_a_sentence(self) -> str:
        """How much of it is met with a win to show, without one, not rated, and agreed on."""
        at = self.progress
        return (
            f"{self.count('shown')} of {counted(at.of, 'expectation')} met with a win to show, "
            f"{self.count('claimed')} without, {at.unrated} not rated yet. "
            f"You two agree on {at.agreed}{at.as_noted}."
        )


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Both levels of a member, where the ladder has lines for them: here, and the next one.

    `has_decided_or_led` says whether any win on either is a decision or something led (001-10).
    """

    target: CaseMap | None = None
    current: CaseMap | None = None
    has_decided_or_led: bool = False

    @property
    def maps(self) -> tuple[CaseMap, ...]:
        """The next level first."""
        return tuple(found for found in (self.target, self.current) if found)

    def at(self, level: int) -> CaseMap | None:
        return next((found for found in self.maps if found.level == level), None)


def drawn(
    lines: Iterable[LadderLine],
    reviewed: Iterable[ReviewLine],
    evidence: Mapping[str, Evidence],
    voices: Collection[Voice] = (),
) -> tuple[MapLine, ...]:
    """Join what the ladder says with what was rated, what the wins show and what others said."""
    known = {line.key: line for line in reviewed}
    return tuple(
        MapLine(
            line,
            known[line.key],
            evidence.get(line.key.criterion_id, Evidence(line.key.criterion_id)),
            tuple(voice for voice in voices if voice.key == line.key),
        )
        for line in lines
    )


def proof_of(win: Win) -> Proof:
    """Return a win as evidence: what it was filed under when it was saved or edited."""
    return Proof(win, win.criterion_ids, win.kind, win.benefited, win.behaviours, win.seen_by)


def with_wins(found: MapLine, wins: Mapping[int, Win]) -> MapLine:
    """Return the line with those of its wins that are among `wins`, by their ids."""
    read = (wins.get(weight.win_id) for weight in found.evidence.weights)
    return replace(found, evidence=replace(found.evidence, wins=tuple(filter(None, read))))
