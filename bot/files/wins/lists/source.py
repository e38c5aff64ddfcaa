"""A list as it was written, line by line, made ready for the Markdown parser.

Signs that word processors paste become bullets, comments and front matter go, and a line that the
parser would take for the end of the one above stands apart. Every line keeps its number.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.domain.text.clean import clean_text
from bot.domain.wins.summary import LeftOutKind
from bot.files.wins.lists.labels import all_bold, label_in

MOST_LINES = 20_000
"""Lines of one list that are read: more than anybody writes in twenty years of working days."""

WRAPS_FROM = 40
"""Characters: nobody wraps a shorter line, so what stands below it is a line of its own."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = r"[ \t\u00a0\u3000]"
_DOTS = "•◦▪▫‣\u2043●○■□⬤➢➤►▸▶☐☑☒⬜✅❖◆◇・\uf0a7\uf0b7\uf0d8"
_DASHES = "*+\u2013\u2014∙·✓✔➔➜→-"
_COUNTED = rf"\d{{1,3}}(?:[.)]{_SPACE}|[、\uff0e\uff09])|(?:[a-z]|[ivx]{{1,4}})[.)]{_SPACE}"
_SIGN = re.compile(
    rf"^(?P<indent>(?:{_SPACE}*>)*{_SPACE}*)(?:[o§]\t|[{_DASHES}]{_SPACE}|[{_DOTS}]|\(?(?:{_COUNTED}))"
    rf"{_SPACE}*(?:(?:\[[ xX]\]|[☐☑☒✅]){_SPACE}*)?(?=\S)"
)
"""What begins a point: dots need no space behind them; `o` and a tab is Word's dot of a dot."""

_TASK = re.compile(r"^[\s>]*(?:[-*+]|\d{1,3}[.)])\s+\[(?P<mark>[ xX])\]\s")
_SECOND_SIGN = re.compile(rf"^(\s*- )[{_DOTS}]{_SPACE}*(?=\S)")
_NUMBERED_YEAR = re.compile(r"^(\s*\d{4})(?=[.)]\s)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?(?:a|b|br|details|div|em|font|hr|i|p|span|strong|su[bp]|summary|u)\b[^<>]*>")
_STRUCK = re.compile(
    r"(?P<before> ?)(?<!~)~~(?!~)(?=\S)(?P<words>.+?)(?<=\S)(?<!~)~~(?!~)(?P<after> ?)"
)
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_NOT_SPACE = re.compile(r"\S")
_FRONT = re.compile(r"^(?:[\w -]+:(?:\s.*)?|\s+\S.*|- .*|#.*|)$")
_BLOCK_START = re.compile(r"^\s*(?:#{1,6}\s|>|```|~~~|- )|^\s*(?:=+|-+|(?:[*_-]\s*+){3,}+)\s*$")
_DATE_FIRST = re.compile(
    r"^[\[(*_]*(?:\d{4}-|\d{4}\s*$|\d{1,2}[./-]\d{1,2}\b|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s\d"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s|(?:Week|KW|W|Q|H)\s?(?:of\s)?\d)"
)
_SEASON = re.compile(
    r"^(?:Spring|Summer|Autumn|Fall|Winter|(?:Early|Mid|Late|End of))\s(?:20|')?\d\d\b"
)
_TITLE = re.compile(r"^[A-Z\u00c0-\u00de][\w&/'-]*(?:\s[\w&/'-]+){0,4}:?\s*$")
_GOES_ON = re.compile(
    r"(?:,|[-\u2013\u2014&+]|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|our|that|the|their|to|via"
    r"|was|were|which|who|with))\s*$"
)


@dataclass(slots=True)
class Source:
    """`text` is Markdown, and `numbers` says of each of its lines which one of the list it was.

    `front` are the values of the front matter by name; `left_out` the lines that are in no way
    part of `text`, by number; `beyond` how many lines came behind the last that is read. `ticked`
    are the numbers of tasks that are done, `dropped` those of points that are not, or are struck
    out; `struck` are the words that are struck out of other lines.
    """

    lines: Sequence[str]
    text: str = ""
    numbers: list[int] = field(default_factory=list)
    front: dict[str, str] = field(default_factory=dict)
    left_out: dict[int, LeftOutKind] = field(default_factory=dict)
    beyond: int = 0
    ticked: set[int] = field(default_factory=set)
    dropped: dict[int, LeftOutKind] = field(default_factory=dict)
    struck: list[str] = field(default_factory=list)


def lines_in(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them, without what no database can take."""
    return clean_text(_LINE_ENDS.sub("\n", text)).split("\n")


def source_of(text: str) -> Source:
    every = lines_in(text)
    source = Source(every[:MOST_LINES], beyond=_written(every[MOST_LINES:]))
    plain = _without_comments(source)
    _take_front_matter(source, plain)
    _take_tasks(source, plain)
    plain = [_without_struck(source, number, line) for number, line in enumerate(plain)]
    tidied = [
        (number, _tidied(line))
        for number, line in enumerate(plain)
        if number not in source.left_out or not line.strip()
    ]
    apart = list(_apart(tidied))
    source.text = "\n".join(line for _, line in apart)
    source.numbers = [number for number, _ in apart]
    return source


def _written(lines: Iterable[str]) -> int:
    return sum(bool(line.strip()) for line in lines)


def _without_comments(source: Source) -> list[str]:
    text = "\n".join(source.lines)
    end = text.rfind("-->") + len("-->")
    hidden = _COMMENT.sub(lambda found: _NOT_SPACE.sub(" ", found[0]), text[:end]) + text[end:]
    plain = [_TAG.sub(" ", line) if "<" in line else line for line in hidden.split("\n")]
    for number, (before, hid, now) in enumerate(
        zip(source.lines, hidden.split("\n"), plain, strict=True)
    ):
        if before.strip() and not now.strip():
            source.left_out[number] = "signs" if hid.strip() else "comment"
    return plain


def _take_front_matter(source: Source, plain: Sequence[str]) -> None:
    if not plain or plain[0].rstrip() != "---":
        return
    ends = (n for n, line in enumerate(plain[1:], 1) if line.rstrip() in {"---", "..."})
    end = next(ends, 0)
    if not end or not all(_FRONT.match(line) for line in plain[1:end]):
        return
    for number in range(end + 1):
        source.left_out[number] = "front matter"
        name, colon, value = plain[number].partition(":")
        if colon:
            source.front[name.strip().casefold()] = value.strip().strip("\"'")


def _take_tasks(source: Source, plain: Sequence[str]) -> None:
    for number, line in enumerate(plain):
        if task := _TASK.match(line):
            if task["mark"] == " ":
                source.dropped[number] = "not done"
            else:
                source.ticked.add(number)


def _without_struck(source: Source, number: int, line: str) -> str:
    """A point that is struck out as a whole stays, so that what is nested in it goes with it."""
    struck = [found["words"] for found in _STRUCK.finditer(line)] if "~~" in line else []
    if not struck:
        return line
    if any(character.isalnum() for character in _unstruck(_SIGN.sub("", line))):
        source.struck += struck
        return _unstruck(line)
    if _SIGN.match(line):
        source.dropped[number] = "struck"
        return line
    source.left_out[number] = "struck"
    return ""


def _unstruck(line: str) -> str:
    return _STRUCK.sub(lambda found: found["before"] and found["after"], line)


def _tidied(line: str) -> str:
    if not any(character.isalnum() for character in line):
        return line
    line = _NUMBERED_YEAR.sub(r"\1\\", line)
    line = _SIGN.sub(lambda found: f"{_plain_spaces(found['indent'])}- ", line, count=1)
    return _SECOND_SIGN.sub(r"\1", line, count=1)


def _plain_spaces(indent: str) -> str:
    return indent.replace("\u00a0", " ").replace("\u3000", "  ")


def _apart(lines: Iterable[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    """An empty line before each line that does not go on from the one above."""
    above, is_code, is_in_point = "", False, False
    every = list(lines)
    for place, (number, line) in enumerate(every):
        is_point = _is_point(line)
        below = every[place + 1][1] if place + 1 < len(every) else ""
        is_title = is_in_point and _is_point(below) and _is_title(line, above)
        is_apart = is_title or _stands_alone(line, above, is_in_point=is_in_point)
        if not is_code and above.strip() and is_apart:
            yield number, ""
            is_in_point = False
        is_code ^= bool(_FENCE.match(line))
        yield number, line
        above, is_in_point = line, is_point or (is_in_point and bool(line.strip()))


def _is_point(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _is_title(line: str, above: str) -> bool:
    """Whether a line between two points is a heading, rather than the last words of the first."""
    if _SEASON.match(line):
        return True
    is_title = bool(_TITLE.match(line)) and len(line) < WRAPS_FROM
    return is_title and not label_in(line) and not _GOES_ON.search(above)


def _stands_alone(line: str, above: str, *, is_in_point: bool) -> bool:
    """Only where the parser would take it for the end of a paragraph or of a point."""
    if line.startswith("|"):
        return not above.lstrip().startswith("|")
    if not line.strip() or line[0].isspace() or _BLOCK_START.match(line):
        return False
    if all_bold(line) or (is_in_point and _DATE_FIRST.match(line)):
        return True
    return is_in_point and not label_in(line) and len(above) < WRAPS_FROM
