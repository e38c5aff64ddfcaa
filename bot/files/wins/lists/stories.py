"""Sections that tell one win: in labels, or as a day with a title and what is said below it."""

from collections.abc import Iterator, Sequence

from bot.domain.calendar.when import When
from bot.files.wins.lists.dating import Dating
from bot.files.wins.lists.labels import STORY, Label, label_in, part_of
from bot.files.wins.lists.outline import Block, Point, Quote, Rule, Section, Table, Words
from bot.files.wins.lists.win import Told, by_label, without_colon

SEVERAL = 2
"""So many labels tell a win, whatever they are; one alone has to say what was done or changed."""


def is_one_win(section: Section, dating: Dating) -> bool:
    """Whether labels below a heading tell a win, or paragraphs below a day with a title."""
    own, _ = parted(section.blocks)
    blocks = [*own, *(block for inner in section.sections for block in inner.blocks)]
    if any(isinstance(block, Table) for block in blocks):
        return False
    titles = [without_colon(inner.title.text) for inner in section.sections]
    is_deep = any(inner.sections or not part_of(inner.title.text) for inner in section.sections)
    if is_deep:
        return False
    labels = [label for block in blocks for label in _labels_in(block)]
    if titles or any(_has_other_points(block) for block in blocks):
        return bool(section.title.lines) and _is_story([*titles, *(label.name for label in labels)])
    return _are_enough(labels) or _is_titled_day(section, dating)


def parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """What stands above a line across the page, and what stands below it."""
    place = next((n for n, block in enumerate(blocks) if isinstance(block, Rule)), len(blocks))
    return blocks[:place], blocks[place + 1 :]


def told_in_fields(
    section: Section,
    blocks: Sequence[Block],
    dating: Dating,
    above: When | None,
    path: tuple[str, ...],
) -> Iterator[Told]:
    """One win, or one for each time that the first label comes again."""
    told = Told(dating, above, path)
    if section.title.lines:
        told.begin_with_heading(section.title)
    first = ""
    for part in _parts_of(blocks):
        label = label_in(part.text) if isinstance(part, Words) else None
        if label and first and label.name.casefold() == first:
            yield told
            told = Told(dating, above, path)
        first = first or (label.name.casefold() if label else "")
        told.add_all(part)
    for inner in section.sections:
        told.open_field(inner.title)
        for block in inner.blocks:
            told.add_all(block)
    yield told


def _parts_of(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Words):
            yield from by_label(block)
        else:
            yield block


def _labels_in(block: Block) -> Iterator[Label]:
    if isinstance(block, Words):
        yield from filter(None, (label_in(part.text) for part in by_label(block)))
    elif isinstance(block, list):
        yield from filter(None, (label_in(point.words.text) for point in block))


def _has_other_points(block: Block) -> bool:
    if isinstance(block, Quote):
        return any(isinstance(inner, list) for inner in block.blocks)
    return isinstance(block, list) and not all(map(_is_label, block))


def _is_label(point: Point) -> bool:
    return label_in(point.words.text) is not None


def _are_enough(labels: list[Label]) -> bool:
    """A single point such as "Result: 30% less" is a win like any other."""
    said = [label for label in labels if label.value]
    names = {label.name.casefold() for label in said}
    return len(names) >= SEVERAL and any(label.part in {"text", "result"} for label in said)


def _is_story(names: list[str]) -> bool:
    plain = {" ".join(name.casefold().split()) for name in names}
    return bool(plain & STORY) and any(part_of(name) == "result" for name in plain)


def _is_titled_day(section: Section, dating: Dating) -> bool:
    own = dating.own(section.title.text)
    is_day = own.leads and own.when is not None and not own.when.is_about
    return is_day and any(character.isalpha() for character in own.bare)
