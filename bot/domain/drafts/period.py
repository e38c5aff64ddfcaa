"""A period: what was done between two days, as a review, a note or a portfolio tells it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.drafts.left_out import LeftOut, Reason, left_out_of, sorted_out, to_be_read
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

MOST_LISTED = 8
"""Wins that a review lists for one line: the strongest of them."""

MOST_THEMES = 2
"""Themes that one sentence says the wins stood under most often."""

FEWEST_THEMES = 4
"""Two of fewer than these are no news."""

STANDING_OUT = 3
"""Wins that a review tells first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The wins at one place by their ids, and how many belong there in all."""

    ids: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The wins of a period that are worth reading; `lines` stand in the order of the lines.

    `listed` are those that a review has room for, for each line and last those of none, each win
    once, and `ranked` the same, the strongest first; `left_out` are those that it does not tell.
    """

    lines: tuple[Chosen, ...]
    others: Chosen
    best: tuple[int, ...]
    significant: tuple[int, ...]
    count: int
    listed: tuple[frozenset[int], ...] = ()
    left_out: Mapping[Reason, tuple[int, ...]] = field(default_factory=dict)
    ranked: tuple[int, ...] = ()

    @property
    def all_ids(self) -> frozenset[int]:
        of_lines = (win_id for line in self.lines for win_id in line.ids)
        told = (*of_lines, *self.others.ids, *self.best, *self.significant)
        return frozenset((*told, *to_be_read(self.left_out)))


@dataclass(frozen=True, slots=True)
class LineWins:
    """A line of the next level with the newest of the `count` wins that show it, newest first.

    `listed` are the strongest of them that a review tells here, and nowhere else.
    """

    line: str
    wins: tuple[Win, ...]
    count: int = 0
    listed: tuple[Win, ...] = ()
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are included. A win that shows two lines stands under both (003-26).

    `others` are the newest of the `other_count` wins under no line, `listed_others` the strongest
    of them, `best` the strongest of all,
    `significant` those that were marked so, the newest first, and `standing_out` what a review
    tells first. `done` and `open` are weekly goals;
    one that was carried on counts as the goal it became. `left_out` are wins that are not listed.
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
    listed_others: tuple[Win, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    standing_out: tuple[Win, ...] = ()

    @property
    def told_whole(self) -> tuple[Win, ...]:
        """The significant ones that say what the problem was, or what was done."""
        return tuple(
            win
            for win in self.significant
            if win.detail.strip() or win.fact("problem") or win.fact("fix")
        )

    @property
    def main_themes(self) -> tuple[str, ...]:
        """The two that most wins show, where there are many; of a few, two are no news."""
        shown = sorted((one for one in self.lines if one.wins), key=lambda one: -one.count)
        themes = tuple(dict.fromkeys(one.theme for one in shown if one.theme))
        return themes[:MOST_THEMES] if len(themes) >= FEWEST_THEMES else ()

    @property
    def listed_count(self) -> int:
        """How many wins a review tells."""
        of_lines = (win.id for found in self.lines for win in found.listed)
        return len({*of_lines, *(win.id for win in self.listed_others)})


def chosen(weights: Sequence[Weight], lines: Sequence[Line], until_on: date) -> Choice:
    """Choose from what happened in these days; private wins and what is no proof are left out."""
    best = strongest(weights, until_on)
    *of_lines, others = _placed(best, lines)
    newest = sorted(best, key=_newest, reverse=True)
    significant = tuple(weight.win_id for weight in newest if weight.is_significant)
    listed = tuple(
        frozenset(weight.win_id for weight in place[:MOST_LISTED])
        for place in (*_told_once(of_lines), others)
    )
    told = frozenset[int]().union(*listed)
    wanted = told | frozenset(significant[:MOST_AT_A_PLACE])
    return Choice(
        tuple(_chosen(place, wanted) for place in of_lines),
        _chosen(others, wanted),
        tuple(weight.win_id for weight in best[:MOST_IN_A_NOTE]),
        significant[:MOST_AT_A_PLACE],
        len(newest),
        listed,
        sorted_out(weights, best, told),
        tuple(weight.win_id for weight in best if weight.win_id in told),
    )


def _placed(weights: Sequence[Weight], lines: Sequence[Line]) -> Iterator[list[Weight]]:
    """Yield those that show each line, and last those that show none, in the order given."""
    for line in lines:
        yield [weight for weight in weights if line.tag in weight.criterion_ids]
    known = {line.tag for line in lines}
    yield [weight for weight in weights if known.isdisjoint(weight.criterion_ids)]


def _told_once(of_lines: Sequence[Sequence[Weight]]) -> list[list[Weight]]:
    """Leave each win under the line that has the fewest, so that none is told twice."""
    rare = sorted(range(len(of_lines)), key=lambda number: len(of_lines[number]))
    home: dict[int, int] = {}
    for number in rare:
        for weight in of_lines[number]:
            home.setdefault(weight.win_id, number)
    return [
        [weight for weight in line if home[weight.win_id] == number]
        for number, line in enumerate(of_lines)
    ]


def _newest(weight: Weight) -> tuple[date, int]:
    return weight.happened_on, weight.win_id


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
        LineWins(
            line.text,
            _read(found.ids, known),
            found.count,
            _read(filter(listed.__contains__, found.ids), known),
            line.theme,
        )
        for line, found, listed in zip(lines, choice.lines, choice.listed[:-1], strict=True)
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
        listed_others=_read(filter(choice.listed[-1].__contains__, choice.others.ids), known),
        left_out=left_out_of(choice.left_out, known),
        standing_out=_standing_out(_read(choice.ranked, known)),
    )


def _standing_out(ranked: Iterable[Win]) -> tuple[Win, ...]:
    """First those that the member told more of, or marked; the strongest first among equals."""
    told_first = sorted(ranked, key=lambda win: not (win.detail.strip() or win.is_significant))
    return tuple(told_first[:STANDING_OUT])


def _chosen(weights: Iterable[Weight], wanted: Container[int]) -> Chosen:
    """Choose the newest, and after them those that are wanted, all of them newest first."""
    newest = sorted(weights, key=_newest, reverse=True)
    first, rest = newest[:MOST_AT_A_PLACE], newest[MOST_AT_A_PLACE:]
    also = (weight for weight in rest if weight.win_id in wanted)
    return Chosen(tuple(weight.win_id for weight in (*first, *also)), len(newest))


def _read(ids: Iterable[int], known: Mapping[int, Win]) -> tuple[Win, ...]:
    return tuple(known[win_id] for win_id in ids if win_id in known)


def for_reader(period: Period, name: str) -> Period:
    """Return a period as it is told to somebody who may be named in it.

    Days that were typed become dates. A win that cannot be said to them in the second person stays
    out, and so does every goal that is about them: what to ask somebody is not told to them.
    """
    return replace(
        period,
        best=wins_told_to(period.best, name),
        done=tuple(_goals_for(period.done, name)),
        open=tuple(_goals_for(period.open, name)),
    )


def _goals_for(goals: Iterable[Goal], name: str) -> Iterator[Goal]:
    for goal in goals:
        if spoken_to(goal.text, name) == goal.text:
            yield replace(goal, text=with_dates(goal.text, goal.created_at.date(), ahead=True))
