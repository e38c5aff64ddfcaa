"""What a typed line names: one of the goals, a page, or how long a pause is."""

import re
from collections import Counter
from datetime import date, timedelta
from difflib import get_close_matches

from bot.domain.text.wording import WEEKDAYS, number_said
from bot.domain.typed import words
from bot.domain.wins.follow_up import signs_of

LIKE_A_NAME = 0.9
"""How much alike a mistyped name has to be; "win" is not "wins"."""

CLEAR_LEAD = 1.3
"""How many times the score of the next goal the one that is meant needs."""

A_DAY, A_WEEK, LONGEST_PAUSE = timedelta(days=1), timedelta(weeks=1), timedelta(days=366)


def goal_named(said: str, goals: tuple[str, ...]) -> int | None:
    """The place of the goal that most words of a line speak of: two of them, or all there are.

    A word that several goals have says less; without a clear lead it is none of them.
    """
    spoken, owns = _stems(said), [_stems(goal) for goal in goals]
    known = Counter(sign for own in owns for sign in own)
    scores: dict[int, float] = {}
    for place, own in enumerate(owns):
        shared = spoken & own
        if own and len(shared) >= min(2, len(own)):
            scores[place] = sum(1 / known[sign] for sign in shared)
    ranked = sorted(scores, key=lambda place: -scores[place])
    if len(ranked) > 1 and scores[ranked[0]] < CLEAR_LEAD * scores[ranked[1]]:
        return None
    return ranked[0] if ranked else None


def _stems(text: str) -> set[str]:
    return {sign for sign in signs_of(text) if sign.islower()}


def page_meant(text: str, names: tuple[str, ...]) -> str | None:
    """Return the page that a short line most likely names, by what it is called here."""
    said = re.sub(r"^(?:show|open)(?: me)? ", "", text)
    said = re.sub(r"^(?:my|the|write(?: my| the| a)?) ", "", said).removesuffix(" page")
    if not said or len(said.split()) > words.LONGEST_NAME:
        return None
    return next(iter(get_close_matches(said, names, n=1, cutoff=LIKE_A_NAME)), None)


def pause_ends(line: str, today: date) -> date:
    """The day that "pause for two weeks" names; a week from today where it names none."""
    said = line.lower()
    for weekday, name in enumerate(WEEKDAYS):
        if name in said:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    found = words.HOW_LONG.search(said)
    if found is None:
        return today + (A_DAY if "tomorrow" in said else A_WEEK)
    days = min(number_said(found[1]) * words.DAYS_OF[found[2]], LONGEST_PAUSE.days)
    return today + timedelta(days=max(days, 1))
