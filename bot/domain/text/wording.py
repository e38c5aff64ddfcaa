"""How facts read in a sentence or a cell: dates, counts, lists, names, free of the locale."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

LONGEST_GIST = 160
"""Characters of a member's text inside a letter; the whole of it stays in their record."""

NEXT_STEP = "Next step:"
"""Begins the last line of a message that asks for something."""

NEAR = 183
"""Days within which a date needs no year."""

THESE_DAYS = 14
"""Days within which a weekday says more than it takes to read."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
COUNTS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""Numbers as they are written out, each at its place."""

_ALIKE, _WORD_ALIKE = 0.75, 0.8
"""How alike what was typed and a name are, as a whole and word by word, to be meant."""

_SHORTEST = 3
"""Letters of a name that counts inside of a sentence: "no" may be anything there."""

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame"})
_SPOKEN = r"[\w:'-]+"
_SURNAME_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_USER_ID = re.compile(r"[UW][A-Z0-9]{6,}")
_REFERENCE = re.compile(
    r"<(?P<target>@[UWB][A-Z0-9]+|#[CG][A-Z0-9]+|![a-z][^<>|]*|(?:https?://|mailto:|tel:)[^<>|]+)"
    r"(?:\|(?P<label>[^<>]*))?>"
)
_WITH_AN = re.compile(
    r"(?:[AEFHILMNORSX][A-Z]{1,3}\b|(?!(?:[Uu](?:ni|se|[A-Z])|[Ee]u|[Oo]ne))[AEIOUaeiou])"
)
"""Titles that are spoken with a vowel first: "Engineer", "SRE", not "Unit Lead"."""

_WITH_NONE = re.compile(r"(?i:an?|the|head|vp|chief)\b|[^A-Za-z]|$")
_MARK = re.compile(r"<[^<>\s]+>|https?://\S+|[#@][\w.-]+|:[\w+-]+:")
"""What stands for no word: a reference, a link, a tag, a handle, an emoji by its name."""

_ENDINGS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")  # noqa: RUF001 - sentences end so in other scripts


def weekday(on: date) -> str:
    return WEEKDAYS[on.weekday()].capitalize()


def month(on: date) -> str:
    return MONTHS[on.month - 1].capitalize()


def spoken_date(on: date) -> str:
    """Return the day in full: "Friday 27 November 2026"."""
    return f"{weekday(on)} {calendar_date(on)}"


def calendar_date(on: date) -> str:
    """Return the day without its weekday: "27 November 2026"."""
    return f"{on.day} {month(on)} {on.year}"


def with_step(words: str, step: str) -> str:
    """Return the words with the next step on a line of its own; both end as sentences."""
    return f"{words}\n{NEXT_STEP} {step}"


def with_article(title: str) -> str:
    """Return "a Senior Designer", "an Engineer"; a post that only one holds stays as it is."""
    if _WITH_NONE.match(title):
        return title
    return f"{'an' if _WITH_AN.match(title) else 'a'} {title}"


def day_near(on: date, today: date) -> str:
    """Return "Friday 27 November" within two weeks, else "27 November"; far off with its year."""
    days = abs((on - today).days)
    if days > NEAR:
        return calendar_date(on)
    day = f"{on.day} {month(on)}"
    return f"{weekday(on)} {day}" if days <= THESE_DAYS else day


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return the number with its noun: "1 day", "12 days", "2 replies" if `plural` says so."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def number_said(word: str) -> int:
    """Return what "a", "three" or "12" says."""
    return 1 if word in {"a", "an"} else COUNTS.index(word) if word in COUNTS else int(word)


def ordinal(number: int) -> str:
    """Return the place in a row: "1st", "12th", "23rd"."""
    teens = 10 < number % 100 < 20  # noqa: PLR2004 - 11th to 19th
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def joined(items: Iterable[str]) -> str:
    """Return "a, b and c"; empty items are left out."""
    *most, last = [item for item in items if item] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def first_name(name: str) -> str:
    """Return what to call somebody; empty for an empty name.

    A title in front goes, "Sato, Kenji" is turned round, and a name in a script that puts the
    surname first stays whole, since its first word would be the wrong one.
    """
    whole = " ".join(name.lstrip("@").split())
    if _SURNAME_FIRST.search(whole):
        return whole
    given = whole.partition(", ")[2] or whole
    words = [word for word in given.split() if word.rstrip(".").lower() not in _TITLES]
    return words[0] if words else whole


def addressed(words: str, name: str) -> str:
    """Return the words with what to call somebody: "How did the week go, Ada"."""
    called = first_name(name)
    return f"{words}, {called}" if called else words


def called(handle: str) -> str:
    """Return the name behind a handle as one writes it: "Sam" for "sam", "sam.k" as it is.

    A bare Slack id tells a reader nothing; it becomes "a colleague".
    """
    if _USER_ID.fullmatch(handle):
        return "a colleague"
    return handle.capitalize() if handle.isalpha() and handle.islower() else handle


def plain(text: str) -> str:
    """Return the text as one line, with Slack's references (`<@U1|sam>`) read out as words."""
    return " ".join(_REFERENCE.sub(_read_out, text).split())


def is_wordless(text: str) -> bool:
    """Say whether a text is nothing but marks, such as "#mentoring" or "🚀": it tells nothing."""
    return not any(map(str.isalpha, _MARK.sub(" ", text)))


def gist(text: str, longest: int = LONGEST_GIST) -> str:
    """Return the text as one plain line, ended after a whole word with "…" where it is longer."""
    line = plain(text)
    if len(line) <= longest:
        return line
    start = line[: longest - 1]
    return f"{start.rpartition(' ')[0] or start}".rstrip(" ,;:-") + "…"


def in_short(text: str, longest: int = LONGEST_GIST) -> str:
    """Return a gist that ends where a part of the sentence ends, so that nothing looks cut off."""
    line = plain(text)
    if len(line) <= longest:
        return line
    ends = [end.start() for end in re.finditer(r"[,;:.!?](?= )", line[: longest + 1])]
    return line[: ends[-1]] if ends else gist(line, longest)


def nearest(typed: str, names: Iterable[str]) -> str | None:
    """Return the name that was meant, None where none is like it; all are lower case.

    "my plan" and "plna" both mean "plan": a name inside of what was typed counts, the longest
    first, and then the one that is spelt most like it.
    """
    known = sorted(names, key=lambda name: (-len(name), name))
    words = re.findall(_SPOKEN, typed)
    said = " ".join(words)
    inside = (name for name in known if len(name) >= _SHORTEST and f" {name} " in f" {said} ")
    if found := next((name for name in known if name == said), None) or next(inside, None):
        return found
    whole = get_close_matches(said, known, n=1, cutoff=_ALIKE)
    long = (word for word in words if len(word) > _SHORTEST)
    each = (get_close_matches(word, known, n=1, cutoff=_WORD_ALIKE) for word in long)
    return next((found[0] for found in (whole, *each) if found), None)


def sentence(text: str) -> str:
    """Return the text with a full stop, unless it ends as a sentence already."""
    return text if not text or text.endswith(_ENDINGS) else f"{text}."


def clause(text: str) -> str:
    """Return the text without its full stop, so that a sentence can go on."""
    return text.rstrip().removesuffix(".")


def capitalised(text: str) -> str:
    """Return the text with a capital first letter; a word like "iOS" stays as it is."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def inside(text: str) -> str:
    """Return the text as it goes on inside a sentence: "lead a team", for "Lead a team".

    Only words that are no name become small; whatever else it begins with stays as it is.
    """
    first = text.partition(" ")[0]
    is_opener = first.lower() in _OPENERS or re.fullmatch(r"\w{2,}ing", first)
    return text[:1].lower() + text[1:] if is_opener and first.istitle() else text


_OPENERS = frozenset(
    (
        *("a", "an", "the", "no", "nobody", "both", "half", "all", "each", "every", "everybody"),
        *("more", "less", "fewer", "better", "one", "two", "three", "some", "somebody"),
        *("something", "my", "our", "to", "how", "who", "whom", "what", "which", "when", "in"),
        *("since", "because", "agree", "ask", "be", "bring", "build", "cut", "decide", "define"),
        *("deliver", "document", "draft", "explain", "find", "finish", "fix", "get", "give", "go"),
        *("have", "help", "hire", "improve", "keep", "lead", "learn", "make", "measure", "meet"),
        *("mentor", "move", "own", "plan", "present", "prepare", "propose", "prove", "publish"),
        *("reduce", "review", "run", "say", "see", "set", "ship", "show", "speak", "start"),
        *("take", "teach", "tell", "train", "try", "turn", "work", "write", "proof"),
        *("experience", "evidence"),
    )
)
"""Words that open what somebody sets out to do, or what it is good for; none of them a name."""


def _read_out(reference: re.Match[str]) -> str:
    target, label = reference["target"], reference["label"]
    if target.startswith("@"):
        return called(label) if label else "a colleague"
    if target.startswith("#"):
        return f"#{label}" if label else "a channel"
    if target.startswith("!"):
        return group_called(target[1:], label or "")
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def group_called(target: str, label: str) -> str:
    """Return how to speak of many whom a reference would call: in words, which call nobody."""
    name = target.partition("^")[0]
    return label.removeprefix("@") or _MANY.get(name) or ("a group" if name == "subteam" else name)


_MANY = {"channel": "everybody in the channel", "here": "everybody here", "everyone": "everybody"}

FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")  # noqa: RUF001 - full-width signs start a formula, too


def defused(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet might run; text shows as it is.

    Source: OWASP, "CSV Injection". A cell that has the apostrophe already gets one more, so that
    `restored` always returns what was there.
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return the cell as it was before `defused`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
