"""Changing one line of a ladder: its words, its weight, or whether it is there at all."""

from dataclasses import dataclass, replace

from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import (
    Criterion,
    Expectation,
    LadderContent,
    LineKey,
    cleaned,
    with_ids,
)
from bot.domain.ladder.problems import problems_of


class LineGoneError(CoachError):
    """The line left the ladder meanwhile."""

    sentence = "That expectation is no longer on the ladder. Close this and look again."


class UnfitLineError(CoachError):
    """A line that no ladder can hold."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"The {field} {sentence}", field=field)


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What a line says from now on; `key` without a criterion id is a new line."""

    key: LineKey
    theme: str
    criterion: str
    what_it_looks_like: str = ""
    is_required: bool = True


def edited(content: LadderContent, edit: LineEdit) -> LadderContent:
    """Return the ladder with the line as it is said; theme and criterion hold at every level.

    Raises LineGoneError, or UnfitLineError naming the field.
    """
    old = next((one for one in content.criteria if one.id == edit.key.criterion_id), None)
    if old is None and edit.key.criterion_id:
        raise LineGoneError
    base = old or Criterion("", edit.theme, edit.criterion)
    others = (one for one in base.expectations if one.level != edit.key.level)
    expected = Expectation(edit.key.level, edit.what_it_looks_like, edit.is_required)
    changed = replace(base, theme=edit.theme, text=edit.criterion, expectations=(*others, expected))
    lines = tuple(changed if one is old else one for one in content.criteria)
    return _checked(content, lines if old else (*lines, changed))


def removed(content: LadderContent, key: LineKey) -> LadderContent:
    """Return the ladder without the line; a criterion that no level expects any more is gone.

    Raises LineGoneError, or UnfitLineError where it is the only one.
    """
    old = next((one for one in content.criteria if one.id == key.criterion_id), None)
    if old is None or old.at(key.level) is None:
        raise LineGoneError
    left = tuple(one for one in old.expectations if one.level != key.level)
    smaller = replace(old, expectations=left)
    criteria = (smaller if one is old else one for one in content.criteria)
    return _checked(
        content, tuple(one for one in criteria if one.expectations or one is not smaller)
    )


def _checked(content: LadderContent, criteria: tuple[Criterion, ...]) -> LadderContent:
    ladder = with_ids(cleaned(replace(content.content, criteria=criteria)))
    if problems := problems_of(ladder):
        raise UnfitLineError(problems[0].field, problems[0].sentence)
    return ladder
