"""A job ad, or any other text that says what is expected, picked apart as a source of a ladder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.ladder.gathered_line import (
    BULLET,
    UNSORTED,
    GatheredLine,
    merged,
    sentences_in,
    statement,
)
from bot.domain.ladder.ladder import LONGEST_TITLE
from bot.domain.text.clean import clean_text

LONGEST_HEADING = 80
MOST_WORDS = 6
"""Words of a heading that has neither a mark nor a list under it."""

_MARKS = re.compile(r"^[#*_\s]+|[*_:\s]+$")
_APART = re.compile(
    r"about (?:us|the company|the team)|appl(?:y|ication)|benefit|compensation|contact|equal"
    r"|diversity|how to|location|perk|salary|we offer|who we are|why (?:us|join|work)|pay\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"bonus|desirable|nice to have|plus\b|preferred|optional", re.IGNORECASE)
_ABOUT_WORK = re.compile(
    r"bring|duties|expect|experience|looking for|must|qualif|require|responsib|role|skill|you",
    re.IGNORECASE,
)

_TO_YOU = re.compile(r"\byou\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    lines: tuple[str, ...]


def pick_apart(text: str, source: str) -> tuple[GatheredLine, ...]:
    """Return what a job ad expects, each line with its source (004-11).

    `source` says where the text was found, in the member's words or as a link. Points under
    headings that speak of the company, the pay or the way to apply are there, but not ticked.
    """
    return merged(_lines_of_job_ad(text, source))


def _lines_of_job_ad(text: str, source: str) -> Iterator[GatheredLine]:
    for section in _sections(clean_text(text).split("\n")):
        for stated, is_point in _statements(section.lines):
            yield GatheredLine(
                stated,
                _theme(section.heading),
                (source,) if source else (),
                is_required=not _OPTIONAL.search(section.heading),
                is_ticked=_is_expected(section.heading, stated, is_point=is_point),
            )


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    heading = ""
    gathered: list[str] = []
    for place, line in enumerate(lines):
        if _is_heading(lines, place):
            yield _Section(heading, tuple(gathered))
            heading, gathered = _MARKS.sub("", line.strip()), []
        else:
            gathered.append(line)
    yield _Section(heading, tuple(gathered))


def _is_heading(lines: Sequence[str], place: int) -> bool:
    line = lines[place].strip()
    if not line or len(line) > LONGEST_HEADING or not _MARKS.sub("", line):
        return False
    if line.startswith("#") or (line.startswith("**") and line.rstrip(":").endswith("**")):
        return True
    if BULLET.match(line):
        return False
    if line.endswith((".", "!", "?", ":")):
        return line.endswith(":")
    following = next((later for later in lines[place + 1 : place + 4] if later.strip()), "")
    return BULLET.match(following) is not None or _stands_alone(lines, place)


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    """Say whether a short line after a blank one has the words that headings have."""
    line = lines[place].strip()
    is_first = place == 0 or not lines[place - 1].strip()
    is_known = _APART.search(line) or _OPTIONAL.search(line) or _ABOUT_WORK.search(line)
    return is_first and len(line.split()) <= MOST_WORDS and is_known is not None


def _statements(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each statement and whether it is a point of a list; prose goes by sentences."""
    for line in lines:
        is_point = BULLET.match(line) is not None
        pieces = [BULLET.sub("", line, count=1)] if is_point else sentences_in(line)
        for piece in pieces:
            if stated := statement(piece):
                yield stated, is_point


def _theme(heading: str) -> str:
    return heading[:LONGEST_TITLE].strip() or UNSORTED


def _is_expected(heading: str, stated: str, *, is_point: bool) -> bool:
    if _APART.search(heading):
        return False
    is_about_work = _ABOUT_WORK.search(heading) or _TO_YOU.search(stated)
    return is_point or is_about_work is not None
