"""A win as a sentence for a reader, without the marks that were only for the coach."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.text.addressing import spoken_to, with_dates
from bot.domain.text.deeds import IRREGULAR, NO_DEED
from bot.domain.text.wording import called, plain
from bot.domain.wins.win import Win

_LINK = re.compile(r"\(?https?://\S+")
_HANDLE = re.compile(r"(?<!\S)@(\w+)")
_TIME_WORDS = frozenset({"yesterday", "today"})
_JOINING = frozenset({"with", "and", "&"})

_IRREGULAR = rf"{IRREGULAR}|put|got|said|thought|saw|shut|dealt|fed|lent|spread"
_NO_DEED = rf"{NO_DEED}|united|detailed|unplanned|dedicated|advanced|limited|shared|aforementioned"
_A_DEED = re.compile(
    rf"(?:[a-z]+ly )?(?!(?:{_NO_DEED})\b)(?:[a-z]+ed|{_IRREGULAR})(?=[ ,.:;]|$)", re.IGNORECASE
)
"""A line that begins with something done, such as "shipped the migration"."""


def win_sentence(win: Win) -> str:
    """Return the win as one line: "shipped the migration, p95 down 30% with Sam".

    Tags, links, "today" and "yesterday" go where they trail behind the sentence; a tag inside it
    loses its `#`, and a day named inside it becomes its date. What is nothing but marks is left as
    it was written.
    """
    words = plain(win.text).split(" ")
    start = _trail(words, win)
    head = [_inside(word, win) for word in words[:start]]
    tail = [word for word in words[start:] if not _is_mark(word, win)]
    line = " ".join(head + (tail if tail[-1:] != ["with"] else tail[:-1])).rstrip(" ,;")
    line = with_dates(line, _typed_on(win))
    return _HANDLE.sub(lambda found: called(found[1]), line) or plain(win.text)


def untagged(text: str, tags: Iterable[str]) -> str:
    """Return what else was said of a win without its tags: they file it, and are no words.

    One at the end of a line goes; one inside of a sentence loses its `#`.
    """
    names = "|".join(map(re.escape, tags))
    if not names:
        return text
    trailing = rf"(?:[ \t]*#(?:{names})(?![\w-]))+(?=[ \t.,;]*$)"
    without = re.sub(trailing, "", text, flags=re.IGNORECASE | re.MULTILINE)
    return re.sub(rf"#({names})(?![\w-])", r"\1", without, flags=re.IGNORECASE)


def with_subject(sentence: str) -> str:
    """Return "I cut p95 by 30%" for "cut p95 by 30%"; what has a subject, or may have, stays."""
    if not _A_DEED.match(sentence):
        return sentence
    return f"I {sentence[0].lower()}{sentence[1:]}"


def wins_told_to(wins: Iterable[Win], name: str) -> tuple[Win, ...]:
    """Return wins as they are told to somebody who may be named in them, in the second person.

    What cannot be said to them so stays out.
    """
    told = ((win, win_sentence(win)) for win in wins)
    spoken = ((win, words, spoken_to(words, name)) for win, words in told)
    return tuple(
        win if to_them == words else replace(win, text=to_them)
        for win, words, to_them in spoken
        if to_them
    )


def is_quoted_in(text: str, win: Win) -> bool:
    """Say whether a text tells this win, as it was written or as a sentence for a reader."""
    flat = " ".join(text.split()).casefold()
    ways = (plain(win.text), win_sentence(win))
    return any(" ".join(way.split()).casefold().rstrip(".") in flat for way in ways if way.strip())


def _typed_on(win: Win) -> date:
    """The member's own day on which the words were typed: by the day that they meant, or in UTC."""
    saved_on = win.created_at.date()
    words = win.text.lower()
    meant = win.happened_on + timedelta(days=1) if "yesterday" in words else win.happened_on
    return meant if abs(meant - saved_on) <= timedelta(days=1) else saved_on


def _trail(words: list[str], win: Win) -> int:
    """Return where the marks behind the sentence begin; "with @sam" may stand among them."""
    start = len(words)
    while start and (_is_mark(words[start - 1], win) or _is_company(words, start - 1, win)):
        start -= 1
    return start


def _is_mark(word: str, win: Win) -> bool:
    bare = word.rstrip(".,;").lower()
    is_tag = bare.startswith("#") and bare[1:] in win.tags
    return is_tag or bare in _TIME_WORDS or _LINK.fullmatch(word) is not None


def _is_company(words: list[str], place: int, win: Win) -> bool:
    """Say whether the word belongs to "with @sam and @kim"."""
    word = words[place].rstrip(",").lower()
    is_named = word.removeprefix("@") in {person.lower() for person in win.people}
    return word in _JOINING or word.startswith("@") or is_named or words[place - 1] == "with"


def _inside(word: str, win: Win) -> str:
    return word.removeprefix("#") if _is_mark(word, win) else word
