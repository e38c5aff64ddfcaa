"""A period: what was done between two days, as a review, a note or a portfolio tells it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.best_wins import best_first
from bot.domain.goal import Goal
from bot.domain.ladder import Line
from bot.domain.win import Win

MOST_IN_A_NOTE = 5
"""Wins and goals that a short note can carry."""


@dataclass(frozen=True, slots=True)
class LineWins:
    """A line of the next level with the wins that show it, the newest first."""

    line: str
    wins: tuple[Win, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are included. A win that shows two lines stands under both (003-26).

    `others` are the wins under no line, `best` the strongest of all, `significant` those that were
    marked so, the newest first. `done` and `open` are weekly goals; one that was carried on counts
    as the goal it became.
    """

    since_on: date
    until_on: date
    lines: tuple[LineWins, ...] = ()
    others: tuple[Win, ...] = ()
    best: tuple[Win, ...] = ()
    significant: tuple[Win, ...] = ()
    done: tuple[Goal, ...] = ()
    open: tuple[Goal, ...] = ()
    empty_lines: tuple[str, ...] = ()

    @property
    def win_count(self) -> int:
        return len({win.id for line in self.lines for win in line.wins}) + len(self.others)


def period_of(
    since_on: date,
    until_on: date,
    wins: Iterable[Win],
    goals: Iterable[Goal],
    lines: Sequence[Line],
) -> Period:
    """Return what may be told of these days; private wins and what failed are left out."""
    best = best_first((win for win in wins if win.happened_on >= since_on), until_on)
    newest = tuple(sorted(best, key=lambda win: (win.happened_on, win.id), reverse=True))
    shown = [
        LineWins(line.text, tuple(win for win in newest if line.tag in win.criterion_ids))
        for line in lines
    ]
    known = {line.tag for line in lines}
    kept = tuple(goals)
    return Period(
        since_on,
        until_on,
        lines=tuple(found for found in shown if found.wins),
        others=tuple(win for win in newest if known.isdisjoint(win.criterion_ids)),
        best=best[:MOST_IN_A_NOTE],
        significant=tuple(win for win in newest if win.is_significant),
        done=tuple(goal for goal in kept if goal.state == "done")[-MOST_IN_A_NOTE:],
        open=tuple(goal for goal in kept if goal.state == "open")[-MOST_IN_A_NOTE:],
        empty_lines=tuple(found.line for found in shown if not found.wins),
    )
