"""Words on their way to somebody: days that were typed become dates, and they are spoken to."""

import re
from datetime import date, timedelta

from bot.domain.text.wording import MONTHS, WEEKDAYS, capitalised, first_name

_BEFORE = "on|by|until|till|before|after|since|from|next|last|this|every|each"
_NOW = ("today", "tonight", "this morning", "this afternoon", "this evening")
_DAYS_OFF = {
    **dict.fromkeys(_NOW, 0),
    "yesterday": -1,
    "last night": -1,
    "yesterday morning": -1,
    "tomorrow": 1,
    "tomorrow morning": 1,
}
_PHRASES = "|".join(sorted((re.escape(one) for one in _DAYS_OFF), key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w./:#@-])(?:(?P<week>last|this|next)\s+week"
    rf"|(?:(?P<by>by|until|till|before|after|since|from)\s+)?(?P<phrase>{_PHRASES})"
    rf"|(?:(?P<before>{_BEFORE})\s+)?(?P<weekday>{'|'.join(WEEKDAYS)}))"
    r"(?!['’]s\b)(?![\w-]|\.\w)(?!,?\s+(?:the\s+)?\d)",  # noqa: RUF001 - a typographic apostrophe
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|shall|going to|plan to|want to|next)\b|['’]ll\b", re.IGNORECASE)  # noqa: RUF001 - the same
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b|\b(?:{_MONTH}) \d{{1,2}}\b", re.IGNORECASE
)
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
_HABIT = frozenset({"every", "each"})
_TO_COME = frozenset({"by", "until", "till", "before", "next", "from"})
_AS_ON = frozenset({"next", "last", "this"})
_WEEKS = {"last": -1, "this": 0, "next": 1}

_QUESTION = r"(?:how|what|which|who|whom|whose|when|where|why|whether|if)"
_TO = (
    "ask|tell|show|send|give|meet|thank|remind|invite|help|update|convince|brief|email|"
    "asked|told|showed|sent|gave|met|thanked|reminded|invited|helped|updated|convinced|emailed|"
    "with|to|for|from|by|of|at|about|via|and"
)


def with_dates(text: str, said_on: date, *, ahead: bool = False) -> str:
    """Return a text in which "yesterday" and "on Friday" are dates, as they were on `said_on`.

    A bare weekday is the coming one where the sentence speaks of what is to come, or where all of
    it does (`ahead`, for goals and promises); else it is the last one. Dates stay as they are.
    """
    return _DAY.sub(lambda found: _dated(found, text, said_on, ahead=ahead), text)


def spoken_to(text: str, name: str) -> str:
    """Return a text in which somebody is "you" instead of their first name.

    Empty where they are what the sentence is about ("Marta wants"): that cannot be said to them by
    changing a word.
    """
    who = first_name(name)
    if not who:
        return text
    called = rf"@?{re.escape(who)}(?:\s+{re.escape(_surname(name, who))})?"
    text = re.sub(rf"(?<!\w){called}['’]s\b", "your", text, flags=re.IGNORECASE)  # noqa: RUF001 - the same
    others = rf"\b({_TO})\s+{called}(?![\w'])"
    text = re.sub(others, r"\1 you", text, flags=re.IGNORECASE)
    return "" if re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text, re.IGNORECASE) else text


def noted(line: str) -> str:
    """Return a line of what was said for whoever was there: what speaks to "you" was theirs."""
    is_theirs = re.search(r"\byou(?:r|rs|rself)?\b", line, re.IGNORECASE)
    return f"As I noted it: “{line}”" if is_theirs else capitalised(line)


def speaks_of(line: str, name: str) -> bool:
    """Say whether a line speaks of somebody, who reads it: "she wants", "Marta sends it"."""
    who = first_name(name)
    is_named = who and re.search(rf"(?<!\w){re.escape(who)}(?!\w)", line, re.IGNORECASE)
    return bool(is_named or _THIRD_PERSON.search(line))


def sentences_of(line: str) -> list[str]:
    """Return the sentences of a line, each with its full stop, where it has one."""
    return [one for one in re.split(r"(?<=[.!?])\s+", line.strip()) if one]


def said_to(line: str, name: str) -> str:
    """Return a line as it is said to whom it speaks of: "You want two teams"; empty where unsure.

    Only a verb right behind "she" or the name is changed, and only where nobody else is spoken of.
    """
    who = re.escape(first_name(name)) or "he"
    found = re.match(rf"(?:he|she|{who})\s+(\w+)\b(.*)$", line.strip(), re.IGNORECASE)
    if found is None or speaks_of(found[2], name):
        return "" if speaks_of(spoken_to(line, name), name) else spoken_to(line, name)
    return f"You {_of_you(found[1])}{found[2]}"


def _of_you(verb: str) -> str:
    """Return the verb as it stands behind "you": "want" for "wants"; one of the past stays."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


_THIRD_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}


def names_a_day(text: str) -> bool:
    """Say whether a date stands in it, such as "by 27 November"."""
    return _DATE.search(text) is not None


def topic_for(text: str, name: str) -> str:
    """Return a text as a topic for a talk with somebody: what to ask them is asked.

    "Ask Marta how it is decided" becomes "How it is decided"; all else as `spoken_to`.
    """
    who = first_name(name)
    if not who:
        return text
    called = rf"@?{re.escape(who)}(?:\s+{re.escape(_surname(name, who))})?"
    asked = re.match(rf"ask\s+{called}\s+(?={_QUESTION}\b)", text, re.IGNORECASE)
    return spoken_to(capitalised(text[asked.end() :]) if asked else text, name)


def _surname(name: str, who: str) -> str:
    return name.replace(who, "", 1).strip() or who


def _dated(found: re.Match[str], text: str, said_on: date, *, ahead: bool) -> str:
    if found["week"]:
        monday = said_on - timedelta(days=said_on.weekday())
        first = monday + timedelta(weeks=_WEEKS[found["week"].lower()])
        return _as_written(found[0], f"in the week of {_named(first)}")
    if found["phrase"]:
        on = said_on + timedelta(days=_DAYS_OFF[" ".join(found["phrase"].lower().split())])
        return _as_written(found[0], f"{found['by'] or 'on'} {_named(on)}")
    before = (found["before"] or "").lower()
    if before in _HABIT:
        return found[0]
    is_ahead = before in _TO_COME or (before != "last" and (ahead or _speaks_ahead(found, text)))
    on = _weekday(found["weekday"], said_on, is_ahead=is_ahead)
    return _as_written(
        found[0], f"{'on' if not before or before in _AS_ON else before} {_named(on)}"
    )


def _weekday(word: str, said_on: date, *, is_ahead: bool) -> date:
    """The one after `said_on`, or the one before it."""
    away = (WEEKDAYS.index(word.lower()) - said_on.weekday()) % 7
    return said_on + timedelta(days=away or 7) if is_ahead else said_on - timedelta(days=7 - away)


def _speaks_ahead(found: re.Match[str], text: str) -> bool:
    starts = [end.end() for end in _SENTENCE_ENDS.finditer(text, 0, found.start())]
    end = _SENTENCE_ENDS.search(text, found.end())
    sentence = text[starts[-1] if starts else 0 : end.start() if end else len(text)]
    return _AHEAD.search(sentence) is not None


def _as_written(before: str, after: str) -> str:
    """With a capital where one stood; a weekday has one anywhere."""
    is_first = before[0].isupper() and before.lower() not in WEEKDAYS
    return after[0].upper() + after[1:] if is_first else after


def _named(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1].capitalize()}"
