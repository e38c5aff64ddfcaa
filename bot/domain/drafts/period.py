"""A period: what was done between two days, as a review, a note or a portfolio tells it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.goals.goal import Goal
from bot.domain.ladder.ladder import Line
from bot.domain.review.best_wins import strongest
from bot.domain.review.evidence import Weight
from bot.domain.text.addressing import spoken_to, with_dates
from bot.domain.wins.sentence import wins_told_to
from bot.domain.wins.win import Win

MOST_IN_A_NOTE = 5
"""Wins and goals that a short note can carry."""

MOST_AT_A_PLACE = 20
"""Wins that are read for one line, or for what else there is; of the rest only the number."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The wins at one place by their ids, and how many belong there in all."""

    ids: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The wins of a period that are worth reading; `lines` stand in the order of the lines."""

    lines: tuple[Chosen, ...]
    others: Chosen
    best: tuple[int, ...]
    significant: tuple[int, ...]
    count: int

    @property
    def all_ids(self) -> frozenset[int]:
        of_lines = (win_id for line in self.lines for win_id in line.ids)
        return frozenset((*of_lines, *self.others.ids, *self.best, *self.significant))


@dataclass(frozen=True, slots=True)
class LineWins:
    """A line of the next level with the newest of the `count` wins that show it, newest first."""

    line: str
    wins: tuple[Win, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are included. A win that shows two lines stands under both (003-26).

    `others` are the newest of the `other_count` wins under no line, `best` the strongest of all,
    `significant` those that were marked so, the newest first. `done` and `open` are weekly goals;
    one that was carried on counts as the goal it became.
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
    other_count: int = 0
    win_count: int = 0


def chosen(weights: Iterable[Weight], lines: Sequence[Line], until_on: date) -> Choice:
    """Choose from what happened in these days; private wins and what failed are left out."""
    best = strongest(weights, until_on)
    newest = sorted(best, key=lambda weight: (weight.happened_on, weight.win_id), reverse=True)
    known = {line.tag for line in lines}
    significant = tuple(weight.win_id for weight in newest if weight.is_significant)
    listed = frozenset(significant[:MOST_AT_A_PLACE])
    return Choice(
        tuple(
            _chosen([weight for weight in newest if line.tag in weight.criterion_ids], listed)
            for line in lines
        ),
        _chosen([weight for weight in newest if known.isdisjoint(weight.criterion_ids)], listed),
        tuple(weight.win_id for weight in best[:MOST_IN_A_NOTE]),
        significant[:MOST_AT_A_PLACE],
        len(newest),
    )


def period_of(
    since_on: date,
    until_on: date,
    choice: Choice,
    wins: Iterable[Win],
    goals: Iterable[Goal],
    lines: Sequence[Line],
) -> Period:
    """Return what may be told of these days, of the chosen `wins`."""
    known = {win.id: win for win in wins}
    shown = [
        LineWins(line.text, _read(found.ids, known), found.count)
        for line, found in zip(lines, choice.lines, strict=True)
    ]
    listed = tuple(goals)
    return Period(
        since_on,
        until_on,
        lines=tuple(found for found in shown if found.wins),
        others=_read(choice.others.ids, known),
        best=_read(choice.best, known),
        significant=_read(choice.significant, known),
        done=tuple(goal for goal in listed if goal.state == "done")[-MOST_IN_A_NOTE:],
        open=tuple(goal for goal in listed if goal.state == "open")[-MOST_IN_A_NOTE:],
        empty_lines=tuple(found.line for found in shown if not found.wins),
        other_count=choice.others.count,
        win_count=choice.count,
    )


def _chosen(weights: Sequence[Weight], listed: Container[int]) -> Chosen:
    """Choose the newest, and after them those that are listed."""
    first, rest = weights[:MOST_AT_A_PLACE], weights[MOST_AT_A_PLACE:]
    also = (weight for weight in rest if weight.win_id in listed)
    return Chosen(tuple(weight.win_id for weight in (*first, *also)), len(weights))


def _read(ids: Iterable[int], known: Mapping[int, Win]) -> tuple[Win, ...]:
    return tuple(known[win_id] for win_id in ids if win_id in known)


def for_reader(period: Period, name: str) -> Period:
    """Return a period as it is told to somebody who may be named in it.

    Days that were typed become dates; what cannot be said to them in the second person stays out.
    """
    return replace(
        period,
        best=wins_told_to(period.best, name),
        done=tuple(_goals_for(period.done, name)),
        open=tuple(_goals_for(period.open, name)),
    )


def _goals_for(goals: Iterable[Goal], name: str) -> Iterator[Goal]:
    for goal in goals:
        if words := spoken_to(goal.text, name):
            yield replace(goal, text=with_dates(words, goal.created_at.date(), ahead=True))
