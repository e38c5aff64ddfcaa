"""What a measurement says: figures side by side, as ratios to the first side.

Absolute figures stand beside them as information: they drift with the machine, ratios hold.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """One of those compared; `figures` stand in the order of the table's columns.

    None: that was not measured here.
    """

    name: str
    figures: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The sides of one comparison; the first is what the others are compared with.

    Each column names what was measured and its unit, such as "one at a time, p50 ms".
    """

    title: str
    columns: tuple[str, ...]
    sides: tuple[Side, ...]

    def __str__(self) -> str:
        head = ("", *self.columns)
        rows = [head, *((side.name, *self._cells(side)) for side in self.sides)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [_line(row, widths) for row in rows]
        return "\n".join((self.title, "-" * len(lines[0]), *lines, ""))

    def _cells(self, side: Side) -> tuple[str, ...]:
        first = self.sides[0].figures
        return tuple(map(_cell, side.figures, first))


def _cell(figure: float | None, first: float | None) -> str:
    if figure is None:
        return "-"
    ratio = f"{_short(figure / first)}x" if first else ""
    return f"{ratio:>7} ({_short(figure):>6})"


def _short(figure: float) -> str:
    """Three digits that count, and thousands set apart."""
    whole = 100
    return f"{figure:,.0f}" if figure >= whole else f"{figure:.3g}"


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    name, *cells = row
    aligned = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
    return "  ".join((name.ljust(widths[0]), *aligned))
