"""What a row of `bench/RESULTS.md` is: a ratio of one run, what it must reach, and why it is so.

The rows themselves are in `bench/said.py`. A measurement answers the figures of some of them by
their keys; what is said below a row stands there, so that no number goes without its reason.
"""

import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
LOAD_BEGINS = "<!-- what `make load` wrote -->"
HOW_TO_READ = (
    "Written by `make bench`; the ten minutes at the end by `make load`. Each row is a ratio of two"
    " that were measured in the same run, in turns, medians of the rounds. Absolute times stand"
    " there to be read beside each other: they drift with the machine, ratios do less, and the"
    " processor time hardly."
)
CPUS = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Row:
    """`most` is what a figure may be, `least` what it has to be; one of them, or none, is set.

    `unit` is empty for a ratio. `why` says why it stands where it stands, `next` what comes next.
    """

    key: str
    name: str
    beside: str
    why: str
    next: str
    most: float | None = None
    least: float | None = None
    unit: str = ""

    def judged(self, figure: float | None) -> str:
        if figure is None:
            return "not measured"
        if self.most is None and self.least is None:
            return ""
        is_reached = (self.most is None or figure <= self.most) and (
            self.least is None or figure >= self.least
        )
        return "reached" if is_reached else "missed"

    @property
    def must(self) -> str:
        if self.most is not None:
            return f"at most {short(self.most)}{self.unit}"
        return "as high as it gets" if self.least is None else f"at least {short(self.least)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A row's number, and what it was made of: "1.7 ms beside 11.2 ms"."""

    value: float | None
    made_of: str = ""


Figures = Mapping[str, Figure]


def table(rows: Iterable[Row], figures: Figures) -> str:
    """One line a row, for the terminal and as Markdown."""
    lines = [
        f"| {row.name} | {row.beside} | {_shown(row, figures)} | {row.must} |"
        f" {row.judged(figures[row.key].value if row.key in figures else None)} |"
        for row in rows
    ]
    return "\n".join(("| Row | Beside | Now | Must be | |", "|---|---|---|---|---|", *lines))


def written(
    rows: Iterable[Row], figures: Figures, load: str, scale: float = 1, busy: float = 0
) -> str:
    """The whole page; `load` is what the ten-minute load wrote, which a run of the bench keeps.

    `scale` is how much of the usual size was measured, `busy` how many others wanted a core then.
    """
    rows = tuple(rows)
    parts = [
        "# How fast it is",
        "",
        HOW_TO_READ,
        "",
        f"{machine()}; {datetime.now(UTC):%d %B %Y}{_of_size(scale)}{_beside(busy)}.",
        "",
        table(rows, figures),
        "",
        "## Why each stands where it stands",
    ]
    for row in rows:
        made_of = figures[row.key].made_of if row.key in figures else ""
        parts += ["", f"### {row.name}", "", f"Measured: {made_of or 'not in this run'}."]
        parts += ["", f"Why: {row.why}", "", f"Next: {row.next}"]
    return "\n".join((*parts, "", load or f"{LOAD_BEGINS}\n"))


def load_in(page: str) -> str:
    """What stands there of the ten-minute load; empty for nothing."""
    _, begins, rest = page.partition(LOAD_BEGINS)
    return f"{begins}{rest}" if begins else ""


def machine() -> str:
    """Cores, processor and Python, and nothing else of it."""
    known = re.search(r"model name\s*: (.+)", CPUS.read_text()) if CPUS.exists() else None
    model = known[1].strip() if known else platform.machine()
    return f"{os.cpu_count()} cores, {model}, Python {platform.python_version()}"


def short(figure: float) -> str:
    """Three digits that count."""
    whole = 100
    return f"{figure:,.0f}" if figure >= whole else f"{figure:.3g}"


def _of_size(scale: float) -> str:
    return "" if scale == 1 else f"; at {scale:g} of the sizes that the rows name"


def _beside(busy: float) -> str:
    """On a machine with other work the times are that work's, and so is much of their ratios."""
    others = round(busy)
    return f"; beside {others} other programs that wanted a core" if others > 1 else ""


def _shown(row: Row, figures: Figures) -> str:
    figure = figures[row.key].value if row.key in figures else None
    return "-" if figure is None else f"{short(figure)}{row.unit}"
