"""What one line in a member's own words says about day, tags, people and numbers."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import Literal

from bot.domain.calendar.when import Dated, Order, When, when_in
from bot.domain.errors import CoachError
from bot.domain.text.clean import clean_text
from bot.domain.text.measures import measures_in
from bot.domain.wins.fields import fields_for
from bot.domain.wins.slack_text import (
    HOLE,
    Plain,
    read_escaped,
    read_verbatim,
    without_handles,
)
from bot.domain.wins.win import LONGEST_TEXT, Benefited, Win, WinDraft, WinForm, WinSource

_FOR = r"\bfor\s+(?:(?:the|our|my|all|every|each|whole|entire|other)\s+)*"
_BENEFITED: tuple[tuple[Benefited, re.Pattern[str]], ...] = (
    ("customer", re.compile(_FOR + r"(?:customers?|clients?|users?)\b", re.IGNORECASE)),
    ("org", re.compile(_FOR + r"(?:company|organi[sz]ation|org|business|teams)\b", re.IGNORECASE)),
    ("team", re.compile(_FOR + r"(?:team|colleagues|teammates)\b", re.IGNORECASE)),
)
"""The widest first: what is for customers may be for the team as well."""


def benefited_in(prose: str) -> Benefited | None:
    """Return who "for the team", "for our customers" names, None where nothing is said."""
    return next((who for who, words in _BENEFITED if words.search(prose)), None)


Missing = Literal["number"]

LONGEST_TAG = 50
"""Characters of a tag or a name; whatever is longer was not meant as one."""

ESCAPED: frozenset[WinSource] = frozenset({"command", "message"})
"""Sources whose text Slack escapes; what is typed into a form arrives as it is."""

_MARK = re.compile(r"(?<![\w&/#@])[#@](?=\S)")
_USER_ID = re.compile(r"[UW][A-Z0-9]{6,}")
_EVERYBODY = frozenset({"here", "channel", "everyone", "group"})
_JOINERS = "-_\u200c\u200d"


class EmptyWinError(CoachError):
    """There are no words to save."""

    sentence = (
        "Tell me what you did, in a line: "
        "`/win shipped the billing migration, p95 down 30% #impact`."
    )


class OnlyTagsError(CoachError):
    """Tags say what a win is about, and not what it was."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text[:LONGEST_TAG]} says what it's about. What did you do? "
            f"`/win shipped the billing migration {text[:LONGEST_TAG]}` saves it."
        )


class WinTooLongError(CoachError):
    """`length` and the limit are in characters."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length:,} characters and one win holds {LONGEST_TEXT:,}, so nothing was "
            "saved. Open the form with `/win`: a short line on top, the rest under details."
        )


class FutureWinError(CoachError):
    """The day lies ahead of the member's own today."""

    sentence = (
        "That day is still to come. Choose today or the day it happened; "
        "for what you plan there is `/goal`."
    )
    field = "happened_on"


USUAL_ORDER = Order()
"""Of numeric dates, where no country is known."""


def read_win(
    text: str, today: date, *, source: WinSource = "command", order: Order = USUAL_ORDER
) -> WinDraft:
    """Understand one win; `today` is the member's own, `order` that of their numeric dates.

    Everything that was written stays in the text, day words, tags and all. Without a day that has
    come, it happened today. Raises EmptyWinError or WinTooLongError.
    """
    plain = _plain(text, source)
    saved = _checked(clean_text(plain.text).strip())
    days = when_in(plain.prose, today, order)
    when = _first(days, today)
    prose = _without(plain.prose, days)
    return WinDraft(
        text=saved,
        happened_on=when.on,
        span=when.span,
        tags=_tags_in(prose),
        people=tuple(dict.fromkeys((*plain.people, *_names_in(prose)))),
        links=plain.links,
        numbers=_numbers_in(prose),
        benefited=benefited_in(plain.prose),
        source=source,
    )


def said_something(text: str) -> str:
    """Return the text of a command as it is; raises OnlyTagsError where it is nothing but tags."""
    words = plain_text(text).split()
    if words and all(word[0] == "#" and word[1:].strip(_JOINERS) for word in words):
        raise OnlyTagsError(" ".join(words))
    return text


def when_named(text: str, today: date) -> When:
    """Return what a saved win's words name, with `today` as the day they were written."""
    return _first(when_in(read_verbatim(text).prose, today, USUAL_ORDER), today)


def _first(days: Iterable[Dated], today: date) -> When:
    return next((day.when for day in days if day.when), When(today))


def form_of_message(text: str, said_on: date, *, author: str = "", reader: str = "") -> WinForm:
    """Return a form filled from a message of anybody's, which may be empty or very long.

    `said_on` is the day on which it was written: "yesterday" is the day before. The `author` has
    seen it, and whoever is mentioned is taken as having been part of it, but for the `reader`
    (user ids; empty for an app). People are called by name: the form reads its text once more, and
    a handle would be one more person. What does not fit stays in the message, whose permalink the
    win has.
    """
    plain = _plain(text, "message")
    when = _first(when_in(plain.prose, said_on, USUAL_ORDER), said_on)
    people = dict.fromkeys(who for who in (author, *plain.people) if who and who != reader)
    words = clean_text(_plain(without_handles(text), "message").text).strip()
    return WinForm(words[:LONGEST_TEXT], when.on, span=when.span, people=tuple(people))


def numbers_in_form(form: WinForm) -> tuple[str, ...]:
    """Return what the fields below the text measure: what changed, and how many people.

    Fields that the form of this kind does not show say nothing of it.
    """
    fields = {field.name: field for field in fields_for(form.kind, form.behaviours)}
    said = [(fields[fact.name], fact.value) for fact in form.facts if fact.name in fields]
    counts = [value for field, value in said if field.sort == "number" and value]
    people = [f"{count} {'person' if count == '1' else 'people'}" for count in counts]
    results = [value for field, value in said if field.tells_result]
    return (*_numbers_in("\n".join((form.detail, *results))), *people)


def past_day(on: date, today: date) -> date:
    """Return the day that a form says, or raise FutureWinError; both in the member's calendar."""
    if on > today:
        raise FutureWinError
    return on


def plain_text(text: str) -> str:
    """Return the text of a command or message, clean and without Slack's shorthand."""
    return clean_text(read_escaped(clean_text(text)).text).strip()


def missing_from(win: WinDraft | Win) -> Missing | None:
    """Say what the one optional question after saving is about; None asks nothing (003-25).

    Only a missing number is worth a question: people are asked for nowhere.
    """
    return None if win.numbers or _numbers_in(win.detail) else "number"


def _plain(text: str, source: WinSource) -> Plain:
    read = read_escaped if source in ESCAPED else read_verbatim
    return read(clean_text(text))


def _checked(text: str) -> str:
    if not any(_is_visible(character) for character in text):
        raise EmptyWinError
    if len(text) > LONGEST_TEXT:
        raise WinTooLongError(len(text))
    return text


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Zs", "Zl", "Zp", "Cc"}


def _without(prose: str, days: Iterable[Dated]) -> str:
    for day in reversed(tuple(days)):
        prose = f"{prose[: day.start]}{HOLE}{prose[day.end :]}"
    return prose


def _tags_in(prose: str) -> tuple[str, ...]:
    """`#123` is an issue's number and `#general` in a reference a channel: neither is a tag."""
    words = (word for mark, word in _marked(prose) if mark == "#")
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", word.lower()) for word in words))


def _names_in(prose: str) -> tuple[str, ...]:
    """What looks like a user id is none: only Slack's own reference says who is meant."""
    words = (word for mark, word in _marked(prose) if mark == "@")
    return tuple(word for word in words if word[0].isalpha() and not _is_reserved(word))


def _is_reserved(name: str) -> bool:
    return name.lower() in _EVERYBODY or _USER_ID.fullmatch(name) is not None


def _marked(prose: str) -> Iterable[tuple[str, str]]:
    for mark in _MARK.finditer(prose):
        word = _word_at(prose, mark.end())
        if len(word) <= LONGEST_TAG and any(character.isalpha() for character in word):
            yield mark[0], word


def _word_at(prose: str, start: int) -> str:
    """Letters of every script with their marks, at which a regular expression's `w` would stop."""
    rest = prose[start : start + LONGEST_TAG + 1]
    word = "".join(takewhile(_is_of_a_word, rest))
    return "" if prose[start + len(word) :].startswith("/") else word.strip(_JOINERS)


def _is_of_a_word(character: str) -> bool:
    return (
        character.isalnum()
        or character in _JOINERS
        or unicodedata.category(character).startswith("M")
    )


def _numbers_in(prose: str) -> tuple[str, ...]:
    words = (f"{HOLE}" if word[0] in "#@" else word for word in re.split(r"(\s+)", prose) if word)
    return measures_in("".join(words))
