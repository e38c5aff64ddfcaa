"""Tables: a list of bold things with the same facts below each, "Proof: …", is one on paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from bot.domain.text.blocks import Block, Run

LONGEST_LABEL = 30
MOST_LABELS = 4
FEWEST_ROWS = 2
BETWEEN = ": "
BELOW_A_NAME = 2
"""The level of a fact in its list."""

Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`labels` stand above every column but the first, whose cells name the rows."""

    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: Literal["table"] = "table"


def with_tables(blocks: Iterable[Block]) -> Iterator[Block | Table]:
    """Yield the blocks, with a table in the place of each list that is one."""
    for is_item, run in groupby(blocks, key=lambda block: block.kind == "item"):
        found = tuple(run)
        table = _table_of(found) if is_item else None
        yield from (table,) if table else found


def _table_of(items: Sequence[Block]) -> Table | None:
    named: list[tuple[Cell, dict[str, Cell]]] = []
    for item in items:
        if item.level == 1 and _is_name(item):
            named.append((item.runs, {}))
        elif not named or not _add_fact(named[-1][1], item):
            return None
    labels = _labels([tuple(facts) for _, facts in named])
    if len(named) < FEWEST_ROWS or not 0 < len(labels) <= MOST_LABELS:
        return None
    rows = tuple((name, *(facts.get(label, ()) for label in labels)) for name, facts in named)
    return Table(labels, rows)


def _labels(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """All labels; one that not every row has stands where the rows that have it have it."""
    labels: list[str] = []
    for row in rows:
        place = 0
        for label in row:
            if label not in labels:
                labels.insert(place, label)
            place = labels.index(label) + 1
    return tuple(labels)


def _is_name(item: Block) -> bool:
    return item.number is None and bool(item.runs) and all(run.is_bold for run in item.runs)


def _add_fact(facts: dict[str, Cell], item: Block) -> bool:
    """False for what is no fact, or one that is there already."""
    first, *rest = item.runs or (Run(""),)
    label, between, said = first.text.partition(BETWEEN)
    is_fact = item.level == BELOW_A_NAME and item.number is None and between and not first.url
    if not is_fact or len(label) > LONGEST_LABEL or label in facts:
        return False
    facts[label] = (replace(first, text=said), *rest)
    return True
