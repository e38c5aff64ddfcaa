"""The map as a picture: for each line of a level its evidence, its wins and how it is rated."""

from itertools import groupby
from pathlib import Path

from bot.domain.review.evidence import GRADES, Grade
from bot.domain.review.map import CaseMap, MapLine
from bot.domain.review.review import Mark, Rating
from bot.domain.text.emoji import named
from bot.domain.text.wording import counted
from bot.files.typesetting import png_of

PAGE = Path(__file__).with_name("map.typ")

LEFT_OUT = "…"
"""Stands for letters that no font here has, instead of the boxes that fonts draw for them."""

RATED: dict[Rating, str] = {
    "not_yet": "not yet",
    "partly": "partly",
    "meets": "meets it",
    "exceeds": "above it",
}
AT_MOST: dict[Rating, Grade] = {"not_yet": "thin", "partly": "fair"}
"""What evidence is called at most where a line is rated so: neither can be strong."""


def picture_of(found: CaseMap, missing: frozenset[str]) -> bytes:
    """Return the map as a PNG, a row for each line under its theme; call it in a thread.

    `missing` are the letters that no font here has.
    """
    return png_of(PAGE, shown_on(found, missing))


def shown_on(found: CaseMap, missing: frozenset[str]) -> dict[str, object]:
    """Return what `map.typ` draws: of each line its words, and how many of three boxes are full.

    Emoji with missing letters stand by their names.
    """

    def drawable(text: str) -> str:
        parts = groupby(named(text, missing), key=missing.__contains__)
        shown = (LEFT_OUT if is_missing else "".join(run) for is_missing, run in parts)
        return " ".join("".join(shown).split())

    themes = [
        {
            "name": drawable(theme.name),
            "lines": [{**_row(line), "text": drawable(line.line.text)} for line in theme.lines],
        }
        for theme in found.themes
    ]
    heads = {"title": drawable(found.title), "banner": drawable(found.banner)}
    return {**heads, "summary": found.in_a_sentence, "themes": themes}


def in_words(found: CaseMap) -> str:
    """Return what the picture shows, for whoever does not see it."""
    return f"Map of {found.title}: {found.in_a_sentence} {found.banner}".rstrip()


def _row(found: MapLine) -> dict[str, object]:
    """`boxes` says how many of three are full; None draws none."""
    if found.review.not_applicable:
        return {"boxes": None, "words": "doesn't apply"}
    grade = _grade(found)
    wins = counted(found.evidence.count, "win")
    shows = "no win yet" if grade == "none" else f"{grade}, {wins}"
    return {"boxes": GRADES.index(grade), "words": f"{shows}  ·  {_rated(found)}"}


def _grade(found: MapLine) -> Grade:
    """That of its wins, and never more than the lowest rating says."""
    marks = (found.review.own, found.review.manager)
    limits = (AT_MOST.get(mark.rating, GRADES[-1]) for mark in marks if mark)
    return min((found.evidence.grade, *limits), key=GRADES.index)


def _rated(found: MapLine) -> str:
    own, manager = found.review.own, found.review.manager
    if agreed := found.review.agreed:
        return f"both: {RATED[agreed.rating]}"
    said = [*_said("you", own), *_said("manager", manager)]
    return ", ".join(said) or "not rated"


def _said(who: str, mark: Mark | None) -> tuple[str, ...]:
    return (f"{who}: {RATED[mark.rating]}",) if mark else ()
