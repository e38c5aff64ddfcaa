"""The map as files that leave with its owner: a picture and a table."""

import asyncio
import csv
from io import StringIO

from bot.domain.calendar.when import about
from bot.domain.review.map import CaseMap, MapLine
from bot.domain.text.emoji import named
from bot.domain.text.wording import defused
from bot.domain.wins.win import Win
from bot.files.pictures import map as case_map
from bot.files.typesetting import letters_missing_for
from bot.services.files import File, Picture

COLUMNS = (
    "theme",
    "line",
    "required",
    "my rating",
    "manager's rating",
    "state",
    "standing",
    "strength",
    "wins",
    "latest",
    "with a number",
    "seen by others",
    "with a link",
    "sustained since",
    "evidence",
    "ladder",
)


async def picture_file(found: CaseMap) -> Picture:
    words = {found.title, found.banner, *(theme.name for theme in found.themes)}
    text = "\n".join((*words, *(line.line.text for line in found.lines)))
    return await asyncio.to_thread(_picture_of, found, text)


def _picture_of(found: CaseMap, text: str) -> Picture:
    missing = letters_missing_for(text)
    drawn = case_map.picture_of(found, missing)
    is_whole = missing.isdisjoint(named(text, missing))
    return Picture(("map.png", drawn), case_map.in_words(found), is_whole=is_whole)


async def table_file(found: CaseMap) -> File:
    """CSV in UTF-8 with a mark that spreadsheets look for; every line with its wins (002-24)."""
    return "map.csv", await asyncio.to_thread(_table_of, found)


def _table_of(found: CaseMap) -> bytes:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in found.lines:
        writer.writerow([defused(str(cell)) for cell in (*_cells(line), found.banner)])
    return text.getvalue().encode("utf-8-sig")


def _cells(found: MapLine) -> tuple[object, ...]:
    review, evidence = found.review, found.evidence
    return (
        found.line.theme,
        found.line.text,
        "yes" if found.line.is_required else "no",
        review.own.rating if review.own else "",
        review.manager.rating if review.manager else "",
        review.state,
        found.standing,
        evidence.strength,
        evidence.count,
        about(evidence.latest, evidence.latest.on.isoformat()) if evidence.latest else "",
        evidence.with_number,
        evidence.with_witness,
        evidence.with_link,
        evidence.sustained_since() or "",
        "\n".join(map(_entry, evidence.wins)),
    )


def _entry(win: Win) -> str:
    """A win on one line, with its day and its links."""
    return " ".join(
        (about(win.when, win.happened_on.isoformat()), " ".join(win.text.split()), *win.links)
    )
