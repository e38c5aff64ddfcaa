"""How the parts of a list become wins.

A point is a win, and so is a paragraph that begins with a date, names a day by its number, or
stands under a heading with a date.
What is nested in a point belongs to it: a label ("Impact:") is the field that it names, anything
else is told in its details. The points under a mere heading are wins of their own; a point is a
mere heading where it ends on a colon, is bold as a whole, is nothing but a date, or has no date
while a point in it begins with one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.calendar.when import When
from bot.domain.wins.found_line import LONGEST_DETAIL, FoundLine
from bot.domain.wins.summary import LeftOutKind
from bot.files.wins.lists.dating import Dating
from bot.files.wins.lists.labels import all_bold, label_in
from bot.files.wins.lists.outline import (
    Block,
    Code,
    Point,
    Quote,
    Rule,
    Section,
    Table,
    Words,
    plain,
)
from bot.files.wins.lists.sheets import Sheet
from bot.files.wins.lists.stories import is_one_win, parted, told_in_fields
from bot.files.wins.lists.tables import Columns, columns_of, told_in_row
from bot.files.wins.lists.win import Told, upto, without_colon

Row = tuple[Sequence[str], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Above:
    """The headings above, the outermost first, and the date that they give."""

    when: When | None = None
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class Walk:
    """What a list has told so far: wins, and the numbers of lines that are none, with the reason.

    `ends` are what is too long for the details of a win.
    """

    dating: Dating
    found: list[FoundLine] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    left_out: dict[int, LeftOutKind] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)

    def section(self, section: Section, above: Above, year: When | None = None) -> None:
        """`year` is that of a heading beside it, which a part of a year belongs to."""
        below = self._below(section.title, above, year)
        if is_one_win(section, self.dating):
            told, rest = parted(section.blocks)
            for one in told_in_fields(section, told, self.dating, below.when, above.path):
                self._end(one)
            self._blocks(rest, below, is_prose_told=False)
            return
        self._leave(section.title.numbers, "heading")
        has_parts = section.sections or any(isinstance(b, list | Table) for b in section.blocks)
        self._blocks(section.blocks, below, is_prose_told=bool(below.when and not has_parts))
        beside: When | None = None
        for inner in section.sections:
            self.section(inner, below, beside)
            beside = self._year_of(inner.title, below.when, beside)

    def rows(self, columns: Columns, rows: Iterable[Row], above: Above) -> None:
        """One win a row; one with nothing but a date is a heading for those below it.

        A day in the column of dates is none: its row was never filled in.
        """
        self.unknown_columns += columns.unknown
        year = above.when
        for cells, numbers in rows:
            line = told_in_row(columns, cells, self.dating, above.when, above.path)
            if line:
                self._take(line, numbers)
            elif above_next := self._heading_of(columns, cells, above, year):
                above = above_next
                year = above.when if above.when and above.when.span == "year" else year
                self._leave(numbers, "heading")
            else:
                self._leave(numbers, "table" if any(cells) else "signs")

    def sheet(self, sheet: Sheet, above: Above) -> None:
        """What stands over the head is a heading."""
        for title in sheet.titles:
            when = self.dating.heading(title, above.when) or above.when
            above = Above(when, (*above.path, title))
        self._leave(sheet.above - self.left_out.keys(), "heading")
        self.rows(sheet.columns, sheet.rows, above)

    def _below(self, title: Words, above: Above, year: When | None = None) -> Above:
        words = without_colon(title.text)
        if not words:
            return above
        when = self.dating.heading(words, year or above.when) or above.when
        return Above(when, (*above.path, words))

    def _year_of(self, title: Words, above: When | None, year: When | None) -> When | None:
        """The year for the headings after this one; one without a date ends nothing of it."""
        when = self.dating.heading(without_colon(title.text), year or above)
        if when is None or (year and when.lies_in(year.on, year.last_on)):
            return year
        return when if when.span == "year" else None

    def _blocks(self, blocks: Sequence[Block], above: Above, *, is_prose_told: bool) -> None:
        last: Told | None = None
        for block in blocks:
            if isinstance(block, Words):
                last = self._paragraph(block, above, last, is_told=is_prose_told)
                continue
            if isinstance(block, Quote) and last:
                last.add_all(block)
                continue
            self._end(last)
            last = None
            self._part(block, above)
        self._end(last)

    def _part(self, block: Table | Code | Quote | Rule | list[Point], above: Above) -> None:
        if isinstance(block, Rule):
            return
        if isinstance(block, Table):
            self._table(block, above)
        elif isinstance(block, Code):
            self._leave(block.numbers, "code")
        elif isinstance(block, Quote):
            self._quote(block, above)
        else:
            for point in block:
                self._point(point, above)

    def _paragraph(
        self, words: Words, above: Above, last: Told | None, *, is_told: bool
    ) -> Told | None:
        """Returns the win that a next paragraph without a date goes on with, if there is one."""
        for part in _by_date(words, self.dating, above.when):
            is_dated = self._is_dated(part.text, above.when)
            if last and last.is_dated and not is_dated:
                last.add(part)
                continue
            self._end(last)
            last = self._begun(part, above) if is_dated or is_told else None
            if last is None:
                self._leave(part.numbers, "prose")
            else:
                last.is_dated = last.is_dated or is_dated
        return last

    def _is_dated(self, words: str, above: When | None) -> bool:
        return self.dating.leads(words, above) or self.dating.holds_day(words, above)

    def _quote(self, quote: Quote, above: Above) -> None:
        """Below no win: read as what is in it, where that has a date or is a list."""
        for block in quote.blocks:
            if isinstance(block, Words) and not self.dating.own(block.text, above.when).when:
                self._leave(block.numbers, "quote")
            else:
                self._blocks([block], above, is_prose_told=True)

    def _point(self, point: Point, above: Above) -> None:
        if self._is_mere_heading(point, above.when):
            self._group(point, above)
            return
        self._end(self._told_by(point, above))

    def _told_by(self, point: Point, above: Above) -> Told:
        told = self._begun(point.words, above)
        for kid in point.kids:
            told.add_point(kid)
        for block in point.more:
            told.add_all(block)
        return told

    def _is_mere_heading(self, point: Point, above: When | None) -> bool:
        raw, kids = point.words.raw, [k for k in point.kids if not label_in(k.words.text)]
        if not kids and not any(isinstance(block, Table) for block in point.more):
            return False
        is_bare = not raw or raw.endswith((":", "：")) or bool(all_bold(raw))  # noqa: RUF001
        if is_bare or self.dating.is_only(plain(raw)):
            return True
        has_own = self.dating.own(point.words.text, above).when
        return not has_own and any(self.dating.leads(kid.words.text, above) for kid in kids)

    def _group(self, point: Point, above: Above) -> None:
        """The points below a mere heading; a label is the field of the point before it."""
        self._leave(point.words.numbers, "heading")
        below = self._below(point.words, above)
        last: Told | None = None
        for kid in point.kids:
            if last and label_in(kid.words.text):
                last.add_point(kid)
                continue
            self._end(last)
            last = None
            if self._is_mere_heading(kid, below.when):
                self._group(kid, below)
            else:
                last = self._told_by(kid, below)
        self._end(last)
        self._blocks(point.more, below, is_prose_told=False)

    def _table(self, table: Table, above: Above) -> None:
        columns = columns_of(table.rows[0])
        if columns is None:
            self._leave(table.numbers, "table")
            self.unknown_columns += filter(None, table.rows[0])
            return
        self._leave(table.numbers[:1], "heading")
        numbers = (frozenset({number}) for number in table.numbers[1:])
        self.rows(columns, zip(table.rows[1:], numbers, strict=True), above)

    def _heading_of(
        self, columns: Columns, cells: Sequence[str], above: Above, year: When | None
    ) -> Above | None:
        words = " ".join(filter(None, cells))
        when = self.dating.heading(words, year) if words else None
        is_unfilled = when and not when.is_about and columns.has_date(cells)
        return Above(when, (*above.path[:1], words)) if when and not is_unfilled else None

    def _begun(self, words: Words, above: Above) -> Told:
        told = Told(self.dating, above.when, above.path)
        told.begin(words)
        return told

    def _end(self, told: Told | None) -> None:
        if told is None:
            return
        line = told.line()
        if line:
            self._take(line, told.numbers)
        else:
            self._leave(told.numbers, "label")
        for block in told.apart:
            self._part(block, Above(told.above, told.path))

    def _take(self, line: FoundLine, numbers: Iterable[int]) -> None:
        fits = upto(line.detail, LONGEST_DETAIL)
        if end := line.detail[len(fits) :].strip():
            self.ends.append(end)
        self.found.append(replace(line, detail=fits))
        self.used.update(numbers)

    def _leave(self, numbers: Iterable[int], kind: LeftOutKind) -> None:
        self.left_out.update(dict.fromkeys(numbers, kind))


def _by_date(words: Words, dating: Dating, above: When | None) -> Iterator[Words]:
    """A paragraph, apart where a line begins with a date, if its first line does so."""
    if not dating.leads(words.lines[0][1], above):
        yield words
        return
    part: list[tuple[int, str]] = []
    for number, line in words.lines:
        if part and dating.leads(line, above):
            yield Words(tuple(part))
            part = []
        part.append((number, line))
    yield Words(tuple(part))
