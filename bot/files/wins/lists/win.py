"""One win of a list, as its words, its labels and the points in it tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.calendar.when import When
from bot.domain.wins.found_line import FoundLine
from bot.domain.wins.win import LONGEST_TEXT
from bot.files.wins.lists.dating import Dating
from bot.files.wins.lists.labels import Part, label_in, part_of
from bot.files.wins.lists.outline import Block, Code, Point, Quote, Table, Words

_COLON = re.compile(r"(?<![\s:：])[\s:：]+$")  # noqa: RUF001 - the colon of Chinese and Japanese


@dataclass(slots=True)
class Field:
    """What is said of a win; `name` and `part` are of its label, where it has one."""

    values: list[str]
    name: str = ""
    part: Part | None = None

    def in_words(self) -> str:
        """What changed needs no name: the details are about it."""
        words = "\n".join(self.values)
        if not self.name or self.part == "result":
            return words
        return f"{self.name}: {words}" if len(self.values) == 1 else f"{self.name}:\n{words}"


@dataclass(slots=True)
class Told:
    """Collects what is said of one win, and the numbers of the lines that say it.

    `above` is the date of the heading it stands under, and `path` the headings. `apart` is what
    stands in its lines and is no part of it.
    """

    dating: Dating
    above: When | None
    path: tuple[str, ...]
    numbers: set[int] = field(default_factory=set)
    title: str = ""
    text: str = ""
    own: When | None = None
    date_words: str = ""
    is_dated: bool = False
    fields: list[Field] = field(default_factory=list)
    apart: list[Table | Code] = field(default_factory=list)
    _open: Field | None = None

    def begin(self, words: Words) -> None:
        """Takes the words of a point or a paragraph, whose first line says what was done."""
        first, *more = by_label(words)
        self.numbers |= first.numbers
        own = self.dating.own(first.text, self.above)
        label = label_in(own.bare)
        is_what = label is not None and label.part == "text" and bool(label.value)
        self.text = label.value if label and is_what else without_colon(own.bare)
        self.own, self.is_dated = own.when, own.leads
        for part in more:
            self._add_part(part)

    def begin_with_heading(self, words: Words) -> None:
        """Takes a heading, which may say what was done, when, or both."""
        self.numbers |= words.numbers
        if not self.dating.is_only(words.text):
            self.title = without_colon(self.dating.own(words.text).bare)

    def open_field(self, words: Words) -> None:
        """Takes a label that stands alone: what follows is its value."""
        self.numbers |= words.numbers
        name = without_colon(words.text)
        self._open = Field([], name, part_of(name))
        self.fields.append(self._open)

    def add(self, words: Words) -> None:
        for part in by_label(words):
            self._add_part(part)

    def add_point(self, point: Point, depth: int = 0) -> None:
        """Takes a nested point with all that is in it; one that is a label is its field."""
        label = label_in(point.words.text) if not depth else None
        if label:
            self._add_part(point.words)
            self._open = self._open or self.fields[-1]
        elif point.words.text:
            self.numbers |= point.words.numbers
            self._say(f"{'  ' * depth}- {point.words.text}")
        for kid in point.kids:
            self.add_point(kid, depth + 1)
        for block in point.more:
            self.add_all(block)
        if label:
            self._open = None

    def add_all(self, block: Block) -> None:
        """Takes whatever stands in it; tables and code say nothing of this win."""
        if isinstance(block, Words):
            self.add(block)
        elif isinstance(block, Quote):
            for inner in block.blocks:
                self.add_all(inner)
        elif isinstance(block, list):
            for point in block:
                self.add_point(point)
        elif isinstance(block, Table | Code):
            self.apart.append(block)

    def line(self) -> FoundLine | None:
        """Return the win; None where nothing says what was done."""
        self._read_dates()
        told = [] if self.text else self._what()
        said = self.text or "\n".join(told[0].values if told else ()).removeprefix("- ")
        rest = [one for one in self.fields if one not in told and one.part != "date" and one.values]
        rest.sort(key=lambda one: one.part != "result")
        text, detail = ": ".join(filter(None, (self.title, said))), [one.in_words() for one in rest]
        if not text and detail:
            text, *detail = detail
        when = None if self.date_words else self.own or self.above
        return found_line(text, "\n".join(detail), when, self.path, self.date_words)

    def _what(self) -> list[Field]:
        """The field that says what was done, unless a title does and the field is a list."""
        whats = [one for one in self.fields if one.part == "text" and one.values]
        return [one for one in whats[:1] if len(one.values) == 1 or not self.title]

    def _read_dates(self) -> None:
        """What is no date, or more than one, stays among what is said if another date is read."""
        unread: list[Field] = []
        for one in self.fields:
            words = " ".join(one.values)
            if one.part != "date" or not words:
                continue
            when = self.dating.heading(words, self.above)
            self.own = when or self.own
            if not when or not self.dating.is_only(words):
                unread.append(one)
        if self.own:
            for one in unread:
                one.part = "other"
        else:
            self.date_words = "; ".join(" ".join(one.values) for one in unread)

    def _add_part(self, words: Words) -> None:
        self.numbers |= words.numbers
        label = label_in(words.text)
        if not label:
            self._say(words.text)
            return
        one = Field([label.value] if label.value else [], label.name, label.part)
        self.fields.append(one)
        self._open = None if label.value else one

    def _say(self, words: str) -> None:
        if self._open:
            self._open.values.append(words)
        else:
            self.fields.append(Field([words]))


def found_line(
    text: str, detail: str, when: When | None, path: tuple[str, ...], date_words: str = ""
) -> FoundLine | None:
    """Return the win; None without a word. What is too long for the text begins the details."""
    if not any(character.isalnum() for character in text):
        return None
    short = upto(text.strip(), LONGEST_TEXT)
    detail = "\n".join(filter(None, (text.strip()[len(short) :].strip(), detail)))
    return FoundLine(
        text=short,
        happened_on=when.on if when else None,
        span=when.span if when else "day",
        is_guess=bool(when and when.is_guess),
        detail=detail,
        headings=path,
        date_words=date_words,
    )


def upto(text: str, most: int) -> str:
    """Return the words that fit; one that is longer than all that fits is cut itself."""
    if len(text) <= most:
        return text
    fits = text[:most]
    return fits.rsplit(None, 1)[0] if any(character.isspace() for character in fits) else fits


def without_colon(words: str) -> str:
    return _COLON.sub("", words)


def by_label(words: Words) -> Iterator[Words]:
    """The words, apart where a line begins with a label; a line that goes on stays with its own."""
    part: list[tuple[int, str]] = []
    for number, line in words.lines:
        if part and label_in(line.strip()):
            yield Words(tuple(part))
            part = []
        part.append((number, line))
    yield Words(tuple(part))
