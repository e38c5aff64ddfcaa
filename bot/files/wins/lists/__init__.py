"""Lists of wins written elsewhere, as people keep them: Markdown, plain text, or a table.

Whatever is found is queued first, so a wrong guess costs the member one press; and every line that
is no win is named with the reason, so that nothing is lost without a word.
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.wins.found_line import FoundLine
from bot.domain.wins.summary import LeftOut, LeftOutKind
from bot.files.wins.lists.dating import Dating
from bot.files.wins.lists.outline import outline_of
from bot.files.wins.lists.sheets import names_in, sheets_in
from bot.files.wins.lists.source import Source, source_of
from bot.files.wins.lists.walk import Above, Walk

__all__ = ["Reading", "read_list"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list says: each win once, and `twice` how many stood there again.

    `beyond` lines stand behind the last one that is read.
    """

    found: tuple[FoundLine, ...]
    twice: int = 0
    left_out: tuple[LeftOut, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    beyond: int = 0


def read_list(text: str, today: date, country: str = "", name: str = "") -> Reading:
    """Return the wins in reading order, and the lines that are none.

    A line without a date of its own has that of the heading above it, of the front matter or of
    the file's `name`, else None. Days after `today` count as none. `country` (its ISO code)
    settles whether 4/3/26 is in March or April. Raises QuoteError.
    """
    source = source_of(text)
    walk = Walk(Dating(source.lines, today, country))
    over_all = _over_all(source, walk, name)
    written = "\n".join(source.lines)
    sheets = sheets_in(written, source.lines)
    for sheet in sheets:
        walk.sheet(sheet, over_all)
    if not sheets:
        outline = outline_of(source, walk.dating)
        walk.left_out |= source.left_out
        walk.section(outline, over_all)
    unknown = walk.unknown_columns or ([] if walk.found else names_in(written))
    left_out, columns = _left_out(source, walk), tuple(dict.fromkeys(unknown))
    found: dict[str, FoundLine] = {}
    for line in walk.found:
        found.setdefault(line.fingerprint, replace(line, file=name))
    twice = len(walk.found) - len(found)
    return Reading(tuple(found.values()), twice, left_out, columns, source.beyond)


def _over_all(source: Source, walk: Walk, name: str) -> Above:
    when = walk.dating.heading(name, None)
    return Above(walk.dating.heading(source.front.get("date", ""), when) or when)


def _left_out(source: Source, walk: Walk) -> tuple[LeftOut, ...]:
    """Every written line that is in no win, in reading order, and the ends of what is too long."""
    lines = [
        LeftOut(_kind_of(number, line, walk), line.strip())
        for number, line in enumerate(source.lines)
        if line.strip() and number not in walk.used
    ]
    struck = (LeftOut("struck", words) for words in source.struck)
    return (*lines, *struck, *(LeftOut("too long", end) for end in walk.ends))


def _kind_of(number: int, line: str, walk: Walk) -> LeftOutKind:
    kind = walk.left_out.get(number)
    return kind or ("prose" if any(character.isalnum() for character in line) else "signs")
